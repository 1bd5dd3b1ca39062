import { Module } from '@nestjs/common';
import { EnterpriseLinksService } from './enterprise-links.service';
import { EnterpriseMergesService } from './enterprise-merges.service';
import { EnterprisesService } from './enterprises.service';
import { EnterprisesResolver } from './graphql/enterprises.resolver';

const services = [EnterprisesService, EnterpriseLinksService, EnterpriseMergesService];

@Module({ providers: [...services, EnterprisesResolver], exports: services })
export class EnterprisesModule {}
