import { type Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, IdScalar, type Page, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PersonRefused, PostRefused, UnitRefused } from '../identity.errors';
import { PeopleService, type WithStartPassword } from '../people.service';
import { peoplePage, personRow, postRow, postsOf, unitPage, unitRow } from '../persistence/directory.queries';
import { PostsService } from '../posts.service';
import { UnitsService } from '../units.service';
import {
  AssignPostInput,
  CreatePersonInput,
  CreateUnitInput,
  EndPostInput,
  PeopleArgs,
  PersonInput,
  SetPersonPhoneInput,
  SetUnitPhoneInput,
  UnitsArgs,
} from './directory.input';
import {
  AssignPostResult,
  CreatePersonResult,
  CreateUnitResult,
  DisablePersonResult,
  EnablePersonResult,
  EndPostResult,
  PersonConnection,
  PersonType,
  type PersonWithStartPassword,
  PostType,
  ResetPasswordResult,
  SetPersonPhoneResult,
  SetUnitPhoneResult,
  UnitConnection,
  UnitType,
} from './directory.types';

/** Units, people and posts. */
@Resolver()
export class DirectoryResolver {
  constructor(
    private readonly unitService: UnitsService,
    private readonly peopleService: PeopleService,
    private readonly postService: PostsService,
  ) {}

  @Can('unit:read')
  @Query(() => UnitConnection, { description: '机构：某机构的下级，或全部层级；都不填为根。' })
  units(@CurrentReader() reader: Reader, @CurrentActor() actor: Actor, @Args() args: UnitsArgs): Promise<Page<UnitType>> {
    return unitPage(reader, actor, args, args, args.orderBy);
  }

  @Can('unit:read')
  @Query(() => UnitType, { description: '一个机构。' })
  unit(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the unit.' }) id: string,
  ): Promise<UnitType> {
    return unitRow(reader, id);
  }

  @Can('unit:read')
  @Query(() => PersonConnection, { description: '机构及下级的人员，限本岗位范围。' })
  people(@CurrentReader() reader: Reader, @CurrentActor() actor: Actor, @Args() args: PeopleArgs): Promise<Page<PersonType>> {
    return peoplePage(reader, actor, args, args, args.orderBy);
  }

  @Can('unit:read')
  @Query(() => PersonType, { description: '一位人员，限本岗位范围。' })
  person(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'Id of the person.' }) id: string,
  ): Promise<PersonType> {
    return personRow(reader, actor, id);
  }

  @Can('unit:read')
  @Query(() => [PostType], { description: '一位人员的岗位，含已结束的；限本岗位范围。' })
  posts(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => IdScalar, description: 'Whose posts.' }) personId: string,
  ): Promise<readonly PostType[]> {
    return postsOf(reader, actor, personId);
  }

  @Can('unit:manage')
  @Mutation(() => CreateUnitResult, { description: '新设机构。' })
  async createUnit(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'The unit, and under which one it stands.' }) input: CreateUnitInput,
  ): Promise<UnitType | UnitRefused> {
    return answer(this.unitService.createUnit(actor, input), ({ id }) => unitRow(reader, id));
  }

  @Can('unit:manage')
  @Mutation(() => SetUnitPhoneResult, { description: '登记或清除机构的办公电话。' })
  async setUnitPhone(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'The unit and its work phone.' }) input: SetUnitPhoneInput,
  ): Promise<UnitType | UnitRefused> {
    return answer(this.unitService.setUnitPhone(actor, input), ({ id }) => unitRow(reader, id));
  }

  @Can('person:manage')
  @Mutation(() => SetPersonPhoneResult, { description: '登记或清除人员的工作手机号；原号码的起始卡作废。' })
  async setPersonPhone(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'The person and the work phone.' }) input: SetPersonPhoneInput,
  ): Promise<PersonType | PersonRefused> {
    return answer(this.peopleService.setPersonPhone(actor, input), ({ id }) => personRow(reader, actor, id));
  }

  @Can('person:manage')
  @Mutation(() => CreatePersonResult, { description: '新增人员，给出一次性初始密码。' })
  async createPerson(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'The person and the name to sign in with.' }) input: CreatePersonInput,
  ): Promise<PersonWithStartPassword | PersonRefused> {
    return this.withPassword(reader, actor, await this.peopleService.createPerson(actor, input));
  }

  @Can('person:manage')
  @Mutation(() => ResetPasswordResult, { description: '重置密码，旧会话和令牌全部失效。' })
  async resetPassword(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Who is meant.' }) input: PersonInput,
  ): Promise<PersonWithStartPassword | PersonRefused> {
    return this.withPassword(reader, actor, await this.peopleService.resetPassword(actor, input.personId));
  }

  @Can('person:manage')
  @Mutation(() => DisablePersonResult, { description: '停用人员，会话和令牌立即失效。' })
  async disablePerson(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Who is meant.' }) input: PersonInput,
  ): Promise<PersonType | PersonRefused> {
    return answer(this.peopleService.disablePerson(actor, input.personId), ({ id }) => personRow(reader, actor, id));
  }

  @Can('person:manage')
  @Mutation(() => EnablePersonResult, { description: '恢复已停用的人员。' })
  async enablePerson(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Who is meant.' }) input: PersonInput,
  ): Promise<PersonType | PersonRefused> {
    return answer(this.peopleService.enablePerson(actor, input.personId), ({ id }) => personRow(reader, actor, id));
  }

  @Can('post:manage')
  @Mutation(() => AssignPostResult, { description: '授予岗位。' })
  async assignPost(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Who gets which post, where, and from when.' }) input: AssignPostInput,
  ): Promise<PostType | PostRefused> {
    return answer(this.postService.assignPost(actor, input), ({ id }) => postRow(reader, id));
  }

  @Can('post:manage')
  @Mutation(() => EndPostResult, { description: '结束岗位，权限立即收回。' })
  async endPost(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Which post ends, and with which day.' }) input: EndPostInput,
  ): Promise<PostType | PostRefused> {
    return answer(this.postService.endPost(actor, input), ({ id }) => postRow(reader, id));
  }

  @Can('session:revoke')
  @Mutation(() => PersonType, { description: '强制下线：结束其全部会话和令牌。' })
  async revokeSessions(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'Who is meant.' }) input: PersonInput,
  ): Promise<PersonType> {
    return personRow(reader, actor, (await this.peopleService.revokeSessions(actor, input.personId)).id);
  }

  private async withPassword(
    reader: Reader,
    actor: Actor,
    done: WithStartPassword | PersonRefused,
  ): Promise<PersonWithStartPassword | PersonRefused> {
    return done instanceof PersonRefused ? done : { person: await personRow(reader, actor, done.id), startPassword: done.startPassword };
  }
}
