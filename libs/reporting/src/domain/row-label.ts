/** Which record says what a row is: a visit, an appeal, a bank's decision, a payment, a demand at a bank, a firm, a firm not visited. */
export type FactKind = 'VISIT' | 'APPEAL' | 'DECISION' | 'DISBURSEMENT' | 'OFFER' | 'FIRM' | 'TARGET';

/** What the label of a row is made from: the words of the record that stands for it. */
export interface RowFact {
  readonly kind: FactKind;
  /** Way of a visit, number of an appeal, name of the bank, status of a firm, reason why it was not visited. */
  readonly first: string | null;
  /** Title of an appeal, kind of a disbursement, days a bank has had, status of a firm not visited. */
  readonly second: string | null;
}

const WAYS: Readonly<Record<string, string>> = { ON_SITE: '实地走访', SEMINAR: '座谈', PHONE: '电话联系' };
const DISBURSEMENT_KINDS: Readonly<Record<string, string>> = {
  NEW: '新增',
  RENEWAL: '续贷',
  RENEWAL_NO_REPAY: '无还本续贷',
  EXTENSION: '展期',
};

const STATUSES: Readonly<Record<string, string>> = {
  ACTIVE: '存续',
  DEREGISTERED: '注销',
  REVOKED: '吊销',
  RELOCATED: '迁出',
  UNREACHABLE: '失联',
  DORMANT: '停业',
};

const NOT_VISITED: Readonly<Record<string, string>> = { ...STATUSES, DECLINED: '婉拒', MERGED: '并户' };

/** One plain Chinese line that says which record a row is; its date and firm stand beside it. */
export function rowLabel({ kind, first, second }: RowFact): string {
  switch (kind) {
    case 'VISIT':
      return WAYS[first ?? ''] ?? '走访';
    case 'APPEAL':
      return [first, second].filter(Boolean).join(' ');
    case 'DECISION':
      return `${first ?? '银行'}授信`;
    case 'DISBURSEMENT':
      return `${first ?? '银行'}${DISBURSEMENT_KINDS[second ?? ''] ?? '放款'}`;
    case 'OFFER':
      return `${first ?? '银行'}未决定，第${second ?? '?'}天（30天内决定）`;
    case 'FIRM':
      return STATUSES[first ?? ''] ?? '在册';
    case 'TARGET':
      return (
        NOT_VISITED[first ?? ''] ??
        (second === null || second === 'ACTIVE' ? '尚未走访，未说明原因' : `${STATUSES[second] ?? '在册'}，未说明原因`)
      );
  }
}
