import { maskPhone, Money } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, MoneyScalar, resultUnion } from '@app/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';
import { EnterpriseRefused } from '../enterprises.errors';
import type { EnterpriseRow } from '../persistence/enterprise.queries';

registerEnumType(EnterpriseKind, {
  name: 'EnterpriseKind',
  description: '市场主体类型。Kind of market entity.',
  valuesMap: {
    ENTERPRISE: { description: '企业' },
    SOLE_PROPRIETOR: { description: '个体工商户' },
    FARMER_COOPERATIVE: { description: '农民专业合作社' },
    FAMILY_FARM: { description: '家庭农场' },
  },
});
registerEnumType(EnterpriseStatus, {
  name: 'EnterpriseStatus',
  description: '经营状态。Whether a firm is in business.',
  valuesMap: {
    ACTIVE: { description: '存续' },
    DEREGISTERED: { description: '注销' },
    REVOKED: { description: '吊销' },
    RELOCATED: { description: '迁出' },
    UNREACHABLE: { description: '失联' },
    DORMANT: { description: '停业' },
  },
});

@ObjectType({ description: 'The unit that looks after a firm.' })
export class EnterpriseUnit {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => String, { description: 'Name of the unit.' }) readonly name!: string;
}

@ObjectType({ description: '注册资本。Registered capital.' })
export class EnterpriseCapital {
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Exact amount in units of the currency; null where the text could not be read.',
  })
  readonly amount!: Money | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217, CNY for yuan.' }) readonly currency!: string | null;
  @Field(() => String, { nullable: true, description: 'As the source wrote it.' }) readonly text!: string | null;
}

@ObjectType({ description: '市场主体。A market entity of the register.' })
export class Enterprise {
  @Field(() => IdScalar, { description: 'Id; of the surviving firm where it was merged.' }) readonly id!: string;
  @Field(() => String, { description: 'Full name.' }) readonly name!: string;
  @Field(() => String, { description: 'Short name, as reports use it.' }) readonly shortName!: string;
  @Field(() => String, { nullable: true, description: '统一社会信用代码, 18 characters; small shops may have none.' })
  readonly creditCode!: string | null;
  @Field(() => Boolean, { description: 'The code or number was taken although a check digit fails: somebody saw the licence.' })
  readonly codeOverridden!: boolean;
  @Field(() => String, { nullable: true, description: '原工商注册号, 15 digits.' }) readonly legacyRegistrationNo!: string | null;
  @Field(() => EnterpriseKind, { description: 'Kind of market entity.' }) readonly kind!: EnterpriseKind;
  @Field(() => Boolean, { description: 'Whether it is a branch (分支机构).' }) readonly isBranch!: boolean;
  @Field(() => EnterpriseStatus, { description: 'Whether it is in business.' }) readonly status!: EnterpriseStatus;
  @Field(() => EnterpriseUnit, { description: 'The unit that looks after it now.' }) readonly unit!: EnterpriseUnit;
  @Field(() => String, { nullable: true, description: 'Class of GB/T 4754-2017, such as C1353.' }) readonly industryCode!: string | null;
  @Field(() => EnterpriseCapital, { nullable: true, description: 'Registered capital.' }) readonly capital!: EnterpriseCapital | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of registration.' }) readonly establishedOn!: string | null;
  @Field(() => String, { nullable: true, description: '经营范围.' }) readonly businessScope!: string | null;
  @Field(() => String, { nullable: true, description: '注册地址, which may lie elsewhere than its unit.' }) readonly registeredAddress!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Name of the contact.' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone of the contact, masked; `revealContact` shows it for a reason.' })
  readonly contactPhone!: string | null;
  @Field(() => Boolean, { description: 'Made up for the demonstration.' }) readonly isDemo!: boolean;
  @Field(() => Int, { description: 'Version to be given back with an edit.' }) readonly version!: number;
}

/** A row as it leaves the server: phone masked, capital and unit put together. */
export function shownEnterprise(row: EnterpriseRow): Enterprise {
  const { unitId, unitName, capitalAmount, capitalCurrency, capitalText, contactPhone, ...plain } = row;
  const hasCapital = capitalAmount !== null || capitalText !== null;
  return {
    ...plain,
    unit: { id: unitId, name: unitName },
    capital: hasCapital
      ? { amount: capitalAmount === null ? null : Money.parse(capitalAmount), currency: capitalCurrency, text: capitalText }
      : null,
    contactPhone: contactPhone === null ? null : maskPhone(contactPhone),
  };
}

