import { type Asked, List, mapPage, type Page, type Reader } from '@app/platform';
import { OFFER_JSON, type OfferRow, offerRow, type RawOffer } from './offer.json';

/** What a bank's list is narrowed to. */
export interface BankOfferFilter {
  /** Only those the bank has not decided. */
  readonly undecided?: boolean | null;
}
export type BankOfferRow = OfferRow;

/** Columns by which a bank's list is sorted. */
export const BANK_OFFER_ORDER_FIELDS = {
  SENT_ON: '推送日期。',
  DUE_ON: '答复期限。',
  FIRM: '企业名称。',
  UNIT: '推送单位。',
  AMOUNT: '需求金额。',
} as const;
export type BankOfferOrderField = keyof typeof BANK_OFFER_ORDER_FIELDS;

/** 本行待办: the rows by which a bank takes part, latest first: not the town's, only its own. */
export const bankOfferList = new List<{ readonly offer: RawOffer }, BankOfferFilter, BankOfferOrderField>({
  name: 'bankOffers',
  from: 'bank_offer o JOIN demand d ON d.id = o.demand_id',
  alias: 'o',
  pick: 'o.*',
  id: { sql: 'o.id', type: 'id' },
  scope: 'o.bank_path',
  where: () => ['d.voided_at IS NULL'],
  filters: {
    undecided: (undecided) =>
      undecided ? 'NOT EXISTS (SELECT 1 FROM offer_decision x WHERE x.offer_id = o.id AND x.voided_at IS NULL)' : '',
  },
  sorts: {
    SENT_ON: [{ sql: 'o.sent_on', type: 'date' }],
    DUE_ON: [{ sql: 'o.due_on', type: 'date', nullable: true }],
    FIRM: [{ sql: 'o.firm_name', type: 'name', nullable: true }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = d.unit_id)', type: 'name', nullable: true }],
    AMOUNT: [{ sql: 'o.demanded_amount', type: 'number', nullable: true }],
  },
  order: { field: 'SENT_ON', direction: 'DESC' },
  columns: `${OFFER_JSON} AS offer`,
  joins: 'JOIN demand d ON d.id = o.demand_id JOIN unit b ON b.id = o.bank_id JOIN unit u ON u.id = d.unit_id',
});

export const bankOfferPage = async (reader: Reader, asked: Asked<BankOfferFilter, BankOfferOrderField>): Promise<Page<BankOfferRow>> =>
  mapPage(await bankOfferList.page(reader, asked), ({ offer }) => offerRow(offer));
