import { cleanText } from '@app/kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Text that can be stored and shown as it was typed: required unless @IsOptional, at most `max` code points, not blank. */
export function IsText(max: number, options: ValidationOptions & { readonly blank?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCleanText',
      constraints: [max],
      validator: {
        validate: (value) => typeof value === 'string' && cleanText(value, { max, multiline: true, required: options.blank !== true }).ok,
        defaultMessage: () => `$property must be text of at most ${max} characters`,
      },
    },
    options,
  );
}
