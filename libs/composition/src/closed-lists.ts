import { exportKinds } from '@app/exports';
import { FEATURES } from './features';

/** Columns whose values the features bring together: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = { 'export.kind': exportKinds(), 'file.purpose': [...FEATURES.filePurposes.keys()] };
