/** Roles in which somebody is responsible for a firm. One holder a role at a time. */
export const LiaisonRole = {
  COUNTY_LEADER: 'COUNTY_LEADER',
  TOWN_LEADER: 'TOWN_LEADER',
  CADRE: 'CADRE',
  VILLAGE_LIAISON: 'VILLAGE_LIAISON',
  LEGAL_LIAISON: 'LEGAL_LIAISON',
  BANK: 'BANK',
} as const;
export type LiaisonRole = (typeof LiaisonRole)[keyof typeof LiaisonRole];
