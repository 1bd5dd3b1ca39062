import { Module } from '@nestjs/common';
import { AppealsClock } from './appeals.clock';
import { AppealsService } from './appeals.service';

@Module({ providers: [AppealsService, AppealsClock], exports: [AppealsService, AppealsClock] })
export class AppealsModule {}
