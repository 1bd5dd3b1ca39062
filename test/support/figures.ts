import type { Api } from './api';
import type { Session } from './program';

export interface AskedFigure {
  readonly metric: { readonly key: string; readonly unit: string };
  readonly value: string;
}
export interface AskedReport {
  readonly text: string;
  readonly asOf: string;
  readonly segments: readonly { readonly text: string }[];
  readonly figures: readonly AskedFigure[];
}
export interface Period {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
}

export const year = (unitId: string, of: number): Period => ({ unitId, from: `${of}-01-01`, to: `${of}-12-31` });

export const report = async (api: Api, as: Session, input: Period): Promise<AskedReport> =>
  (
    await api.read<{ report: AskedReport }>(
      as,
      'query($input: FiguresInput!) { report(input: $input) { text asOf segments { text } figures { metric { key unit } value } } }',
      { input },
    )
  ).report;

/** Every figure of the dictionary, as `key=value`. */
export async function figuresOf(api: Api, as: Session, input: Period): Promise<readonly string[]> {
  const { figures } = await api.read<{ figures: readonly AskedFigure[] }>(
    as,
    'query($input: FiguresInput!) { figures(input: $input) { metric { key unit } value } }',
    { input },
  );
  return figures.map(({ metric, value }) => `${metric.key}=${value}`);
}

interface RowsPage {
  readonly figure: {
    readonly value: string;
    readonly metric: { readonly unit: string };
    readonly rows: {
      readonly totalCount: number;
      readonly edges: readonly { readonly node: { readonly id: string; readonly weight: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

const fen = (decimal: string): bigint => {
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(`${part}00`.slice(0, 2));
  return decimal.startsWith('-') ? -value : value;
};

/** Opens a figure and reads all its pages: what the rows add up to, and how many there are. */
export async function openedFigure(
  api: Api,
  as: Session,
  input: Period & { readonly metric: string },
  first: number,
): Promise<{ readonly value: bigint; readonly rows: bigint; readonly ids: readonly string[]; readonly totalCount: number }> {
  const ids: string[] = [];
  let sum = 0n;
  let after: string | null = null;
  for (;;) {
    const { figure }: RowsPage = await api.read<RowsPage>(
      as,
      `query($input: FigureInput!, $first: Int!, $after: String) { figure(input: $input) { value metric { unit }
         rows(first: $first, after: $after) { totalCount edges { node { id weight } } pageInfo { hasNextPage endCursor } } } }`,
      { input, first, after },
    );
    for (const { node } of figure.rows.edges) {
      ids.push(node.id);
      sum += fen(node.weight);
    }
    if (!figure.rows.pageInfo.hasNextPage) {
      const counted = figure.metric.unit === '元' ? sum : BigInt(ids.length) * 100n;
      return { value: fen(figure.value), rows: counted, ids, totalCount: figure.rows.totalCount };
    }
    after = figure.rows.pageInfo.endCursor;
  }
}
