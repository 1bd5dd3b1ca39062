import { FEATURES } from './features';

/** Lists that the features make together: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = { 'file.purpose': [...FEATURES.filePurposes.keys()] } as const;
