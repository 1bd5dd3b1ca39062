import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import type { Database, SqlValue, Tx } from '@app/platform';

interface Place {
  readonly id: string;
  readonly path: string;
}

/** Puts facts into the tables of other libraries as the system would, one transaction each. For tests only. */
export class Facts {
  private numbers = 0;

  constructor(
    private readonly database: Database,
    /** Who recorded them. */
    private readonly by: Actor,
  ) {}

  private write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.write(SYSTEM_ACTOR, work);
  }

  visit(unit: Place, day: string, firms: readonly string[], way = 'ON_SITE', replaces: string | null = null): Promise<string> {
    return this.write((tx) => this.visitIn(tx, unit, day, firms, way, replaces));
  }

  private async visitIn(tx: Tx, unit: Place, day: string, firms: readonly string[], way: string, replaces: string | null): Promise<string> {
    const id = newId();
    await tx.rows(
      `INSERT INTO visit (id, unit_id, org_path, occurred_on, way, topics, recorded_by, recorded_by_post, is_late, replaces_id) VALUES ($1, $2, $3, $4, $5, '{}', $6, $7, false, $8)`,
      [id, unit.id, unit.path, day, way, this.by.id, this.by.postId, replaces],
    );
    for (const firm of firms) {
      await tx.rows(
        'INSERT INTO visit_firm (id, visit_id, enterprise_id, org_path, firm_path, occurred_on, way) VALUES ($1, $2, $3, $4, $4, $5, $6)',
        [newId(), id, firm, unit.path, day, way],
      );
    }
    return id;
  }

  replaceVisit(old: string, unit: Place, day: string, firms: readonly string[]): Promise<string> {
    return this.write(async (tx) => {
      await this.voidIn(tx, 'visit', old);
      return this.visitIn(tx, unit, day, firms, 'ON_SITE', old);
    });
  }

  void(
    table: 'visit' | 'disbursement' | 'offer_decision' | 'offer_answer' | 'enterprise_alias' | 'not_visited_reason',
    id: string,
  ): Promise<unknown> {
    return this.write((tx) => this.voidIn(tx, table, id));
  }

  private voidIn(tx: Tx, table: string, id: string): Promise<unknown> {
    return tx.rows(`UPDATE ${table} SET voided_at = app.instant(), voided_by = $2, void_reason = '更正' WHERE id = $1`, [id, this.by.id]);
  }

  async merge(unit: Place, loser: string, survivor: string): Promise<string> {
    const id = newId();
    await this.insert('enterprise_alias', {
      id,
      loser_id: loser,
      survivor_id: survivor,
      org_path: unit.path,
      reason: '重复',
      recorded_by: this.by.id,
    });
    return id;
  }

  async campaign(unit: Place, from: string, to: string): Promise<string> {
    const id = newId();
    await this.insert('campaign', { id, unit_id: unit.id, org_path: unit.path, name: '大走访', period: `[${from},${to}]` });
    return id;
  }

  /** The next version of a campaign's list: what is on it goes off, what is not goes on. */
  freeze(campaign: string, unit: Place, day: string, firms: readonly string[]): Promise<unknown> {
    return this.write(async (tx) => {
      const [{ n = 0 } = {}] = await tx.rows<{ n: number }>('SELECT count(*)::int + 1 AS n FROM campaign_version WHERE campaign_id = $1', [
        campaign,
      ]);
      await this.insertIn(tx, 'campaign_version', {
        campaign_id: campaign,
        n,
        org_path: unit.path,
        valid_from: day,
        reason: '按台账',
        recorded_by: this.by.id,
        recorded_by_post: this.by.postId,
      });
      for (const firm of firms)
        await tx.rows(
          `INSERT INTO campaign_change (id, campaign_id, n, enterprise_id, org_path, kind, reason, words)
           SELECT $1, $2, $3, $4, $5, k.kind, k.reason, k.reason
             FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM app.campaign_list($2, 'infinity', 'infinity') l WHERE l.enterprise_id = $4) THEN 'REMOVED' ELSE 'ADDED' END) w (kind)
             CROSS JOIN LATERAL (SELECT w.kind, CASE WHEN w.kind = 'REMOVED' THEN 'OTHER' END AS reason) k`,
          [newId(), campaign, n, firm, unit.path],
        );
    });
  }

  async whyNot(campaign: string, unit: Place, firm: string, day: string): Promise<string> {
    const id = newId();
    await this.insert('not_visited_reason', {
      id,
      campaign_id: campaign,
      enterprise_id: firm,
      org_path: unit.path,
      occurred_on: day,
      reason: 'UNREACHABLE',
      is_late: false,
      recorded_by: this.by.id,
      recorded_by_post: this.by.postId,
    });
    return id;
  }

  rename(firm: string, shortName: string): Promise<unknown> {
    return this.write((tx) => tx.rows('UPDATE enterprise SET short_name = $2, version = version + 1 WHERE id = $1', [firm, shortName]));
  }

  /** An appeal that was registered a month before `day`; its events are added by `event`. */
  async appeal(unit: Place, firm: string | null, title = '诉求', firmName = '某企业'): Promise<string> {
    const id = newId();
    const number = `SQ-411323111-2024-${String(++this.numbers).padStart(4, '0')}`;
    await this.write(async (tx) => {
      await tx.rows(
        `INSERT INTO appeal (id, unit_id, org_path, area_code, enterprise_id, firm_path, firm_name, title, words, source, state, registered_on, registered_by,
                             last_act_on, acceptance_due_on, due_inputs)
         VALUES ($1, $2, $3, '411323111', $4, $3, $7, $5, $5, 'OFFICE', 'REPLIED', '2024-01-02', $6, '2024-01-02', '2024-01-03', '{}')`,
        [id, unit.id, unit.path, firm, `${number} ${title}`, this.by.id, firmName],
      );
      await tx.rows('SELECT app.give_appeal_number($1)', [id]);
      await this.eventIn(tx, id, 'register', 'REGISTERED', '2024-01-02', {});
    });
    return id;
  }

  event(appeal: string, action: string, to: string, day: string, more: Readonly<Record<string, SqlValue>> = {}): Promise<unknown> {
    return this.write((tx) => this.eventIn(tx, appeal, action, to, day, more));
  }

  /** The limit of the round that runs: what the appeal itself keeps. */
  limit(appeal: string, originalDueOn: string, dueOn = originalDueOn): Promise<unknown> {
    return this.write((tx) =>
      tx.rows('UPDATE appeal SET original_due_on = $2, due_on = $3, version = version + 1 WHERE id = $1', [appeal, originalDueOn, dueOn]),
    );
  }

  close(appeal: string, day: string, more: Readonly<Record<string, SqlValue>> = {}): Promise<unknown> {
    return this.event(appeal, 'close', 'CLOSED', day, { outcome: 'SOLVED', confirmation_class: 'B', ...more });
  }

  private eventIn(
    tx: Tx,
    appeal: string,
    action: string,
    to: string,
    day: string,
    more: Readonly<Record<string, SqlValue>>,
  ): Promise<unknown> {
    return tx.rows(
      `INSERT INTO appeal_event (id, appeal_id, seq, org_path, action, to_state, occurred_on, actor_kind, is_late, outcome, confirmation_class, related_appeal_id, details)
       SELECT $1, a.id, (SELECT count(*) + 1 FROM appeal_event e WHERE e.appeal_id = a.id), a.org_path, $3, $4, $5, 'PERSON', false, $6, $7, $8, $9::jsonb FROM appeal a WHERE a.id = $2`,
      [
        more['id'] ?? newId(),
        appeal,
        action,
        to,
        day,
        more['outcome'] ?? null,
        more['confirmation_class'] ?? null,
        more['related_appeal_id'] ?? null,
        more['details'] ?? '{}',
      ],
    );
  }

  /** A demand with one bank's granted decision; `answer` null leaves it open. Amounts in yuan. */
  async credit(
    unit: Place,
    bank: Place,
    firm: string,
    granted: string,
    day: string,
    answer: 'ACCEPTED' | 'DECLINED' | null = 'ACCEPTED',
    demand?: string,
  ): Promise<Credit> {
    const [demandId, offerId, decisionId] = [demand ?? newId(), newId(), newId()];
    await this.write(async (tx) => {
      const insert = (table: string, row: Readonly<Record<string, SqlValue>>): Promise<unknown> => this.insertIn(tx, table, row);
      const firmed = { enterprise_id: firm, firm_path: unit.path };
      if (!demand) {
        await insert('demand', {
          id: demandId,
          unit_id: unit.id,
          org_path: unit.path,
          ...firmed,
          firm_name: '某企业',
          amount: granted,
          purpose: '周转',
          route: 'OWN',
          occurred_on: '2024-01-02',
          recorded_by: this.by.id,
          is_late: false,
        });
      }
      const common = { demand_id: demandId, org_path: unit.path, bank_path: bank.path };
      await insert('bank_offer', {
        id: offerId,
        ...common,
        ...firmed,
        bank_id: bank.id,
        firm_name: '某企业',
        demanded_amount: granted,
        sent_on: '2024-01-02',
        due_on: '2024-02-01',
        sent_by: this.by.id,
      });
      await insert('offer_decision', {
        id: decisionId,
        offer_id: offerId,
        ...common,
        ...firmed,
        decision: 'GRANTED',
        amount: granted,
        occurred_on: day,
        recorded_by: this.by.id,
        is_late: false,
      });
      if (answer) {
        await insert('offer_answer', {
          id: newId(),
          offer_id: offerId,
          decision_id: decisionId,
          org_path: unit.path,
          bank_path: bank.path,
          answer,
          occurred_on: day,
          recorded_by: this.by.id,
          is_late: false,
        });
      }
    });
    return { demandId, offerId, decisionId, firm, unit, bank };
  }

  async pay(credit: Credit, amount: string, day: string, kind = 'NEW', reversalOf: string | null = null): Promise<string> {
    const id = newId();
    await this.insert('disbursement', {
      id,
      offer_id: credit.offerId,
      decision_id: credit.decisionId,
      demand_id: credit.demandId,
      org_path: credit.unit.path,
      firm_path: credit.unit.path,
      bank_path: credit.bank.path,
      enterprise_id: credit.firm,
      kind,
      amount,
      reversal_of: reversalOf,
      occurred_on: day,
      recorded_by: this.by.id,
      is_late: false,
    });
    return id;
  }

  private insert(table: string, row: Readonly<Record<string, SqlValue>>): Promise<unknown> {
    return this.write((tx) => this.insertIn(tx, table, row));
  }

  private insertIn(tx: Tx, table: string, row: Readonly<Record<string, SqlValue>>): Promise<unknown> {
    const names = Object.keys(row);
    return tx.rows(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
}

export interface Credit {
  readonly demandId: string;
  readonly offerId: string;
  readonly decisionId: string;
  readonly firm: string;
  readonly unit: Place;
  readonly bank: Place;
}
