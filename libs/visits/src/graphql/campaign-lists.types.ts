import type { LocalDate } from '@app/kernel';
import { EnterpriseStatus } from '@app/enterprises';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, OrderInputOf, resultUnion } from '@app/platform';
import { TARGET_ORDER_FIELDS } from '../persistence/coverage.queries';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CampaignRefused } from '../visits.errors';
import {
  CHANGE_KINDS,
  type ChangeKind,
  NOT_VISITED_REASONS,
  type NotVisitedReason,
  REMOVAL_REASONS,
  type RemovalReason,
} from '../domain/campaign-list';
import { Campaign, VisitFirm, VisitPerson, VisitUnit } from './visits.types';

const enumOf = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, key])) as { readonly [key in K]: key };

const REASON_WORDS = {
  UNREACHABLE: { description: '失联：cannot be reached.' },
  DEREGISTERED: { description: '注销：struck off.' },
  RELOCATED: { description: '迁出：moved away.' },
  DORMANT: { description: '停业：closed for the time being.' },
  MERGED: { description: '并户：a double of another record.' },
} as const;

export const NotVisitedReasonEnum = enumOf<NotVisitedReason>(NOT_VISITED_REASONS);
registerEnumType(NotVisitedReasonEnum, {
  name: 'NotVisitedReason',
  description: '未走访原因。Why a firm of the list was not visited.',
  valuesMap: { ...REASON_WORDS, DECLINED: { description: '婉拒：the firm declined.' } },
});
export const RemovalReasonEnum = enumOf<RemovalReason>(REMOVAL_REASONS);
registerEnumType(RemovalReasonEnum, {
  name: 'CampaignRemovalReason',
  description: '移出名单的原因。Why a firm was taken off a list.',
  valuesMap: {
    ...REASON_WORDS,
    WRONGLY_LISTED: { description: '列入有误：should not have been on it.' },
    OTHER: { description: '其他：said in words.' },
  },
});
export const CampaignChangeKindEnum = enumOf<ChangeKind>(CHANGE_KINDS);
registerEnumType(CampaignChangeKindEnum, {
  name: 'CampaignChangeKind',
  description: 'What a version did with a firm.',
  valuesMap: { ADDED: { description: '增加：put on the list.' }, REMOVED: { description: '减少：taken off it.' } },
});

@ObjectType({ description: '名单变动。A firm put on a list or taken off it.' })
export class CampaignChange {
  @Field(() => VisitFirm, { description: 'The firm.' }) readonly firm!: VisitFirm;
  @Field(() => CampaignChangeKindEnum, { description: 'Added or removed.' }) readonly kind!: ChangeKind;
  @Field(() => RemovalReasonEnum, { nullable: true, description: 'Why it was removed.' }) readonly reason!: RemovalReason | null;
  @Field(() => String, { nullable: true, description: 'The same in words.' }) readonly note!: string | null;
}

@ObjectType({ description: '名单版本。A frozen version of a list; rows of other units than your scope are not counted.' })
export class CampaignVersion {
  @Field(() => Int, { description: 'Number, from 1 without a gap.' }) readonly n!: number;
  @Field(() => LocalDateScalar, { description: 'From this day on it is the list.' }) readonly validFrom!: LocalDate;
  @Field(() => String, { description: 'Why it was made.' }) readonly reason!: string;
  @Field(() => VisitPerson, { description: 'Who froze it.' }) readonly recordedBy!: VisitPerson;
  @Field(() => DateTimeScalar, { description: 'When.' }) readonly recordedAt!: Date;
  @Field(() => Int, { description: 'Firms added; of the first version its length.' }) readonly added!: number;
  @Field(() => Int, { description: 'Firms removed.' }) readonly removed!: number;
  @Field(() => [CampaignChange], { description: 'Its changes, at most 200; of the first version none, they are the targets.' })
  readonly changes!: readonly CampaignChange[];
}

@ObjectType({ description: '未走访原因统计。How many are not visited for one reason.' })
export class NotVisitedCount {
  @Field(() => NotVisitedReasonEnum, { nullable: true, description: 'Null: nobody has said why yet.' })
  readonly reason!: NotVisitedReason | null;
  @Field(() => Int, { description: 'Firms.' }) readonly count!: number;
}

@ObjectType({ description: '分单位覆盖。How far one unit has come.' })
export class UnitCoverageType {
  @Field(() => VisitUnit, { description: 'A unit directly below the area of the campaign, or that area itself.' })
  readonly unit!: VisitUnit;
  @Field(() => Int, { description: 'Firms of the list.' }) readonly total!: number;
  @Field(() => Int, { description: 'Of these visited.' }) readonly visited!: number;
}

