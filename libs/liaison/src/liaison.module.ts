import { Module } from '@nestjs/common';
import { LiaisonResolver } from './graphql/liaison.resolver';
import { LiaisonService } from './liaison.service';

@Module({ providers: [LiaisonService, LiaisonResolver], exports: [LiaisonService] })
export class LiaisonModule {}
