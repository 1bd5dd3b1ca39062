import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, IdScalar, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { importOf, importRowPage } from '../enterprise-import-pages';
import { EnterpriseImportsService } from '../enterprise-imports.service';
import { EnterpriseImportRefused } from '../enterprises.errors';
import {
  CommitEnterpriseImportInput,
  CommitEnterpriseImportResult,
  EnterpriseImport,
  EnterpriseImportRow,
  EnterpriseImportRowConnection,
  SetImportColumnsInput,
  SetImportColumnsResult,
} from './import.types';

@Resolver(() => EnterpriseImport)
export class EnterpriseImportsResolver {
  constructor(private readonly imports: EnterpriseImportsService) {}

  @Can('enterprise:import')
  @Query(() => EnterpriseImport, { description: 'An import with its progress; files are uploaded by POST /imports/enterprises.' })
  enterpriseImport(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the import.' }) id: string,
  ): Promise<EnterpriseImport> {
    return importOf(reader, id);
  }

  @ResolveField(() => EnterpriseImportRowConnection, { description: 'Rows in the order of the sheet.' })
  rows(
    @Parent() parent: EnterpriseImport,
    @CurrentReader() reader: Reader,
    @Args() page: PageArgs,
    @Args('onlyFaulty', { type: () => Boolean, defaultValue: false, description: 'Only rows that are kept out.' }) onlyFaulty: boolean,
  ): Promise<Page<EnterpriseImportRow>> {
    return importRowPage(reader, parent.id, onlyFaulty, page);
  }

  @Can('enterprise:import')
  @Mutation(() => SetImportColumnsResult, { description: '调整列的对应关系。Sets what columns hold and checks every row again.' })
  async setImportColumns(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: SetImportColumnsInput,
  ): Promise<EnterpriseImport | EnterpriseImportRefused> {
    const result = await this.imports.setColumns(actor, input);
    return result instanceof EnterpriseImportRefused ? result : importOf(reader, result.id);
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
    const result = await this.imports.commit(actor, input);
    return result instanceof EnterpriseImportRefused ? result : importOf(reader, result.id);
  }
}
