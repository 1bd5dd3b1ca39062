import { Module } from '@nestjs/common';
import { LiaisonResolver } from './graphql/liaison.resolver';
import { OurServiceResolver } from './graphql/our-service.resolver';
import { LiaisonService } from './liaison.service';

@Module({ providers: [LiaisonService, LiaisonResolver, OurServiceResolver], exports: [LiaisonService] })
export class LiaisonModule {}
