import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import type { Config } from '../config/config';

/** Nobody means to log them, but words of a driver may carry what was sent: telephone and identity numbers do not reach the log. */
const NUMBERS = /(?<!\d)(1[3-9]\d)\d{8}(?!\d)|(?<![\dA-Za-z])([1-9]\d{5})(?:19|20)\d{9}[\dXx](?![\dA-Za-z])/g;
export const withoutNumbers = (text: string): string =>
  text.replace(NUMBERS, (_, phone?: string, area?: string) => `${phone ?? area ?? ''}********`);

const textOf = (message: unknown): string =>
  (message instanceof Error ? (message.stack ?? message.message) : typeof message === 'string' ? message : JSON.stringify(message)) ??
  String(message);

/** What Nest tells about its own start: a hundred lines that say nothing to whoever runs the program. */
const STARTING = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication', 'GraphQLModule']);

/** Nest's log as lines of JSON: time, level, place, words. What went wrong is told here, with its stack, and nowhere else. */
export class ZhuqiLogger implements LoggerService {
  readonly pino: Pino;

  constructor(level: Config['logLevel'], destination?: DestinationStream) {
    const options = {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.say('info', message, more);
  }
  error(message: unknown, ...more: unknown[]): void {
    this.say('error', message, more);
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.say('warn', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.say('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.say('debug', message, more);
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.say('fatal', message, more);
  }

  /** Nest gives the place last, and a stack before it. */
  private say(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug', message: unknown, more: readonly unknown[]): void {
    const context = more.length > 0 && typeof more.at(-1) === 'string' ? (more.at(-1) as string) : undefined;
    if (level === 'info' && context !== undefined && STARTING.has(context)) return;
    const stack = more.length > 1 && typeof more[0] === 'string' ? more[0] : undefined;
    this.pino[level](
      { ...(context ? { context } : {}), ...(stack ? { stack: withoutNumbers(stack) } : {}) },
      withoutNumbers(textOf(message)),
    );
  }
}
