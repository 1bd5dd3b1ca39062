import type { EnumName } from '@app/contract';

/** In which order people expect the choices of a list; what is not named follows, “other” comes last. */
const EXPECTED: Readonly<Partial<Record<EnumName, readonly string[]>>> = {
  AppealState: [
    'REGISTERED',
    'ACCEPTED',
    'IN_PROGRESS',
    'REPLIED',
    'CLOSED',
    'CLOSED_UNCONFIRMED',
    'TRANSFERRED',
    'REJECTED',
    'WITHDRAWN',
    'MERGED',
    'VOID',
  ],
  AppealSort: ['NEWEST', 'OLDEST', 'DUE', 'FIRM'],
  AppealSource: ['VISIT', 'ENTERPRISE', 'OFFICE', 'HOTLINE', 'SUPERIOR', 'MEETING', 'PETITION'],
  AppealCategory: [
    'LABOUR',
    'MARKET',
    'FINANCING',
    'UTILITIES',
    'LAND',
    'PROCEDURES',
    'POLICY_REDEMPTION',
    'ARREARS',
    'INSPECTION',
    'ENVIRONMENT',
    'LOGISTICS',
    'SECURITY',
    'LITIGATION',
  ],
  AppealComplexity: ['SIMPLE', 'ORDINARY', 'SEVERAL_UNITS', 'COMPLEX'],
  AppealOutcome: ['SOLVED', 'PARTLY', 'EXPLAINED', 'NOT_SUPPORTED'],
  Satisfaction: ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'],
  EnterpriseKind: ['ENTERPRISE', 'SOLE_PROPRIETOR', 'FARMER_COOPERATIVE', 'FAMILY_FARM'],
  EnterpriseStatus: ['ACTIVE', 'DORMANT', 'UNREACHABLE', 'RELOCATED', 'REVOKED', 'DEREGISTERED'],
  LiaisonRole: ['CADRE', 'VILLAGE_LIAISON', 'TOWN_LEADER', 'COUNTY_LEADER', 'BANK', 'LEGAL_LIAISON'],
  UnitKind: ['TOWNSHIP', 'VILLAGE', 'OFFICE', 'STATION', 'DEPARTMENT', 'COUNTY', 'CITY', 'INSTITUTIONS', 'BANK', 'LAW_FIRM'],
  VisitConfirmationChannel: ['CARD', 'PAPER', 'LATER'],
  VisitTopic: ['PRODUCTION', 'ORDERS', 'FINANCING', 'UTILITIES', 'LAND', 'PROCEDURES', 'ARREARS', 'INSPECTIONS', 'POLICY'],
  VisitChannel: ['ON_SITE', 'SEMINAR', 'PHONE'],
};

export function inDisplayOrder(enumName: EnumName, codes: readonly string[]): readonly string[] {
  const expected = EXPECTED[enumName] ?? [];
  const placeOf = (code: string): number => {
    const at = expected.indexOf(code);
    if (at >= 0) return at;
    return code === 'OTHER' ? codes.length + 1 : codes.length;
  };
  return [...codes].sort((a, b) => placeOf(a) - placeOf(b));
}
