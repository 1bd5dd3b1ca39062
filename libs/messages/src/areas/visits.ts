import type { MessageArea } from '../message';

export const VISITS_MESSAGES = {} as const satisfies MessageArea;
