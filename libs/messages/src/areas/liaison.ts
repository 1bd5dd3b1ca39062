import type { MessageArea } from '../message';

export const LIAISON_MESSAGES = {} as const satisfies MessageArea;
