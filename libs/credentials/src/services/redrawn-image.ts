import sharp, { type Metadata } from 'sharp';
import { ImageRefused } from '../credentials.errors';
import { type DesignImage } from '../storage/design.repository';

/** What a picture may weigh; a paper has 120 kB, half of which is its letters. */
export const MOST_IMAGE_KB = 60;
const MOST_EDGE_PX = 1000;
/** Keeps a small file from unfolding into gigabytes. */
const MOST_PIXELS = 40_000_000;
const SVG_DENSITY = 200;
const FORMATS = new Set(['png', 'jpeg', 'svg']);

/**
 * A picture drawn anew: only its points survive, so that nothing else a file carries (scripts, references, place data) gets into a paper.
 * What may be clear becomes PNG, a photo JPEG. Content decides, not the name. @throws ImageRefused
 */
export async function redrawn(file: Buffer): Promise<Omit<DesignImage, 'name'>> {
  const head = await headOf(file);
  const isDrawing = head.format !== 'jpeg';
  const options = {
    limitInputPixels: MOST_PIXELS,
    failOn: 'error',
    ...(head.format === 'svg' ? { density: SVG_DENSITY } : {}),
  } as const;
  const sized = sharp(file, options)
    .autoOrient()
    .resize({ width: MOST_EDGE_PX, height: MOST_EDGE_PX, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const made = isDrawing ? sized.png({ palette: true, effort: 10 }) : sized.jpeg({ quality: 80 });
  const { data, info } = await made.toBuffer({ resolveWithObject: true }).catch(refuse);
  if (data.length > MOST_IMAGE_KB * 1024) throw new ImageRefused('too-heavy', { most: MOST_IMAGE_KB });
  return { bytes: data, mediaType: isDrawing ? 'image/png' : 'image/jpeg', width: info.width, height: info.height };
}

async function headOf(file: Buffer): Promise<Metadata> {
  const head = file.length === 0 ? refuse() : await sharp(file, { limitInputPixels: false }).metadata().catch(refuse);
  const isTaken = FORMATS.has(head.format) && (head.pages ?? 1) === 1 && head.width * head.height <= MOST_PIXELS;
  return isTaken ? head : refuse();
}

function refuse(): never {
  throw new ImageRefused('unreadable', { most: MOST_IMAGE_KB });
}
