import { newId } from '@app/kernel';
import { Api } from './api';
import { type Program, Session } from './program';

/** People of the new installation: who, in which role, where; `scope` only where the role's own is not meant. */
export interface Staff {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly scope?: string;
}

export interface UnitPlan {
  readonly key: string;
  readonly parent: string;
  readonly kind: string;
  readonly name: string;
  readonly code?: string;
}

const COUNTY = 'county';
const INSTITUTIONS = 'institutions';
const PASSWORD = 'Qinghe-Zhuqi-2031';

/** An installation that is set up by nothing but its API, from the first link on. */
export class Installation {
  readonly units = new Map<string, string>();
  readonly people = new Map<string, { readonly id: string; readonly postId: string; readonly session: Session }>();
  private readonly sessions = new Map<string, Session>();

  private constructor(
    readonly api: Api,
    private readonly admin: { readonly login: string; readonly password: string },
  ) {}

  /** Whoever holds the link becomes the administrator of an empty installation. */
  static async begin(program: Program, token: string, county: { readonly name: string; readonly code: string }): Promise<Installation> {
    const api = new Api(program);
    const admin = { login: 'first.admin', password: 'First-Admin-2031' };
    const { countyId } = await api.done<{ countyId: string }>(
      null,
      'useFirstAdminLink',
      {
        token,
        countyName: county.name,
        countyCode: county.code,
        adminName: '首任管理员',
        loginName: admin.login,
        password: admin.password,
      },
      '... on InstallationSetUp { countyId }',
    );
    const installation = new Installation(api, admin);
    installation.units.set(COUNTY, countyId);
    await installation.openAdministration();
    return installation;
  }

  /** One session for each of the first administrator's posts: two powers over two trees. */
  private async openAdministration(): Promise<void> {
    const posts = '... on SignedIn { me { posts { id role scopeUnit { id } } } }';
    const { login, password } = this.admin;
    const { me } = await this.api.done<{ me: { posts: { id: string; role: string; scopeUnit: { id: string } }[] } }>(
      new Session(),
      'signIn',
      { loginName: login, password },
      posts,
    );
    for (const post of me.posts) {
      const tree = post.scopeUnit.id === this.unit(COUNTY) ? COUNTY : INSTITUTIONS;
      this.units.set(tree, post.scopeUnit.id);
      const session = new Session();
      await this.api.done(session, 'signIn', { loginName: login, password, postId: post.id }, posts);
      this.sessions.set(`${post.role}/${tree}`, session);
    }
  }

  unit(key: string): string {
    const id = this.units.get(key);
    if (!id) throw new Error(`no unit ${key}`);
    return id;
  }

  /** The administrator's session for a power over the tree of a unit. */
  power(role: 'SYSTEM_ADMIN' | 'SECURITY_ADMIN', tree = COUNTY): Session {
    const session = this.sessions.get(`${role}/${tree}`);
    if (!session) throw new Error(`the first administrator is no ${role} of ${tree}`);
    return session;
  }

  as(login: string): Session {
    const found = this.people.get(login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found.session;
  }

  person(login: string): string {
    const found = this.people.get(login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found.id;
  }

  async addUnits(plans: readonly UnitPlan[]): Promise<void> {
    for (const { key, parent, ...unit } of plans) {
      const { id } = await this.api.done<{ id: string }>(
        this.power('SYSTEM_ADMIN', unit.kind === 'BANK' ? INSTITUTIONS : COUNTY),
        'createUnit',
        { clientId: newId(), parentId: this.unit(parent), ...unit },
        '... on Unit { id }',
      );
      this.units.set(key, id);
    }
  }

  /** A person gets a start password, a post by the other power, and a password of their own at the first sign-in. */
  async addPerson({ login, name, role, unit, scope }: Staff): Promise<void> {
    const tree = unit === 'bank' ? INSTITUTIONS : COUNTY;
    const made = await this.api.done<{ person: { id: string }; startPassword: string }>(
      this.power('SYSTEM_ADMIN', tree),
      'createPerson',
      { clientId: newId(), name, unitId: this.unit(unit), loginName: login },
      '... on PersonWithStartPassword { person { id } startPassword }',
    );
    const post = await this.api.done<{ id: string }>(
      this.power('SECURITY_ADMIN', tree),
      'assignPost',
      {
        clientId: newId(),
        personId: made.person.id,
        role,
        unitId: this.unit(unit),
        from: '2023-01-01',
        ...(scope ? { scopeUnitId: this.unit(scope) } : {}),
      },
      '... on Post { id }',
    );
    const session = new Session();
    const signedIn = await this.api.done<{ me: { mustChangePassword: boolean } }>(
      session,
      'signIn',
      { loginName: login, password: made.startPassword },
      '... on SignedIn { me { mustChangePassword } }',
    );
    if (!signedIn.me.mustChangePassword) throw new Error(`${login} may keep the start password`);
    await this.api.done(
      session,
      'changePassword',
      { currentPassword: made.startPassword, newPassword: PASSWORD },
      '... on PasswordChanged { me { mustChangePassword } }',
    );
    const own = new Session();
    await this.api.done(own, 'signIn', { loginName: login, password: PASSWORD }, '... on SignedIn { me { person { id } } }');
    this.people.set(login, { id: made.person.id, postId: post.id, session: own });
  }
}
