import { Readable } from 'node:stream';

/** As many bytes as tell what a file is. */
const HEAD_BYTES = 16;

/** The first bytes of a stream, and the whole of it, to be read once. */
export async function peeked(source: Readable): Promise<{ readonly head: Buffer; readonly content: Readable }> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first: Buffer[] = [];
  for (let length = 0; length < HEAD_BYTES;) {
    const { value, done } = await pieces.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = Buffer.concat(first);
  async function* all(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  return { head, content: Readable.from(all()) };
}
