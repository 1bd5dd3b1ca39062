import { DAY_REASONS, type DayReason, roleDescription, roleName } from '@app/kernel';
import { registerEnumType } from '@nestjs/graphql';
import { HELD_ROLES, type HeldRole } from '../domain/role-scope';
import { UNIT_KIND_TABLE, UNIT_KINDS, type UnitKind } from '../domain/unit-kinds';
import { DEVICE_ENROLMENTS, type DeviceEnrolment } from '../domain/device-beginning';
import { PERSON_KINDS, type PersonKind } from '../persistence/person.entity';

/** A list of words as the object that GraphQL's enums are made of. */
const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K };
const described = <T extends string>(values: readonly T[], text: (value: T) => string) =>
  Object.fromEntries(values.map((value) => [value, { description: text(value) }])) as Record<T, { description: string }>;

export const RoleEnum = enumOf<HeldRole>(HELD_ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: '岗位角色。What a post allows.',
  valuesMap: described<HeldRole>(HELD_ROLES, (role) => `${roleName(role)}：${roleDescription(role)}`),
});

export const UnitKindEnum = enumOf<UnitKind>(UNIT_KINDS);
registerEnumType(UnitKindEnum, {
  name: 'UnitKind',
  description: '机构类别。What kind of unit.',
  valuesMap: described<UnitKind>(UNIT_KINDS, (kind) => UNIT_KIND_TABLE[kind].name),
});

const PERSON_KIND_NAMES: Readonly<Record<PersonKind, string>> = { HUMAN: '人员', PROGRAM: '外部程序' };
export const PersonKindEnum = enumOf<PersonKind>(PERSON_KINDS);
registerEnumType(PersonKindEnum, {
  name: 'PersonKind',
  description: '人员或外部程序。A member of staff or another program.',
  valuesMap: described<PersonKind>(PERSON_KINDS, (kind) => PERSON_KIND_NAMES[kind]),
});

const DEVICE_BEGINNING_NAMES: Readonly<Record<DeviceEnrolment, string>> = { SLIP: '起始卡', PASSWORD: '密码登录后开通' };
export const DeviceEnrolmentEnum = enumOf<DeviceEnrolment>(DEVICE_ENROLMENTS);
registerEnumType(DeviceEnrolmentEnum, {
  name: 'DeviceEnrolment',
  description: '手机怎样开通。How a phone was set up.',
  valuesMap: described<DeviceEnrolment>(DEVICE_ENROLMENTS, (beginning) => DEVICE_BEGINNING_NAMES[beginning]),
});

const DAY_REASON_NAMES: Readonly<Record<DayReason, string>> = {
  DAY_ZERO: '起算日，不计',
  WORKDAY: '工作日',
  MAKE_UP_DAY: '调休上班',
  WEEKEND: '周末',
  HOLIDAY: '法定节假日',
  PAUSED: '暂停计时',
};
export const DayReasonEnum = enumOf<DayReason>(DAY_REASONS);
registerEnumType(DayReasonEnum, {
  name: 'DayReason',
  description: '为什么计或不计。Why a day counts or not.',
  valuesMap: described<DayReason>(DAY_REASONS, (reason) => DAY_REASON_NAMES[reason]),
});
