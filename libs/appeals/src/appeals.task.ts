import { PeriodicTask } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AppealsClock } from './appeals.clock';

/** Deadlines that pass by themselves: 视为受理, answers passed on to merged appeals. */
@Injectable()
export class AppealsTask extends PeriodicTask {
  readonly name = 'appeals clock';
  readonly everyMs = 60_000;

  constructor(private readonly clock: AppealsClock) {
    super();
  }

  async run(): Promise<void> {
    await this.clock.run();
  }
}
