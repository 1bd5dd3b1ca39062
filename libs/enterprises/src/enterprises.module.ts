import { Module } from '@nestjs/common';
import { EnterpriseLinksService } from './enterprise-links.service';
import { EnterpriseMergesService } from './enterprise-merges.service';
import { EnterprisesService } from './enterprises.service';
import { EnterprisesResolver } from './graphql/enterprises.resolver';

@Module({
  providers: [EnterprisesService, EnterpriseLinksService, EnterpriseMergesService, EnterprisesResolver],
  exports: [EnterprisesService, EnterpriseLinksService, EnterpriseMergesService],
})
export class EnterprisesModule {}
