import { Injectable } from '@nestjs/common';
import type { ExportKind } from '../domain/export.words';
import { AppealsExport } from './appeals.export';
import { EnterprisesExport } from './enterprises.export';
import { FigureRowsExport } from './figure-rows.export';
import type { ExportSource } from './source';
import { VisitsExport } from './visits.export';

/** Every list that can be taken out, by its kind. */
@Injectable()
export class ExportSources {
  private readonly all: ReadonlyMap<ExportKind, ExportSource>;

  constructor(appeals: AppealsExport, visits: VisitsExport, enterprises: EnterprisesExport, figureRows: FigureRowsExport) {
    // Each reads its own filter and rows; what goes with what is settled by the kind.
    const sources: readonly unknown[] = [appeals, visits, enterprises, figureRows];
    this.all = new Map((sources as readonly ExportSource[]).map((source) => [source.kind, source]));
  }

  of(kind: ExportKind): ExportSource {
    const source = this.all.get(kind);
    if (!source) throw new Error(`no list for ${kind}`);
    return source;
  }
}
