import { eventually } from './eventually';
import { issueFirstAdminLink } from '@app/identity';
import { makeCreditCode, newId } from '@app/kernel';
import { Api } from './api';
import { Installation, type Staff, type UnitPlan } from './installation';
import type { Program } from './program';
import type { TestDatabase } from './test-database';
import { Office } from './thread';

export const COUNTY = { name: '清河县', code: '429901000000' };

export const UNITS: readonly UnitPlan[] = [
  { key: 'county-office', parent: 'county', kind: 'OFFICE', name: '清河县营商环境办公室' },
  { key: 'power', parent: 'county', kind: 'DEPARTMENT', name: '清河县供电公司' },
  { key: 'town', parent: 'county', kind: 'TOWNSHIP', name: '临水镇', code: '429901101000' },
  { key: 'hill', parent: 'county', kind: 'TOWNSHIP', name: '望山乡', code: '429901102000' },
  { key: 'office', parent: 'town', kind: 'OFFICE', name: '临水镇营商办' },
  { key: 'party', parent: 'town', kind: 'OFFICE', name: '临水镇党政办' },
  { key: 'village', parent: 'town', kind: 'VILLAGE', name: '河口村', code: '429901101201' },
  { key: 'hill-office', parent: 'hill', kind: 'OFFICE', name: '望山乡营商办' },
  { key: 'station', parent: 'power', kind: 'STATION', name: '临水供电所' },
  { key: 'bank', parent: 'institutions', kind: 'BANK', name: '清河农商行' },
  { key: 'bank-two', parent: 'institutions', kind: 'BANK', name: '清河村镇银行' },
];

export const STAFF: readonly Staff[] = [
  { login: 'clerk', name: '张专干', role: 'OFFICE_CLERK', unit: 'office' },
  { login: 'head', name: '李主任', role: 'OFFICE_HEAD', unit: 'office' },
  { login: 'cadre', name: '王干部', role: 'CADRE', unit: 'office' },
  { login: 'caller', name: '赵回访', role: 'CALLBACK_OFFICER', unit: 'party' },
  { login: 'handler', name: '钱承办', role: 'HANDLER', unit: 'station' },
  { login: 'station.head', name: '孙所长', role: 'UNIT_HEAD', unit: 'station' },
  { login: 'division', name: '周分管', role: 'DIVISION_LEADER', unit: 'town' },
  { login: 'villager', name: '吴联络', role: 'VILLAGE_LIAISON', unit: 'village', scope: 'town' },
  { login: 'county', name: '郑县办', role: 'COUNTY_OFFICE', unit: 'county-office' },
  { login: 'hill.clerk', name: '冯专干', role: 'OFFICE_CLERK', unit: 'hill-office' },
  { login: 'hill.head', name: '陈主任', role: 'OFFICE_HEAD', unit: 'hill-office' },
  { login: 'banker', name: '褚经理', role: 'BANK_OFFICER', unit: 'bank' },
];

export const code = (n: number): string => makeCreditCode(`91429901MA${String(n).padStart(6, '0')}`);

/** Firms that are entered one by one: name, short name, which town's. */
const SINGLE_FIRMS = [
  ['清河县龙腾面业有限公司', '龙腾面业', 'town'],
  ['清河县安泰机械有限公司', '安泰机械', 'town'],
  ['望山乡云雾茶叶专业合作社', '云雾茶叶', 'hill'],
] as const;

/** A list of 16 good rows; rows 18 to 20 are faulty: a wrong check digit, no name, no such village. */
function listOfFirms(): string {
  const names = Array.from({ length: 16 }, (_, i) => `清河县临水${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'.charAt(i)}字食品有限公司`);
  const rows = [
    ...names.map((name, i) => `${name},${code(i + 1)},河口村`),
    `清河县错码有限公司,${code(90).slice(0, 17)}${code(90).endsWith('0') ? '1' : '0'},河口村`,
    `,${code(91)},河口村`,
    `清河县无此村有限公司,${code(92)},不存在的村`,
  ];
  return `企业名称,统一社会信用代码,所在村\n${rows.join('\n')}\n`;
}

