import { type Asked, defineExport, ExportSource } from '@app/exports';
import type { Page } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type AppealPaperLine, AppealsReads } from './appeals.reads';
import type { AppealsFilter } from './persistence/appeal.lists';
import {
  APPEAL_ACTIONS,
  APPEAL_CATEGORIES,
  APPEAL_SOURCES,
  APPEAL_STATES,
  COMPLEXITIES,
  CONFIRMATION_CLASSES,
  EVIDENCE_KINDS,
  OUTCOMES,
  REJECTION_REASONS,
  SATISFACTIONS,
  WITHDRAWAL_REASONS,
} from './domain/appeal.words';
import { AppealsFilterInput } from './graphql/register.input';

const named = <K extends string>(names: Readonly<Record<K, string>>, code: K | null | undefined): string => (code ? names[code] : '');
const REASONS: Readonly<Record<string, string>> = { ...REJECTION_REASONS, ...WITHDRAWAL_REASONS };
const joined = (parts: readonly (string | null | undefined | false)[], by = ' '): string => parts.filter(Boolean).join(by);

/** A title made of the first words is not written twice. */
const matter = ({ title, description }: AppealPaperLine): string =>
  description?.startsWith(title) ? description : joined([title, description], '\n');

const LIGHTS = { GREEN: '● 按期', YELLOW: '▲ 临期', RED: '■ 超期' } as const;
const light = ({ light: colour, workingDaysLeft: left }: AppealPaperLine): string => {
  if (!colour) return '';
  const days = left === null ? '' : left === 0 ? ' 今天到期' : left > 0 ? ` 余${left}天` : ` 超${-left}天`;
  return `${LIGHTS[colour]}${days}`;
};

/** Every entry with its day, oldest first. */
const progress = ({ entries }: AppealPaperLine): string =>
  (entries ?? [])
    .map(({ occurredOn, unitName, action, text }) => {
      const said = text ? `：${REASONS[text] ?? text}` : '';
      return `${occurredOn} ${unitName ?? ''}${APPEAL_ACTIONS[action]}${said}`;
    })
    .join('\n');

const remark = (row: AppealPaperLine): string =>
  joined([APPEAL_STATES[row.state], row.mainNumber && `并入 ${row.mainNumber}`, row.sourceNo && `来源编号 ${row.sourceNo}`], '；');

const APPEALS_LIST = defineExport({
  kind: 'APPEALS',
  title: '诉求问题台账',
  permission: 'appeal:read',
  filter: { field: 'appeals', type: () => AppealsFilterInput, description: 'For APPEALS, as in `appeals`.' },
});

declare global {
  namespace Zhuqi {
    interface ExportKinds {
      APPEALS: true;
    }
  }
}

/** 诉求问题台账（挂销号台账）, with the columns of the ledger on paper. */
@Injectable()
export class AppealsExport extends ExportSource<AppealsFilter, AppealPaperLine> {
  readonly list = APPEALS_LIST;
  readonly sheet: ExportSource<AppealsFilter, AppealPaperLine>['sheet'] = {
    name: '诉求问题台账',
    frozen: 4,
    columns: [
      { header: '序号', width: 6, kind: 'number', value: (_, ordinal) => ordinal },
      { header: '挂号编号', width: 24, value: (row) => row.number },
      { header: '灯', width: 14, value: light },
      { header: '企业名称', width: 26, value: (row) => row.firmName },
      { header: '统一社会信用代码', width: 21, value: (row) => row.creditCode },
      { header: '挂号日期', width: 12, kind: 'date', value: (row) => row.registeredOn },
      { header: '来源', width: 10, value: (row) => named(APPEAL_SOURCES, row.source) },
      { header: '反映人及电话', width: 18, value: (row) => joined([row.contactName, row.contactPhone]) },
      { header: '问题类别', width: 10, value: (row) => named(APPEAL_CATEGORIES, row.category) },
      { header: '具体问题', width: 40, value: matter },
      { header: '复杂程度', width: 10, value: (row) => named(COMPLEXITIES, row.complexity) },
      {
        header: '承办单位（主办/协办）',
        width: 22,
        value: (row) => joined([row.leadUnitName, row.assistingUnitNames.length > 0 && `协办：${row.assistingUnitNames.join('、')}`], '\n'),
      },
      { header: '包案领导', width: 10, value: () => '' },
      { header: '责任人', width: 10, value: (row) => row.handlerName },
      { header: '交办日期', width: 12, kind: 'date', value: (row) => row.dispatchedOn },
      { header: '办理时限', width: 12, kind: 'date', value: (row) => row.originalDueOn },
      {
        header: '延期后时限',
        width: 12,
        kind: 'date',
        value: (row) => (row.dueOn !== row.originalDueOn ? row.dueOn : null),
      },
      { header: '进展情况', width: 44, value: progress },
      { header: '办理结果', width: 12, value: (row) => named(OUTCOMES, row.outcome) },
      { header: '办结日期', width: 12, kind: 'date', value: (row) => row.repliedOn },
      { header: '回访日期', width: 12, kind: 'date', value: (row) => row.confirmation?.occurredOn },
      {
        header: '回访方式/人',
        width: 18,
        value: ({ confirmation: c }) => c && joined([`${c.class} ${CONFIRMATION_CLASSES[c.class]}`, c.unitName, c.personName]),
      },
      { header: '满意度', width: 10, value: (row) => named(SATISFACTIONS, row.confirmation?.satisfaction) },
      { header: '销号日期', width: 12, kind: 'date', value: (row) => row.closedOn },
      { header: '销号审批人', width: 10, value: (row) => row.closedByName },
      { header: '是否重办', width: 10, value: (row) => (row.reworkCount > 0 ? `重办 ${row.reworkCount} 次` : '') },
      {
        header: '佐证材料',
        width: 18,
        value: ({ evidence }) => evidence && joined([EVIDENCE_KINDS[evidence.kind], evidence.note], '：'),
      },
      { header: '备注', width: 22, value: remark },
    ],
  };

  constructor(private readonly appeals: AppealsReads) {
    super();
  }

  page(
    { reader, actor, filter, inFull }: Asked<AppealsFilter>,
    where: { first: number; after: string | null },
  ): Promise<Page<AppealPaperLine>> {
    return this.appeals.paper(reader, actor, filter, where, inFull);
  }
}
