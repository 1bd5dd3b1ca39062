import type { LocalDate } from '@app/kernel';
import { List, type Reader, scopeOf } from '@app/platform';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: { readonly id: string; readonly name: string };
  readonly orgPath: string;
  readonly recordedAt: Date;
}

/** Columns by which the campaigns are sorted. */
export const CAMPAIGN_ORDER_FIELDS = { FROM: '开始日期。', TO: '结束日期。', NAME: '名称。', UNIT: '范围：the area.' } as const;
export type CampaignOrderField = keyof typeof CAMPAIGN_ORDER_FIELDS;

const COLUMNS = `c.id, c.name, lower(c.period) AS "from", upper(c.period) - 1 AS "to", c.recorded_at AS "recordedAt", c.org_path::text AS "orgPath",
         json_build_object('id', u.id, 'name', u.name) AS unit`;
const UNIT = 'JOIN unit u ON u.id = c.unit_id';

/** 专项行动 of the units below the scope, and of those above it, which the scope takes part in; the latest to begin comes first. */
export const campaignList = new List<CampaignRow, object, CampaignOrderField>({
  name: 'campaigns',
  from: 'campaign c',
  alias: 'c',
  id: { sql: 'c.id', type: 'id' },
  scope: ({ inScope, actor, put }) => `(${inScope('c.org_path')} OR starts_with(${put(scopeOf(actor))}, c.org_path))`,
  filters: {},
  sorts: {
    FROM: [{ sql: 'lower(c.period)', type: 'date' }],
    TO: [{ sql: 'upper(c.period)', type: 'date' }],
    NAME: [{ sql: 'c.name', type: 'name' }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = c.unit_id)', type: 'name', nullable: true }],
  },
  order: { field: 'FROM', direction: 'DESC' },
  columns: COLUMNS,
  joins: UNIT,
});

export const campaignRow = (reader: Reader, scopePath: string, id: string): Promise<CampaignRow | undefined> =>
  reader.first<CampaignRow>(
    `SELECT ${COLUMNS} FROM campaign c ${UNIT}
      WHERE ((c.org_path >= $1 AND c.org_path < $1 || '~') OR starts_with($1, c.org_path)) AND c.id = $2`,
    [scopePath, id],
  );
