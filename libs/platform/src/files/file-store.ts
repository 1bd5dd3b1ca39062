import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { isId, newId } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { Fault } from '../errors/fault';
import { Features } from '../feature/features';
import { named } from './file-name';
import { detectMediaType, type MediaType } from './media-type';
import type { FilePurpose } from './purpose';

export interface FileOptions {
  readonly dataDir: string;
  /** Largest file, in bytes. */
  readonly largest: number;
}
export const FILE_OPTIONS = Symbol('file options');
export const LARGEST_FILE = 20 * 1024 * 1024;

export interface FileToStore {
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly orgPath: string;
}

/** A content that lies in the store, not yet known to the database. */
export interface StoredFile extends FileToStore {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: MediaType;
}

const STORE_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'ENOTDIR', 'EEXIST']);

/**
 * Contents under `<dataDir>/files/ab/cd/<sha256>`. A content is whole or not there: it is written beside, flushed, and renamed. A row makes
 * it a file; contents without a row for a day are swept.
 */
@Injectable()
export class FileStore {
  readonly root: string;

  constructor(
    @Inject(FILE_OPTIONS) private readonly options: FileOptions,
    private readonly features: Features,
  ) {
    this.root = join(options.dataDir, 'files');
  }

  get temporary(): string {
    return join(this.root, 'tmp');
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a content');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** Stores a content; nothing of it is left when it is refused. `attachIn` makes it a file. `isCutOff`: whether its reader stopped at a limit. */
  async put(source: Readable | Buffer, file: FileToStore, isCutOff: () => boolean = () => false): Promise<StoredFile> {
    try {
      await mkdir(this.temporary, { recursive: true });
      const part = join(this.temporary, randomUUID());
      try {
        return await this.write(part, source, file, isCutOff);
      } finally {
        await rm(part, { force: true });
      }
    } catch (error) {
      if (STORE_FAULTS.has((error as NodeJS.ErrnoException).code ?? ''))
        throw new Fault('UNAVAILABLE', 'FILE_STORE', {}, [], { cause: error });
      throw error;
    }
  }

  private async write(part: string, source: Readable | Buffer, file: FileToStore, isCutOff: () => boolean): Promise<StoredFile> {
    const handle = await open(part, 'wx+', 0o640);
    try {
      const { size, sha256 } = await this.copy(source, handle, isCutOff);
      const found = await detectMediaType(handle, size);
      const fits = found === undefined ? undefined : named(file.name, found);
      const types = this.features.filePurposes.get(file.purpose)?.types;
      if (!fits || (types && !types.includes(fits.mediaType))) throw Fault.field('file', 'FILE_TYPE');
      await handle.sync();
      const target = this.pathOf(sha256);
      await mkdir(dirname(target), { recursive: true });
      // Also over the same content: its new date keeps the sweeper away until there is a row.
      await rename(part, target);
      await syncFolder(dirname(target));
      return { ...file, ...fits, sha256, size };
    } finally {
      await handle.close();
    }
  }

  private async copy(
    source: Readable | Buffer,
    handle: FileHandle,
    isCutOff: () => boolean,
  ): Promise<{ readonly size: number; readonly sha256: string }> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of Buffer.isBuffer(source) ? [source] : source) {
      const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece as Uint8Array);
      size += bytes.length;
      if (size > this.options.largest) throw this.tooLarge();
      hash.update(bytes);
      await handle.writeFile(bytes);
    }
    // The reader of forms cuts a part off at its own limit and says so only at the end.
    if (isCutOff()) throw this.tooLarge();
    if (size === 0) throw Fault.field('file', 'FILE_EMPTY');
    return { size, sha256: hash.digest('hex') };
  }

  tooLarge(largest = this.options.largest): Fault {
    const max = Math.floor(largest / 1024 / 1024);
    return new Fault('PAYLOAD_TOO_LARGE', 'FILE_TOO_LARGE', { max }, [{ path: 'file', code: 'FILE_TOO_LARGE', params: { max } }]);
  }

  /** Makes a stored content a file, in the caller's transaction; its id. */
  async attachIn(tx: Tx, file: StoredFile, id = newId()): Promise<string> {
    if (!isId(tx.actor.id)) throw new Error('a file is somebody’s: the system itself uploads none');
    await stat(this.pathOf(file.sha256));
    await tx.rows(
      `INSERT INTO file (id, sha256, size, media_type, name, purpose, org_path, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, file.sha256, file.size, file.mediaType, file.name, file.purpose, file.orgPath, tx.actor.id],
    );
    await tx.audit({
      action: 'file.attach',
      subjectKind: 'file',
      subjectId: id,
      orgPath: file.orgPath,
      details: { purpose: file.purpose, size: file.size, sha256: file.sha256 },
    });
    return id;
  }

  /** The content, as a stream; fails before the first byte when it is not there. */
  async open(sha256: string): Promise<Readable> {
    const handle = await open(this.pathOf(sha256), 'r');
    return handle.createReadStream();
  }
}

/** A rename is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
