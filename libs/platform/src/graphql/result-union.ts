import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import type { UserError } from '../errors/user-error';

/** What a mutation answers: what was done, or why it was refused. */
export const resultUnion = <Done extends object, Refused extends UserError>(
  name: string,
  description: string,
  done: Type<Done>,
  refused: Type<Refused>,
) =>
  createUnionType({
    name,
    description,
    types: () => [done, refused] as const,
    resolveType: (value: unknown) => (value instanceof refused ? refused : done),
  });
