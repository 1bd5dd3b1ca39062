import { type Actor, can } from '@app/kernel';
import type { Rule } from '../database/access';
import type { Reader } from '../database/tx';
import type { StoredEvent } from '../events/event-consumer';
import type { Features } from '../feature/features';
import type { LiveArea } from './live-areas';

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

const subjectOf = ({ subject }: LiveArea, event: StoredEvent): string | undefined => (subject ? event.ids[subject.id] : undefined);

/** What somebody is told: the area, and the record where the person may read such records. */
export interface LiveChange {
  readonly area: string;
  readonly id?: string;
}

/** Who is told of which event, by the live areas of the features. */
export class Audiences {
  private readonly seers: ReadonlyMap<string, string>;
  /** Tables whose rows are seen by where they lie. */
  private readonly byPath: ReadonlySet<string>;

  constructor(private readonly features: Features) {
    this.byPath = new Set(
      features.tables.flatMap(({ table, app }) =>
        app.some(({ rule, verbs }) => rule === 'range' && verbs.includes('select')) ? [table] : [],
      ),
    );
    this.seers = new Map(
      features.liveAreas.flatMap(({ subject }) => (subject ? [[subject.table, this.seersSql(subject.table)] as const] : [])),
    );
  }

  /**
   * Who sees rows of a table, from the very description that row security is made of: a subscription must not know more, nor
   * less, than a list. The worker is nobody who listens; an entry of the staff would mean everybody.
   */
  private seersSql(name: string): string {
    const table = this.features.tableOf(name);
    if (!table) throw new Error(`live updates: no such table: ${name}`);
    return table.app
      .filter((rule) => rule.verbs.includes('select') && !(rule.rule === 'entry' && rule.entries.every((as) => as === 'worker')))
      .map((rule) => seersBy(name, rule))
      .join(' UNION ALL ');
  }

  /** The audience of each event, with one question for each kind of record. Rights are looked up now, not when it happened. */
  async of(reader: Reader, events: readonly StoredEvent[]): Promise<ReadonlyMap<StoredEvent, Audience>> {
    const wanted = new Map<string, Set<string>>();
    for (const event of events) {
      const area = this.features.areaOf(event.topic);
      const id = area && subjectOf(area, event);
      if (area?.subject && id) wanted.set(area.subject.table, (wanted.get(area.subject.table) ?? new Set<string>()).add(id));
    }
    const seers = new Map<string, Seer[]>();
    await Promise.all(
      [...wanted].map(async ([table, ids]) => {
        for (const seer of await reader.rows<Seer>(this.seers.get(table) ?? '', [[...ids]])) {
          seers.set(`${table}/${seer.id}`, [...(seers.get(`${table}/${seer.id}`) ?? []), seer]);
        }
      }),
    );
    return new Map(
      events.map((event) => {
        const area = this.features.areaOf(event.topic);
        const found = area?.subject ? (seers.get(`${area.subject.table}/${subjectOf(area, event) ?? ''}`) ?? []) : [];
        const valuesOf = (kind: Seer['kind']) => found.filter((seer) => seer.kind === kind).map(({ value }) => value);
        // The event's own path stands under row security, too; it says nothing of a record that is seen by its person alone.
        const own = area?.subject && !this.byPath.has(area.subject.table) ? [] : [event.orgPath];
        return [event, { paths: new Set([...own, ...valuesOf('path')]), people: new Set(valuesOf('person')) }];
      }),
    );
  }

  /** null: this event is none of the listener's business. */
  changeFor(actor: Actor, event: StoredEvent, audience: Audience): LiveChange | null {
    const area = this.features.areaOf(event.topic);
    const { scopePath } = actor;
    if (!area || !scopePath) return null;
    const sees = audience.people.has(actor.id) || [...audience.paths].some((path) => path.startsWith(scopePath));
    if (!sees) return null;
    const id = subjectOf(area, event);
    if (area.reads.some((permission) => can(actor, permission))) return { area: area.area, ...(id ? { id } : {}) };
    return area.counts.some((permission) => can(actor, permission)) ? { area: area.area } : null;
  }
}
