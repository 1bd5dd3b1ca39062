import { type Actor, can } from '@app/kernel';
import { Database, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { foldPin, pinFault } from './domain/pin-policy';
import { FIELD_ROLES } from './domain/phone-reach';
import { DeviceRefused } from './identity.errors';
import { auditFor } from './persistence/audit.queries';
import {
  acceptPin,
  chargePin,
  deviceById,
  deviceOfSession,
  type DeviceRow,
  devicesOf,
  type ListedDevice,
  revokeDevice,
} from './persistence/device.queries';
import { inMyScope } from './persistence/scope.queries';
import { comingPosts } from './persistence/start-code.queries';
import { hashPassword } from './secrets/password-hasher';
import { PhonesService } from './phones.service';
import { ownSession } from './sign-in.service';

/** Phones that were set up: whose they are, and how they are ended. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly database: Database,
    private readonly phones: PhonesService,
  ) {}

  myDevices(actor: Actor): Promise<readonly ListedDevice[]> {
    if (actor.kind === 'ENTERPRISE') throw new Fault('FORBIDDEN');
    return this.database.writeAsIdentity(async (tx) => {
      const here = actor.sessionId ? await deviceOfSession(tx, actor.sessionId) : undefined;
      return (await devicesOf(tx, actor.id)).map((device) => ({ ...device, current: device.id === here?.id }));
    });
  }

  /** Phones of somebody whom the actor looks after. */
  devicesOf(actor: Actor, personId: string): Promise<readonly ListedDevice[]> {
    return this.database.write(
      actor,
      async (tx) => {
        if (!(await looksAfter(tx, personId))) throw Fault.notFound('personId');
        return (await devicesOf(tx, personId)).map((device) => ({ ...device, current: false }));
      },
      { identity: true },
    );
  }

  /** Ends a phone of one's own, or of somebody one looks after; what was opened on it ends at once. Twice is the same as once. */
  async revokeDevice(actor: Actor, deviceId: string): Promise<ListedDevice> {
    if (actor.kind !== 'PERSON') throw new Fault('FORBIDDEN', 'SESSION_NEEDED');
    const own = await this.database.writeAsIdentity((tx) => this.revokeIn(tx, actor, deviceId, (device) => device.personId === actor.id));
    if (own) return own;
    const others = actor.scopePath
      ? await this.database.write(actor, (tx) => this.revokeIn(tx, actor, deviceId, ({ personId }) => looksAfter(tx, personId)), {
          identity: true,
        })
      : undefined;
    if (!others) throw Fault.notFound('id');
    return others;
  }

  private async revokeIn(
    tx: Tx,
    caller: Pick<Actor, 'id' | 'postId' | 'sessionId'>,
    deviceId: string,
    may: (device: DeviceRow) => boolean | Promise<boolean>,
  ): Promise<ListedDevice | undefined> {
    const device = await deviceById(tx, deviceId);
    if (!device || !(await may(device))) return undefined;
    const current = caller.sessionId ? (await deviceOfSession(tx, caller.sessionId))?.id === deviceId : false;
    if (await revokeDevice(tx, deviceId, caller.id)) {
      await auditFor(
        tx,
        { personId: caller.id, postId: caller.postId, kind: 'PERSON' },
        {
          action: 'identity.revoke-device',
          subjectKind: 'device',
          subjectId: deviceId,
          orgPath: device.orgPath,
          details: { personId: device.personId },
        },
      );
    }
    return { ...((await deviceById(tx, deviceId)) ?? device), current };
  }

  /** Signs out of this phone for good. Gives its id, or null where the session is none of a phone. */
  forgetThisDevice(actor: Actor): Promise<string | null> {
    const sessionId = ownSession(actor);
    return this.database.writeAsIdentity(async (tx) => {
      const device = await deviceOfSession(tx, sessionId);
      if (!device) return null;
      await revokeDevice(tx, device.id, actor.id);
      await auditFor(
        tx,
        { personId: actor.id, postId: actor.postId, kind: 'PERSON' },
        { action: 'identity.forget-device', subjectKind: 'device', subjectId: device.id },
      );
      return device.id;
    });
  }

  /** Another PIN for the phone of this session. Tries of the present one are counted like those of a sign-in. */
  async changePin(actor: Actor, input: { readonly currentPin: string; readonly newPin: string }): Promise<ListedDevice | DeviceRefused> {
    const sessionId = ownSession(actor);
    const done = await this.change(actor, sessionId, foldPin(input.currentPin), foldPin(input.newPin));
    if (done instanceof DeviceRefused)
      await this.database.recordRefusal(actor, { action: 'identity.change-pin', details: { code: done.code } });
    return done;
  }

  private async change(actor: Actor, sessionId: string, currentPin: string, newPin: string): Promise<ListedDevice | DeviceRefused> {
    const charged = await this.database.writeAsIdentity(async (tx) => {
      const device = await deviceOfSession(tx, sessionId);
      return device && chargePin(tx, device.id, { personId: actor.id });
    });
    if (!charged) return new DeviceRefused('DEVICE_NEEDED');
    const { code, params } = await this.phones.look(charged, currentPin);
    if (code) return new DeviceRefused(code, params, 'input.currentPin');
    // The right PIN was shown, so the count starts again, also where the new one is no good: apart, for a refusal undoes all.
    if (!(await this.database.writeAsIdentity((tx) => acceptPin(tx, charged)))) return new DeviceRefused('DEVICE_REVOKED');
    const fault = pinFault(newPin, charged.phone) ?? (newPin === currentPin ? 'PIN_SAME' : undefined);
    if (fault) return new DeviceRefused(fault, {}, 'input.newPin');
    const pinHash = await hashPassword(newPin);
    return this.database.writeAsIdentity(async (tx) => {
      const changed = await tx.change('UPDATE device SET pin_hash = $3 WHERE id = $1 AND pin_hash = $2 AND revoked_at IS NULL', [
        charged.device.id,
        charged.pinHash,
        pinHash,
      ]);
      const device = changed > 0 ? await deviceById(tx, charged.device.id) : undefined;
      if (!device) return new DeviceRefused('DEVICE_REVOKED');
      await auditFor(
        tx,
        { personId: actor.id, postId: actor.postId, kind: 'PERSON' },
        { action: 'identity.change-pin', subjectKind: 'device', subjectId: device.id },
      );
      return { ...device, current: true };
    });
  }
}

/** A manager looks after everybody of the scope, the office after those who only go to firms. */
async function looksAfter(tx: Tx, personId: string): Promise<boolean> {
  const mine = await tx.first(`SELECT 1 FROM person WHERE id = $1 AND ${inMyScope('org_path')}`, [personId]);
  if (!mine) return false;
  if (can(tx.actor, 'person:manage') || can(tx.actor, 'session:revoke')) return true;
  return can(tx.actor, 'person:start') && (await comingPosts(tx, personId)).every(({ role }) => FIELD_ROLES.includes(role));
}
