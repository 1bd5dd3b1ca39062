import { type EnterpriseRow, enterprisesByIds } from '@app/enterprises';
import { type Asked, defineExport, ExportSource } from '@app/exports';
import { maskPhone } from '@app/kernel';
import { mapPage, type Page } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { VISIT_TOPIC_NAMES } from './domain/visit';
import { VisitFilter } from './graphql/visits.input';
import type { VisitRow, VisitsFilter } from './persistence/visits.queries';
import { type CameOut, cameOutOf } from './persistence/visits-on-paper.queries';
import { VisitsService } from './visits.service';

type Line = VisitRow & { readonly registered: readonly EnterpriseRow[]; readonly cameOut: CameOut | undefined; readonly inFull: boolean };

const CHANNELS: Readonly<Record<VisitRow['channel'], string>> = { ON_SITE: '实地', SEMINAR: '座谈', PHONE: '电话' };
const KINDS: Readonly<Record<EnterpriseRow['kind'], string>> = {
  ENTERPRISE: '企业',
  SOLE_PROPRIETOR: '个体工商户',
  FARMER_COOPERATIVE: '农民专业合作社',
  FAMILY_FARM: '家庭农场',
};
const of = (row: Line, pick: (firm: EnterpriseRow) => string | null): string =>
  [...new Set(row.registered.map(pick).filter(Boolean))].join('\n');
const contact = (row: Line) => (firm: EnterpriseRow) =>
  [firm.contactName, firm.contactPhone && (row.inFull ? firm.contactPhone : maskPhone(firm.contactPhone))].filter(Boolean).join(' ');

const VISITS_LIST = defineExport({
  kind: 'VISITS',
  title: '走访台账',
  permission: 'visit:read',
  filter: { field: 'visits', type: () => VisitFilter, description: 'For VISITS, as in `visits`.' },
});

declare global {
  namespace Zhuqi {
    interface ExportKinds {
      VISITS: true;
    }
  }
}

/** 走访台账: one row a visit. */
@Injectable()
export class VisitsExport extends ExportSource<VisitsFilter, Line> {
  readonly list = VISITS_LIST;
  readonly sheet: ExportSource<VisitsFilter, Line>['sheet'] = {
    name: '走访台账',
    frozen: 4,
    columns: [
      { header: '序号', width: 6, kind: 'number', value: (_, ordinal) => ordinal },
      { header: '走访日期', width: 12, kind: 'date', value: (row) => row.occurredOn },
      { header: '走访方式', width: 10, value: (row) => CHANNELS[row.channel] },
      { header: '企业名称', width: 30, value: (row) => row.firms.map(({ name }) => name ?? '（不在可见范围）').join('\n') },
      { header: '统一社会信用代码', width: 21, value: (row) => of(row, (firm) => firm.creditCode) },
      { header: '主体类型', width: 12, value: (row) => of(row, (firm) => KINDS[firm.kind]) },
      { header: '企业地址/所属村（社区）', width: 26, value: (row) => of(row, (firm) => firm.registeredAddress ?? firm.unitName) },
      { header: '企业联系人及电话', width: 20, value: (row) => of(row, contact(row)) },
      { header: '走访单位', width: 16, value: (row) => row.unit.name },
      { header: '走访人员', width: 18, value: (row) => row.participants.map(({ name }) => name).join('、') },
      { header: '是否包联企业', width: 9, value: (row) => (row.cameOut?.byLiaison ? '是' : '否') },
      { header: '走访内容', width: 18, value: (row) => row.topics.map((topic) => VISIT_TOPIC_NAMES[topic]).join('、') },
      { header: '情况及诉求', width: 44, value: (row) => row.note },
      { header: '现场解决情况', width: 24, value: (row) => row.cameOut?.onSpot },
      { header: '融资需求（万元）', width: 12, kind: 'amount', value: (row) => row.cameOut?.demanded },
      { header: '需交办事项（诉求编号）', width: 26, value: (row) => row.cameOut?.appeals?.join('\n') },
      {
        header: '企业确认',
        width: 10,
        value: (row) => (row.cameOut?.confirmed ? `${row.cameOut.confirmed} 家已确认` : ''),
      },
      { header: '专项行动', width: 16, value: (row) => row.campaign?.name },
      { header: '录入人', width: 12, value: (row) => row.recordedBy.name },
      {
        header: '备注',
        width: 22,
        value: (row) =>
          [
            row.onBehalfOf && `代 ${row.onBehalfOf.name} 录入`,
            row.isLate && `补录${row.lateReason ? `：${row.lateReason}` : ''}`,
            row.voidedAt && `已作废：${row.voidReason ?? ''}`,
          ]
            .filter(Boolean)
            .join('；'),
      },
    ],
  };

  constructor(private readonly visits: VisitsService) {
    super();
  }

  async page({ reader, actor, filter, inFull }: Asked<VisitsFilter>, where: { first: number; after: string | null }): Promise<Page<Line>> {
    const page = await this.visits.list(reader, actor, filter, where);
    const ids = [...new Set(page.edges.flatMap(({ node }) => node.firms.map(({ id }) => id)))];
    const [firms, out] = await Promise.all([
      enterprisesByIds(reader, ids),
      cameOutOf(
        reader,
        page.edges.map(({ node }) => node.id),
      ),
    ]);
    const byId = new Map(firms.map((firm) => [firm.askedId, firm]));
    const shown = (visit: VisitRow): Line => ({
      ...visit,
      inFull,
      registered: visit.firms.flatMap(({ id }) => byId.get(id) ?? []),
      cameOut: out.get(visit.id),
    });
    return mapPage(page, shown);
  }
}
