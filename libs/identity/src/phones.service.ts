import { type Actor, addressKey, newId } from '@app/kernel';
import { checked, Database, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { PhoneReach } from './domain/phone-reach';
import { foldPin, pinFault } from './domain/pin-policy';
import { minutesToWait } from './domain/session-policy';
import { foldStartCode, isStartCode } from './domain/start-code';
import { MOST_WRONG_PINS, WaitLadder } from './domain/wait-ladder';
import { workPhoneOf } from './domain/work-phone';
import { DeviceRefused, SignInRefused } from './identity.errors';
import { auditFor } from './persistence/audit.queries';
import type { DeviceEnrolment } from './domain/device-beginning';
import {
  acceptPin,
  type ChargedPin,
  chargePin,
  type DeviceRow,
  putDevice,
  revokeDevice,
  revokeReplaced,
} from './persistence/device.queries';
import { activePosts, meOf } from './persistence/me.queries';
import { endSession, openSession } from './persistence/session.queries';
import { type ChargedCode, chargeStartCode, useStartCode } from './persistence/start-code.queries';
import { hashPassword, verifyForNobody, verifyPassword } from './secrets/password-hasher';
import { hashToken, isToken, newToken, saltedDigest } from './secrets/tokens';
import { type OpenedSession, ownSession, SignInService } from './sign-in.service';

/** What a browser shows of itself: where it is, the secrets of phones it holds, and the session it has. */
export interface Browser {
  readonly address: string;
  /** Device id → secret. Several people may share one phone. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly actor: Actor | null;
}

export interface StartOnPhone {
  readonly phone: string;
  readonly startCode: string;
  readonly pin: string;
  readonly deviceName: string;
}
export interface SignInWithPin {
  readonly deviceId: string;
  readonly pin: string;
  readonly postId?: string | null;
}

/** A session that was just opened on a phone. The secrets go into cookies and are never shown again. */
export interface OpenedOnPhone extends OpenedSession {
  readonly device: DeviceRow;
  /** null: the phone has it already. */
  readonly deviceToken: string | null;
  /** Phones that gave way: their cookies go. */
  readonly replaced: readonly string[];
}

type SignInCode = ConstructorParameters<typeof SignInRefused>[0];

/** Signing in on a phone: once with the code of a slip, from then on with an own PIN that is good on this phone only. */
@Injectable()
export class PhonesService {
  private readonly unknownPhones = new WaitLadder();

  constructor(
    private readonly database: Database,
    private readonly signIns: SignInService,
  ) {}

  async startOnPhone(input: StartOnPhone, browser: Browser): Promise<OpenedOnPhone | SignInRefused> {
    const from = addressKey(browser.address);
    this.signIns.admit(from);
    // What can be told from the words alone comes first: it says nothing about who has which phone.
    const phone = workPhoneOf(input.phone);
    if (phone === undefined) return new SignInRefused('PHONE_FORM', {}, 'input.phone');
    const code = foldStartCode(input.startCode);
    if (!isStartCode(code)) return new SignInRefused('START_CODE_FORM', {}, 'input.startCode');
    const pin = foldPin(input.pin);
    const fault = pinFault(pin, phone);
    if (fault) return new SignInRefused(fault, {}, 'input.pin');
    const name = deviceName(input.deviceName);

    const charged = await this.database.writeAsIdentity((tx) => chargeStartCode(tx, phone));
    const { allowed, seconds } = charged
      ? { allowed: charged.allowed, seconds: charged.lockedSeconds }
      : this.unknownPhones.charge(phone, performance.now());
    const wrong = (): Promise<SignInRefused> =>
      this.refuse(
        'identity.start-on-phone',
        seconds > 0 ? 'START_LOCKED' : 'START_WRONG',
        seconds > 0 ? { minutes: minutesToWait(seconds) } : {},
        charged?.personId ?? null,
        { phone: saltedDigest(phone) },
      );
    if (!allowed) return wrong();
    const right = charged ? await verifyPassword(charged.codeHash, code) : await verifyForNobody(code);
    if (!charged || !right) return wrong();
    const pinHash = await hashPassword(pin);
    const opened = await this.database.writeAsIdentity((tx) => this.begin(tx, charged, { pinHash, name }, browser));
    if (!opened) return wrong();
    this.signIns.welcome(from);
    return opened;
  }

  /** The code was right; that it is still unused is settled under the row's lock: of many at once one gets through. */
  private async begin(
    tx: Tx,
    code: ChargedCode,
    phone: { readonly pinHash: string; readonly name: string },
    browser: Browser,
  ): Promise<OpenedOnPhone | undefined> {
    const reach = await useStartCode(tx, code);
    if (!reach) return undefined;
    const opened = await this.setUp(tx, code.personId, { ...phone, enrolledBy: 'SLIP', reach, startCodeId: code.id }, browser, null);
    if (!opened) return undefined;
    await this.note(tx, opened, 'identity.start-on-phone', { startCodeId: code.id });
    return opened;
  }

  /** A phone of its own secret, and a session on it. */
  private async setUp(
    tx: Tx,
    personId: string,
    {
      pinHash,
      name,
      enrolledBy,
      reach,
      startCodeId,
    }: {
      readonly startCodeId: string | null;
      readonly pinHash: string;
      readonly name: string;
      readonly enrolledBy: DeviceEnrolment;
      readonly reach: PhoneReach;
    },
    browser: Browser,
    postId: string | null,
  ): Promise<OpenedOnPhone | undefined> {
    const held = [...browser.secrets.values()].map(hashToken);
    const replaced = await revokeReplaced(tx, personId, held, personId);
    const deviceToken = newToken('');
    const device = await putDevice(tx, {
      id: newId(),
      personId,
      tokenHash: hashToken(deviceToken),
      pinHash,
      name,
      enrolledBy,
      startCodeId,
      ...reach,
    });
    const opened = await this.open(tx, device, postId, browser);
    return opened && { ...opened, deviceToken, replaced };
  }

  async signInWithPin(input: SignInWithPin, browser: Browser): Promise<OpenedOnPhone | SignInRefused> {
    const from = addressKey(browser.address);
    this.signIns.admit(from);
    const secret = browser.secrets.get(input.deviceId);
    if (secret === undefined || !isToken(secret, '')) return new SignInRefused('DEVICE_UNKNOWN', {}, 'input.deviceId');
    const pin = foldPin(input.pin);
    if (!/^\d{6}$/.test(pin)) return new SignInRefused('PIN_FORM', {}, 'input.pin');
    const charged = await this.database.writeAsIdentity((tx) => chargePin(tx, input.deviceId, { tokenHash: hashToken(secret) }));
    const action = 'identity.sign-in-by-pin';
    if (!charged) return this.refuse(action, 'DEVICE_UNKNOWN', {}, null);
    const { code, params } = await this.look(charged, pin);
    if (code) return this.refuse(action, code, params, charged.device.personId, { deviceId: charged.device.id });
    const opened = await this.database.writeAsIdentity(async (tx): Promise<OpenedOnPhone | SignInCode> => {
      const device = await acceptPin(tx, charged);
      if (!device) return 'DEVICE_REVOKED';
      const session = await this.open(tx, device, input.postId ?? null, browser);
      if (!session) return input.postId ? 'SIGN_IN_POST' : 'DEVICE_REVOKED';
      await this.note(tx, session, action, {});
      return session;
    });
    if (typeof opened === 'string') return this.refuse(action, opened, {}, charged.device.personId, { deviceId: charged.device.id });
    this.signIns.welcome(from);
    return opened;
  }

  /** Looks at a PIN whose try was charged. Without a code it was right. The tenth wrong one in a row ends the phone. */
  async look(
    charged: ChargedPin,
    pin: string,
  ): Promise<{
    readonly code?: 'DEVICE_REVOKED' | 'DEVICE_EXPIRED' | 'PIN_LOCKED' | 'PIN_USED_UP' | 'PIN_WRONG';
    readonly params: Record<string, number>;
  }> {
    if (charged.device.revokedAt || charged.disabled) return { code: 'DEVICE_REVOKED', params: {} };
    if (charged.expired) return { code: 'DEVICE_EXPIRED', params: {} };
    const locked = { code: 'PIN_LOCKED', params: { minutes: minutesToWait(charged.lockedSeconds) } } as const;
    if (!charged.allowed) return locked;
    if (await verifyPassword(charged.pinHash, pin)) return { params: {} };
    const left = MOST_WRONG_PINS - charged.failures;
    if (left > 0) return charged.lockedSeconds > 0 ? locked : { code: 'PIN_WRONG', params: { left } };
    await this.database.writeAsIdentity(async (tx) => {
      await revokeDevice(tx, charged.device.id, null);
      await auditFor(
        tx,
        { personId: charged.device.personId, postId: null, kind: 'PERSON' },
        { action: 'identity.revoke-device', subjectKind: 'device', subjectId: charged.device.id, details: { wrongPins: charged.failures } },
      );
    });
    return { code: 'PIN_USED_UP', params: {} };
  }

  /** For somebody who signed in by password on a phone: from now on by PIN. The session of the password ends. */
  async addThisDevice(
    actor: Actor,
    input: { readonly pin: string; readonly deviceName: string },
    browser: Browser,
  ): Promise<OpenedOnPhone | DeviceRefused> {
    const sessionId = ownSession(actor);
    const done = await this.add(actor, sessionId, input, browser);
    if (done instanceof DeviceRefused)
      await this.database.recordRefusal(actor, { action: 'identity.add-device', details: { code: done.code } });
    return done;
  }

  private async add(
    actor: Actor,
    sessionId: string,
    input: { readonly pin: string; readonly deviceName: string },
    browser: Browser,
  ): Promise<OpenedOnPhone | DeviceRefused> {
    const name = deviceName(input.deviceName);
    const pin = foldPin(input.pin);
    const before = await this.database.writeAsIdentity(async (tx) => ({
      me: await meOf(tx, actor.id, actor.postId),
      phone: (await tx.first<{ phone: string | null }>('SELECT phone FROM person WHERE id = $1', [actor.id]))?.phone ?? null,
      device: await tx.first('SELECT device_id FROM session WHERE id = $1 AND device_id IS NOT NULL', [sessionId]),
    }));
    if (!before.me) throw new Fault('UNAUTHENTICATED');
    if (before.device) return new DeviceRefused('DEVICE_ALREADY');
    if (before.me.mustChangePassword) return new DeviceRefused('PASSWORD_MUST_CHANGE');
    const fault = pinFault(pin, before.phone);
    if (fault) return new DeviceRefused(fault, {}, 'input.pin');
    const pinHash = await hashPassword(pin);
    return this.database.writeAsIdentity(async (tx) => {
      const reach = { reach: 'WORK', scopePath: null } as const;
      const posts = await activePosts(tx, actor.id, { reach });
      if (posts.length === 0) return new DeviceRefused('DEVICE_NO_POST');
      // Two taps at once: the second finds the session replaced.
      if (!(await endSession(tx, sessionId, 'REPLACED'))) throw new Fault('UNAUTHENTICATED');
      const post = posts.find(({ id }) => id === actor.postId) ?? null;
      const opened = await this.setUp(
        tx,
        actor.id,
        { pinHash, name, enrolledBy: 'PASSWORD', reach, startCodeId: null },
        { ...browser, actor: null },
        post?.id ?? null,
      );
      if (!opened) throw new Fault('UNAUTHENTICATED');
      await this.note(tx, opened, 'identity.add-device', {});
      return opened;
    });
  }

  /** Opens a session on a phone; the one that this browser had, of whomever, ends. Undefined: switched off, or not one of the own posts. */
  private async open(tx: Tx, device: DeviceRow, postId: string | null, { actor }: Browser): Promise<OpenedOnPhone | undefined> {
    const posts = await activePosts(tx, device.personId, { reach: device, deviceId: device.id });
    const post = postId === null ? posts[0] : posts.find(({ id }) => id === postId);
    if (postId !== null && !post) return undefined;
    const me = await meOf(tx, device.personId, post?.id ?? null, device);
    if (!me) return undefined;
    if (actor?.kind === 'PERSON' && actor.sessionId) await endSession(tx, actor.sessionId, 'REPLACED');
    const session = await openSession(tx, device.personId, post?.id ?? null, { device });
    return { token: session.token, me, device, deviceToken: null, replaced: [] };
  }

  private note(tx: Tx, { me, device, replaced }: OpenedOnPhone, action: string, details: Record<string, string>): Promise<void> {
    return auditFor(
      tx,
      { personId: device.personId, postId: me.post?.id ?? null, kind: 'PERSON' },
      {
        action,
        subjectKind: 'device',
        subjectId: device.id,
        details: { ...details, ...(replaced.length ? { replaced: replaced.length } : {}) },
      },
    );
  }

  private async refuse(
    action: string,
    code: SignInCode,
    params: Record<string, number>,
    personId: string | null,
    details: Record<string, string> = {},
  ): Promise<SignInRefused> {
    await this.database.writeAsIdentity((tx) =>
      auditFor(tx, null, {
        action,
        outcome: 'REFUSED',
        ...(personId ? { subjectKind: 'person', subjectId: personId } : {}),
        details: { code, ...details },
      }),
    );
    return new SignInRefused(code, params);
  }
}

const deviceName = (text: string): string => checked((check) => check.needed('input.deviceName', text, 'deviceName'));
