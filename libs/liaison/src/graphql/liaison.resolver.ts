import { enterpriseOf } from '@app/enterprises';
import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, Fault, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LiaisonRefused } from '../liaison.errors';
import { myFirmsPage } from '../liaison-lists';
import { LiaisonService } from '../liaison.service';
import { liaisonById, liaisonsOf, type MyFirmOrderField } from '../persistence/liaison.queries';
import {
  AssignLiaisonInput,
  AssignLiaisonResult,
  EndLiaisonInput,
  EndLiaisonResult,
  Liaison,
  MyFirm,
  MyFirmConnection,
  MyFirmOrder,
} from './liaison.types';

async function shown(reader: Reader, id: string): Promise<Liaison> {
  const row = await liaisonById(reader, id);
  if (!row) throw Fault.notFound('input.liaisonId');
  return row;
}

@Resolver(() => Liaison)
export class LiaisonResolver {
  constructor(private readonly liaison: LiaisonService) {}

  @Can('liaison:read')
  @Query(() => [Liaison], { description: '包联人。Who is and was responsible for a firm; present holders first, at most 500.' })
  async liaisons(
    @CurrentReader() reader: Reader,
    @Args('enterpriseId', { type: () => IdScalar, description: 'Id of the firm.' }) enterpriseId: string,
  ): Promise<Liaison[]> {
    const firm = await enterpriseOf(reader, enterpriseId, 'enterpriseId');
    return liaisonsOf(reader, firm.id);
  }

  @Can('liaison:read')
  @Query(() => MyFirmConnection, { description: '我包联的企业。Firms you are responsible for today, wherever they are.' })
  myFirms(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args() page: PageArgs,
    @Args('orderBy', { type: () => MyFirmOrder, nullable: true, description: 'By home when left out.' })
    orderBy?: Order<MyFirmOrderField>,
  ): Promise<Page<MyFirm>> {
    return myFirmsPage(reader, actor, page, orderBy);
  }

  @Can('liaison:assign')
  @Mutation(() => AssignLiaisonResult, { description: '安排包联。Makes somebody responsible for a firm in a role.' })
  async assignLiaison(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: AssignLiaisonInput,
  ): Promise<Liaison | LiaisonRefused> {
    return answer(this.liaison.assign(actor, input), ({ id }) => shown(reader, id));
  }

  @Can('liaison:assign')
  @Mutation(() => EndLiaisonResult, { description: '结束包联。Ends a period on a day.' })
  async endLiaison(
    @CurrentActor() actor: Actor,
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is to be done.' }) input: EndLiaisonInput,
  ): Promise<Liaison | LiaisonRefused> {
    return answer(this.liaison.end(actor, input), ({ id }) => shown(reader, id));
  }
}
