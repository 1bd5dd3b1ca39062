import { Module } from '@nestjs/common';
import { FinancingService } from './financing.service';
import { FinancingResolver } from './graphql/financing.resolver';

/** 融资对接. */
@Module({ providers: [FinancingService, FinancingResolver], exports: [FinancingService] })
export class FinancingModule {}
