import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import { isId } from '@app/kernel';
import type { GraphQLError } from 'graphql';
import { Database } from '../database/database';
import { fromDatabase } from '../database/database-errors';
import { Fault } from '../errors/fault';
import type { RequestContext } from './context';

type Values = Readonly<Record<string, unknown>>;

/** The id that stood at a place of the variables, such as `input.appealId`. */
function idAt(variables: Values, place: string | undefined): string | null {
  const at = (value: unknown, name: string): unknown => (value !== null && typeof value === 'object' ? (value as Values)[name] : undefined);
  const found = place?.split('.').reduce(at, variables as unknown);
  return typeof found === 'string' && isId(found) ? found : null;
}

/** Leaves a trace of asking for what is not there for the caller: a mistake once, a search of other people's matters when it is many. */
export const recordTries = (database: Database): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      async didEncounterErrors({ errors, contextValue, request }): Promise<void> {
        const { actor } = contextValue;
        if (!actor || actor.kind === 'SYSTEM') return;
        for (const error of errors as readonly GraphQLError[]) {
          const fault = fromDatabase(unwrapResolverError(error) ?? error);
          const field = error.path?.[0];
          if (!(fault instanceof Fault) || fault.code !== 'NOT_FOUND' || typeof field !== 'string') continue;
          const place = fault.fields[0]?.path;
          // The trace has a client of its own: no second one while the first is held.
          await contextValue.reader?.close();
          await database.recordDenial(actor, field, {
            code: 'NOT_FOUND',
            place: place ?? null,
            asked: idAt(request.variables ?? {}, place),
          });
        }
      },
    }),
});
