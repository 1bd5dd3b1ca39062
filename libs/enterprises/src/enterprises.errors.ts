import { UserError, currentLocale, IdScalar } from '@app/platform';
import { type MessageCode, type MessageParams, say } from '@app/messages';
import type { CreditCodeFault } from '@app/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import './enterprises.messages';

interface RefusalDetails {
  readonly fault?: CreditCodeFault;
  readonly expected?: string;
  readonly suggestion?: string;
  readonly enterpriseId?: string;
}

@ObjectType({ implements: () => [UserError], description: '对市场主体的操作被拒绝。A refused act on a firm; nothing was saved.' })
export class EnterpriseRefused extends UserError {
  @Field(() => String, {
    nullable: true,
    description: 'With CREDIT_CODE_FAULT: LENGTH, CHARACTER, FORMAT, CHECK_DIGIT or ORGANISATION_DIGIT.',
  })
  readonly fault?: string;

  @Field(() => String, { nullable: true, description: 'The check digit that would be right.' })
  readonly expected?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A sound code that differs only in O for 0 or I for 1: to be offered, never put in.',
  })
  readonly suggestion?: string;

  @Field(() => IdScalar, { nullable: true, description: 'The firm that stands in the way, where the caller may see it.' })
  readonly enterpriseId?: string;

  constructor(code: MessageCode, field?: string, params: MessageParams = {}, details: RefusalDetails = {}) {
    super(code, params, field);
    Object.assign(this, details);
  }
}

/** The words for a faulty code, with the digit that would be right. */
export function creditCodeRefusal(found: {
  readonly fault: CreditCodeFault | 'IS_LEGACY';
  readonly expected?: string;
  readonly suggestion?: string;
}): EnterpriseRefused {
  const { fault, expected, suggestion } = found;
  const why = say(`CREDIT_CODE_${fault}`, { expected: expected ?? '' }, currentLocale());
  return new EnterpriseRefused(
    'CREDIT_CODE_FAULT',
    'input.creditCode',
    { why },
    {
      ...(fault === 'IS_LEGACY' ? {} : { fault }),
      ...(expected ? { expected } : {}),
      ...(suggestion ? { suggestion } : {}),
    },
  );
}
