import { once } from 'node:events';
import { createDeflateRaw, createInflateRaw } from 'node:zlib';

/** A workbook is a zip: what of it may be opened, and why not. */
export type ZipFault = 'IMPORT_BROKEN' | 'IMPORT_NOT_TABLE' | 'IMPORT_BOMB' | 'IMPORT_OLD_WORKBOOK';

/** All parts of a workbook together, unpacked, in bytes. 50,000 rows of 16 columns are about two thirds of it. */
export const LARGEST_UNPACKED = 150 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** End record of a zip: 22 bytes, then a comment of at most 65,535. */
const END_RECORD = 22;

/** What a reader of tables needs, in the order in which it wants them: names and texts before the rows that use them. */
const NEEDED = [/^xl\/workbook\.xml$/, /^xl\/_rels\/workbook\.xml\.rels$/, /^xl\/sharedStrings\.xml$/, /^xl\/styles\.xml$/];
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_RECORD; at >= Math.max(0, bytes.length - END_RECORD - 65_535); at--)
    if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}

/** The entries by the directory at the end; undefined: it does not agree with the file. */
function entriesOf(bytes: Buffer): Entry[] | undefined {
  const end = endOf(bytes);
  if (end < 0) return undefined;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === DIRECTORY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const [local, size] = [bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)];
    if (local + 30 > end || bytes.readUInt32LE(local) !== LOCAL) return undefined;
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + size > end) return undefined;
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(start, start + size),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries.length > 0 ? entries : undefined;
}

/** One part as it will be read, and how much room it takes unpacked. */
interface Part {
  readonly name: string;
  readonly packed: Buffer;
  readonly size: number;
}

const beyondAscii = (text: string): string => text.replace(/[^\0-\x7F]/gu, (sign) => `&#${sign.codePointAt(0)};`);

async function* unpacked({ method, packed }: Entry): AsyncGenerator<Buffer> {
  if (method === 0) return void (yield packed);
  const inflate = createInflateRaw();
  inflate.end(packed);
  for await (const piece of inflate) yield piece as Buffer;
}

/**
 * Unpacks a part and counts what it really holds: what the zip says of it is not believed. Signs beyond ASCII are written as references,
 * because the reader cuts its input into pieces without regard to signs of several bytes, and a name cut so would be spoilt in silence.
 */
async function partOf(entry: Entry, most: number): Promise<Part | ZipFault> {
  if (entry.method !== 0 && entry.method !== 8) return 'IMPORT_BROKEN';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const deflate = createDeflateRaw({ level: 1 });
  const pieces: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = once(deflate, 'end');
  let [read, size] = [0, 0];
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(beyondAscii(text), 'latin1');
    size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  };
  try {
    for await (const piece of unpacked(entry)) {
      read += piece.length;
      if (read > most) return 'IMPORT_BOMB';
      await write(decoder.decode(piece, { stream: true }));
    }
    await write(decoder.decode());
  } catch {
    return 'IMPORT_BROKEN';
  }
  deflate.end();
  await ended;
  return { name: entry.name, packed: Buffer.concat(pieces), size };
}

/** Name, sizes and packed content of one part: its own header, then its line of the directory. */
function written({ name, packed, size }: Part, offset: number): readonly [Buffer, Buffer] {
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const [local, line] = [Buffer.alloc(4), Buffer.alloc(6)];
  local.writeUInt32LE(LOCAL);
  line.writeUInt32LE(DIRECTORY);
  line.writeUInt16LE(20, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return [Buffer.concat([local, common, nameBytes, packed]), Buffer.concat([line, common, tail, nameBytes])];
}

function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const lines: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const [file, line] = written(part, offset);
    files.push(file);
    lines.push(line);
    offset += file.length;
  }
  const end = Buffer.alloc(END_RECORD);
  end.writeUInt32LE(END);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    lines.reduce((sum, line) => sum + line.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...lines, end]);
}

/**
 * The tables of a workbook as a small zip of their own: every part was unpacked once and counted, nothing hidden between the parts is left,
 * and texts and styles stand before the rows, so that a reader in one pass understands them.
 */
export async function tablesOf(bytes: Buffer): Promise<Buffer | ZipFault> {
  const entries = entriesOf(bytes);
  if (!entries) return 'IMPORT_BROKEN';
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return 'IMPORT_NOT_TABLE';
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) return 'IMPORT_OLD_WORKBOOK';
  const kept = [...NEEDED, SHEET].flatMap((pattern) => entries.filter(({ name }) => pattern.test(name)));
  if (new Set(kept.map(({ name }) => name)).size !== kept.length) return 'IMPORT_BROKEN';
  const parts: Part[] = [];
  let room = LARGEST_UNPACKED;
  for (const entry of kept) {
    const part = await partOf(entry, room);
    if (typeof part === 'string') return part;
    room -= part.size;
    parts.push(part);
  }
  return zipOf(parts);
}
