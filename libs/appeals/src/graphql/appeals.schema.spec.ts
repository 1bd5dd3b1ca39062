import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, isEnumType, isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';
import { AppealHistoryResolver, AppealsResolver } from './appeals.resolver';
import { AppealHandlingResolver } from './handling.resolver';
import { AppealOutcomeResolver } from './outcome.resolver';
import { OwnAppealsResolver } from './own-appeals.resolver';

const MUTATIONS =
  'acceptAppeal acknowledgeDispatch closeAppeal closeAppealUnconfirmed confirmAppeal decideRequest dispatchAppeal ' +
  'mergeAppeal printQuerySlip recordAttempt recordConfirmation recordContact registerAppeal rejectAppeal releaseAssistingUnit ' +
  'reopenAppeal reopenOwnAppeal replyAsAssistingUnit replyToAppeal requestExtension requestRejection ' +
  'retractConfirmation revealAppealContact reworkAppeal solveOnSpot submitAppeal transferAppeal voidAppeal withdrawAppeal ' +
  'withdrawOwnAppeal';

describe('the API of the appeals', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
    await app.init();
    schema = await app
      .get(GraphQLSchemaFactory)
      .create([AppealsResolver, AppealHistoryResolver, AppealHandlingResolver, AppealOutcomeResolver, OwnAppealsResolver]);
    await app.close();
  });

  it('offers every act and page', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'appeal',
      'appeals',
      'appealsOnPaper',
      'deskCounts',
      'dispatchCounts',
      'dispatches',
      'myAppeal',
      'myAppeals',
    ]);
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(MUTATIONS.split(' '));
  });

  it('says of every root field who may call it', () => {
    const fields = [
      ...Object.values(schema.getQueryType()?.getFields() ?? {}),
      ...Object.values(schema.getMutationType()?.getFields() ?? {}),
    ];
    expect(fields.filter((field) => !field.extensions['requires']).map((field) => field.name)).toEqual([]);
  });

  it('describes every type, field, argument and value of its own', () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !['String', 'Int', 'Boolean', 'Query', 'Mutation', 'PageInfo'].includes(type.name),
    );
    const silent = own.flatMap((type) => {
      const self = type.description ? [] : [type.name];
      if (isEnumType(type))
        return [...self, ...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]))];
      if ((!isObjectType(type) && !isInputObjectType(type)) || /(Edge|Connection)$/.test(type.name)) return self;
      return [...self, ...Object.values(type.getFields()).flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`]))];
    });
    expect(silent).toEqual([]);
  });
});
