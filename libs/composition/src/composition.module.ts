import { AppealsModule } from '@app/appeals';
import { FinancingModule } from '@app/financing';
import { AppealsPort, DemandsPort } from '@app/visits';
import { Global, Module } from '@nestjs/common';
import { VisitAppeals } from './visit-appeals';
import { VisitDemands } from './visit-demands';

/**
 * Binds the ports of one sibling to the services of another: the only place that knows both (docs/adr/0004-boundaries.md).
 *
 * A library declares what it needs as an abstract class and takes it from the injector; here stands who answers. A port whose method has
 * the name and shape of the service's is bound by `useExisting`; otherwise a small adapter beside this file implements the port over
 * the service. The module is global, so that a library with ports imports nothing of its siblings.
 */
@Global()
@Module({
  imports: [AppealsModule, FinancingModule],
  providers: [
    { provide: AppealsPort, useClass: VisitAppeals },
    { provide: DemandsPort, useClass: VisitDemands },
  ],
  exports: [AppealsPort, DemandsPort],
})
export class CompositionModule {}
