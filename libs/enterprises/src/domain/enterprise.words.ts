/** Kinds of market entity (市场主体). */
export const EnterpriseKind = {
  ENTERPRISE: 'ENTERPRISE',
  SOLE_PROPRIETOR: 'SOLE_PROPRIETOR',
  FARMER_COOPERATIVE: 'FARMER_COOPERATIVE',
  FAMILY_FARM: 'FAMILY_FARM',
} as const;
export type EnterpriseKind = (typeof EnterpriseKind)[keyof typeof EnterpriseKind];

/** Whether a firm is in business. */
export const EnterpriseStatus = {
  ACTIVE: 'ACTIVE',
  DEREGISTERED: 'DEREGISTERED',
  REVOKED: 'REVOKED',
  RELOCATED: 'RELOCATED',
  UNREACHABLE: 'UNREACHABLE',
  DORMANT: 'DORMANT',
} as const;
export type EnterpriseStatus = (typeof EnterpriseStatus)[keyof typeof EnterpriseStatus];
