import { cleanText, type TextFault } from '@app/kernel';
import { applyDecorators } from '@nestjs/common';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** One rule of a text field, named after the message it leads to (validation.ts). */
const textRule = (
  name: string,
  max: number,
  required: boolean,
  options: ValidationOptions,
  fails: (fault: TextFault) => boolean,
): PropertyDecorator =>
  ValidateBy(
    {
      name,
      constraints: [max],
      validator: {
        validate: (value) => {
          if (typeof value !== 'string') return name !== 'isCleanText';
          const clean = cleanText(value, { max, multiline: true, required });
          return clean.ok || !fails(clean.fault);
        },
        defaultMessage: () => `$property must be text of at most ${max} characters`,
      },
    },
    options,
  );

/** Text that can be stored and shown as it was typed: required unless @IsOptional, at most `max` code points, not blank. */
export function IsText(max: number, options: ValidationOptions & { readonly blank?: boolean } = {}): PropertyDecorator {
  const required = options.blank !== true;
  return applyDecorators(
    textRule('isNotEmpty', max, required, options, (fault) => fault === 'EMPTY'),
    textRule('maxLength', max, required, options, (fault) => fault === 'TOO_LONG'),
    textRule('isCleanText', max, required, options, (fault) => fault !== 'EMPTY' && fault !== 'TOO_LONG'),
  ) as PropertyDecorator;
}
