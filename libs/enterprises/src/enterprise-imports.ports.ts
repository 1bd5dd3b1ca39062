import type { Tx } from '@app/platform';

export interface UploadedFile {
  readonly bytes: Buffer;
  readonly name: string;
  readonly purpose: 'IMPORT';
  readonly orgPath: string;
}

/** Port: where uploaded files are kept. The row of the file belongs to the caller's transaction. */
export abstract class UploadedFiles {
  abstract keepIn(tx: Tx, file: UploadedFile): Promise<{ readonly id: string }>;
}

/** Port: has the rows of an import committed in the background, once the caller's transaction is. */
export abstract class ImportJobs {
  abstract startIn(tx: Tx, importId: string): Promise<void>;
}
