import sharp from 'sharp';
import { Fault } from '../errors/fault';

/** Longest edge of a photo that is kept, in pixels: enough to read a notice on a wall. */
const LONGEST_EDGE = 2000;
const QUALITY = 80;
/** A camera of today makes some 50 million pixels; what claims more is no photo. */
const MOST_PIXELS = 100_000_000;

/** Told from the first bytes, so that nothing but what phones send reaches the decoder. */
const BEGINNINGS: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)),
  (head) => head.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
];
export const isPhoto = (content: Buffer): boolean => BEGINNINGS.some((fits) => fits(content));

export interface Photo {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * A photo drawn anew: upright, at most 2,000 pixels long, as a JPEG without anything the camera wrote into it, such as the place. What is
 * no picture is refused.
 */
export async function redrawn(sent: Buffer, sentName: string): Promise<Photo> {
  if (sent.length === 0) throw Fault.field('file', 'FILE_EMPTY');
  if (!isPhoto(sent)) throw Fault.field('file', 'FILE_PHOTO');
  try {
    const content = await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    return { name: `${sentName.replace(/\.[^.]*$/, '') || 'photo'}.jpg`, content };
  } catch {
    throw Fault.field('file', 'FILE_PHOTO');
  }
}
