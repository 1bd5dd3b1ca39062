import { defineMessages } from '@app/messages';

export const FINANCING_MESSAGES = defineMessages({
  DEMAND_SCOPE: {
    zh: '您的岗位不能为本镇登记融资需求，请交营商办登记',
    en: 'Your post cannot record demands of this area: hand it to the office',
  },
  ROUTE_TOO_EARLY: { zh: '推荐清单自 {date} 起才有，请改选其他途径', en: 'The mechanism exists since {date} only: choose another route' },
  DEMAND_VOIDED: { zh: '该融资需求已作废', en: 'This demand was voided' },
  DEMAND_IN_USE: { zh: '该需求已推送银行，不能作废', en: 'The demand was sent to a bank and cannot be voided' },
  DEMAND_NOT_AUTHORISED: { zh: '企业尚未签署授权书，不能推送银行', en: 'Without a signed authorisation nothing goes to a bank' },
  DEMAND_ALREADY_AUTHORISED: { zh: '授权书已登记', en: 'The authorisation is recorded already' },
  OFFER_EXISTS: { zh: '已推送过这家银行', en: 'This bank has the demand already' },
  OFFER_DECIDED: { zh: '银行决定已登记，更正请先作废原决定', en: 'The decision is recorded: void it first to correct it' },
  OFFER_NOT_GRANTED: { zh: '银行尚未授信，或决定已作废', en: 'No credit was granted, or the decision was voided' },
  OFFER_ANSWERED: { zh: '企业的选择已登记，更正请先作废', en: "The firm's answer is recorded: void it first to correct it" },
  OFFER_NOT_ACCEPTED: { zh: '企业尚未接受授信，不能登记放款', en: 'Money is paid out only against an accepted credit' },
  DISBURSEMENT_EXCEEDS_CREDIT: { zh: '放款合计超过授信金额', en: 'More would be paid out than was granted' },
  DISBURSEMENT_NOT_REVERSIBLE: { zh: '冲销的这一笔不是有效放款', en: 'Only a live payment can be reversed' },
  REVERSAL_TOO_LARGE: { zh: '冲销合计超过原放款金额', en: 'More would be reversed than was paid' },
  RECORD_VOIDED: { zh: '该记录已作废', en: 'This record was voided already' },
  RECORD_HAS_DISBURSEMENTS: { zh: '名下还有有效放款，请先作废放款', en: 'There are live payments under it: void them first' },
  RECORD_HAS_REVERSALS: { zh: '该笔放款有冲销记录，请先作废冲销', en: 'The payment has reversals: void them first' },
});

type FinancingMessages = typeof FINANCING_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends FinancingMessages {}
  }
}
