import { type Actor, can, judgeCreditCode, judgeLegacyNo, newId } from '@app/kernel';
import { checked, Database, type Done, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { creditCodeRefusal, EnterpriseRefused } from './enterprises.errors';
import type { CreateEnterprise, EditEnterprise } from './enterprises.inputs';
import { areaNamesOf, changesOf, columnsOf, type FactColumns, proposedShortName, unitInScope } from './enterprise-facts';
import { EnterpriseResidence } from './persistence/enterprise-residence.entity';
import { Enterprise } from './persistence/enterprise.entity';

/** The last word in a race that the lock on the code did not settle. */
const refusals = { enterprise_credit_code_key: () => new EnterpriseRefused('CREDIT_CODE_TAKEN_ELSEWHERE', 'input.creditCode') };

type Codes = Pick<FactColumns, 'creditCode' | 'legacyRegistrationNo' | 'codeOverrideBy' | 'codeOverrideReason'>;

/** The register: entering and correcting firms. */
@Injectable()
export class EnterprisesService {
  constructor(private readonly database: Database) {}

  create(actor: Actor, input: CreateEnterprise): Promise<Done | EnterpriseRefused> {
    return this.database.write(actor, (tx) => this.createIn(tx, input), { refusals });
  }

  createIn(tx: Tx, input: CreateEnterprise): Promise<Done | EnterpriseRefused> {
    return tx.idempotent('createEnterprise', input, (id) => this.enter(tx, id, input));
  }

  private async enter(tx: Tx, id: string, input: CreateEnterprise): Promise<EnterpriseRefused | undefined> {
    const unit = await unitInScope(tx, input.unitId, 'input.unitId');
    const name = checked((check) => check.needed('input.name', input.name, 'firmName'));
    const facts = columnsOf(input, tx.today);
    const codes = await this.codesOf(tx, input, null);
    if (codes instanceof EnterpriseRefused) return codes;
    const shortName = facts.shortName ?? proposedShortName(name, await areaNamesOf(tx, unit.path));
    const isDemo = input.isDemo ?? false;
    await tx.insert(Enterprise, {
      ...facts,
      ...codes,
      id,
      unitId: unit.id,
      orgPath: unit.path,
      name,
      shortName,
      kind: input.kind,
      isBranch: input.isBranch ?? false,
      isDemo,
    });
    await tx.insert(EnterpriseResidence, { id: newId(), enterpriseId: id, unitId: unit.id, orgPath: unit.path, period: '(,)' });
    await tx.record({
      topic: 'enterprise.created',
      ids: { enterpriseId: id },
      action: 'enterprise.create',
      subjectKind: 'enterprise',
      subjectId: id,
      orgPath: unit.path,
      details: {
        kind: input.kind,
        codeOverridden: Boolean(codes.codeOverrideBy),
        ...(codes.codeOverrideReason ? { reason: codes.codeOverrideReason } : {}),
      },
    });
    return undefined;
  }

  edit(actor: Actor, input: EditEnterprise): Promise<Done | EnterpriseRefused> {
    return this.database.write(actor, (tx) => this.editIn(tx, input), { refusals });
  }

  async editIn(tx: Tx, input: EditEnterprise): Promise<Done | EnterpriseRefused> {
    const locked = await tx.first('SELECT FROM enterprise WHERE id = $1 FOR NO KEY UPDATE', [input.enterpriseId]);
    const now = locked && (await tx.manager.findOneBy(Enterprise, { id: input.enterpriseId }));
    if (!now) throw Fault.notFound('input.enterpriseId');
    if (await tx.first('SELECT FROM enterprise_alias WHERE loser_id = $1 AND voided_at IS NULL', [now.id]))
      return new EnterpriseRefused('ENTERPRISE_MERGED', 'input.enterpriseId');
    if (now.version !== input.version) return new EnterpriseRefused('ENTERPRISE_CHANGED', 'input.version');
    const wanted = changesOf(now, input, tx.today);
    if (input.creditCode !== undefined || input.legacyRegistrationNo !== undefined) {
      const codes = await this.codesOf(
        tx,
        {
          ...input,
          creditCode: input.creditCode === undefined ? now.creditCode : input.creditCode,
          legacyRegistrationNo: input.legacyRegistrationNo === undefined ? now.legacyRegistrationNo : input.legacyRegistrationNo,
        },
        now,
      );
      if (codes instanceof EnterpriseRefused) return codes;
      Object.assign(wanted, codes);
    }
    const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => now[key as keyof Enterprise] !== value));
    if (Object.keys(changed).length === 0) return { id: now.id };
    await tx.manager
      .createQueryBuilder()
      .update(Enterprise)
      .set({ ...changed, version: now.version + 1 })
      .where('id = :id', { id: now.id })
      .updateEntity(false)
      .execute();
    await tx.record({
      topic: 'enterprise.changed',
      ids: { enterpriseId: now.id },
      action: 'enterprise.edit',
      subjectKind: 'enterprise',
      subjectId: now.id,
      orgPath: now.orgPath,
      details: {
        fields: Object.keys(changed).join(' '),
        version: now.version + 1,
        ...(changed['codeOverrideReason'] ? { reason: String(changed['codeOverrideReason']) } : {}),
      },
    });
    return { id: now.id };
  }

  /** Both numbers of the firm, checked, and free: `now` is the firm that may have them already. */
  private async codesOf(
    tx: Tx,
    input: Pick<CreateEnterprise, 'creditCode' | 'legacyRegistrationNo' | 'codeOverride'>,
    now: Enterprise | null,
  ): Promise<Codes | EnterpriseRefused> {
    const { actor } = tx;
    const override = Boolean(input.codeOverride);
    if (override && actor.kind !== 'SYSTEM' && !can(actor, 'enterprise:override-code')) throw new Fault('FORBIDDEN');
    const { codeOverride } = input;
    const reason = codeOverride ? checked((check) => check.needed('input.codeOverride.reason', codeOverride.reason, 'reason')) : null;
    // A code taken earlier with the licence seen stays taken: an edit of something else does not ask again.
    const kept =
      now !== null &&
      now.codeOverrideBy !== null &&
      now.creditCode === input.creditCode &&
      now.legacyRegistrationNo === input.legacyRegistrationNo;
    if (kept && !override)
      return {
        creditCode: now.creditCode,
        legacyRegistrationNo: now.legacyRegistrationNo,
        codeOverrideBy: now.codeOverrideBy,
        codeOverrideReason: now.codeOverrideReason,
      };
    const legacy = judgeLegacyNo(input.legacyRegistrationNo, override);
    if (!legacy) return new EnterpriseRefused('LEGACY_NO_FAULT', 'input.legacyRegistrationNo');
    const judged = judgeCreditCode(input.creditCode, override);
    if (!judged.ok) return creditCodeRefusal(judged);
    if (judged.code !== null && judged.code !== now?.creditCode) {
      const taken = await this.takenBy(tx, judged.code);
      if (taken) return taken;
    }
    const overridden = override && (judged.overridden || !judgeLegacyNo(legacy.no, false));
    return {
      creditCode: judged.code,
      legacyRegistrationNo: legacy.no,
      codeOverrideBy: overridden && actor.kind !== 'SYSTEM' ? actor.id : null,
      codeOverrideReason: overridden && actor.kind !== 'SYSTEM' ? reason : null,
    };
  }

  /** Who has the code? Writers of the same code queue here, so that the second one gets the exact answer. */
  private async takenBy(tx: Tx, code: string): Promise<EnterpriseRefused | undefined> {
    await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 91))', [`credit-code ${code}`]);
    const here = await tx.first<{ id: string }>('SELECT id FROM enterprise WHERE credit_code = $1', [code]);
    if (here) return new EnterpriseRefused('CREDIT_CODE_TAKEN_HERE', 'input.creditCode', {}, { enterpriseId: here.id });
    const elsewhere = await tx.first<{ taken: boolean }>('SELECT app.credit_code_taken($1) AS taken', [code]);
    return elsewhere?.taken ? new EnterpriseRefused('CREDIT_CODE_TAKEN_ELSEWHERE', 'input.creditCode') : undefined;
  }
}
