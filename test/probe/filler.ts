import { newId } from '@app/kernel';
import { isInputObjectType, getNamedType, type GraphQLInputObjectType } from 'graphql';
import type { Kind } from './places';
import { BUILD, callOf, type Filler, type RootField, schema } from './root-fields';

/** The state in which an appeal is what the field asks for. */
const APPEAL_FOR: Readonly<Record<string, Kind>> = {
  acceptAppeal: 'REGISTERED',
  requestRejection: 'REGISTERED',
  rejectAppeal: 'REGISTERED',
  solveOnSpot: 'REGISTERED',
  mergeAppeal: 'REGISTERED',
  transferAppeal: 'REGISTERED',
  voidAppeal: 'REGISTERED',
  withdrawAppeal: 'REGISTERED',
  withdrawOwnAppeal: 'REGISTERED',
  dispatchAppeal: 'ACCEPTED',
  recordConfirmation: 'REPLIED',
  recordAttempt: 'REPLIED',
  reworkAppeal: 'REPLIED',
  closeAppeal: 'REPLIED',
  closeAppealUnconfirmed: 'REPLIED',
  confirmAppeal: 'REPLIED',
  retractConfirmation: 'REPLIED',
  reopenAppeal: 'CLOSED',
  reopenOwnAppeal: 'CLOSED',
};

const BY_FIELD: Readonly<Record<string, Kind>> = {
  'campaign.id': 'frozenCampaign',
  'changeCampaignList.adds': 'otherEnterprise',
  'changeCampaignList.enterpriseId': 'listedEnterprise',
  'changeCampaignList.campaignId': 'frozenCampaign',
  'recordNotVisited.campaignId': 'frozenCampaign',
  'appeal.id': 'IN_PROGRESS',
  'myAppeal.id': 'IN_PROGRESS',
  'demand.id': 'demand',
  'enterprise.id': 'enterprise',
  'enterpriseImport.id': 'import',
  'person.id': 'person',
  'unit.id': 'unit',
  'visit.id': 'visit',
  'voidFinancingRecord.id': 'disbursement',
  'addVisitPhoto.fileId': 'photo',
  'confirmOwnVisit.visitId': 'visitToConfirm',
  'authoriseDemand.fileId': 'authorisation',
  'decideOffer.offerId': 'offer',
  'sendToBank.demandId': 'sentDemand',
  'createProgramToken.personId': 'program',
  // Phones are sign-in's own: libs/identity tests whose they are; here any id that is none of a phone.
  'revokeDevice.id': 'file',
  'signInWithPin.deviceId': 'file',
  // Not the firm whose card asks: its card would be withdrawn.
  'issueEnterpriseCards.enterpriseIds': 'otherEnterprise',
  // A new link ends the one before: the firm that asks keeps its own.
  'issueEnterpriseLink.enterpriseId': 'otherEnterprise',
};
const BY_NAME: Readonly<Record<string, Kind>> = {
  takeoverId: 'takeover',
  aliasId: 'alias',
  bankId: 'bank',
  campaignId: 'campaign',
  demandId: 'demand',
  disbursementId: 'disbursement',
  enterpriseId: 'enterprise',
  fileId: 'file',
  importId: 'import',
  leadUnitId: 'unit',
  liaisonId: 'liaison',
  linkId: 'link',
  loserId: 'enterprise',
  noteId: 'notVisited',
  unitIds: 'unit',
  mainAppealId: 'ACCEPTED',
  offerId: 'decidedOffer',
  onBehalfOf: 'person',
  parentId: 'unit',
  participantIds: 'person',
  personId: 'person',
  personIds: 'person',
  postId: 'post',
  promiseId: 'promise',
  scopeUnitId: 'unit',
  subjectId: 'visit',
  survivorId: 'otherEnterprise',
  underId: 'unit',
  unitId: 'unit',
  visitId: 'visit',
};

/** What an input's id is an id of; a new input that is not named here fails the probe. */
export function kindOf(field: string, leaf: string): Kind {
  const kind = BY_FIELD[`${field}.${leaf}`] ?? (leaf === 'appealId' ? (APPEAL_FOR[field] ?? 'IN_PROGRESS') : BY_NAME[leaf]);
  if (!kind) throw new Error(`say in test/probe/filler.ts what ${field}.${leaf} is an id of`);
  return kind;
}

/** Names and posts of public bodies and their people are no secret: which of them an act may name is the act's own rule. */
const PUBLIC_KINDS: ReadonlySet<Kind> = new Set(['person', 'post', 'unit', 'bank', 'program']);

/** Numbers of a unit are its own, though its name is not. */
const FIGURES = new Set(['figure', 'figures', 'report']);
export const isOpen = (field: string, leaf: string): boolean => !FIGURES.has(field) && PUBLIC_KINDS.has(kindOf(field, leaf));

const holdsAnId = (type: GraphQLInputObjectType): boolean =>
  Object.values(type.getFields()).some((f) => {
    const named = getNamedType(f.type);
    return named.name === 'UUID' || (isInputObjectType(named) && holdsAnId(named));
  });

const VALUES: Readonly<Record<string, unknown>> = {
  from: '2026-11-01',
  to: '2026-11-30',
  expiresOn: '2027-01-01',
  newDueOn: '2026-12-30',
  year: 2026,
  first: 50,
  version: 1,
  signedPaper: true,
};
const OPTIONAL_TOO: Readonly<Record<string, unknown>> = {
  'decideOffer.amount': '10.00',
  'decideOffer.annualRate': '3.85',
  'decideOffer.guarantee': 'CREDIT',
  'recordConfirmation.signedPaper': true,
  'withdrawAppeal.note': 'probe',
  'registerAppeal.sourceNo': 'probe',
  'registerAppeal.source': 'VISIT',
  'solveOnSpot.outcome': 'SOLVED',
  'breakPromise.note': 'probe',
  'logVisit.dueOn': '2099-01-01',
  'replyToAppeal.outcome': 'SOLVED',
  'voidFinancingRecord.record': 'DISBURSEMENT',
  'decideOffer.decision': 'GRANTED',
  'setImportColumns.field': 'name',
  'setImportColumns.index': 0,
  'createUnit.kind': 'VILLAGE',
  'createUnit.code': '419900101299',
  'uploadCalendarYear.date': '2026-01-01',
};

/**
 * Says the same as another input of the field, takes only what the asker itself has uploaded, or narrows two metrics of many:
 * the bank of a figure is no secret, and what it narrows is the unit's own (libs/reporting tests it).
 */
const LEFT_OUT = new Set(['assignLiaison.personId', 'submitAppeal.fileIds', 'freezeCampaignList.enterpriseIds', 'figure.bankId']);

/** Values that are right in themselves; the ids are the caller's. */
export const fillerOf =
  (field: string, ids: (leaf: string) => string | undefined): Filler =>
  (name, type, required) => {
    if (type === 'UUID') return LEFT_OUT.has(`${field}.${name}`) ? undefined : ids(name);
    const named = schema.getType(type);
    if (isInputObjectType(named)) return holdsAnId(named) ? BUILD : undefined;
    if (name === 'clientId') return newId();
    const chosen = OPTIONAL_TOO[`${field}.${name}`];
    if (chosen !== undefined) return chosen;
    return required ? VALUES[name] : undefined;
  };

/** The names of a field's id inputs. */
export function idLeaves(field: RootField): readonly string[] {
  const leaves = new Set<string>();
  callOf(
    field,
    fillerOf(field.name, (leaf) => {
      leaves.add(leaf);
      return newId();
    }),
  );
  return [...leaves];
}
