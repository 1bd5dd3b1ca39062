import { Global, Module } from '@nestjs/common';

/**
 * Binds the ports of one sibling to the services of another: the only place that knows both (docs/adr/0004-boundaries.md).
 *
 * A library declares what it needs as an abstract class and takes it from the injector; here stands who answers. A port whose method has
 * the name and shape of the service's is bound by `{ provide: SomeDoor, useExisting: SomeService }`; otherwise a small adapter class
 * beside this file implements the port over the service (`DemandsDoor.recordIn` → `FinancingService.recordDemandIn`). The module imports
 * the modules of the services that answer, and exports the ports. It is global, so that a library with ports imports nothing of its siblings.
 */
@Global()
@Module({ imports: [], providers: [], exports: [] })
export class CompositionModule {}
