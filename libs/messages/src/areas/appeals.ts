import type { MessageArea } from '../message';

export const APPEALS_MESSAGES = {} as const satisfies MessageArea;
