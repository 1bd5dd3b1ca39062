import type { Permission } from '@app/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';

declare global {
  namespace Zhuqi {
    /** Kinds of lists that can be taken out: `<name>.export.ts` of each library. */
    interface ExportKinds {}
  }
}
export type ExportKind = keyof Zhuqi.ExportKinds & string;

/** What is known of a list before anybody asks for it. */
export interface ExportList {
  readonly kind: ExportKind;
  /** Chinese name, which is also the title of the sheet. */
  readonly title: string;
  /** What a post must allow to see the list at all. */
  readonly permission: Permission;
  /** The filter of the list's own screen, under its own name. */
  readonly filter: { readonly field: string; readonly type: () => new () => object; readonly description: string; readonly needed?: true };
}

@InputType({ description: 'What the list is narrowed to: the filter of its own screen, under its own name. Others are not looked at.' })
export class ExportFilterInput {
  readonly [field: string]: object | null | undefined;
}

const LISTS = new Map<ExportKind, ExportList>();
/** Codes and descriptions of the enum `ExportKind`, filled by the lists. */
export const EXPORT_KIND_CODES: Record<string, string> = {};
export const EXPORT_KIND_VALUES: Record<string, { readonly description: string }> = {};

/** Makes a list known to the API: its kind and its filter become part of the schema. */
export function defineExport(list: ExportList): ExportList {
  const { kind, title, filter } = list;
  if (LISTS.has(kind)) throw new Error(`two lists are taken out as ${kind}`);
  LISTS.set(kind, list);
  EXPORT_KIND_CODES[kind] = kind;
  EXPORT_KIND_VALUES[kind] = { description: title };
  const decorators = [
    Field(filter.type, { nullable: true, description: filter.description }),
    IsOptional(),
    ValidateNested(),
    Type(filter.type),
  ];
  for (const decorate of decorators) decorate(ExportFilterInput.prototype, filter.field);
  return list;
}

export function exportListOf(kind: ExportKind): ExportList {
  const list = LISTS.get(kind);
  if (!list) throw new Error(`no list for ${kind}`);
  return list;
}

/** Whoever may see one of the lists may have it taken out. */
export const exportPermissions = (): readonly Permission[] => [...new Set([...LISTS.values()].map(({ permission }) => permission))].sort();

/** The kinds of all lists that were brought. */
export const exportKinds = (): readonly ExportKind[] => [...LISTS.keys()];
