import { type Actor, can } from '@app/kernel';
import { PROTECTED_TABLES, type Rule } from '../database/access';
import type { Reader } from '../database/tx';
import type { StoredEvent } from '../events/event-consumer';
import { AREA_RULES, type LiveArea, ruleOf } from './live-areas';

/** Whoever sees the record of an event: a scope that holds one of the paths, or one of the people. */
export interface Audience {
  readonly paths: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

interface Seer {
  readonly id: string;
  readonly kind: 'path' | 'person';
  readonly value: string;
}

const seerSql = (kind: Seer['kind'], table: string, key: string, column: string): string =>
  `SELECT ${key} AS id, '${kind}' AS kind, ${column}::text AS value FROM ${table} WHERE ${key} = ANY($1::uuid[]) AND ${column} IS NOT NULL`;

/** One way of seeing a record, turned round: from the record to the paths and people it is there for. */
function seersBy(table: string, rule: Rule): string {
  switch (rule.rule) {
    case 'range':
      return seerSql('path', table, 'id', rule.column);
    case 'own':
      return seerSql('person', table, 'id', rule.column);
    case 'through':
      if (rule.column === 'id' && rule.path) return seerSql('path', rule.table, rule.key, rule.path);
      if (rule.column === 'id' && rule.person) return seerSql('person', rule.table, rule.key, rule.person);
  }
  throw new Error(`live updates cannot follow the rule ${rule.rule} of ${table}`);
}

/**
 * Who sees rows of a table, from the very description that row security is made of: a subscription must not know more, nor
 * less, than a list. Entries of the staff would mean everybody and are no subject of an event.
 */
function seersSql(table: string): string {
  const described = PROTECTED_TABLES.find((t) => t.table === table);
  if (!described) throw new Error(`live updates: no such table: ${table}`);
  return described.app
    .filter(({ verbs }) => verbs.includes('select'))
    .map((rule) => seersBy(table, rule))
    .join(' UNION ALL ');
}

const SEERS: ReadonlyMap<string, string> = new Map(
  AREA_RULES.flatMap(({ subject }) => (subject ? [[subject.table, seersSql(subject.table)] as const] : [])),
);

const subjectOf = (rule: LiveArea, event: StoredEvent): string | undefined => (rule.subject ? event.ids[rule.subject.id] : undefined);

/** The audience of each event, with one question for each kind of record. Rights are looked up now, not when it happened. */
export async function audiencesOf(reader: Reader, events: readonly StoredEvent[]): Promise<ReadonlyMap<StoredEvent, Audience>> {
  const wanted = new Map<string, Set<string>>();
  for (const event of events) {
    const rule = ruleOf(event.topic);
    const id = rule && subjectOf(rule, event);
    if (rule?.subject && id) wanted.set(rule.subject.table, (wanted.get(rule.subject.table) ?? new Set<string>()).add(id));
  }
  const seers = new Map<string, Seer[]>();
  await Promise.all(
    [...wanted].map(async ([table, ids]) => {
      for (const seer of await reader.rows<Seer>(SEERS.get(table) ?? '', [[...ids]])) {
        seers.set(`${table}/${seer.id}`, [...(seers.get(`${table}/${seer.id}`) ?? []), seer]);
      }
    }),
  );
  return new Map(
    events.map((event) => {
      const rule = ruleOf(event.topic);
      const found = rule?.subject ? (seers.get(`${rule.subject.table}/${subjectOf(rule, event) ?? ''}`) ?? []) : [];
      const valuesOf = (kind: Seer['kind']) => found.filter((seer) => seer.kind === kind).map(({ value }) => value);
      // The event's own path stands under row security, too.
      return [event, { paths: new Set([event.orgPath, ...valuesOf('path')]), people: new Set(valuesOf('person')) }];
    }),
  );
}

/** What somebody is told: the area, and the record where the person may read such records. */
export interface LiveChange {
  readonly area: string;
  readonly id?: string;
}

/** null: this event is none of the listener's business. */
export function changeFor(actor: Actor, event: StoredEvent, audience: Audience): LiveChange | null {
  const rule = ruleOf(event.topic);
  const { scopePath } = actor;
  if (!rule || !scopePath) return null;
  const sees = audience.people.has(actor.id) || [...audience.paths].some((path) => path.startsWith(scopePath));
  if (!sees) return null;
  const id = subjectOf(rule, event);
  if (rule.reads.some((permission) => can(actor, permission))) return { area: rule.area, ...(id ? { id } : {}) };
  return rule.counts.some((permission) => can(actor, permission)) ? { area: rule.area } : null;
}
