import type { MessageArea } from '../message';

export const IDENTITY_MESSAGES = {} as const satisfies MessageArea;
