import type { StoryAppeal } from './appeal-acts';
import { SOLVED_IN_FIRST_HALF } from './solved-appeals-1';
import { SOLVED_IN_SECOND_HALF } from './solved-appeals-2';

/** The twelve matters that were solved for seven firms: 佳明3 腾岳2 宛茸2 果园春2 龙兴1 胖嫂1 山里红1. */
export const SOLVED_APPEALS: readonly StoryAppeal[] = [...SOLVED_IN_FIRST_HALF, ...SOLVED_IN_SECOND_HALF];
