import { CONFIG, type Config, Public } from '@app/platform';
import { Controller, Get, Inject } from '@nestjs/common';

/** What the pages ask before anybody signed in. */
@Controller()
export class InfoController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Public()
  @Get('info')
  info(): { demo: boolean; demoYear: string | null } {
    return { demo: this.config.demo, demoYear: this.config.demo ? '2024' : null };
  }
}
