import { type Actor, maskPhone, shanghaiDate } from '@app/kernel';
import { checked, Fault, type Reader, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { pinyinKeys } from './pinyin-keys';
import { type CompanionRow, companionRows, MOST_FIRMS_ALONG, planRows } from './persistence/plan.queries';
import type { VisitPlan } from './graphql/plan.types';

/** What a phone takes along to work without a network. */
@Injectable()
export class VisitPlanService {
  async plan(reader: Reader, actor: Actor, all: boolean): Promise<VisitPlan> {
    if (!actor.scopePath || !actor.unitPath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    // Who looks after a village looks after every firm in it, given to somebody or not.
    const path = all ? actor.scopePath : actor.role === 'VILLAGE_LIAISON' ? actor.unitPath : null;
    const [rows, calendar, now] = await Promise.all([
      planRows(reader, { personId: actor.id, path }),
      workingCalendar(reader),
      reader.first<{ at: Date }>('SELECT app.instant() AS at'),
    ]);
    const at = now?.at ?? new Date();
    const today = shanghaiDate(at);
    return {
      at,
      today,
      complete: rows.length < MOST_FIRMS_ALONG,
      firms: rows.map((row) => ({
        ...row,
        ...pinyinKeys(row.name),
        contactPhone: row.contactPhone ? maskPhone(row.contactPhone) : null,
        appeals: row.appeals.map((appeal) => ({
          ...appeal,
          workingDaysLeft: appeal.dueOn ? calendar.workingDaysBetween(today, appeal.dueOn) : null,
        })),
      })),
    };
  }

  companions(reader: Reader, actor: Actor, search: string): Promise<CompanionRow[]> {
    if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const name = checked((check) => check.text('search', search, 'personName'));
    return companionRows(reader, { personId: actor.id, scopePath: actor.scopePath, search: name ?? '' });
  }
}
