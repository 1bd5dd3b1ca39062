import { PhoneArea, PhonePlan, PhoneVisits } from '@app/contract';
import { todayInChina } from '@app/web-ui';
import { request } from '../server/request';
import type { Me } from '../server/me';
import type { OfflineData, VisitLine } from './offline-data';

/** The whole area is large and changes slowly. */
const AREA_HOURS = 12;
const isOld = (readAt: string | undefined): boolean => !readAt || Date.now() - Date.parse(readAt) > AREA_HOURS * 3_600_000;

/** What this person was at today, whichever way it was entered. */
async function visitedOn(day: string, personId: string): Promise<readonly VisitLine[]> {
  const { visits } = await request(PhoneVisits, { day });
  return visits.edges
    .map(({ node }) => node)
    .filter(({ participants }) => participants.some(({ id }) => id === personId))
    .map(({ id, firms }) => ({ id, firms: firms.map((firm) => ({ id: firm.id, name: firm.name ?? '' })) }));
}

/** Reads everything anew that is to be there without a network. */
export async function fetchOfflineData(me: Me | null, before: OfflineData, { wholeArea = false } = {}): Promise<OfflineData> {
  const readAt = new Date().toISOString();
  if (!me?.permissions.includes('visit:log')) return { ...before, readAt };
  const { visitPlan, companions } = await request(PhonePlan, {});
  const day = todayInChina();
  const visits = me.permissions.includes('visit:read') ? await visitedOn(day, me.person.id) : [];
  const { area } = before;
  const fresh = wholeArea || isOld(area?.readAt) ? (await request(PhoneArea, {})).visitPlan : null;
  return {
    version: 3,
    readAt,
    firms: visitPlan.firms,
    complete: visitPlan.complete,
    companions,
    visited: { day, visits },
    area: fresh ? { readAt, complete: fresh.complete, firms: fresh.firms } : area,
  };
}
