import { CONFIG, type Config, Public } from '@app/platform';
import { Controller, Get, Inject } from '@nestjs/common';

export interface InstallationInfo {
  readonly demo: boolean;
  /** The year the demo tells of: what the report opens with. */
  readonly demoYear: string | null;
  readonly organiser: string | null;
  readonly filingNumber: string | null;
  readonly complaintsContact: string | null;
  readonly hotline: string | null;
  /** What is printed on cards and slips; the address of the browser where it is not set. */
  readonly publicUrl: string | null;
}

/** What the foot of a page says where nothing was set: only of invented data. */
const ofTheDemo = { organiser: '阳城镇人民政府（演示）', filingNumber: '演示系统，未备案', complaintsContact: '12345（演示）' } as const;

const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;

/** What the pages ask before anybody signed in. */
@Controller()
export class InfoController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Public()
  @Get('info')
  info(): InstallationInfo {
    const { demo, organiser, filingNumber, complaintsContact, hotline, publicUrl } = this.config;
    const said = demo
      ? { ...ofTheDemo, ...given({ organiser, filingNumber, complaintsContact }) }
      : { organiser, filingNumber, complaintsContact };
    return { demo, demoYear: demo ? '2024' : null, ...said, hotline, publicUrl };
  }
}
