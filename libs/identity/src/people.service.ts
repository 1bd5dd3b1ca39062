import { type Actor, maskPhone, newId } from '@app/kernel';
import { type AuditAction, checked, Database, type Done, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { foldLoginName, isLoginName } from './domain/login-name';
import { PASSWORD_HISTORY } from './domain/password-policy';
import { workPhoneOf } from './domain/work-phone';
import { PersonRefused } from './identity.errors';
import { Account } from './persistence/account.entity';
import { endPhones } from './persistence/device.queries';
import { Person, type PersonKind } from './persistence/person.entity';
import { inMyScope, lockPerson, type ScopedPerson, unitOf } from './persistence/scope.queries';
import { endSessions, revokeTokens } from './persistence/session.queries';
import { withdrawStartCodes } from './persistence/start-code.queries';
import { hashPassword } from './secrets/password-hasher';
import { newStartPassword } from './secrets/start-password';
import { noteTakeover } from './takeovers.service';

export interface CreatePerson {
  readonly clientId: string;
  readonly name: string;
  readonly unitId: string;
  /** Needed for people, absent for programs. */
  readonly loginName?: string | null;
  readonly kind?: PersonKind | null;
  /** Work phone. */
  readonly phone?: string | null;
}

export interface NewPerson {
  readonly name: string;
  readonly unitId: string;
  readonly kind: PersonKind;
  readonly phone?: string | null;
  /** How the person signs in; null for a program, which has tokens. */
  readonly account: { readonly loginName: string; readonly passwordHash: string; readonly mustChange: boolean } | null;
}

/** A password that is shown once, to be handed over; null where it was shown before or there is none. */
export interface WithStartPassword {
  readonly id: string;
  readonly startPassword: string | null;
}

const phoneTaken = () => new PersonRefused('PHONE_TAKEN', {}, 'input.phone');
const REFUSALS = {
  account_login_name_key: () => new PersonRefused('LOGIN_NAME_TAKEN', {}, 'input.loginName'),
  person_phone_key: phoneTaken,
};

/** People and programs, and how they sign in. */
@Injectable()
export class PeopleService {
  constructor(private readonly database: Database) {}

  async createPerson(actor: Actor, input: CreatePerson): Promise<WithStartPassword | PersonRefused> {
    const kind = input.kind ?? 'HUMAN';
    const startPassword = kind === 'HUMAN' ? newStartPassword() : null;
    // Before the transaction: hashing takes its time and holds no row.
    const passwordHash = startPassword === null ? null : await hashPassword(startPassword);
    return this.database.write(
      actor,
      (tx) => {
        const create = async (id: string): Promise<WithStartPassword | PersonRefused> => {
          if (kind === 'PROGRAM' && input.loginName) return new PersonRefused('PROGRAM_WITHOUT_LOGIN', {}, 'input.loginName');
          if (kind === 'HUMAN' && !input.loginName) return new PersonRefused('LOGIN_NAME_NEEDED', {}, 'input.loginName');
          const account = passwordHash === null ? null : { loginName: input.loginName ?? '', passwordHash, mustChange: true };
          const made = await this.createPersonIn(tx, { name: input.name, unitId: input.unitId, kind, account, phone: input.phone }, id);
          return made instanceof PersonRefused ? made : { id, startPassword };
        };
        return tx.idempotent('createPerson', input, create, { again: (id: string) => ({ id, startPassword: null }) });
      },
      { identity: true, refusals: REFUSALS },
    );
  }

  /** Needs a transaction with the entry of this library where there is an account. */
  async createPersonIn(tx: Tx, input: NewPerson, id = newId()): Promise<Done | PersonRefused> {
    const name = checked((check) => check.needed('input.name', input.name, 'personName'));
    const unit = await unitOf(tx, input.unitId);
    if (!unit?.mine) throw Fault.notFound('input.unitId');
    if (unit.closed) return new PersonRefused('UNIT_CLOSED', {}, 'input.unitId');
    const loginName = input.account && foldLoginName(input.account.loginName);
    if (loginName !== null && !isLoginName(loginName)) return new PersonRefused('LOGIN_NAME_FORM', {}, 'input.loginName');
    const phone = input.phone?.trim() ? workPhoneOf(input.phone) : null;
    if (phone === undefined) return new PersonRefused('PHONE_FORM', {}, 'input.phone');
    await tx.insert(Person, { id, name, kind: input.kind, unitId: unit.id, orgPath: unit.path, phone });
    if (input.account && loginName !== null) {
      await tx.insert(Account, { personId: id, loginName, passwordHash: input.account.passwordHash, mustChange: input.account.mustChange });
    }
    await tx.record({
      topic: 'identity.person-created',
      ids: { personId: id },
      action: 'identity.create-person',
      subjectKind: 'person',
      subjectId: id,
      orgPath: unit.path,
      details: { kind: input.kind },
    });
    return { id };
  }

  /** The work phone, or none. A slip with the number before is worthless then; phones that were set up stay good. */
  setPersonPhone(actor: Actor, input: { readonly personId: string; readonly phone?: string | null }): Promise<Done | PersonRefused> {
    return this.database.write(
      actor,
      async (tx) => {
        const person = await lockPerson(tx, input.personId);
        if (!person) throw Fault.notFound('input.personId');
        const phone = input.phone?.trim() ? workPhoneOf(input.phone) : null;
        if (phone === undefined) return new PersonRefused('PHONE_FORM', {}, 'input.phone');
        if (person.kind === 'PROGRAM') return new PersonRefused('PROGRAM_WITHOUT_LOGIN', {}, 'input.personId');
        const changed = await tx.change('UPDATE person SET phone = $2 WHERE id = $1 AND phone IS DISTINCT FROM $2', [person.id, phone]);
        if (changed > 0) {
          const slips = await withdrawStartCodes(tx, person.id);
          await tx.audit({
            action: 'identity.set-person-phone',
            subjectKind: 'person',
            subjectId: person.id,
            orgPath: person.orgPath,
            details: { phone: phone === null ? null : maskPhone(phone), slips },
          });
        }
        return { id: person.id };
      },
      { identity: true, refusals: { person_phone_key: phoneTaken } },
    );
  }

  /** A new start password; everything that was opened with the old one ends. */
  async resetPassword(actor: Actor, personId: string): Promise<WithStartPassword | PersonRefused> {
    const startPassword = newStartPassword();
    const passwordHash = await hashPassword(startPassword);
    return this.database.write(
      actor,
      async (tx) => {
        const person = await this.personToChange(tx, personId);
        if (person instanceof PersonRefused) return person;
        if (person.disabled) return new PersonRefused('PERSON_DISABLED', {}, 'input.personId');
        if (person.kind === 'PROGRAM') return new PersonRefused('PROGRAM_WITHOUT_LOGIN', {}, 'input.personId');
        // Whoever resets a password could sign in with it: never reach further than one's own scope that way.
        const wider = await tx.first(
          `SELECT 1 FROM post WHERE person_id = $1 AND NOT upper(period) <= app.today() IS TRUE AND NOT (${inMyScope('scope_path')}) LIMIT 1`,
          [personId],
        );
        if (wider) return new PersonRefused('PERSON_WIDER', {}, 'input.personId');
        if ((await noteTakeover(tx, person, 'PASSWORD')) === 'FORBIDDEN')
          return new PersonRefused('TAKEOVER_ADMINISTRATOR', {}, 'input.personId');
        await tx.change(
          `UPDATE account SET password_hash = $2, previous_hashes = (array_prepend(password_hash, previous_hashes))[1:$3], must_change = true,
                  changed_at = app.instant(), failed_count = 0, locked_until = NULL WHERE person_id = $1`,
          [personId, passwordHash, PASSWORD_HISTORY - 1],
        );
        await this.endAll(tx, person, 'REVOKED', 'identity.reset-password');
        return { id: personId, startPassword };
      },
      { identity: true },
    );
  }

  /** Switches a person off: no session and no token of theirs works from the next request on. */
  disablePerson(actor: Actor, personId: string): Promise<Done | PersonRefused> {
    return this.database.write(
      actor,
      async (tx) => {
        const person = await this.personToChange(tx, personId);
        if (person instanceof PersonRefused) return person;
        if (person.disabled) return { id: personId };
        await tx.change('UPDATE person SET disabled_at = app.instant() WHERE id = $1', [personId]);
        await this.endAll(tx, person, 'DISABLED', 'identity.disable-person');
        await tx.publish({ topic: 'identity.person-disabled', orgPath: person.orgPath, ids: { personId } });
        return { id: personId };
      },
      { identity: true },
    );
  }

  /** Takes back `disablePerson`. Sessions and tokens that ended stay ended. */
  enablePerson(actor: Actor, personId: string): Promise<Done | PersonRefused> {
    return this.database.write(actor, async (tx) => {
      const person = await this.personToChange(tx, personId);
      if (person instanceof PersonRefused) return person;
      if (!person.disabled) return { id: personId };
      await tx.change('UPDATE person SET disabled_at = NULL WHERE id = $1', [personId]);
      await tx.audit({ action: 'identity.enable-person', subjectKind: 'person', subjectId: personId, orgPath: person.orgPath });
      return { id: personId };
    });
  }

  /** Ends every session, token and phone of a person; the person may sign in again. */
  revokeSessions(actor: Actor, personId: string): Promise<{ readonly id: string }> {
    return this.database.write(
      actor,
      async (tx) => {
        const person = await lockPerson(tx, personId);
        if (!person) throw Fault.notFound('input.personId');
        await this.endAll(tx, person, 'REVOKED', 'identity.revoke-sessions');
        return { id: personId };
      },
      { identity: true },
    );
  }

  private async personToChange(tx: Tx, personId: string): Promise<ScopedPerson | PersonRefused> {
    const person = await lockPerson(tx, personId);
    if (!person) throw Fault.notFound('input.personId');
    return personId === tx.actor.id ? new PersonRefused('PERSON_SELF', {}, 'input.personId') : person;
  }

  private async endAll(tx: Tx, person: ScopedPerson, reason: 'REVOKED' | 'DISABLED', action: AuditAction): Promise<void> {
    const sessions = await endSessions(tx, person.id, reason);
    const tokens = await revokeTokens(tx, person.id);
    const devices = await endPhones(tx, person.id, tx.actor.id);
    await tx.audit({
      action,
      subjectKind: 'person',
      subjectId: person.id,
      orgPath: person.orgPath,
      details: { sessions, tokens, devices },
    });
  }
}
