import { Clock, newId, SystemClock } from '@app/kernel';
import { type Database, type Tx, UserError } from '@app/platform';
import { TestDatabase, TestWorld } from '@test/test-database';
import type { LogVisit } from '../domain/visit';
import { VISITS_ENTITIES } from '../index';
import { VisitRecorder } from '../visit.recorder';
import { VisitRefused } from '../visits.errors';
import { AppealsPort, DemandsPort } from '../visits.ports';
import { VisitsService } from '../visits.service';
import { CampaignCoverageService } from '../campaign-coverage.service';
import { CampaignListsService } from '../campaign-lists.service';
import { CampaignsService } from '../campaigns.service';

type AppealInput = Parameters<AppealsPort['registerIn']>[1];
type DemandInput = Parameters<DemandsPort['recordIn']>[1];

class SiblingRefused extends UserError {}

/** Writes a row of the real table, and refuses the category FINANCING as the appeals do. */
export class PlainAppealsPort extends AppealsPort {
  async registerIn(tx: Tx, input: AppealInput): Promise<{ id: string } | UserError> {
    if (input.category === 'FINANCING') return new SiblingRefused('FIELD_INVALID', {}, 'input.category');
    const id = newId();
    await tx.rows(
      `INSERT INTO appeal (id, unit_id, org_path, area_code, enterprise_id, firm_name, title, words, source, state, registered_on, registered_by,
                           visit_id, last_act_on, acceptance_due_on, due_inputs)
       VALUES ($1, $2, $3, '411323111', $4, '厂', $5, $6, $7, 'REGISTERED', $8, $9, $10, $8, $8, '{}')`,
      [
        id,
        tx.actor.unitId,
        tx.actor.unitPath,
        input.enterpriseId,
        input.title,
        input.description,
        input.source,
        input.occurredOn,
        tx.actor.id,
        input.visitId,
      ],
    );
    tx.closing.push({ sql: 'SELECT app.give_appeal_number($1)', values: [id] });
    return { id };
  }

  async solveOnSpotIn(_tx: Tx, { appealId }: { readonly appealId: string }): Promise<{ id: string } | UserError> {
    return { id: appealId };
  }
}

/** Writes a row of the real table; an amount of nothing is refused. */
export class PlainDemandsPort extends DemandsPort {
  async recordIn(tx: Tx, input: DemandInput): Promise<{ id: string } | UserError> {
    if (!input.amount.isPositive()) return new SiblingRefused('FIELD_AMOUNT', {}, 'input.amount');
    const id = newId();
    await tx.rows(
      `INSERT INTO demand (id, unit_id, org_path, enterprise_id, firm_path, firm_name, amount, purpose, term_months, route, occurred_on, visit_id, recorded_by, is_late)
       VALUES ($1, $2, $3, $4, $3, '厂', $5, $6, $11, $7, $8, $9, $10, false)`,
      [
        id,
        tx.actor.unitId,
        tx.actor.unitPath,
        input.enterpriseId,
        input.amount.toString(),
        input.purpose,
        input.route,
        input.occurredOn,
        input.visitId,
        tx.actor.id,
        input.termMonths ?? null,
      ],
    );
    return { id };
  }
}

export interface VisitsWorld {
  readonly db: TestDatabase;
  readonly database: Database;
  readonly world: TestWorld;
  readonly visits: VisitsService;
  readonly campaigns: CampaignsService;
  readonly lists: CampaignListsService;
  readonly coverage: CampaignCoverageService;
}

export async function openVisits(db: TestDatabase, clock: Clock = new SystemClock()): Promise<VisitsWorld> {
  const database = await db.open(VISITS_ENTITIES, clock);
  const visits = new VisitsService(database, new VisitRecorder(new PlainAppealsPort(), new PlainDemandsPort()));
  return {
    db,
    database,
    world: new TestWorld(database),
    visits,
    campaigns: new CampaignsService(database),
    lists: new CampaignListsService(database),
    coverage: new CampaignCoverageService(database),
  };
}

/** A county with two townships; the one has two offices, with an office clerk of the whole township and a cadre. */
export async function aCounty(world: TestWorld) {
  const n = Math.floor(Math.random() * 900_000) + 100_000;
  const county = await world.unit('COUNTY', '某县', null, `${n}000000`);
  const town = await world.unit('TOWNSHIP', '阳城镇', county, `${n}111000`);
  const sibling = await world.unit('TOWNSHIP', '邻镇', county, `${n}112000`);
  const office = await world.unit('OFFICE', '营商办', town);
  const village = await world.unit('VILLAGE', '东村', town, `${n}111201`);
  const clerk = await world.actor('OFFICE_CLERK', office, town, '专干');
  const head = await world.actor('OFFICE_HEAD', office, town, '主任');
  const cadre = await world.actor('CADRE', town, town, '干部');
  const colleague = await world.actor('CADRE', town, town, '同事');
  const siblingClerk = await world.actor('OFFICE_CLERK', sibling, sibling, '邻镇专干');
  return { county, town, sibling, office, village, clerk, head, cadre, colleague, siblingClerk };
}

let made = 0;
export const aVisit = (enterpriseIds: readonly string[], more: Partial<LogVisit> = {}): LogVisit => ({
  clientId: `visit-${++made}`,
  channel: 'ON_SITE',
  firms: enterpriseIds.map((enterpriseId) => ({ enterpriseId })),
  topics: ['PRODUCTION'],
  ...more,
});

/** The id of what was saved; fails the test when it was refused. */
export function saved(result: { readonly id: string } | VisitRefused): string {
  if (result instanceof VisitRefused) throw new Error(`refused: ${result.code} at ${result.field ?? '-'}`);
  return result.id;
}

export function refused(result: { readonly id: string } | VisitRefused): { code: string; field: string | undefined } {
  if (!(result instanceof VisitRefused)) throw new Error('was not refused');
  return { code: result.code, field: result.field };
}
