import { creditCodeKind, type CreditCodeKind } from '@app/kernel';

/** Kinds that a list can tell apart: those of the code, and family farms. */
export type FirmKind = Exclude<CreditCodeKind, 'OTHER'> | 'FAMILY_FARM';

const FROM_TEXT: readonly (readonly [RegExp, FirmKind])[] = [
  [/家庭农场/u, 'FAMILY_FARM'],
  [/合作社/u, 'FARMER_COOPERATIVE'],
  [/个体/u, 'SOLE_PROPRIETOR'],
];
const BRANCH = /分支|分公司|分店|分社|非法人/u;
const BRANCH_NAME = /(?:分公司|分店|分社|分部|分厂)$/u;

/** What a list calls the kind of a firm; then what its code says; then its name. */
export function kindOf(text: string, code: string | null, name: string): { readonly kind: FirmKind; readonly isBranch: boolean } {
  const isBranch = BRANCH.test(text) || BRANCH_NAME.test(name);
  const said = FROM_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  if (said) return { kind: said, isBranch };
  const byCode = code === null ? 'OTHER' : creditCodeKind(code);
  if (name.endsWith('家庭农场') && byCode !== 'FARMER_COOPERATIVE') return { kind: 'FAMILY_FARM', isBranch };
  if (byCode !== 'OTHER') return { kind: byCode, isBranch };
  return { kind: text === '' && name.endsWith('专业合作社') ? 'FARMER_COOPERATIVE' : 'ENTERPRISE', isBranch };
}
