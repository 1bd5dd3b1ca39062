import { isPermission, type Permission, permissionsOf, POST_ROLES } from '@app/kernel';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { callOf, ROOT_FIELDS, type RootField } from './root-fields';

/** Calls that end or change the very session they are made with. */
const ENDS_THE_SESSION = new Set([
  'startOnPhone',
  'signInWithPin',
  'addThisDevice',
  'forgetThisDevice',
  'signIn',
  'signOut',
  'signOutEverywhere',
  'switchPost',
  'changePassword',
  'useFirstAdminLink',
]);

const allows = (field: RootField, permissions: ReadonlySet<Permission>): boolean =>
  field.requires === 'public' ||
  field.requires === 'signed-in' ||
  field.requires.split(' | ').some((p) => isPermission(p) && permissions.has(p));

describe('who may call what', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  let sessions: Readonly<Record<string, Session>>;
  const fields = ROOT_FIELDS.filter((f) => !ENDS_THE_SESSION.has(f.name));

  beforeAll(async () => {
    db = await TestDatabase.create();
    program = await Program.start(db);
    county = await makeCounty(db);
    sessions = await signInAll(program);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  /** What the server answers to a call that names nothing that exists. */
  const codeOf = async (field: RootField, session: Session | null): Promise<string> => {
    const { query, variables } = callOf(field, () => undefined);
    const { errors } = await program.ask(query, variables, session);
    return errors?.[0]?.extensions.code ?? 'OK';
  };

  it('names a permission of the table at every root field', () => {
    const unknown = ROOT_FIELDS.filter(
      (f) => !['public', 'signed-in'].includes(f.requires) && !f.requires.split(' | ').every(isPermission),
    );
    expect(unknown.map((f) => f.name)).toEqual([]);
  });

  it('lets nobody in who did not sign in', async () => {
    for (const field of fields.filter((f) => f.requires !== 'public'))
      expect([field.name, await codeOf(field, null)]).toEqual([field.name, 'UNAUTHENTICATED']);
  });

  it.each(POST_ROLES)('gives %s exactly its permissions', async (role) => {
    const permissions = permissionsOf(role);
    const wrong: string[] = [];
    for (const field of fields) {
      const code = await codeOf(field, sessions[role] ?? null);
      if ((code === 'FORBIDDEN') === allows(field, permissions)) wrong.push(`${field.name}: ${code}`);
      if (code === 'INTERNAL') wrong.push(`${field.name}: ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps a trace of what was denied', async () => {
    const denied = await db.look<{ n: number }>(`SELECT count(*)::int AS n FROM audit_entry WHERE outcome = 'DENIED' AND person_id = $1`, [
      county.people.COUNSEL.id,
    ]);
    expect(denied[0]?.n).toBeGreaterThan(20);
  });
});
