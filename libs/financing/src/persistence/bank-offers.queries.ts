import { decodeCursor, type Page, pageOf, type Reader } from '@app/platform';
import { OFFER_JSON, type OfferRow, offerRow, type RawOffer } from './offer.json';

/** What a bank's list is narrowed to. */
export interface BankOfferFilter {
  /** Only those the bank has not decided. */
  readonly undecided?: boolean | null;
}
export type BankOfferRow = OfferRow;

const IN_BANK = `o.bank_path >= $1::text AND o.bank_path < $1::text || '~'`;
const UNDECIDED = `NOT EXISTS (SELECT 1 FROM offer_decision x WHERE x.offer_id = o.id AND x.voided_at IS NULL)`;

/** The rows by which a bank takes part, latest first: not the town's, only its own. */
export async function bankOfferPage(
  reader: Reader,
  bankPath: string,
  filter: BankOfferFilter,
  page: { readonly first: number; readonly after?: string | null },
): Promise<Page<BankOfferRow>> {
  const after = decodeCursor(page.after, 2);
  const where = `${IN_BANK} AND d.voided_at IS NULL${filter.undecided ? ` AND ${UNDECIDED}` : ''}`;
  const from = 'FROM bank_offer o JOIN demand d ON d.id = o.demand_id JOIN unit b ON b.id = o.bank_id JOIN unit u ON u.id = d.unit_id';
  const raw = await reader.rows<{ offer: RawOffer }>(
    `SELECT ${OFFER_JSON} AS offer ${from} WHERE ${where}${after ? ' AND (o.sent_on, o.id) < ($3::date, $4::uuid)' : ''}
      ORDER BY o.sent_on DESC, o.id DESC LIMIT $2::integer`,
    [bankPath, page.first + 1, ...(after ?? [])],
  );
  const count = async (): Promise<number> =>
    (await reader.first<{ n: number }>(`SELECT count(*) AS n ${from} WHERE ${where}`, [bankPath]))?.n ?? 0;
  return pageOf(
    raw.map(({ offer }) => offerRow(offer)),
    page.first,
    (row) => [row.sentOn, row.id],
    count,
  );
}
