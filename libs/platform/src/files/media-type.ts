import { type FileHandle } from 'node:fs/promises';

/** What may be stored, and the endings of names that go with it. Never SVG or HTML: a browser would run them. */
export const MEDIA_TYPES = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const satisfies Record<string, readonly string[]>;
export type MediaType = keyof typeof MEDIA_TYPES;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Tells the type from the content alone: what the sender says of it is not believed. undefined: nothing that is allowed. */
export async function detectMediaType(file: FileHandle, size: number): Promise<MediaType | 'text' | undefined> {
  const head = await chunk(file, 0, Math.min(size, 64));
  if (head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'image/jpeg';
  if (head.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))) return 'image/png';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(head, 0, 4) === 'PK\u0003\u0004') return officeType(await namesInZip(file, size));
  return (await isText(file, size)) ? 'text' : undefined;
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

async function chunk(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** Documents with macros are programs, not documents. */
function officeType(names: readonly string[]): MediaType | undefined {
  if (!names.includes('[Content_Types].xml') || names.some((n) => /vbaProject\.bin$/i.test(n))) return undefined;
  if (names.includes('xl/workbook.xml')) return XLSX;
  return names.includes('word/document.xml') ? DOCX : undefined;
}

const LONGEST_DIRECTORY = 4 * 1024 * 1024;
/** End record of a zip: 22 bytes, then a comment of at most 65,535. */
const END_RECORD = 22;

/** Names of the entries of a zip, from its directory at the end; empty when there is no directory to be read. */
async function namesInZip(file: FileHandle, size: number): Promise<string[]> {
  const tailLength = Math.min(size, END_RECORD + 65_535);
  const tail = await chunk(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + END_RECORD > tail.length) return [];
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > LONGEST_DIRECTORY || offset + length > size) return [];
  const directory = await chunk(file, offset, length);
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extraLength, commentLength] = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ];
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}

const STEP = 256 * 1024;
// Everything below the space but tab, line feed and carriage return.
const CONTROL = new Set(Array.from({ length: 32 }, (_, i) => i).filter((i) => i !== 9 && i !== 10 && i !== 13));
const MARKUP = /^[\s\uFEFF]*<(!|\?|[a-z])/i;

/** Chinese offices save tables as UTF-8 or as GB 18030. Text that begins like markup is not taken for text. */
async function isText(file: FileHandle, size: number): Promise<boolean> {
  const decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }));
  let possible = decoders;
  for (let at = 0; at < size; at += STEP) {
    const bytes = await chunk(file, at, Math.min(STEP, size - at));
    if (bytes.some((b) => CONTROL.has(b))) return false;
    if (at === 0 && MARKUP.test(bytes.toString('latin1', 0, 1024).replace(/^\u00ef\u00bb\u00bf/, ''))) return false;
    const last = at + STEP >= size;
    possible = possible.filter((decoder) => decodes(decoder, bytes, !last));
    if (possible.length === 0) return false;
  }
  return true;
}

function decodes(decoder: Pick<InstanceType<typeof TextDecoder>, 'decode'>, bytes: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
