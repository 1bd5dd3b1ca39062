import type { Actor } from '@app/kernel';
import { isMessageCode, say } from '@app/messages';
import { CanAny, CurrentActor, CurrentReader, currentLocale, Fault, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { exportListOf, exportPermissions } from '../export-lists';
import type { ExportRefused } from '../exports.errors';
import { ExportsService } from '../exports.service';
import type { ExportOrderField, ExportRow } from '../persistence/export.queries';
import { RequestExportInput } from './export.inputs';
import { Export, ExportConnection, ExportOrder, RequestExportResult } from './export.types';

@Resolver(() => Export)
export class ExportsResolver {
  constructor(private readonly exports: ExportsService) {}

  @CanAny(exportPermissions)
  @Query(() => ExportConnection, { description: '我的导出。What you took out under the present post, newest first.' })
  myExports(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('orderBy', { type: () => ExportOrder, nullable: true, description: 'Newest first when left out.' })
    orderBy?: Order<ExportOrderField>,
  ): Promise<Page<ExportRow>> {
    return this.exports.mine(reader, actor, page, orderBy);
  }

  @CanAny(exportPermissions)
  @Mutation(() => RequestExportResult, {
    description: '导出。Has a list made into a file with the rights of your present post; FORBIDDEN for a list that you may not see.',
  })
  async requestExport(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Which list.' }) input: RequestExportInput,
  ): Promise<ExportRow | ExportRefused> {
    const { field, needed } = exportListOf(input.kind).filter;
    const filter = input.filter?.[field];
    if (needed && !filter) throw Fault.field(`input.filter.${field}`, 'FIELD_REQUIRED');
    const result = await this.exports.request(actor, {
      clientId: input.clientId,
      kind: input.kind,
      filter: { ...filter },
      ...(input.revealReason ? { revealReason: input.revealReason } : {}),
    });
    return 'code' in result ? result : this.exports.one(reader, actor, result.id);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why there is no file, for people.' })
  failureMessage(@Parent() { failure }: ExportRow): string | null {
    return failure && isMessageCode(failure) ? say(failure, {}, currentLocale()) : null;
  }
}
