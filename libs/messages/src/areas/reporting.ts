import type { MessageArea } from '../message';

export const REPORTING_MESSAGES = {} as const satisfies MessageArea;
