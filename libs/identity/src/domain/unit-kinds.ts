export const UNIT_KINDS = [
  'CITY',
  'COUNTY',
  'TOWNSHIP',
  'VILLAGE',
  'DEPARTMENT',
  'OFFICE',
  'STATION',
  'INSTITUTIONS',
  'BANK',
  'LAW_FIRM',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

interface KindRow {
  /** Chinese name. */
  readonly name: string;
  /** Kinds it may stand under. */
  readonly under: readonly UnitKind[];
  /** How many leading digits of a territory's code belong to it, and so begin the codes of everything in it (GB/T 10114, 12 digits). */
  readonly digits?: number;
  /** Appeals may be handed to it. */
  readonly handles?: true;
}

/** The tree as it may grow. 政府 and 金融机构 have roots of their own, made when the installation is set up. */
export const UNIT_KIND_TABLE: Readonly<Record<UnitKind, KindRow>> = {
  CITY: { name: '市', under: [], digits: 4 },
  COUNTY: { name: '县（市、区）', under: ['CITY'], digits: 6, handles: true },
  TOWNSHIP: { name: '乡镇（街道）', under: ['COUNTY'], digits: 9, handles: true },
  VILLAGE: { name: '村（社区）', under: ['TOWNSHIP'], digits: 12, handles: true },
  DEPARTMENT: { name: '部门', under: ['CITY', 'COUNTY'], handles: true },
  OFFICE: { name: '内设机构', under: ['CITY', 'COUNTY', 'TOWNSHIP', 'DEPARTMENT'], handles: true },
  STATION: { name: '站所（分局）', under: ['COUNTY', 'TOWNSHIP', 'DEPARTMENT'], handles: true },
  INSTITUTIONS: { name: '金融机构和律师事务所', under: [] },
  BANK: { name: '银行', under: ['INSTITUTIONS', 'BANK'] },
  LAW_FIRM: { name: '律师事务所', under: ['INSTITUTIONS'] },
};

/** Kinds of unit that appeals may be handed to. */
export const HANDLING_UNIT_KINDS: readonly UnitKind[] = UNIT_KINDS.filter((kind) => UNIT_KIND_TABLE[kind].handles);

export const isTerritory = (kind: UnitKind): boolean => UNIT_KIND_TABLE[kind].digits !== undefined;
export const mayStandUnder = (kind: UnitKind, parent: UnitKind): boolean => UNIT_KIND_TABLE[kind].under.includes(parent);

export type CodeFault = 'UNIT_CODE_NEEDED' | 'UNIT_CODE_TERRITORY' | 'UNIT_CODE_OUTSIDE' | 'UNIT_CODE_KEY';

/** The code of a new unit, or what is wrong with the given one. `ordinal` is the unit's place under its parent. */
export function codeOf(
  kind: UnitKind,
  parent: { readonly kind: UnitKind; readonly code: string },
  ordinal: number,
  given: string | null,
): { readonly code: string } | { readonly fault: CodeFault } {
  const digits = UNIT_KIND_TABLE[parent.kind].digits;
  if (isTerritory(kind)) {
    if (given === null) return { fault: 'UNIT_CODE_NEEDED' };
    if (!/^\d{12}$/.test(given)) return { fault: 'UNIT_CODE_TERRITORY' };
    return digits === undefined || given.startsWith(parent.code.slice(0, digits)) ? { code: given } : { fault: 'UNIT_CODE_OUTSIDE' };
  }
  const prefix = `${parent.code}-`;
  if (given === null) return { code: `${prefix}${ordinal.toString(36)}` };
  return given.startsWith(prefix) && /^[0-9A-Za-z]{1,16}$/.test(given.slice(prefix.length)) ? { code: given } : { fault: 'UNIT_CODE_KEY' };
}

/** The last step of a path: four characters in base 36 and a dot. */
export const pathStep = (ordinal: number): string => `${ordinal.toString(36).padStart(4, '0')}.`;
