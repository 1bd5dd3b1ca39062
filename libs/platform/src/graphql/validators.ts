import { ValidateBy, type ValidationOptions } from 'class-validator';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Text that can be stored and shown as it was typed: no NUL, control characters, lone surrogates or bidi overrides. */
export const isStorableText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.isWellFormed() && !CONTROL.test(value) && [...value].length <= max;

/** A text field: required unless @IsOptional, at most `max` characters, not blank. */
export function IsText(max: number, options: ValidationOptions & { readonly blank?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCleanText',
      constraints: [max],
      validator: {
        validate: (value) => isStorableText(value, max) && (options.blank === true || (value as string).trim().length > 0),
        defaultMessage: () => `$property must be text of at most ${max} characters`,
      },
    },
    options,
  );
}
