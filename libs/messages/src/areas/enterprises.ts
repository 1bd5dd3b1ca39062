import type { MessageArea } from '../message';

export const ENTERPRISES_MESSAGES = {} as const satisfies MessageArea;
