import { type County, makeCounty } from '@test/county';
import { type Answer, Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';

const PIN = '739154';
const SET_PHONE = 'mutation($input: SetPersonPhoneInput!) { setPersonPhone(input: $input) { __typename } }';
const ISSUE =
  'mutation($input: IssueStartCodeInput!) { issueStartCode(input: $input) { __typename ... on StartSlip { startCode phone } ... on PersonRefused { code } } }';
const START =
  'mutation($input: StartOnPhoneInput!) { startOnPhone(input: $input) { __typename ... on SignedInOnPhone { me { person { name } device { id current } } device { id } } ... on SignInRefused { code } } }';
const BY_PIN =
  'mutation($input: SignInWithPinInput!) { signInWithPin(input: $input) { __typename ... on SignedInOnPhone { me { person { name } } } ... on SignInRefused { code } } }';

interface Result {
  readonly __typename: string;
  readonly code?: string;
  readonly startCode?: string;
  readonly me?: { readonly person: { readonly name: string } };
  readonly device?: { readonly id: string };
}

/** A browser with a jar of cookies, as a phone has it. */
class Jar {
  readonly cookies = new Map<string, string>();
  given: readonly string[] = [];
  constructor(private readonly url: string) {}

  async ask(query: string, variables: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Record<string, Result>>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    // The mark of the browser comes with the first answer and is no secret of a session.
    this.given = answer.headers.getSetCookie().filter((one) => !one.startsWith('zhuqi_browser='));
    for (const one of this.given) {
      const [pair = ''] = one.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status: answer.status, ...((await answer.json()) as { data: Record<string, Result> }) };
  }
}

describe('a phone over HTTP', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  let admin: Session;
  let clerk: Session;
  let numbers = 13900000000;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { TRUST_PROXY: 'true', ROLE: 'api' });
    county = await makeCounty(db);
    program = await started;
    [admin, clerk] = [await program.signIn('system_admin'), await program.signIn('office_clerk')];
  });
  afterAll(async () => {
    await program?.stop();
    await db.drop();
  });

  async function slip(personId: string): Promise<{ readonly phone: string; readonly startCode: string }> {
    const phone = String(++numbers);
    await program.ask(SET_PHONE, { input: { personId, phone } }, admin);
    const { data } = await program.ask<{ issueStartCode: Result }>(ISSUE, { input: { personId } }, clerk);
    return { phone, startCode: data.issueStartCode.startCode ?? '' };
  }
  const begin = (jar: Jar, given: object, headers = {}) => jar.ask(START, { input: { ...given, pin: PIN, deviceName: '手机' } }, headers);

  it('keeps the secret of the phone in a strict cookie of its own and nowhere else', async () => {
    const jar = new Jar(program.url);
    const answer = await begin(jar, await slip(county.people.CADRE.id), { 'x-forwarded-proto': 'https' });
    const id = answer.data['startOnPhone']?.device?.id ?? '';
    expect(answer.data['startOnPhone']).toMatchObject({ me: { person: { name: 'CADRE' }, device: { id, current: true } } });
    const [session, device] = jar.given;
    expect(session).toMatch(/^zhuqi_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(device).toMatch(new RegExp(`^zhuqi_device_${id}=[\\w-]{43}; Path=/graphql; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$`));
    for (const secret of jar.cookies.values()) expect(JSON.stringify(answer)).not.toContain(secret);
    const until = Date.parse(/Expires=([^;]+)/.exec(device ?? '')?.[1] ?? '');
    expect(Math.round((until - Date.now()) / 86_400_000)).toBe(30);
    await jar.ask('mutation { signOut }', {});
    expect([...jar.cookies.keys()]).toEqual([`zhuqi_device_${id}`]);
    expect((await jar.ask(BY_PIN, { input: { deviceId: id, pin: PIN } })).data['signInWithPin']?.__typename).toBe('SignedInOnPhone');
    const forgotten = await jar.ask('mutation { forgetThisDevice }', {});
    expect([forgotten.data, [...jar.cookies.keys()]]).toEqual([{ forgetThisDevice: true }, []]);
  });

  it('is shared by two people, each by the own PIN', async () => {
    const jar = new Jar(program.url);
    const first = (await begin(jar, await slip(county.people.CADRE.id))).data['startOnPhone'];
    const second = (await begin(jar, await slip(county.people.VILLAGE_LIAISON.id))).data['startOnPhone'];
    expect(jar.cookies.size).toBe(3);
    const who = async (deviceId = '') => (await jar.ask(BY_PIN, { input: { deviceId, pin: PIN } })).data['signInWithPin'];
    expect((await who(first?.device?.id))?.me?.person.name).toBe('CADRE');
    expect((await who(second?.device?.id))?.me?.person.name).toBe('VILLAGE_LIAISON');
    const own = await jar.ask('{ myDevices { id current } }', {});
    expect(own.data['myDevices']).toEqual([{ id: second?.device?.id, current: true }]);
    await program.ask('mutation($id: UUID!) { revokeDevice(id: $id) { id } }', { id: second?.device?.id }, clerk);
    expect((await jar.ask('{ me { person { name } } }', {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await who(second?.device?.id))?.code).toBe('DEVICE_REVOKED');
    expect((await who(first?.device?.id))?.__typename).toBe('SignedInOnPhone');
  });

  it('lets one of twenty at once in by a slip', async () => {
    const given = await slip(county.people.CADRE.id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => begin(new Jar(program.url), given)));
    const names = answers.map(({ data }) => data['startOnPhone']?.__typename);
    expect(names.filter((name) => name === 'SignedInOnPhone')).toHaveLength(1);
  });

  it('gives slips to those who may, for those they may', async () => {
    const issue = (personId: string, as: Session) => program.ask<{ issueStartCode: Result }>(ISSUE, { input: { personId } }, as);
    const cadre = await program.signIn('cadre');
    expect((await issue(county.people.CADRE.id, cadre)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const abroad = await county.world.actor('CADRE', county.siblingOffice, county.sibling, '邻镇干部');
    expect((await issue(abroad.id, clerk)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await issue(county.people.CHIEF_LEADER.id, clerk)).data.issueStartCode.code).toBe('START_NOT_FIELD');
    expect((await issue(county.people.SECURITY_ADMIN.id, admin)).data.issueStartCode.code).toBe('START_ADMINISTRATOR');
    expect((await issue(abroad.id, admin)).data.issueStartCode.code).toBe('START_PHONE_NEEDED');
  });
});
