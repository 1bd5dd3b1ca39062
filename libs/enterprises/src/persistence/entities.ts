import { EnterpriseLink } from './enterprise-link.entity';
import { EnterpriseResidence } from './enterprise-residence.entity';
import { Enterprise } from './enterprise.entity';

/** Every table of the register, for the data source and the schema check. */
export const ENTERPRISES_ENTITIES = [Enterprise, EnterpriseResidence, EnterpriseLink];
