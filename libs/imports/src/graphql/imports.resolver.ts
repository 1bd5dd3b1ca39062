import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ImportRowsShown } from '../domain/import.words';
import { importOf, importPage, importRowPage, undoPlanOf } from '../import-pages';
import { EnterpriseImportUndoService } from '../import-undo.service';
import { EnterpriseImportsService } from '../imports.service';
import { EnterpriseImportRefused } from '../imports.errors';
import type { ImportOrderField } from '../persistence/import.queries';
import {
  CommitEnterpriseImportInput,
  CommitEnterpriseImportResult,
  EnterpriseImport,
  EnterpriseImportConnection,
  EnterpriseImportOrder,
  EnterpriseImportRow,
  EnterpriseImportRowConnection,
  EnterpriseImportUndoPlan,
  OverrideEnterpriseImportRowsInput,
  OverrideEnterpriseImportRowsResult,
  SetImportColumnsInput,
  SetImportColumnsResult,
  UndoEnterpriseImportInput,
  UndoEnterpriseImportResult,
} from './import.types';

@Resolver(() => EnterpriseImport)
export class EnterpriseImportsResolver {
  constructor(
    private readonly imports: EnterpriseImportsService,
    private readonly undos: EnterpriseImportUndoService,
  ) {}

  @Can('enterprise:import')
  @Query(() => EnterpriseImport, { description: 'An import with its progress; files are uploaded by POST /imports/enterprises.' })
  enterpriseImport(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the import.' }) id: string,
  ): Promise<EnterpriseImport> {
    return importOf(reader, id);
  }

  @Can('enterprise:import')
  @Query(() => EnterpriseImportConnection, { description: '导入记录。Imports of the range, the latest first.' })
  enterpriseImports(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('orderBy', { type: () => EnterpriseImportOrder, nullable: true, description: 'The latest first when left out.' })
    orderBy?: Order<ImportOrderField>,
  ): Promise<Page<EnterpriseImport>> {
    return importPage(reader, actor, page, orderBy);
  }

  @ResolveField(() => EnterpriseImportRowConnection, { description: 'Rows that are kept out first, otherwise in the order of the sheet.' })
  rows(
    @Parent() parent: EnterpriseImport,
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('show', { type: () => ImportRowsShown, defaultValue: ImportRowsShown.ALL, description: 'Which rows.' }) show: ImportRowsShown,
  ): Promise<Page<EnterpriseImportRow>> {
    return importRowPage(reader, actor, { importId: parent.id, show }, page);
  }

  @ResolveField(() => EnterpriseImportUndoPlan, {
    nullable: true,
    description: 'What taking it back would come to; null where there is nothing to take back.',
  })
  undoPlan(@Parent() parent: EnterpriseImport, @CurrentReader() reader: Reader): Promise<EnterpriseImportUndoPlan | null> {
    return undoPlanOf(reader, parent);
  }

  @Can('enterprise:import')
  @Mutation(() => SetImportColumnsResult, { description: '调整列的对应关系。Sets what columns hold and checks every row again.' })
  async setImportColumns(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: SetImportColumnsInput,
  ): Promise<EnterpriseImport | EnterpriseImportRefused> {
    return answer(this.imports.setColumns(actor, input), ({ id }) => importOf(reader, id));
  }

  @Can('enterprise:import')
  @Mutation(() => CommitEnterpriseImportResult, {
    description: '开始导入。Commits all good rows in the background; read the progress from the import.',
  })
  async commitEnterpriseImport(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: CommitEnterpriseImportInput,
  ): Promise<EnterpriseImport | EnterpriseImportRefused> {
    return answer(this.imports.commit(actor, input), ({ id }) => importOf(reader, id));
  }

  @Can('enterprise:import')
  @Mutation(() => OverrideEnterpriseImportRowsResult, {
    description: "放行。Lets rows with a failing check digit through, with the reason; needs 'enterprise:override-code', too.",
  })
  async overrideEnterpriseImportRows(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: OverrideEnterpriseImportRowsInput,
  ): Promise<EnterpriseImport | EnterpriseImportRefused> {
    return answer(this.imports.overrideRows(actor, input), ({ id }) => importOf(reader, id));
  }

  @Can('enterprise:import')
  @Mutation(() => UndoEnterpriseImportResult, {
    description:
      '撤销导入。Firms that it entered and nothing uses go, former values come back where nobody changed them since, everything else stays and says why. In the background; asked again it answers the same.',
  })
  async undoEnterpriseImport(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: UndoEnterpriseImportInput,
  ): Promise<EnterpriseImport | EnterpriseImportRefused> {
    return answer(this.undos.undo(actor, input), ({ id }) => importOf(reader, id));
  }
}
