import type { MessageArea } from '@app/messages';
import type { Type } from '@nestjs/common';
import type { ContributedRules, ProtectedTable, UnprotectedTable } from '../database/access';
import type { EntityClass } from '../database/entity-class';
import type { EventConsumer } from '../events/event-consumer';
import type { AuditAction, TopicTable } from '../events/topics';
import type { FileGates, PurposeRules } from '../files/purpose';
import type { JobHandler } from '../jobs/job';
import type { PeriodicTask } from '../jobs/periodic-task';
import type { LiveArea } from '../live/live-areas';

declare global {
  namespace Zhuqi {
    /** Parts of a feature that other libraries read: each declares its own here (exportable lists: libs/exports). */
    interface FeatureParts {}
  }
}

/** Everything a library brings to the system. `libs/composition` lists the features and knows nothing else of them. */
export interface Feature extends Zhuqi.FeatureParts {
  /** Name of the library's folder. */
  readonly name: string;
  readonly module?: Type;
  readonly entities?: readonly EntityClass[];
  /** Its own tables: who sees and changes which rows. */
  readonly tables?: readonly ProtectedTable[];
  /** Tables without row security, each with its reason. */
  readonly unprotected?: readonly UnprotectedTable[];
  /** Rules it adds to tables of libraries below it, after their own. */
  readonly contributes?: readonly ContributedRules[];
  /** From `<name>.events.ts`, as are the audit actions. */
  readonly topics?: TopicTable;
  readonly auditActions?: readonly AuditAction[];
  readonly messages?: MessageArea;
  readonly liveAreas?: readonly LiveArea[];
  readonly filePurposes?: PurposeRules;
  readonly fileGates?: FileGates;
  readonly jobs?: readonly Type<JobHandler>[];
  readonly consumers?: readonly Type<EventConsumer>[];
  readonly tasks?: readonly Type<PeriodicTask>[];
}

/** Where Nest keeps the providers of a module. */
const PROVIDERS = 'providers';

const isClass = (value: unknown): value is Type => typeof value === 'function';
const classesIn = (part: unknown): readonly Type[] =>
  typeof part === 'object' && part !== null ? Object.values(part).filter(isClass) : [];

/** The classes of its parts (jobs, consumers, tasks, lists) become providers of its module. */
export function defineFeature<const F extends Feature>(feature: F): F {
  const { module, entities: _, ...parts } = feature;
  const classes = Object.values(parts).flatMap(classesIn);
  if (!module) {
    if (classes.length > 0) throw new Error(`the feature ${feature.name} has no module for its classes`);
    return feature;
  }
  const own = (Reflect.getMetadata(PROVIDERS, module) ?? []) as readonly unknown[];
  Reflect.defineMetadata(PROVIDERS, [...new Set([...own, ...classes])], module);
  return feature;
}
