import type { Actor } from '@app/kernel';
import type { Database } from '@app/platform';
import { bootstrapInstallation, type BootstrappedInstallation } from '../bootstrap';
import type { HeldRole } from '../domain/role-scope';
import { IdentityAuthenticator } from '../identity.authenticator';
import { QueryCodesService } from '../query-codes.service';
import { PersonRefused, PostRefused, SetupRefused, UnitRefused } from '../identity.errors';
import { PasswordsService } from '../passwords.service';
import { DevicesService } from '../devices.service';
import { PeopleService } from '../people.service';
import { type Browser, PhonesService } from '../phones.service';
import { PostsService } from '../posts.service';
import { type OpenedSession, SignInService } from '../sign-in.service';
import { StartCodesService, type StartSlip } from '../start-codes.service';
import { TokensService } from '../tokens.service';
import { UnitsService } from '../units.service';
import type { UnitKind } from '../domain/unit-kinds';

export const ADMIN_PASSWORD = 'Zhuqi-2024-first';

/** A browser that holds these phones. */
export const browser = (secrets: Readonly<Record<string, string>> = {}, actor: Actor | null = null): Browser => ({
  address: '10.0.0.9',
  secrets: new Map(Object.entries(secrets)),
  actor,
});

let sequence = 0;
/** A client id that was not used before. */
export const clientId = (): string => `client-${++sequence}`;

function good<T>(value: T): Exclude<T, UnitRefused | PersonRefused | PostRefused | SetupRefused> {
  if (value instanceof Error) throw value;
  if (value instanceof UnitRefused || value instanceof PersonRefused || value instanceof PostRefused || value instanceof SetupRefused)
    throw new Error(`${value.code}: ${value.message}`);
  return value as Exclude<T, UnitRefused | PersonRefused | PostRefused | SetupRefused>;
}

/** An installation with its first administrator, and short ways to more units and people; everything by the real services. */
export class IdentityWorld {
  readonly units: UnitsService;
  readonly people: PeopleService;
  readonly posts: PostsService;
  readonly tokens: TokensService;
  readonly passwords: PasswordsService;
  readonly authenticator: IdentityAuthenticator;
  readonly codes: StartCodesService;
  signIns: SignInService;

  private constructor(
    readonly database: Database,
    readonly installation: BootstrappedInstallation,
  ) {
    this.units = new UnitsService(database);
    this.people = new PeopleService(database);
    this.posts = new PostsService(database);
    this.tokens = new TokensService(database);
    this.passwords = new PasswordsService(database);
    this.authenticator = new IdentityAuthenticator(database, new QueryCodesService(database));
    this.codes = new StartCodesService(database);
    this.signIns = new SignInService(database);
  }

  /** With fresh limits, as after a restart. */
  phones(): PhonesService {
    return new PhonesService(this.database, new SignInService(this.database));
  }

  devices(): DevicesService {
    return new DevicesService(this.database, this.phones());
  }

  static async create(database: Database): Promise<IdentityWorld> {
    const input = {
      countyName: '西峡县',
      countyCode: '411323000000',
      adminName: '管理员',
      adminLoginName: 'admin',
      password: ADMIN_PASSWORD,
    };
    return new IdentityWorld(database, good(await bootstrapInstallation(database, input)));
  }

  /** Signs in and gives the actor that the next request would have. */
  async signIn(
    loginName: string,
    password: string,
    postId?: string,
  ): Promise<{ readonly actor: Actor; readonly token: string } & OpenedSession> {
    const opened = await this.signIns.signIn({ loginName, password, ...(postId ? { postId } : {}) }, '10.0.0.1');
    if (!('token' in opened)) throw new Error(opened.code);
    return { ...opened, actor: await this.whoIs(opened.token) };
  }

  async whoIs(token: string): Promise<Actor> {
    const actor = await this.authenticator.authenticate({ sessionToken: token, bearerToken: null });
    if (!actor) throw new Error('nobody');
    return actor;
  }

  /** The first administrator in one of the two powers, at one of the two roots. */
  async admin(role: 'SYSTEM_ADMIN' | 'SECURITY_ADMIN', unitId = this.installation.county.id): Promise<Actor> {
    const { me } = await this.signIn('admin', ADMIN_PASSWORD);
    const post = me.posts.find((one) => one.role === role && one.unit.id === unitId);
    return (await this.signIn('admin', ADMIN_PASSWORD, post?.id)).actor;
  }

  async unit(actor: Actor, parentId: string, kind: UnitKind, name: string, code?: string): Promise<string> {
    return good(await this.units.createUnit(actor, { clientId: clientId(), parentId, kind, name, ...(code ? { code } : {}) })).id;
  }

  /** A work phone and a slip for it. */
  async slip(system: Actor, issuer: Actor, personId: string, phone: string): Promise<StartSlip & { readonly code: string }> {
    good(await this.people.setPersonPhone(system, { personId, phone }));
    const slip = good(await this.codes.issueStartCode(issuer, { personId }));
    return { ...slip, code: slip.startCode ?? '' };
  }

  /** A person with a post, who has already changed the start password to `${loginName}-Pw-2024`. */
  async person(
    system: Actor,
    security: Actor,
    unitId: string,
    role: HeldRole,
    loginName: string,
  ): Promise<{ readonly id: string; readonly password: string; readonly postId: string }> {
    const made = good(await this.people.createPerson(system, { clientId: clientId(), name: loginName, unitId, loginName }));
    const post = good(await this.posts.assignPost(security, { clientId: clientId(), personId: made.id, role, unitId }));
    const start = await this.signIn(loginName, made.startPassword ?? '');
    const password = 'Sunny-Morning-77';
    const changed = await this.passwords.changePassword(start.actor, { currentPassword: made.startPassword ?? '', newPassword: password });
    if ('code' in changed) throw new Error(changed.code);
    return { id: made.id, password, postId: post.id };
  }
}
