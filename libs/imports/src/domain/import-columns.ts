import { checkPhone, normaliseCreditCode, normalisePhone } from '@app/kernel';
import { cellText } from './blank-cell';
import { ImportField } from './import.words';

interface FieldNames {
  /** Headings that say exactly this, letters and ideographs only, lower case. */
  readonly exact: readonly string[];
  /** Pieces that tell in a longer Chinese heading. */
  readonly pieces: RegExp | null;
}

/** In the order in which headings are given away: the particular before the general. */
const NAMES: Readonly<Record<ImportField, FieldNames>> = {
  creditCode: {
    exact: ['uscc', 'creditcode', 'code', 'uniformsocialcreditcode', 'unifiedsocialcreditcode', 'socialcreditcode', '代码'],
    pieces: /信用代码|信用编码|机构代码/u,
  },
  legacyRegistrationNo: {
    exact: ['regno', 'registrationno', 'registrationnumber', 'legacyregistrationno', '注册号'],
    pieces: /(?:工商|原|营业执照).*注册号|执照号|注册号/u,
  },
  contactPhone: { exact: ['phone', 'tel', 'telephone', 'mobile', 'contactphone'], pieces: /电话|手机|联系方式/u },
  contactName: { exact: ['contact', 'contactname', 'contactperson', '法人', '姓名'], pieces: /联系人|负责人|经营者|法定代表人|法人代表/u },
  capital: { exact: ['capital', 'registeredcapital'], pieces: /注册资[本金]|出资(?:总)?额|资金数额/u },
  establishedOn: {
    exact: ['registeredon', 'establishedon', 'founded', 'registrationdate', 'dateofestablishment'],
    pieces: /成立(?:日期|时间)|注册(?:日期|时间)|登记(?:日期|时间)|开业(?:日期|时间)/u,
  },
  businessScope: { exact: ['businessscope', 'scope'], pieces: /经营范围|主营(?:业务|产品)?/u },
  registeredAddress: { exact: ['address', 'registeredaddress'], pieces: /地址|住所|经营场所/u },
  industryCode: { exact: ['industry', 'industrycode'], pieces: /行业/u },
  kind: { exact: ['kind', 'type', 'entitytype', '类型', '类别'], pieces: /(?:主体|企业|市场主体|机构|单位)(?:类型|类别|性质)/u },
  unit: {
    exact: ['village', 'unit', 'town', 'township', '村', '社区', '镇', '乡镇'],
    pieces: /(?:所属|所在|属地|归属|管辖).*(?:村|社区|乡|镇|单位|网格)|^(?:行政)?村(?:名|社区)?|乡镇|村居/u,
  },
  name: { exact: ['name', 'companyname', 'enterprisename', '名称', '企业', '单位'], pieces: /名称|字号|店名|企业名/u },
};
const ORDER = Object.keys(NAMES) as readonly ImportField[];

const letters = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** How well a heading names a field: its place among the exact headings, the better the lower; undefined: not at all. */
const exactly = (header: string, field: ImportField): number | undefined => {
  const place = NAMES[field].exact.indexOf(letters(header));
  return place < 0 ? undefined : place;
};
const roughly = (header: string, field: ImportField): number | undefined => (NAMES[field].pieces?.test(letters(header)) ? 0 : undefined);

/** Whether a heading tells what its column holds. */
export const isKnownHeader = (header: string): boolean =>
  ORDER.some((field) => exactly(header, field) !== undefined || roughly(header, field) !== undefined);

const CODE_LIKE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-Z]{9,10}$/;
const NAME_LIKE = /(?:公司|合作社|农场|商店|超市|门市部|经营部|厂|店|中心|部|社|场)$/u;
const LOOKS: readonly (readonly [ImportField, (text: string) => boolean])[] = [
  ['creditCode', (text) => CODE_LIKE.test(normaliseCreditCode(text))],
  ['contactPhone', (text) => checkPhone(normalisePhone(text)).ok],
  ['name', (text) => NAME_LIKE.test(text)],
];
/** Most of a column must look like a field before its content names it. */
const MOST = 0.8;
const SAMPLE = 200;

function looksLike(rows: readonly (readonly string[])[], column: number, test: (text: string) => boolean): boolean {
  const filled = rows
    .slice(0, SAMPLE)
    .map((row) => cellText(row[column]))
    .filter((text) => text !== '');
  return filled.length > 0 && filled.filter(test).length > filled.length * MOST;
}

/** Which field each column holds: by its exact heading, then by a piece of it, then by what stands in it. Each field once. */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): (ImportField | null)[] {
  const columns: (ImportField | null)[] = headers.map(() => null);
  const free = (field: ImportField): boolean => !columns.includes(field);
  const take = (field: ImportField, rank: (column: number) => number | undefined): void => {
    const fitting = columns.flatMap((taken, column) => (taken === null && rank(column) !== undefined ? [column] : []));
    const best = fitting.sort((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0))[0];
    if (best !== undefined) columns[best] = field;
  };
  for (const names of [exactly, roughly])
    for (const field of ORDER) if (free(field)) take(field, (column) => names(headers[column] ?? '', field));
  for (const [field, test] of LOOKS) if (free(field)) take(field, (column) => (looksLike(rows, column, test) ? 0 : undefined));
  return columns;
}
