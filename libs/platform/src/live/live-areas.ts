import type { Permission } from '@app/kernel';

/** What a page may follow, and who is told of it. */
export interface LiveArea {
  readonly area: string;
  /** First parts of the topics that belong to it. */
  readonly topics: readonly string[];
  /** Holders of one of these may know which record changed. */
  readonly reads: readonly Permission[];
  /** Holders of one of these are told that something changed, and no more. */
  readonly counts: readonly Permission[];
  /** The record an event is about: whoever sees it under row security may hear of it. Absent: only the event's own path tells. */
  readonly subject: { readonly table: string; readonly id: string } | null;
}

/** Which events are told to whom. A topic that no rule names is told to nobody. */
export const AREA_RULES: readonly LiveArea[] = [
  { area: 'appeal', topics: ['appeal'], reads: ['appeal:read'], counts: ['figure:read'], subject: { table: 'appeal', id: 'appealId' } },
  { area: 'visit', topics: ['visit'], reads: ['visit:read'], counts: ['figure:read'], subject: { table: 'visit', id: 'visitId' } },
  {
    area: 'financing',
    topics: ['demand', 'offer', 'disbursement', 'financing'],
    reads: ['financing:read'],
    counts: ['figure:read'],
    subject: { table: 'demand', id: 'demandId' },
  },
  {
    area: 'enterprise',
    topics: ['enterprise'],
    reads: ['enterprise:read'],
    counts: ['figure:read'],
    subject: { table: 'enterprise', id: 'enterpriseId' },
  },
  { area: 'liaison', topics: ['liaison'], reads: ['liaison:read'], counts: [], subject: { table: 'liaison', id: 'liaisonId' } },
  { area: 'campaign', topics: ['campaign'], reads: ['campaign:read'], counts: ['figure:read'], subject: null },
  { area: 'identity', topics: ['identity'], reads: ['unit:read'], counts: [], subject: null },
];

const BY_TOPIC: ReadonlyMap<string, LiveArea> = new Map(AREA_RULES.flatMap((rule) => rule.topics.map((topic) => [topic, rule] as const)));

export const ruleOf = (topic: string): LiveArea | undefined => BY_TOPIC.get(topic.slice(0, topic.indexOf('.')));

/** Who may listen at all: whoever may be told anything. */
export const LISTENERS = [...new Set(AREA_RULES.flatMap(({ reads, counts }) => [...reads, ...counts]))] as [Permission, ...Permission[]];
