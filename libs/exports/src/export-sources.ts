import { Features } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ExportKind } from './export-lists';
import type { ExportSource } from './export-source';

/** Every list that can be taken out, by its kind: what the features bring. */
@Injectable()
export class ExportSources {
  constructor(
    private readonly features: Features,
    private readonly modules: ModuleRef,
  ) {}

  of(kind: ExportKind): ExportSource {
    for (const source of this.features.all.flatMap(({ lists = [] }) => lists)) {
      const found = this.modules.get(source, { strict: false });
      // Each reads its own filter and rows; what goes with what is settled by the kind.
      if (found.list.kind === kind) return found as ExportSource;
    }
    throw new Error(`no list for ${kind}`);
  }
}
