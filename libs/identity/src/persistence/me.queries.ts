import { permissionsOf, NO_PERMISSIONS, type Permission } from '@app/kernel';
import type { Reader } from '@app/platform';
import { type PhoneReach, worksOnPhone } from '../domain/phone-reach';
import { byImportance, type HeldRole } from '../domain/role-scope';
import type { DeviceRow, ListedDevice } from './device.queries';
import type { UnitName } from './unit-name';

export interface MyPost {
  readonly id: string;
  readonly role: HeldRole;
  readonly unit: UnitName;
  readonly scopeUnit: UnitName;
  readonly scopePath: string;
}

/** Who is signed in, in which post, and what that allows. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string };
  readonly loginName: string | null;
  /** null: no post is active; nothing but choosing one is possible. */
  readonly post: MyPost | null;
  readonly posts: readonly MyPost[];
  readonly permissions: readonly Permission[];
  readonly mustChangePassword: boolean;
  /** The phone this session was opened on by PIN. */
  readonly device: ListedDevice | null;
}

/** The day on which posts are judged: the database's own, as in app.authenticate. */
export const REAL_TODAY = `(clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;

/** The posts of a person that are valid today and do not rest for a second administrator, the most important first; on a phone those that it may open. */
export async function activePosts(
  reader: Reader,
  personId: string,
  { reach = null, deviceId = null }: { readonly reach?: PhoneReach | null; readonly deviceId?: string | null } = {},
): Promise<readonly MyPost[]> {
  const rows = await reader.rows<MyPost>(
    `SELECT o.id, o.role, o.scope_path::text AS "scopePath", json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name) AS unit,
            json_build_object('id', s.id, 'name', s.name, 'shortName', s.short_name) AS "scopeUnit"
       FROM post o JOIN unit u ON u.id = o.unit_id JOIN unit s ON s.id = o.scope_unit_id
      WHERE o.person_id = $1 AND o.period @> ${REAL_TODAY} AND NOT app.is_suspended(o.person_id, $2) ORDER BY o.unit_path, o.id`,
    [personId, deviceId],
  );
  return rows.filter((post) => reach === null || worksOnPhone(post, reach)).toSorted(byImportance);
}

/** Needs the entry of this library: whether the password must be changed stands in the account. */
export async function meOf(reader: Reader, personId: string, postId: string | null, given?: DeviceRow | null): Promise<Me | undefined> {
  const device = given ?? null;
  const [person, posts] = await Promise.all([
    reader.first<{ id: string; name: string; loginName: string | null; mustChange: boolean | null }>(
      `SELECT p.id, p.name, a.login_name AS "loginName", a.must_change AS "mustChange"
         FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.id = $1 AND p.disabled_at IS NULL`,
      [personId],
    ),
    activePosts(reader, personId, { reach: device, deviceId: device?.id ?? null }),
  ]);
  if (!person) return undefined;
  const post = posts.find(({ id }) => id === postId) ?? null;
  // As in app.authenticate: a start password that somebody else knows is no matter of a session by PIN.
  const mustChangePassword = device === null && person.mustChange === true;
  const permissions = [...(post && !mustChangePassword ? permissionsOf(post.role) : NO_PERMISSIONS)].sort();
  return {
    person: { id: person.id, name: person.name },
    loginName: person.loginName,
    post,
    posts,
    permissions,
    mustChangePassword,
    device: device && { ...device, current: true },
  };
}
