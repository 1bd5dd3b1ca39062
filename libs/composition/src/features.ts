import { APPEALS_FEATURE } from '@app/appeals';
import { ENTERPRISES_FEATURE } from '@app/enterprises';
import { EXPORTS_FEATURE } from '@app/exports';
import { FINANCING_FEATURE } from '@app/financing';
import { IDENTITY_FEATURE } from '@app/identity';
import { IMPORTS_FEATURE } from '@app/imports';
import { LIAISON_FEATURE } from '@app/liaison';
import { Features, PLATFORM_FEATURE } from '@app/platform';
import { REPORTING_FEATURE } from '@app/reporting';
import { VISITS_FEATURE } from '@app/visits';

/** Every feature of the system, in the order of who builds on whom: the one list that a new library is put into. */
export const FEATURES = new Features([
  PLATFORM_FEATURE,
  IDENTITY_FEATURE,
  ENTERPRISES_FEATURE,
  IMPORTS_FEATURE,
  REPORTING_FEATURE,
  EXPORTS_FEATURE,
  LIAISON_FEATURE,
  APPEALS_FEATURE,
  VISITS_FEATURE,
  FINANCING_FEATURE,
]);
