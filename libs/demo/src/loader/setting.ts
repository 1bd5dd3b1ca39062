import { bootstrapInstallation, hashPassword } from '@app/identity';
import { type Actor, type PostRole, SYSTEM_ACTOR } from '@app/kernel';
import { at } from '../story/dates';
import { ADMINISTRATORS, DEMO_PASSWORD, EVERYBODY, STORY_BEGINS, type StoryPerson, SUCCESSOR_LOGIN } from '../story/people';
import { COUNTY_CODE, UNITS } from '../story/units';
import type { Stage } from './stage';

const SYSTEM_LOGIN = 'xitong';
const SECURITY_LOGIN = 'anquan';
/** The two trees: the county with its towns, and banks and firms of lawyers. */
const ROOTS = ['county', 'jigou'] as const;
type Root = (typeof ROOTS)[number];

const PARENTS = new Map(UNITS.map(({ key, parent }) => [key, parent]));
const rootOf = (key: string): Root => {
  let root = key;
  for (let parent = PARENTS.get(root); parent; parent = PARENTS.get(root)) root = parent;
  return root === 'county' ? 'county' : 'jigou';
};

/** An administrator's post at one of the two roots. */
function adminAt(stage: Stage, login: string, role: PostRole, root: Root): Actor {
  const { id, path } = stage.unit(root);
  return {
    ...stage.as(login, role),
    unitId: id,
    unitPath: path,
    scopeUnitId: id,
    scopePath: path,
    postId: stage.adminPosts.get(`${login} ${role} ${root}`) ?? null,
  };
}

/** The first morning: roots, first administrator, units, people, and who gives rights to whom. */
export async function setStage(stage: Stage): Promise<void> {
  stage.clock.set(at(STORY_BEGINS, '08:05'));
  const first = ADMINISTRATORS.find(({ login }) => login === SYSTEM_LOGIN);
  if (!first) throw new RangeError('nobody administers the system');
  const made = stage.must(
    await bootstrapInstallation(stage.database, {
      countyName: '西峡县',
      countyCode: COUNTY_CODE,
      adminName: first.name,
      adminLoginName: first.login,
      password: DEMO_PASSWORD,
    }),
    'set-up',
  );
  stage.unitsByKey.set('county', made.county).set('jigou', made.institutions);
  await rememberFirst(stage, made.adminId);
  await makeUnits(stage);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  stage.passwordHash = passwordHash;
  stage.clock.set(at(STORY_BEGINS, '08:40'));
  await makePeople(
    stage,
    EVERYBODY.filter(({ login }) => login !== SYSTEM_LOGIN && login !== SUCCESSOR_LOGIN),
  );
  await handOverSecurity(stage);
  await givePosts(
    stage,
    EVERYBODY.filter(({ login }) => login !== SYSTEM_LOGIN && login !== SECURITY_LOGIN && login !== SUCCESSOR_LOGIN),
  );
}

async function rememberFirst(stage: Stage, adminId: string): Promise<void> {
  stage.remember(SYSTEM_LOGIN, adminId);
  const posts = await stage.database.read(SYSTEM_ACTOR, (reader) =>
    reader.rows<{ id: string; role: PostRole; unitId: string }>('SELECT id, role, unit_id AS "unitId" FROM post WHERE person_id = $1', [
      adminId,
    ]),
  );
  for (const { id, role, unitId } of posts) {
    const root = ROOTS.find((key) => stage.unit(key).id === unitId) ?? 'county';
    stage.adminPosts.set(`${SYSTEM_LOGIN} ${role} ${root}`, id);
    if (root === 'county') stage.rememberPost(SYSTEM_LOGIN, id, { role, unit: root, scope: root });
  }
}

async function makeUnits(stage: Stage): Promise<void> {
  for (const root of ROOTS) {
    await stage.database.write(adminAt(stage, SYSTEM_LOGIN, 'SYSTEM_ADMIN', root), async (tx) => {
      for (const [index, { key, parent, kind, name, shortName, code }] of UNITS.entries()) {
        if (parent === null || rootOf(key) !== root) continue;
        const input = { parentId: stage.unit(parent).id, kind, name, shortName, code, phone: `1544200${1001 + index}` };
        stage.unitsByKey.set(key, stage.must(await stage.units.createUnitIn(tx, input), `unit ${name}`));
      }
    });
  }
}

