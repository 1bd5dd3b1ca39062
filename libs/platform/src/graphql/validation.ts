import { type MessageCode } from '@app/messages';
import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { Fault, type FieldFault } from '../errors/fault';
import { cleanTexts } from './validators';

const CODES: Readonly<Record<string, MessageCode>> = {
  isNotEmpty: 'FIELD_REQUIRED',
  isDefined: 'FIELD_REQUIRED',
  maxLength: 'FIELD_TOO_LONG',
  isCleanText: 'FIELD_TEXT',
};

function flatten(errors: readonly ValidationError[], prefix: string): FieldFault[] {
  return errors.flatMap((error) => {
    const path = `${prefix}.${error.property}`;
    const first = Object.keys(error.constraints ?? {})[0];
    const max = /(\d+) characters/.exec(Object.values(error.constraints ?? {})[0] ?? '')?.[1];
    const own: FieldFault[] = first ? [{ path, code: CODES[first] ?? 'FIELD_INVALID', ...(max ? { params: { max } } : {}) }] : [];
    return [...own, ...flatten(error.children ?? [], path)];
  });
}

/** An argument that was left out has no fields to check; what is right is handed on with its texts cleaned. */
class InputValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (value === undefined || value === null) return value;
    const input: unknown = await super.transform(value, metadata);
    if (metadata.metatype && this.toValidate(metadata)) cleanTexts(input, plainToInstance(metadata.metatype, input));
    return input;
  }
}

/** Checks inputs by their decorators and names every faulty field at once. */
export const inputValidation = (): ValidationPipe =>
  new InputValidation({
    transform: false,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => new Fault('BAD_USER_INPUT', 'BAD_USER_INPUT', {}, flatten(errors as ValidationError[], 'input')),
  });
