import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { isEnumType, isInputObjectType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { CalendarResolver } from './calendar.resolver';
import { DirectoryResolver } from './directory.resolver';
import { SignInResolver } from './sign-in.resolver';
import { TokensResolver } from './tokens.resolver';

describe('the part of the schema that is about identity', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
    await app.init();
    schema = await app.get(GraphQLSchemaFactory).create([SignInResolver, DirectoryResolver, TokensResolver, CalendarResolver]);
    await app.close();
  });

  it('says of every root field who may call it; only signing in and setting up are open', () => {
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.values(root?.getFields() ?? {}));
    expect(fields.filter((field) => typeof field.extensions['requires'] !== 'string').map(({ name }) => name)).toEqual([]);
    expect(fields.filter((field) => field.extensions['requires'] === 'public').map(({ name }) => name)).toEqual([
      'signIn',
      'useFirstAdminLink',
    ]);
  });

  it('describes every type, field, argument and enum value', () => {
    const silent: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || ['PageInfo', 'Query', 'Mutation'].includes(type.name) || /(Edge|Connection)$/.test(type.name))
        continue;
      if (isEnumType(type))
        silent.push(
          ...type
            .getValues()
            .filter((v) => !v.description)
            .map((v) => `${type.name}.${v.name}`),
        );
      if (isObjectType(type) || isInputObjectType(type))
        silent.push(
          ...Object.values(type.getFields())
            .filter((f) => !f.description)
            .map((f) => `${type.name}.${f.name}`),
        );
      if (!type.description && !['String', 'Int', 'Boolean', 'Float', 'ID'].includes(type.name)) silent.push(type.name);
    }
    expect(silent).toEqual([]);
  });

  it('has no field that could carry a hash', () => {
    const names = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
    expect(names.filter((name) => /hash/i.test(name))).toEqual([]);
  });
});