const homeOf = ({ posts }: StoryPerson): string => posts[0].unit;

/** Accounts with the published password; nobody is asked to change it in a demonstration. */
export async function makePeople(stage: Stage, people: readonly StoryPerson[]): Promise<void> {
  for (const root of ROOTS) {
    const some = people.filter((person) => rootOf(homeOf(person)) === root);
    if (some.length === 0) continue;
    await stage.database.write(
      adminAt(stage, SYSTEM_LOGIN, 'SYSTEM_ADMIN', root),
      async (tx) => {
        for (const person of some) {
          const account = { loginName: person.login, passwordHash: stage.passwordHash, mustChange: false };
          const input = { name: person.name, unitId: stage.unit(homeOf(person)).id, kind: 'HUMAN' as const, account, phone: person.phone };
          stage.remember(person.login, stage.must(await stage.people.createPersonIn(tx, input), `person ${person.login}`).id);
        }
      },
      { identity: true },
    );
  }
}

/**
 * The power over rights goes to somebody else, as part of the set-up: at the second root only the set-up's own door may give it to a
 * person of the county, because whoever gives a post sees the tree of that post alone. From the next day on the first administrator
 * has none.
 */
async function handOverSecurity(stage: Stage): Promise<void> {
  const personId = stage.personId(SECURITY_LOGIN);
  await stage.database.writeAsIdentity(async (tx) => {
    for (const root of ROOTS) {
      const { id } = stage.unit(root);
      const post = stage.must(
        await stage.posts.assignPostIn(tx, { personId, role: 'SECURITY_ADMIN', unitId: id, scopeUnitId: id }),
        'power over rights',
      );
      stage.adminPosts.set(`${SECURITY_LOGIN} SECURITY_ADMIN ${root}`, post.id);
      if (root === 'county') stage.rememberPost(SECURITY_LOGIN, post.id, { role: 'SECURITY_ADMIN', unit: root, scope: root });
    }
  });
}

/** The next morning: only one person holds each of the three powers. */
export async function endFirstPowers(stage: Stage): Promise<void> {
  for (const root of ROOTS) {
    const postId = stage.adminPosts.get(`${SYSTEM_LOGIN} SECURITY_ADMIN ${root}`) ?? '';
    stage.must(await stage.posts.endPost(adminAt(stage, SECURITY_LOGIN, 'SECURITY_ADMIN', root), { postId }), 'end of power');
  }
}

export async function givePosts(stage: Stage, people: readonly StoryPerson[]): Promise<void> {
  for (const root of ROOTS) {
    const some = people.filter((person) => rootOf(homeOf(person)) === root);
    if (some.length === 0) continue;
    await stage.database.write(adminAt(stage, SECURITY_LOGIN, 'SECURITY_ADMIN', root), async (tx) => {
      for (const { login, posts } of some) {
        for (const post of posts) {
          const [unitId, scopeUnitId] = [stage.unit(post.unit).id, stage.unit(post.scope).id];
          const input = { personId: stage.personId(login), role: post.role, unitId, scopeUnitId, from: post.from };
          stage.rememberPost(login, stage.must(await stage.posts.assignPostIn(tx, input), `post of ${login}`).id, post);
        }
      }
    });
  }
}

/** A cadre is transferred: the post ends with the day, the account the morning after. */
export async function endPostOf(stage: Stage, login: string): Promise<void> {
  const { postId } = stage.as(login);
  const lastDay = stage.clock.today();
  stage.must(
    await stage.posts.endPost(adminAt(stage, SECURITY_LOGIN, 'SECURITY_ADMIN', 'county'), { postId: postId ?? '', lastDay }),
    `end of ${login}`,
  );
}

export async function switchOff(stage: Stage, login: string): Promise<void> {
  const admin = adminAt(stage, SYSTEM_LOGIN, 'SYSTEM_ADMIN', 'county');
  stage.must(await stage.people.disablePerson(admin, stage.personId(login)), `switching off ${login}`);
}
