import { type DynamicModule, Module } from '@nestjs/common';
import { FILE_OPTIONS, type FileOptions, FileStore, LARGEST_FILE } from './file-store';
import { FilesController } from './files.controller';
import { OrphanSweep } from './orphan-sweep';

/** The store of files for every library, its two routes, and the sweep (which only the worker runs). */
@Module({})
export class FilesModule {
  static forRoot({ dataDir, largest = LARGEST_FILE }: Pick<FileOptions, 'dataDir'> & Partial<FileOptions>): DynamicModule {
    return {
      module: FilesModule,
      global: true,
      controllers: [FilesController],
      providers: [{ provide: FILE_OPTIONS, useValue: { dataDir, largest } satisfies FileOptions }, FileStore, OrphanSweep],
      exports: [FileStore],
    };
  }
}
