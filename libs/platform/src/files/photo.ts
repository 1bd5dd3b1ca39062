import sharp from 'sharp';
import { Fault } from '../errors/fault';

/** Longest edge of a photo that is kept, in pixels: enough to read a notice on a wall. */
const LONGEST_EDGE = 2000;
const QUALITY = 80;
/** A camera of today makes some 50 million pixels; what claims more is no photo. */
const MOST_PIXELS = 100_000_000;

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
