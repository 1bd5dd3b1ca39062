import { publishSlip } from '@app/identity';
import { SYSTEM_ACTOR } from '@app/kernel';
import type { Database } from '@app/platform';
import { DEMO_SLIPS } from '../story/people';

/** As long as somebody may want to look at a demonstration. */
const DAYS = 3650;

/** The slips with the codes that the start prints: of the cadres of the township, in the name of its clerk. */
export async function renewDemoSlips(database: Database): Promise<void> {
  const clerk = await database.read(SYSTEM_ACTOR, (reader) =>
    reader.first<{ id: string; scopePath: string }>(
      `SELECT o.person_id AS id, o.scope_path::text AS "scopePath" FROM post o JOIN unit u ON u.id = o.scope_unit_id
        WHERE o.role = 'OFFICE_CLERK' AND u.name LIKE '阳城镇%' ORDER BY o.id LIMIT 1`,
    ),
  );
  if (!clerk) return;
  for (const { login, startCode } of DEMO_SLIPS)
    await publishSlip(database, {
      loginName: login,
      code: startCode,
      days: DAYS,
      reach: 'FIELD',
      issuedBy: clerk.id,
      scopePath: clerk.scopePath,
    });
}
