import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveHub } from './live-hub';

/** Live updates: only where pages are served; the events may have been told by any process. */
@Module({})
export class LiveModule {
  /** `imports`: the module that knows sessions. */
  static forRoot({ imports }: Required<Pick<ModuleMetadata, 'imports'>>): DynamicModule {
    return { module: LiveModule, imports, controllers: [LiveController], providers: [LiveHub], exports: [LiveHub] };
  }
}
