import { type Actor, can, judgeCreditCode, judgeLegacyNo, newId } from '@app/kernel';
import { checked, Database, Fault, once, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { creditCodeRefusal, EnterpriseRefused } from './enterprises.errors';
import type { CreateEnterprise, EditEnterprise } from './enterprises.inputs';
import { areaNamesOf, changesOf, columnsOf, type FactColumns, proposedShortName, unitInScope } from './enterprise-facts';
import { EnterpriseResidenceEntity } from './persistence/enterprise-residence.entity';
import { EnterpriseEntity } from './persistence/enterprise.entity';

/** The last word in a race that the lock on the code did not settle. */
const refusals = { enterprise_credit_code_key: () => new EnterpriseRefused('CREDIT_CODE_TAKEN_ELSEWHERE', 'input.creditCode') };

type Codes = Pick<FactColumns, 'creditCode' | 'legacyRegistrationNo' | 'codeOverrideBy' | 'codeOverrideReason'>;

/** The register: entering and correcting firms. */
@Injectable()
export class EnterprisesService {
  constructor(private readonly database: Database) {}

  create(actor: Actor, input: CreateEnterprise): Promise<{ readonly id: string } | EnterpriseRefused> {
    return this.database.write(actor, (tx) => this.createIn(tx, actor, input), { refusals });
  }

  async createIn(tx: Tx, actor: Actor, input: CreateEnterprise): Promise<{ readonly id: string } | EnterpriseRefused> {
    const { clientId, ...content } = input;
    const id = newId();
    if (!clientId) return (await this.enter(tx, actor, id, input)) ?? { id };
    const result = await once(tx, { operation: 'createEnterprise', clientId, content }, id, () => this.enter(tx, actor, id, input));
    return result.refusal instanceof EnterpriseRefused ? result.refusal : { id: result.id };
  }

  private async enter(tx: Tx, actor: Actor, id: string, input: CreateEnterprise): Promise<EnterpriseRefused | undefined> {
    const unit = await unitInScope(tx, input.unitId, 'input.unitId');
    const name = checked((check) => check.needed('input.name', input.name, 'firmName'));
    const facts = columnsOf(input, tx.today);
    const codes = await this.codesOf(tx, actor, input, null);
    if (codes instanceof EnterpriseRefused) return codes;
    const shortName = facts.shortName ?? proposedShortName(name, await areaNamesOf(tx, unit.path));
    const isDemo = input.isDemo ?? false;
    await tx.insert(EnterpriseEntity, {
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
    await tx.insert(EnterpriseResidenceEntity, { id: newId(), enterpriseId: id, unitId: unit.id, orgPath: unit.path, period: '(,)' });
    await tx.publish({ topic: 'enterprise.created', orgPath: unit.path, ids: { enterpriseId: id } });
    await tx.audit({
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

  edit(actor: Actor, input: EditEnterprise): Promise<{ readonly id: string } | EnterpriseRefused> {
    return this.database.write(actor, (tx) => this.editIn(tx, actor, input), { refusals });
  }

  async editIn(tx: Tx, actor: Actor, input: EditEnterprise): Promise<{ readonly id: string } | EnterpriseRefused> {
    const locked = await tx.first('SELECT FROM enterprise WHERE id = $1 FOR NO KEY UPDATE', [input.enterpriseId]);
    const now = locked && (await tx.manager.findOneBy(EnterpriseEntity, { id: input.enterpriseId }));
    if (!now) throw Fault.notFound('input.enterpriseId');
    if (await tx.first('SELECT FROM enterprise_alias WHERE loser_id = $1 AND voided_at IS NULL', [now.id]))
      return new EnterpriseRefused('ENTERPRISE_MERGED', 'input.enterpriseId');
    if (now.version !== input.version) return new EnterpriseRefused('ENTERPRISE_CHANGED', 'input.version');
    const wanted = changesOf(now, input, tx.today);
    if (input.creditCode !== undefined || input.legacyRegistrationNo !== undefined) {
      const codes = await this.codesOf(
        tx,
        actor,
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
    const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => now[key as keyof EnterpriseEntity] !== value));
    if (Object.keys(changed).length === 0) return { id: now.id };
    await tx.manager
      .createQueryBuilder()
      .update(EnterpriseEntity)
      .set({ ...changed, version: now.version + 1 })
      .where('id = :id', { id: now.id })
      .updateEntity(false)
      .execute();
    await tx.publish({ topic: 'enterprise.changed', orgPath: now.orgPath, ids: { enterpriseId: now.id } });
    await tx.audit({
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
    actor: Actor,
    input: Pick<CreateEnterprise, 'creditCode' | 'legacyRegistrationNo' | 'codeOverride'>,
    now: EnterpriseEntity | null,
  ): Promise<Codes | EnterpriseRefused> {
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