export interface ImportView {
  readonly state: string;
  readonly good: number;
  readonly faulty: number;
  readonly created: number;
  readonly rows: { readonly edges: readonly { readonly node: { readonly rowNo: number } }[] };
}

/** 清河县 with two towns: another county than that of the demonstration, made by nothing but the API. */
export class Qinghe {
  /** Firms by short name. */
  readonly firms = new Map<string, string>();

  private constructor(
    readonly api: Api,
    readonly site: Installation,
    readonly token: string,
  ) {}

  static async begin(db: TestDatabase, program: Program): Promise<Qinghe> {
    const token = await issueFirstAdminLink(await db.open([]));
    return new Qinghe(new Api(program), await Installation.begin(program, token, COUNTY), token);
  }

  /** All of it: units, people, firms. */
  static async complete(db: TestDatabase, program: Program): Promise<Qinghe> {
    const qinghe = await Qinghe.begin(db, program);
    await qinghe.staff();
    await qinghe.commitList(await qinghe.sendList());
    await qinghe.addFirms();
    return qinghe;
  }

  async staff(): Promise<void> {
    await this.site.addUnits(UNITS);
    for (const person of STAFF) await this.site.addPerson(person);
  }

  /** Each town's office; what the power station did on paper is entered by the clerk. */
  office(place: 'town' | 'hill'): Office {
    const prefix = place === 'town' ? '' : 'hill.';
    return new Office(this.site, this.site.as(`${prefix}clerk`), this.site.as(`${prefix}head`), this.site.unit('station'));
  }

  firm(shortName: string): string {
    const id = this.firms.get(shortName);
    if (!id) throw new Error(`no firm ${shortName}`);
    return id;
  }

  /** Uploads the list as the console does; gives the id of the import. */
  async sendList(): Promise<string> {
    const form = new FormData();
    form.set('unitId', this.site.unit('town'));
    form.set('clientId', newId());
    form.set('file', new Blob([listOfFirms()], { type: 'text/csv' }), '台账.csv');
    const { url } = this.api.program;
    const sent = await fetch(`${url}/imports/enterprises`, { method: 'POST', headers: this.site.as('clerk').headers, body: form });
    if (sent.status !== 201) throw new Error(`the list came to ${sent.status} ${await sent.text()}`);
    return ((await sent.json()) as { importId: string }).importId;
  }

  async importView(id: string): Promise<ImportView> {
    const { enterpriseImport } = await this.api.read<{ enterpriseImport: ImportView }>(
      this.site.as('clerk'),
      'query($id: UUID!) { enterpriseImport(id: $id) { state good faulty created rows(first: 10, show: FAULTY) { edges { node { rowNo } } } } }',
      { id },
    );
    return enterpriseImport;
  }

  /** Commits in the background and waits for it. */
  async commitList(importId: string): Promise<ImportView> {
    await this.api.done(this.site.as('clerk'), 'commitEnterpriseImport', { importId }, '... on EnterpriseImport { state }');
    let seen = await this.importView(importId);
    await eventually(async () => (seen = await this.importView(importId)).state === 'DONE', 100);
    return seen;
  }

  /** Enters the single firms, and reads the town's register; gives how many it holds. */
  async addFirms(): Promise<number> {
    for (const [i, [name, shortName, place]] of SINGLE_FIRMS.entries()) {
      const { id } = await this.api.done<{ id: string }>(
        this.site.as(place === 'hill' ? 'hill.clerk' : 'clerk'),
        'createEnterprise',
        { clientId: newId(), unitId: this.site.unit(place), name, shortName, kind: 'ENTERPRISE', creditCode: code(200 + i) },
        '... on Enterprise { id shortName }',
      );
      this.firms.set(shortName, id);
    }
    const { enterprises } = await this.api.read<{
      enterprises: { totalCount: number; edges: { node: { id: string; shortName: string } }[] };
    }>(this.site.as('clerk'), '{ enterprises(first: 50) { totalCount edges { node { id shortName } } } }');
    for (const { node } of enterprises.edges) this.firms.set(node.shortName, node.id);
    return enterprises.totalCount;
  }
}
