import { APPEALS_ENTITIES, AppealsModule } from '@app/appeals';
import { ENTERPRISES_ENTITIES, EnterprisesModule } from '@app/enterprises';
import { ExportsModule } from '@app/exports';
import { FINANCING_ENTITIES, FinancingModule } from '@app/financing';
import { IDENTITY_ENTITIES, IdentityModule } from '@app/identity';
import { IMPORTS_ENTITIES, ImportsModule } from '@app/imports';
import { LIAISON_ENTITIES, LiaisonModule } from '@app/liaison';
import type { EntityClass } from '@app/platform';
import { ReportingModule } from '@app/reporting';
import { VISITS_ENTITIES, VisitsModule } from '@app/visits';
import type { Type } from '@nestjs/common';

/** Every domain library of the system, in the order of who builds on whom. */
export const DOMAIN_MODULES: readonly Type[] = [
  IdentityModule,
  EnterprisesModule,
  ImportsModule,
  LiaisonModule,
  VisitsModule,
  AppealsModule,
  FinancingModule,
  ReportingModule,
  ExportsModule,
];

export const ENTITIES: readonly EntityClass[] = [
  ...IDENTITY_ENTITIES,
  ...ENTERPRISES_ENTITIES,
  ...IMPORTS_ENTITIES,
  ...LIAISON_ENTITIES,
  ...VISITS_ENTITIES,
  ...APPEALS_ENTITIES,
  ...FINANCING_ENTITIES,
];
