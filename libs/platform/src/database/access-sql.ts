import type { AccessDescription, ProtectedTable, Rule, Verb } from './access';

export interface RoleNames {
  readonly owner: string;
  readonly app: string;
  readonly portal: string;
  /** Reads everything for pg_dump and writes nothing; null where there is no such role. The program never signs in as it. */
  readonly backup: string | null;
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly role: string;
  readonly verb: Verb | 'all';
  readonly condition: string;
}

const inRange = (column: string) => `${column} >= current_setting('app.lo', true) AND ${column} < current_setting('app.hi', true)`;
const setting = (name: string) => `NULLIF(current_setting('app.${name}', true), '')::uuid`;
const person = setting('person');

function condition(rule: Rule, of: string): string {
  switch (rule.rule) {
    case 'range':
      return inRange(rule.column);
    case 'own':
      return `${rule.column} = ${person}`;
    case 'setting':
      return Object.entries(rule.columns)
        .map(([column, name]) => `${column} = ${setting(name)}`)
        .join(' AND ');
    case 'entry':
      return `current_setting('app.door', true) IN (${rule.entries.map((d) => `'${d}'`).join(', ')})`;
    case 'attached':
      return `EXISTS (SELECT FROM ${rule.table} WHERE ${rule.table}.${rule.key} = ${of}.${rule.column})`;
    case 'through': {
      const where = rule.path ? ` WHERE ${inRange(rule.path)}` : rule.person ? ` WHERE ${rule.person} = ${person}` : '';
      return `${rule.column} IN (SELECT ${rule.key} FROM ${rule.table}${where})`;
    }
  }
}

/**
 * PostgreSQL tries the policies of a table in the reverse order of their names: the cheap rules, which stand first in the description, get
 * the highest numbers, so that a sub-select is made only for rows that they leave over.
 */
const policiesFor = ({ table, hiddenBy }: ProtectedTable, rules: readonly Rule[], role: string, prefix: string): Policy[] =>
  rules.flatMap((rule, i) =>
    rule.verbs.map((verb) => ({
      table,
      name: `${prefix}_${9 - i}_${rule.rule === 'setting' ? rule.name : rule.rule}_${verb}`,
      role,
      verb,
      condition: hiddenBy ? `${condition(rule, table)} AND ${hiddenBy} IS NULL` : condition(rule, table),
    })),
  );

/** Every policy that the description asks for, in a stable order. */
export function policies({ tables }: AccessDescription, roles: RoleNames): Policy[] {
  return tables.flatMap((t) => [
    { table: t.table, name: 'owner_all', role: roles.owner, verb: 'all' as const, condition: 'true' },
    ...policiesFor(t, t.app, roles.app, 'app'),
    ...policiesFor(t, t.portal ?? [], roles.portal, 'portal'),
    ...(roles.backup ? [{ table: t.table, name: 'backup_all', role: roles.backup, verb: 'select' as const, condition: 'true' }] : []),
  ]);
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

function policySql(p: Policy): string {
  const verb = p.verb.toUpperCase();
  const using = p.verb === 'insert' ? '' : ` USING (${p.condition})`;
  const check = p.verb === 'select' ? '' : ` WITH CHECK (${p.condition})`;
  return `CREATE POLICY ${p.name} ON ${p.table} FOR ${verb} TO ${quote(p.role)}${using}${check};`;
}

const verbsOf = (rules: readonly Rule[]) => new Set(rules.flatMap((r) => r.verbs));

function grantSql(
  t: ProtectedTable,
  columns: readonly string[],
  role: string,
  rules: readonly Rule[],
  update: readonly string[] | undefined,
  visible?: readonly string[],
): string[] {
  const verbs = verbsOf(rules);
  const list = (names: readonly string[]) => names.map(quote).join(', ');
  const out: string[] = [];
  if (verbs.has('select'))
    out.push(
      visible ? `GRANT SELECT (${list(visible)}) ON ${t.table} TO ${quote(role)};` : `GRANT SELECT ON ${t.table} TO ${quote(role)};`,
    );
  if (verbs.has('insert')) {
    const facts = update?.includes('voided_at') ? ['voided_at', 'voided_by', 'void_reason'] : [];
    const given = new Set<string>([
      ...(t.given ?? []),
      ...facts,
      ...(columns.includes('xid') ? ['xid'] : []),
      ...(columns.includes('seq') && t.table === 'event' ? ['seq'] : []),
    ]);
    if (t.table === 'event_cursor') given.clear();
    out.push(`GRANT INSERT (${list(columns.filter((c) => !given.has(c)))}) ON ${t.table} TO ${quote(role)};`);
  }
  if (verbs.has('update') && update?.length) out.push(`GRANT UPDATE (${list(update)}) ON ${t.table} TO ${quote(role)};`);
  return out;
}

/** What pg_dump wants of a role: to look into the schemas, and to read every table and sequence. */
function backupSql({ tables, unprotected }: AccessDescription, role: string): string[] {
  const to = quote(role);
  const names = [...tables, ...unprotected].map((t) => t.table).join(', ');
  return [
    `GRANT USAGE ON SCHEMA public, app TO ${to};`,
    `REVOKE ALL ON ${names} FROM ${to};`,
    `GRANT SELECT ON ${names} TO ${to};`,
    `GRANT SELECT ON ALL SEQUENCES IN SCHEMA public, app TO ${to};`,
  ];
}

/** The statements that bring row security and grants to exactly what the description says. `columns` come from the catalogue. */
export function accessSql(
  access: AccessDescription,
  roles: RoleNames,
  columns: ReadonlyMap<string, readonly string[]>,
  present: readonly { table: string; policy: string }[],
): string[] {
  const out = present.map((p) => `DROP POLICY ${quote(p.policy)} ON ${quote(p.table)};`);
  for (const t of access.tables) {
    const names = columns.get(t.table);
    if (!names) throw new Error(`a feature describes a table that does not exist: ${t.table}`);
    out.push(`ALTER TABLE ${t.table} ENABLE ROW LEVEL SECURITY;`, `ALTER TABLE ${t.table} FORCE ROW LEVEL SECURITY;`);
    // Column grants outlive a revoke on the table unless they are named.
    for (const role of [roles.app, roles.portal]) {
      out.push(`REVOKE ALL ON ${t.table} FROM ${quote(role)};`);
      out.push(
        `REVOKE SELECT (${names.map(quote).join(', ')}), INSERT (${names.map(quote).join(', ')}), UPDATE (${names.map(quote).join(', ')}) ON ${t.table} FROM ${quote(role)};`,
      );
    }
    out.push(...grantSql(t, names, roles.app, t.app, t.update));
    if (t.portal) out.push(...grantSql(t, names, roles.portal, t.portal, t.portalUpdate, t.portalColumns));
  }
  out.push(...policies(access, roles).map(policySql));
  for (const u of access.unprotected) out.push(`GRANT SELECT ON ${u.table} TO ${quote(roles.app)}, ${quote(roles.portal)};`);
  if (roles.backup) out.push(...backupSql(access, roles.backup));
  return out;
}
