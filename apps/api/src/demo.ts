import { emptyEmbedded, type StartedDatabase, systemModules } from '@app/composition';
import { loadDemo } from '@app/demo';
import type { Config } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Module({})
class DemoModule {}

/** Fills an empty embedded database with the story, once; one that broke off is told anew. Never touches an external database. */
export async function prepareDemo(config: Config, { urls, embedded }: StartedDatabase, log: (line: string) => void): Promise<void> {
  if (!config.demo || !embedded || config.role === 'worker') return;
  const load = () =>
    loadDemo((clock) => {
      const module: DynamicModule = {
        module: DemoModule,
        imports: systemModules({ urls, poolSize: 4, dataDir: config.dataDir, role: 'api', clock }),
      };
      return NestFactory.createApplicationContext(module, { logger: ['fatal', 'error'], abortOnError: false });
    }, log);
  if ((await load()) !== 'UNFINISHED') return;
  log('上次加载演示数据时中断，现在重新加载 / the demo was interrupted while it was loaded: loading it anew');
  await emptyEmbedded(embedded, log);
  await load();
}
