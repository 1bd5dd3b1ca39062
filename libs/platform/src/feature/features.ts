import type { Permission } from '@app/kernel';
import type { Type } from '@nestjs/common';
import type { AccessDescription, ProtectedTable, UnprotectedTable } from '../database/access';
import type { EntityClass } from '../database/entity-class';
import type { FilePurpose, PurposeRule } from '../files/purpose';
import type { LiveArea } from '../live/live-areas';
import type { Feature } from './feature';

function distinct(names: readonly string[], what: string): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two features bring the ${what} ${twice}`);
}

/** Each table with its own rules first, then what other features add, in the order of the list. */
function tablesOf(features: readonly Feature[]): readonly ProtectedTable[] {
  const own = features.flatMap(({ tables = [] }) => tables);
  const contributions = features.flatMap(({ contributes = [] }) => contributes);
  const lost = contributions.find(({ table }) => !own.some((t) => t.table === table));
  if (lost) throw new Error(`rules are added to a table that nobody brings: ${lost.table}`);
  return own.map((table) => {
    const added = contributions.filter((c) => c.table === table.table);
    const portal = [...(table.portal ?? []), ...added.flatMap((c) => c.portal ?? [])];
    return { ...table, app: [...table.app, ...added.flatMap((c) => c.app ?? [])], ...(portal.length > 0 ? { portal } : {}) };
  });
}

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...new Set([...a, ...b])];

/** A purpose that several features name is for all who may use it in one of them. */
function purposesOf(features: readonly Feature[]): ReadonlyMap<FilePurpose, PurposeRule> {
  const all = new Map<FilePurpose, PurposeRule>();
  for (const { filePurposes = {} } of features) {
    for (const [purpose, rule] of Object.entries(filePurposes) as [FilePurpose, PurposeRule][]) {
      const there = all.get(purpose);
      all.set(purpose, there ? { ...there, ...rule, upload: union(there.upload, rule.upload), read: union(there.read, rule.read) } : rule);
    }
  }
  return all;
}

/** The features of an installation, put together: what the platform asks when it must know of a table, a topic, a file. */
export class Features implements AccessDescription {
  readonly entities: readonly EntityClass[];
  readonly tables: readonly ProtectedTable[];
  readonly unprotected: readonly UnprotectedTable[];
  readonly liveAreas: readonly LiveArea[];
  readonly filePurposes: ReadonlyMap<FilePurpose, PurposeRule>;
  private readonly areaByFamily: ReadonlyMap<string, LiveArea>;

  constructor(readonly all: readonly Feature[]) {
    this.entities = all.flatMap(({ entities = [] }) => entities);
    this.tables = tablesOf(all);
    this.unprotected = all.flatMap(({ unprotected = [] }) => unprotected);
    this.liveAreas = all.flatMap(({ liveAreas = [] }) => liveAreas);
    this.filePurposes = purposesOf(all);
    this.areaByFamily = new Map(this.liveAreas.flatMap((area) => area.topics.map((family) => [family, area] as const)));
    for (const [what, names] of Object.entries({
      name: all.map(({ name }) => name),
      table: [...this.tables, ...this.unprotected].map(({ table }) => table),
      topic: all.flatMap(({ topics = {} }) => Object.keys(topics)),
      'audit action': all.flatMap(({ auditActions = [] }) => auditActions),
      message: all.flatMap(({ messages = {} }) => Object.keys(messages)),
      'live area': this.liveAreas.map(({ area }) => area),
      'followed family of topics': this.liveAreas.flatMap(({ topics }) => topics),
    }))
      distinct(names, what);
  }

  get modules(): readonly Type[] {
    return this.all.flatMap(({ module }) => (module ? [module] : []));
  }

  /** The area whose followers are told of such an event. */
  areaOf(topic: string): LiveArea | undefined {
    return this.areaByFamily.get(topic.slice(0, topic.indexOf('.')));
  }

  tableOf(name: string): ProtectedTable | undefined {
    return this.tables.find(({ table }) => table === name);
  }

  /** Who may listen at all: whoever may be told anything. */
  get listeners(): readonly Permission[] {
    return [...new Set(this.liveAreas.flatMap(({ reads, counts }) => [...reads, ...counts]))];
  }

  /** Who may upload anything. */
  get uploaders(): readonly Permission[] {
    return [...new Set([...this.filePurposes.values()].flatMap(({ upload }) => upload))];
  }
}
