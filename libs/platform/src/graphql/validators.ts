import { cleanText } from '@app/kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Text that can be stored and shown as it was typed: required unless @IsOptional, at most `max` code points, not blank. */
export function IsText(max: number, options: ValidationOptions & { readonly blank?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCleanText',
      constraints: [max],
      validator: {
        validate: (value) => {
          if (typeof value !== 'string') return false;
          const clean = cleanText(value, { max, multiline: true });
          return clean.ok || (clean.fault === 'EMPTY' && options.blank === true);
        },
        defaultMessage: () => `$property must be text of at most ${max} characters`,
      },
    },
    options,
  );
}
