import { type Actor, can, type Permission } from '@app/kernel';
import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Extensions, type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import { Database } from '../database/database';
import { Features } from '../feature/features';
import { Fault } from '../errors/fault';
import type { RequestContext } from './context';

const REQUIRES = 'platform:requires';

/** `public`: anybody · `signed-in`: any principal, also before a post is chosen · a permission of the one table. */
export type Requirement = Permission | 'public' | 'signed-in';

const requires = (requirement: Requirement | readonly Permission[]) =>
  applyDecorators(
    SetMetadata(REQUIRES, requirement),
    Extensions({ requires: Array.isArray(requirement) ? requirement.join(' | ') : requirement }),
  );

/** Who may call this root field or route: holders of the permission, or of any of several. */
export const Can = (...permissions: readonly [Permission, ...Permission[]]) =>
  requires(permissions.length === 1 ? permissions[0] : permissions);
export const Public = () => requires('public');
export const SignedIn = () => requires('signed-in');

/** Whoever holds one of the permissions that the features name. */
export const CanAny = (of: (features: Features) => readonly Permission[]) =>
  applyDecorators(
    SetMetadata(REQUIRES, of),
    // Read when the schema is made: by then every library has said what it brings.
    Extensions({
      get requires() {
        return of(NO_FEATURES).join(' | ');
      },
    }),
  );

const NO_FEATURES = new Features([]);

type Required = Requirement | readonly Permission[] | ((features: Features) => readonly Permission[]) | undefined;

function refuseReadOnly(actor: Actor | null): void {
  if (actor?.readOnly) throw new Fault('FORBIDDEN', 'TOKEN_READ_ONLY');
}

/** Deny by default, for GraphQL root fields and HTTP routes alike. Which rows is the service's and the database's matter, not the guard's. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly features: Features,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.getAllAndOverride<Required>(REQUIRES, [context.getHandler(), context.getClass()]);
    if (context.getType<GqlContextType>() !== 'graphql') {
      const { actor, method } = context.switchToHttp().getRequest<{ actor: Actor | null; method: string }>();
      if (!['GET', 'HEAD'].includes(method)) refuseReadOnly(actor);
      return this.decide(required, actor, context.getHandler().name);
    }
    const gql = GqlExecutionContext.create(context);
    const info = gql.getInfo<{ parentType: { name: string }; fieldName: string }>();
    if (!['Query', 'Mutation', 'Subscription'].includes(info.parentType.name)) return true;
    const request = gql.getContext<RequestContext>();
    // A write opens a transaction of its own: no second client inside one that reads.
    if (info.parentType.name === 'Mutation') {
      await request.reader?.close();
      refuseReadOnly(request.actor);
    }
    return this.decide(required, request.actor, info.fieldName);
  }

  private async decide(required: Required, actor: Actor | null, field: string): Promise<boolean> {
    if (required === 'public') return true;
    if (required === undefined) throw new Fault('FORBIDDEN');
    if (!actor) throw new Fault('UNAUTHENTICATED');
    if (required === 'signed-in') return true;
    if (actor.kind !== 'ENTERPRISE' && !actor.postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const any: readonly Permission[] =
      typeof required === 'string' ? [required] : typeof required === 'function' ? required(this.features) : required;
    if (any.some((permission) => can(actor, permission))) return true;
    await this.database.recordDenial(actor, field, { required: any.join(' | ') });
    throw new Fault('FORBIDDEN');
  }
}
