import sharp from 'sharp';
import { PhotoCleaning } from '@lopso/platform';
import { aPhoto } from '../../../../test/support/assessment';
import { PhotoIsTooLarge, PhotoIsUnreadable } from '../assessment.errors';
import { PhotoService } from './photo.service';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>';

/** A PNG of a few bytes that claims to be 30,000 pixels wide and high. */
async function aBomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
}

describe('taking photos in', () => {
  const intake = new PhotoService(new PhotoCleaning(), {} as never);

  it('turns a photo upright and forgets place and camera', async () => {
    const original = await aPhoto(320, 200);
    expect((await sharp(original).metadata()).exif?.includes('Dien thoai thu')).toBe(true);
    const photo = await intake.cleanPhoto(original, 1);
    expect([photo.width, photo.height, photo.mediaType]).toEqual([200, 320, 'image/jpeg']);
    const kept = await sharp(photo.bytes).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(photo.bytes.includes('Dien thoai thu')).toBe(false);
  });

  it('makes large photos small and leaves small ones', async () => {
    const large = await intake.cleanPhoto(await aPhoto(4000, 3000), 1);
    expect([large.width, large.height]).toEqual([1200, 1600]);
    const small = await intake.cleanPhoto(await aPhoto(100, 60), 1);
    expect([small.width, small.height]).toEqual([60, 100]);
  });

  it('takes PNG with transparency and WebP, and gives JPEG', async () => {
    const base = sharp({
      create: { width: 40, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.2 } },
    });
    for (const original of [await base.clone().png().toBuffer(), await base.clone().webp().toBuffer()]) {
      expect((await sharp((await intake.cleanPhoto(original, 1)).bytes).metadata()).format).toBe('jpeg');
    }
  });

  it('keeps nothing of what hides behind the picture', async () => {
    const polyglot = Buffer.concat([await aPhoto(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
    const { bytes } = await intake.cleanPhoto(polyglot, 1);
    expect(bytes.includes('script')).toBe(false);
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  it('refuses what is no photo, whatever it is called', async () => {
    const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .gif()
      .toBuffer();
    const others = [
      Buffer.alloc(0),
      Buffer.from('GIF89a'),
      gif,
      Buffer.from(SVG),
      Buffer.from('%PDF-1.7'),
      Buffer.from('MZ\u0090'),
    ];
    for (const other of others) await expect(intake.cleanPhoto(other, 2)).rejects.toThrow(PhotoIsUnreadable);
  });

  it('refuses a photo that breaks off', async () => {
    const photo = await aPhoto(800, 600);
    await expect(intake.cleanPhoto(photo.subarray(0, photo.length / 2), 1)).rejects.toThrow(PhotoIsUnreadable);
  });

  it('refuses a small file that unfolds into a huge picture, without unfolding it', async () => {
    await expect(intake.cleanPhoto(await aBomb(), 1)).rejects.toThrow(PhotoIsTooLarge);
  });

  it('names the position of the bad one', async () => {
    await expect(intake.cleanPhoto(Buffer.from('x'), 3)).rejects.toMatchObject({ params: { position: 3 } });
  });
});
