import { FIRST_ADMINISTRATOR_ROLES } from '@app/kernel';
import { type Database, Fault, type Tx } from '@app/platform';
import { foldLoginName, isLoginName } from './domain/login-name';
import { passwordFault } from './domain/password-policy';
import { FIRST_ADMIN_LINK_HOURS } from './domain/session-policy';
import { PersonRefused, SetupRefused } from './identity.errors';
import { auditFor } from './persistence/audit.queries';
import { PeopleService } from './people.service';
import { refusedPassword } from './passwords.service';
import { PostsService } from './posts.service';
import { hashPassword } from './secrets/password-hasher';
import { FIRST_ADMIN_PREFIX, hashToken, isToken, newToken } from './secrets/tokens';
import { type PlacedUnit, UnitsService } from './units.service';

export interface Installation {
  readonly countyName: string;
  /** 12 digits, the last six 0. */
  readonly countyCode: string;
  readonly adminName: string;
  readonly adminLoginName: string;
  readonly password: string;
}

export interface BootstrappedInstallation {
  readonly county: PlacedUnit;
  readonly institutions: PlacedUnit;
  readonly adminId: string;
}

/** Any number that nothing else locks: two set-ups at once must not both find an empty house. */
const SETUP_LOCK = 7_411_326;

const isSetUp = async (tx: Tx): Promise<boolean> => {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
  return (await tx.first('SELECT 1 FROM account UNION ALL SELECT 1 FROM unit LIMIT 1')) !== undefined;
};

/** The two roots and the first administrator, who holds both administrative powers at both roots until they are handed over. */
export async function bootstrapInstallation(database: Database, input: Installation): Promise<BootstrappedInstallation | SetupRefused> {
  const prepared = await prepare(input);
  return prepared instanceof SetupRefused ? prepared : database.writeAsIdentity((tx) => bootstrapIn(tx, database, input, prepared));
}

/** Checks what was typed and hashes the password, before any row is locked. */
async function prepare(input: Installation): Promise<string | SetupRefused> {
  if (!/^\d{6}000000$/.test(input.countyCode)) return new SetupRefused('SETUP_COUNTY_CODE', {}, 'input.countyCode');
  const loginName = foldLoginName(input.adminLoginName);
  if (!isLoginName(loginName)) return new SetupRefused('LOGIN_NAME_FORM', {}, 'input.loginName');
  const fault = passwordFault(input.password, loginName);
  if (fault) {
    const { code, params, field } = refusedPassword(fault, 'input.password');
    return new SetupRefused(code, params, field);
  }
  return hashPassword(input.password);
}

async function bootstrapIn(
  tx: Tx,
  database: Database,
  input: Installation,
  passwordHash: string,
): Promise<BootstrappedInstallation | SetupRefused> {
  if (await isSetUp(tx)) return new SetupRefused('SETUP_DONE');
  const [units, people, posts] = [new UnitsService(database), new PeopleService(database), new PostsService(database)];
  const county = await units.createRootIn(tx, { ordinal: 1, kind: 'COUNTY', name: input.countyName, code: input.countyCode });
  const institutions = await units.createRootIn(tx, {
    ordinal: 2,
    kind: 'INSTITUTIONS',
    name: '金融机构和律师事务所',
    code: `${input.countyCode}-jg`,
  });
  const account = { loginName: input.adminLoginName, passwordHash, mustChange: false };
  const admin = await people.createPersonIn(tx, { name: input.adminName, unitId: county.id, kind: 'HUMAN', account });
  if (admin instanceof PersonRefused) return new SetupRefused(admin.code, admin.params, admin.field);
  for (const role of FIRST_ADMINISTRATOR_ROLES) {
    for (const root of [county, institutions])
      await posts.assignPostIn(tx, { personId: admin.id, role, unitId: root.id, scopeUnitId: root.id });
  }
  return { county, institutions, adminId: admin.id };
}

/**
 * A link for the first administrator of a new installation, to be printed by a command on the server. Good for a day and for one
 * use, and only while there is nobody. Gives the token; who holds it becomes the administrator.
 */
export function issueFirstAdminLink(database: Database): Promise<string> {
  const token = newToken(FIRST_ADMIN_PREFIX);
  return database.writeAsIdentity(async (tx) => {
    if (await isSetUp(tx)) throw new Fault('CONFLICT', 'SETUP_DONE');
    // An older link that was lost must not go on working.
    await tx.change('UPDATE one_time_link SET used_at = clock_timestamp() WHERE used_at IS NULL');
    await tx.rows(
      `INSERT INTO one_time_link (token_hash, purpose, expires_at) VALUES ($1, 'FIRST_ADMIN', clock_timestamp() + make_interval(hours => $2))`,
      [hashToken(token), FIRST_ADMIN_LINK_HOURS],
    );
    await auditFor(tx, null, { action: 'identity.issue-first-admin-link' });
    return token;
  });
}

const badLink = (): SetupRefused => new SetupRefused('SETUP_LINK', {}, 'input.token');

/** Sets the installation up with the link. A refusal leaves the link good, so that a weak password can be corrected. */
export async function useFirstAdminLink(
  database: Database,
  { token, ...input }: Installation & { readonly token: string },
): Promise<BootstrappedInstallation | SetupRefused> {
  if (!isToken(token, FIRST_ADMIN_PREFIX)) return badLink();
  const good = `token_hash = $1 AND purpose = 'FIRST_ADMIN' AND used_at IS NULL AND expires_at > clock_timestamp()`;
  // Looked at first, so that a stranger without a link costs no hashing and learns nothing.
  if (!(await database.writeAsIdentity((tx) => tx.first(`SELECT 1 FROM one_time_link WHERE ${good}`, [hashToken(token)]))))
    return badLink();
  const prepared = await prepare(input);
  if (prepared instanceof SetupRefused) return prepared;
  return database.writeAsIdentity(async (tx) => {
    const used = await tx.change(`UPDATE one_time_link SET used_at = clock_timestamp() WHERE ${good}`, [hashToken(token)]);
    return used === 0 ? badLink() : bootstrapIn(tx, database, input, prepared);
  });
}
