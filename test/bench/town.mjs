import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const argon2 = require('argon2');

const COUNTY = '00000000-0000-7000-8000-000000000001';
const TOWN = '00000000-0000-7000-8000-000000000002';
const OFFICE = '00000000-0000-7000-8000-000000000003';
const CLERK = '00000000-0000-7000-8000-000000000004';
const POST = '00000000-0000-7000-8000-000000000005';
export const AREA = { path: '0001.0001.', officePath: '0001.0001.0001.' };

const PASSWORD = 'Bench-Password-7';
/** Names of three syllables from thirty, so that a search of two finds some and not all. */
const SYLLABLES = '龙腾安泰云雾清河临水望山金桥玉泉宏达鼎新瑞丰永昌恒通佳美';

/** One town with a clerk, its firms, and one visit at each in 2024. */
export async function fill(admin, firms) {
  const client = await admin.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT app.enter_system('identity', null, true)`);
    const unit = (id, parent, kind, name, code, path) =>
      client.query(
        'INSERT INTO unit (id, parent_id, name, short_name, kind, code, path, next_ordinal) VALUES ($1, $2, $3, $3, $4, $5, $6, 100)',
        [id, parent, name, kind, code, path],
      );
    await unit(COUNTY, null, 'COUNTY', '试验县', '429900000000', '0001.');
    await unit(TOWN, COUNTY, 'TOWNSHIP', '试验镇', '429900101000', AREA.path);
    await unit(OFFICE, TOWN, 'OFFICE', '试验镇营商办', '429900101000-1', AREA.officePath);
    await client.query(`INSERT INTO person (id, name, kind, unit_id, org_path) VALUES ($1, '专干', 'HUMAN', $2, $3)`, [
      CLERK,
      OFFICE,
      AREA.officePath,
    ]);
    await client.query(
      `INSERT INTO post (id, person_id, role, unit_id, unit_path, scope_unit_id, scope_path, period)
       VALUES ($1, $2, 'OFFICE_CLERK', $3, $4, $5, $6, '[2000-01-01,)')`,
      [POST, CLERK, OFFICE, AREA.officePath, TOWN, AREA.path],
    );
    const hash = await argon2.hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await client.query(`INSERT INTO account (person_id, login_name, password_hash) VALUES ($1, 'bench', $2)`, [CLERK, hash]);
    await client.query(
      `INSERT INTO enterprise (id, unit_id, org_path, name, short_name, kind)
       SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, $1, $2, w.name, left(w.name, 6), 'ENTERPRISE'
         FROM generate_series(1, $3::int) n,
              LATERAL (SELECT substr($4, 1 + n % 30, 1) || substr($4, 1 + n / 30 % 30, 1) || substr($4, 1 + n / 900 % 30, 1) || '第' || n || '有限公司' AS name) w`,
      [TOWN, AREA.path, firms, SYLLABLES],
    );
    await client.query(
      `INSERT INTO visit (id, unit_id, org_path, occurred_on, way, topics, words, recorded_by, recorded_by_post, is_late)
       SELECT ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, $1, $2, '2024-01-01'::date + n % 366,
              CASE n % 10 WHEN 0 THEN 'PHONE' ELSE 'ON_SITE' END, '{PRODUCTION}', '生产正常', $3, $4, false FROM generate_series(1, $5::int) n`,
      [OFFICE, AREA.officePath, CLERK, POST, firms],
    );
    await client.query(
      `INSERT INTO visit_firm (id, visit_id, enterprise_id, org_path, firm_path, occurred_on, way)
       SELECT ('00000000-0000-7000-b000-' || lpad(n::text, 12, '0'))::uuid, v.id,
              ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, v.org_path, $1, v.occurred_on, v.way
         FROM generate_series(1, $2::int) n JOIN visit v ON v.id = ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid`,
      [AREA.path, firms],
    );
    await client.query('CREATE TABLE public.bench_plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text)');
    await client.query('GRANT INSERT ON public.bench_plain TO PUBLIC');
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    client.release();
  }
  return { townId: TOWN, clerk: CLERK, post: POST, loginName: 'bench', password: PASSWORD, syllables: SYLLABLES };
}
