import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Fault } from '../errors/fault';
import { inputValidation } from './validation';
import { IsText } from './validators';

class Person {
  @IsText('personName') readonly name!: string;
  @IsOptional() @IsText('note', { blank: true }) readonly note?: string | null;
}
class Sent extends Person {
  @IsText('password') readonly password!: string;
  @IsText('personName', { each: true }) readonly outsiders!: string[];
  @ValidateNested({ each: true }) @Type(() => Person) readonly people!: Person[];
  readonly free!: string;
}

const pipe = inputValidation();
const send = (input: unknown) => pipe.transform(input, { type: 'body', metatype: Sent });
const sent = {
  name: ' 张三\u200B',
  note: ' 一\r\n二 ',
  password: ' e\u0301 secret ',
  outsiders: [' 李四 '],
  people: [{ name: '王五 ', note: '  ' }],
  free: ' as typed ',
};

describe('inputs', () => {
  it('reach a service with their texts cleaned, inherited, listed and nested ones too; a secret as it was typed', async () => {
    expect(await send(structuredClone(sent))).toEqual({
      name: '张三',
      note: '一\n二',
      password: ' e\u0301 secret ',
      outsiders: ['李四'],
      people: [{ name: '王五', note: '' }],
      free: ' as typed ',
    });
  });

  it('name every faulty field at once', async () => {
    const faulty = { ...sent, name: '\u200B', note: '字'.repeat(501), people: [{ name: 'a\nb' }] };
    const fault = await send(faulty).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(new Set((fault as Fault).fields)).toEqual(
      new Set([
        { path: 'input.name', code: 'FIELD_REQUIRED', params: { max: '50' } },
        { path: 'input.note', code: 'FIELD_TOO_LONG', params: { max: '500' } },
        { path: 'input.people.0.name', code: 'FIELD_TEXT', params: { max: '50' } },
      ]),
    );
  });

  it('that were left out are left out', async () => {
    expect(await send(null)).toBeNull();
    expect(await send(undefined)).toBeUndefined();
  });
});
