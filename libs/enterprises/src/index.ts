export { EnterpriseKind, EnterpriseStatus } from './domain/enterprise.words';
export { EnterpriseLinksService, type IssuedLink } from './enterprise-links.service';
export { EnterpriseMergesService, type Merged, type MergeEnterprises } from './enterprise-merges.service';
export { type EnterpriseRef, lockEnterprise, requireEnterprise } from './enterprise-refs';
export { enterpriseOf, registerPage } from './enterprise-register';
export { EnterpriseRefused } from './enterprises.errors';
export type { Capital, CreateEnterprise, EditEnterprise, EnterpriseFacts } from './enterprises.inputs';
export { ENTERPRISES_FEATURE } from './enterprises.feature';
export { EnterprisesModule } from './enterprises.module';
export { EnterprisesService } from './enterprises.service';
export { EnterpriseFilterInput } from './graphql/enterprise.inputs';
export { Enterprise, EnterpriseConnection, shownEnterprise } from './graphql/enterprise.types';
export {
  canonicalId,
  enterpriseById,
  enterpriseList,
  type EnterpriseRow,
  enterprisesByIds,
  type RegisterFilter,
} from './persistence/enterprise.queries';
export { ofEnterprise } from './persistence/access';
export { ENTERPRISES_ENTITIES } from './persistence/entities';
export {
  areaNamesOf,
  changeFirm,
  enterFirms,
  type FirmIdentity,
  type FirmRow,
  type FirmToEnter,
  lockFirmsByIdentity,
  lockIdentities,
  proposedShortName,
  survivorsOf,
  unitInScope,
} from './firm-rows';
