import 'reflect-metadata';
import { cleanText, LIMITS, type TextFault, type TextKind } from '@app/kernel';
import { applyDecorators } from '@nestjs/common';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const TEXTS = Symbol('text fields of an input');

/** One rule of a text field, named after the message it leads to (validation.ts). */
const textRule = (
  name: string,
  kind: TextKind,
  required: boolean,
  options: ValidationOptions,
  fails: (fault: TextFault) => boolean,
): PropertyDecorator => {
  const rule = LIMITS.text[kind];
  return ValidateBy(
    {
      name,
      constraints: [rule.max],
      validator: {
        validate: (value) => {
          if (typeof value !== 'string') return name !== 'isCleanText';
          const clean = cleanText(value, { ...rule, required });
          return clean.ok || !fails(clean.fault);
        },
        defaultMessage: () => `$property must be text of at most ${rule.max} characters`,
      },
    },
    options,
  );
};

const remember =
  (kind: TextKind): PropertyDecorator =>
  (target, property) =>
    Reflect.defineMetadata(TEXTS, new Map(textsOf(target)).set(property, kind), target);

const textsOf = (target: object): ReadonlyMap<string | symbol, TextKind> =>
  (Reflect.getMetadata(TEXTS, target) as ReadonlyMap<string | symbol, TextKind> | undefined) ?? new Map();

/** Text of a kind of LIMITS: required unless @IsOptional, not blank unless so said. Services get it cleaned (validation.ts). */
export function IsText(kind: TextKind, options: ValidationOptions & { readonly blank?: boolean } = {}): PropertyDecorator {
  const required = options.blank !== true;
  return applyDecorators(
    remember(kind),
    textRule('isNotEmpty', kind, required, options, (fault) => fault === 'EMPTY'),
    textRule('maxLength', kind, required, options, (fault) => fault === 'TOO_LONG'),
    textRule('isCleanText', kind, required, options, (fault) => fault !== 'EMPTY' && fault !== 'TOO_LONG'),
  ) as PropertyDecorator;
}

/** An object as it came in, and no Money, Date or file. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function cleaned(value: unknown, kind: TextKind): unknown {
  if (Array.isArray(value)) return value.map((one) => cleaned(one, kind));
  if (typeof value !== 'string') return value;
  const clean = cleanText(value, LIMITS.text[kind]);
  return clean.ok ? clean.text : value;
}

/** Puts the cleaned text into every @IsText field of a checked input; `typed` is the same input as instances of its classes. */
export function cleanTexts(input: unknown, typed: unknown): void {
  if (Array.isArray(input) && Array.isArray(typed)) return input.forEach((one, n) => cleanTexts(one, typed[n]));
  if (!isPlain(input) || typeof typed !== 'object' || typed === null) return;
  const texts = textsOf(typed);
  for (const [key, value] of Object.entries(input)) {
    const kind = texts.get(key);
    if (kind) input[key] = cleaned(value, kind);
    else cleanTexts(value, (typed as Record<string, unknown>)[key]);
  }
}
