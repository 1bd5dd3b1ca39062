import type { MessageArea } from '../message';

export const FINANCING_MESSAGES = {} as const satisfies MessageArea;