export const EnterpriseConnection = ConnectionOf(Enterprise, 'Enterprise');

@ObjectType({ description: '企业链接已发放。A link was issued; its token is shown this once.' })
export class EnterpriseLinkIssued {
  @Field(() => IdScalar, { description: 'Id of the link, to withdraw it.' }) readonly linkId!: string;
  @Field(() => IdScalar, { description: 'The firm it speaks for.' }) readonly enterpriseId!: string;
  @Field(() => String, { description: 'The secret: whoever holds it speaks for the firm.' }) readonly token!: string;
  @Field(() => DateTimeScalar, { description: 'When it ends.' }) readonly expiresAt!: Date;
}

@ObjectType({ description: '服务卡已发放。A card was made; its token is shown this once, to be printed.' })
export class EnterpriseCardIssued extends EnterpriseLinkIssued {
  @Field(() => String, { description: '企业名称。' }) readonly name!: string;
  @Field(() => String, { description: '简称。' }) readonly shortName!: string;
  @Field(() => Boolean, { description: 'Made up for the demonstration.' }) readonly isDemo!: boolean;
}

@ObjectType({ description: '企业及其服务卡。A firm and the card that is good today.' })
export class EnterpriseCard {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => String, { description: '企业名称。' }) readonly name!: string;
  @Field(() => String, { description: 'The unit that looks after it.' }) readonly unitName!: string;
  @Field(() => IdScalar, { nullable: true, description: 'The card, to withdraw it; null: it has none.' }) readonly linkId!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '发卡时间。' }) readonly issuedAt!: Date | null;
  @Field(() => String, { nullable: true, description: '发卡人。' }) readonly issuedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '有效期至。' }) readonly expiresAt!: Date | null;
}
export const EnterpriseCardConnection = ConnectionOf(EnterpriseCard, 'EnterpriseCard');

@ObjectType({ description: 'A link of a firm, without its secret.' })
export class EnterpriseLink {
  @Field(() => IdScalar, { description: 'Id of the link.' }) readonly id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was issued.' }) readonly recordedAt!: Date;
  @Field(() => String, { description: 'Who issued it.' }) readonly issuedByName!: string;
  @Field(() => DateTimeScalar, { description: 'When it ends.' }) readonly expiresAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.' }) readonly revokedAt!: Date | null;
}

@ObjectType({ description: '完整联系方式。A contact in full; the look at it is in the audit.' })
export class RevealedContact {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly id!: string;
  @Field(() => String, { nullable: true, description: 'Name of the contact.' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone in full.' }) readonly contactPhone!: string | null;
}

@ObjectType({ description: '合并完成。One firm is read as another from now on.' })
export class EnterprisesMerged {
  @Field(() => IdScalar, { description: 'Id of the merge, to undo it.' }) readonly aliasId!: string;
  @Field(() => Enterprise, { description: 'The surviving firm.' }) readonly survivor!: Enterprise;
}

export const CreateEnterpriseResult = resultUnion(
  'CreateEnterpriseResult',
  'The new firm, or why there is none.',
  Enterprise,
  EnterpriseRefused,
);
export const EditEnterpriseResult = resultUnion(
  'EditEnterpriseResult',
  'The firm as it is now, or why nothing changed.',
  Enterprise,
  EnterpriseRefused,
);
export const RevokeEnterpriseLinkResult = resultUnion(
  'RevokeEnterpriseLinkResult',
  'The firm, or why nothing was withdrawn.',
  Enterprise,
  EnterpriseRefused,
);
export const MergeEnterprisesResult = resultUnion(
  'MergeEnterprisesResult',
  'The merge, or why there is none.',
  EnterprisesMerged,
  EnterpriseRefused,
);
export const UndoEnterpriseMergeResult = resultUnion(
  'UndoEnterpriseMergeResult',
  'The firm that is itself again, or why not.',
  Enterprise,
  EnterpriseRefused,
);
