import { Can, CurrentReader, IdScalar, originOf, Public, type Reader, type RequestContext } from '@app/platform';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { VisitByCodeRow } from '../persistence/visit-codes.queries';
import { type VisitCodeShown, VisitCodesService } from '../visit-codes.service';
import type { VisitRefused } from '../visits.errors';
import { OpenVisitCodeInput, VisitCode, VisitByCodeResult, ConfirmVisitByCodeInput } from './visit-codes.types';

/** 让企业扫一扫: the visitor shows a code, the firm's own phone confirms that visit. */
@Resolver()
export class VisitCodesResolver {
  constructor(private readonly codes: VisitCodesService) {}

  @Can('visit:log')
  @Query(() => [VisitCode], {
    description: '让企业扫一扫。The firms of a visit that counts, with keys for those who took part. NOT_FOUND for a voided one.',
  })
  visitCodes(
    @CurrentReader() reader: Reader,
    @Args('visitId', { type: () => IdScalar, description: 'The visit.' }) visitId: string,
  ): Promise<VisitCodeShown[]> {
    return this.codes.codes(reader, visitId);
  }

  @Public()
  @Mutation(() => VisitByCodeResult, {
    description:
      '扫码看走访。What the firm is asked to confirm. VISIT_CODE_WRONG for a wrong, old or voided one alike; after sixty wrong tries there is a wait.',
  })
  openVisitCode(
    @Context() context: RequestContext,
    @Args('input', { description: 'What was scanned.' }) input: OpenVisitCodeInput,
  ): Promise<VisitByCodeRow | VisitRefused> {
    return this.codes.open(input.key, originOf(context.request));
  }

  @Public()
  @Mutation(() => VisitByCodeResult, {
    description: '扫码确认走访。The firm says, once, whether the visit took place; the same word again changes nothing.',
  })
  confirmVisitByCode(
    @Context() context: RequestContext,
    @Args('input', { description: 'What was scanned, and the word of the firm.' }) input: ConfirmVisitByCodeInput,
  ): Promise<VisitByCodeRow | VisitRefused> {
    return this.codes.confirm(input, originOf(context.request));
  }
}
