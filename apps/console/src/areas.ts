import { auditArea } from './audit/audit.area';
import { campaignsArea } from './campaigns/campaigns.area';
import { cardsArea } from './cards/cards.area';
import { deskArea } from './desk/desk.area';
import { exportsArea } from './exports/exports.area';
import { firmsArea } from './firms/firms.area';
import { importArea } from './import/import.area';
import { phoneImportArea } from './phone-import/phone-import.area';
import { reportArea } from './report/report.area';
import type { Area } from './shell/area';
import { usersArea } from './users/users.area';
import { visitsArea } from './visits/visits.area';
import { dashboardArea } from './dashboard/dashboard.area';

/** Every area of the console: the only place outside its own folder that a new one enters. */
export const AREAS: readonly Area[] = [
  auditArea,
  campaignsArea,
  cardsArea,
  deskArea,
  exportsArea,
  firmsArea,
  importArea,
  phoneImportArea,
  reportArea,
  usersArea,
  visitsArea,
  dashboardArea,
];
