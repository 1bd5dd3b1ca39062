import type { Actor } from '@app/kernel';
import type { Database } from '../database/database';

export const JOB_STATES = ['WAITING', 'RUNNING', 'DONE', 'DEAD'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Ids, codes and numbers; no personal values. */
export type JobPayload = Readonly<Record<string, unknown>>;

/** A job that this worker holds. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly uniqueKey: string | null;
  readonly payload: JobPayload;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

export interface JobContext {
  readonly database: Database;
  /** The person the job is done for, with the rights of now; the system itself when it is done for nobody. */
  readonly actor: Actor;
  /** Aborted when the worker stops or has lost the job: stop at the next safe place. */
  readonly signal: AbortSignal;
}

/** What does the jobs of one kind. May run again after a crash: its effects must bear repetition. */
export abstract class JobHandler {
  abstract readonly kind: string;
  abstract run(job: Job, context: JobContext): Promise<void>;
}

/** Modules may list handlers under this token instead of providing each as a class. */
export const JOB_HANDLERS = Symbol('job handlers');

/** Thrown by a handler for what no further attempt will heal: the job is dead at once. */
export class JobImpossible extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'JobImpossible';
  }
}

/** Port: the identity library looks up what somebody may do now. */
export abstract class ActorDirectory {
  /** null: the person is switched off, or the post is over. */
  abstract actorFor(personId: string, postId: string): Promise<Actor | null>;
}
