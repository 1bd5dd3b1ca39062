import type { Actor, Permission } from '@app/kernel';
import type { Type } from '@nestjs/common';
import type { Reader } from '../database/tx';
import type { MediaType } from './media-type';

declare global {
  namespace Zhuqi {
    /** What files are for: the feature file of each library. */
    interface FilePurposes {}
  }
}

export type FilePurpose = keyof Zhuqi.FilePurposes & string;

/** Several libraries may name one purpose: permissions are added together. */
export interface PurposeRule {
  /** Who may upload for it; nobody: the worker makes such files. */
  readonly upload: readonly Permission[];
  /** Whoever sees what a file proves may see the file; whoever uploaded it always may. */
  readonly read: readonly Permission[];
  /** Pictures are drawn anew, without what the camera wrote into them. */
  readonly photo?: true;
  /** Besides pictures, which are drawn anew, it may be a PDF. */
  readonly pdfToo?: true;
  /** What kinds of file; all that may be stored when left out. */
  readonly types?: readonly MediaType[];
  /** It is meant where an upload names no purpose. */
  readonly whenNoneIsNamed?: true;
  /** Bytes; the installation's limit when left out. */
  readonly largest?: number;
}
export type PurposeRules = { readonly [P in FilePurpose]?: PurposeRule };

/** Asked each time a file of its purpose is fetched: whether the right it was made under still holds. Brought as `fileGates`. */
export abstract class FileGate {
  abstract allows(reader: Reader, actor: Actor, fileId: string): Promise<boolean>;
}
export type FileGates = { readonly [P in FilePurpose]?: Type<FileGate> };
