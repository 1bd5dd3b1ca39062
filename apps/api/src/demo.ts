import { type StartedDatabase, systemModules } from '@app/composition';
import { type DemoState, loadDemo } from '@app/demo';
import type { Config } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Module({})
class DemoModule {}

const WHAT_TO_DO: Readonly<Partial<Record<DemoState, string>>> = {
  UNFINISHED:
    'The demo was interrupted while it was being loaded. Delete the data folder to load it anew.\n上次加载演示数据时中断，请删除数据目录后重新启动。',
};

/** Fills an empty embedded database with the story, once. Never touches an external one. */
export async function prepareDemo(config: Config, { urls, embedded }: StartedDatabase, log: (line: string) => void): Promise<void> {
  if (!config.demo || !embedded || config.role === 'worker') return;
  const state = await loadDemo((clock) => {
    const module: DynamicModule = {
      module: DemoModule,
      imports: systemModules({ urls, poolSize: 4, dataDir: config.dataDir, role: 'api', clock }),
    };
    return NestFactory.createApplicationContext(module, { logger: ['fatal', 'error'], abortOnError: false });
  }, log);
  const advice = WHAT_TO_DO[state];
  if (advice) log(advice);
}