@ObjectType({
  description:
    '走访覆盖。N of the list: visited in person between the days, by a unit of the area; visited and the reasons add up to the total.',
})
export class CampaignCoverage {
  @Field(() => Int, { description: 'The version that was valid on the last day.' }) readonly version!: number;
  @Field(() => LocalDateScalar, { description: 'First day.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day.' }) readonly to!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'What the system knew then; asked with it again, the answer is the same.' })
  readonly asOf!: Date;
  @Field(() => Int, { description: '应走访。Firms of the list.' }) readonly total!: number;
  @Field(() => Int, { description: '已走访。' }) readonly visited!: number;
  @Field(() => Int, { description: 'Firms added since the first version.' }) readonly addedSinceFirst!: number;
  @Field(() => Int, { description: 'Firms removed since the first version.' }) readonly removedSinceFirst!: number;
  @Field(() => [NotVisitedCount], { description: '未走访，按原因。' }) readonly reasons!: readonly NotVisitedCount[];
  @Field(() => [UnitCoverageType], { description: '分单位。' }) readonly units!: readonly UnitCoverageType[];
}

@ObjectType({ description: '未走访说明。A reason as it was noted.' })
export class NotVisitedNote {
  @Field(() => IdScalar, { description: 'Id, to void it.' }) readonly id!: string;
  @Field(() => String, { nullable: true, description: '说明。' }) readonly note!: string | null;
  @Field(() => LocalDateScalar, { description: 'The day it was found out.' }) readonly occurredOn!: LocalDate;
  @Field(() => VisitPerson, { description: 'Who noted it.' }) readonly recordedBy!: VisitPerson;
}

@ObjectType({ description: '走访对象。A firm of the list with what became of it.' })
export class CampaignTarget {
  @Field(() => IdScalar, { description: 'Id of the firm.' }) readonly id!: string;
  @Field(() => String, { nullable: true, description: 'Its name as far as you may know it.' }) readonly name!: string | null;
  @Field(() => String, { nullable: true, description: 'Its short name.' }) readonly shortName!: string | null;
  @Field(() => EnterpriseStatus, { nullable: true, description: 'Its state in the register then.' }) readonly status!: string | null;
  @Field(() => VisitUnit, { nullable: true, description: 'The unit it lived in when it was put on the list.' })
  readonly unit!: VisitUnit | null;
  @Field(() => LocalDateScalar, { description: 'Since when it is on the list.' }) readonly addedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first visit in person; null while there is none.' })
  readonly visitedOn!: LocalDate | null;
  @Field(() => IdScalar, { nullable: true, description: 'That visit.' }) readonly visitId!: string | null;
  @Field(() => NotVisitedReasonEnum, { nullable: true, description: 'Why it was not visited; null when nobody has said.' })
  readonly reason!: NotVisitedReason | null;
  @Field(() => NotVisitedNote, { nullable: true, description: 'The reason as it was noted; none for a merge.' })
  readonly note!: NotVisitedNote | null;
  @Field(() => VisitPerson, { nullable: true, description: '责任人。Who was responsible for it on the last day.' })
  readonly responsible!: VisitPerson | null;
}
export const CampaignTargetConnection = ConnectionOf(CampaignTarget, 'CampaignTarget');
export const CampaignTargetOrder = OrderInputOf('CampaignTarget', TARGET_ORDER_FIELDS);

@ObjectType({ description: '名单预览中的一家。' })
export class ListPreviewFirm {
  @Field(() => IdScalar, { description: 'Id of the firm.' }) readonly id!: string;
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
  @Field(() => String, { description: 'Short name.' }) readonly shortName!: string;
  @Field(() => String, { description: 'The unit it lives in.' }) readonly unitName!: string;
}
@ObjectType({ description: '名单预览。Which firms a filter means; nothing was saved.' })
export class CampaignListPreview {
  @Field(() => Int, { description: 'Firms the filter means.' }) readonly count!: number;
  @Field(() => Int, { description: 'Of these not on the present list.' }) readonly added!: number;
  @Field(() => [ListPreviewFirm], { description: 'The first of those that are not on the list, at most 200.' })
  readonly firms!: readonly ListPreviewFirm[];
}

const campaignOr = (name: string, description: string) => resultUnion(name, description, Campaign, CampaignRefused);
export const FreezeCampaignListResult = campaignOr(
  'FreezeCampaignListResult',
  'The campaign with its first version, or why there is none.',
);
export const ChangeCampaignListResult = campaignOr('ChangeCampaignListResult', 'The campaign with its next version, or why there is none.');
export const RecordNotVisitedResult = campaignOr('RecordNotVisitedResult', 'The campaign with the reason noted, or why it was not.');
export const VoidNotVisitedResult = campaignOr('VoidNotVisitedResult', 'The campaign without the reason, or why it was not voided.');
