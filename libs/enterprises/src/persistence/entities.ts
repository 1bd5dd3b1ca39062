import { EnterpriseAliasEntity } from './enterprise-alias.entity';
import { EnterpriseLinkEntity } from './enterprise-link.entity';
import { EnterpriseResidenceEntity } from './enterprise-residence.entity';
import { EnterpriseVersionEntity } from './enterprise-version.entity';
import { EnterpriseEntity } from './enterprise.entity';

/** Every table of the register, for the data source and the schema check. */
export const ENTERPRISES_ENTITIES = [
  EnterpriseEntity,
  EnterpriseVersionEntity,
  EnterpriseResidenceEntity,
  EnterpriseAliasEntity,
  EnterpriseLinkEntity,
];
