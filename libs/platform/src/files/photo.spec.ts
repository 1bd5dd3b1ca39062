import sharp from 'sharp';
import { isPhoto, redrawn } from './photo';

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#336699' } });

describe('photos as they are kept', () => {
  it('loses place, device and turn, and stands upright', async () => {
    const taken = await picture(40, 20)
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '33/1 18/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.toString('latin1')).toContain('Exif');
    const { name, content } = await redrawn(taken, 'a.b.png');
    const { width, height, exif, orientation, format } = await sharp(content).metadata();
    expect({ width, height, exif, orientation, format }).toEqual({ width: 20, height: 40, format: 'jpeg' });
    expect([name, /Exif|Phone/.test(content.toString('latin1'))]).toEqual(['a.b.jpg', false]);
  });

  it('tells a photo from its first bytes', async () => {
    for (const kind of ['jpeg', 'png', 'webp'] as const) expect(isPhoto(await picture(8, 8).toFormat(kind).toBuffer())).toBe(true);
    for (const other of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', '', 'GIF89a']) {
      expect(isPhoto(Buffer.from(other))).toBe(false);
      await expect(redrawn(Buffer.from(other), 'x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('refuses what only begins like one', async () => {
    const broken = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from('nothing')]);
    await expect(redrawn(broken, 'x.jpg')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
