import { Injectable } from '@nestjs/common';
import type sharp from 'sharp';

/** A photo made safe: turned upright, at most 1600 px, a fresh JPEG without place or camera data. */
export interface CleanPhoto {
  readonly bytes: Buffer;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** Why a file is not taken as a photo. */
export interface RefusedPhoto {
  readonly fault: 'unreadable' | 'too-large';
  readonly cause?: unknown;
}

const MAX_EDGE = 1600;
/** More than any phone's camera takes; keeps a small file from unfolding into gigabytes. */
const MAX_PIXELS = 40_000_000;
const QUALITY = 78;
const FORMATS = new Set(['jpeg', 'png', 'webp']);

/** Photos are rare and large: loaded with the first one, no cache of pixels, one thread each, so that memory stays low. */
async function imaging(): Promise<typeof sharp> {
  const { default: library } = await import('sharp');
  library.cache(false);
  library.concurrency(1);
  return library;
}

/**
 * Checks and re-encodes photos. The content decides, not the name: only the pixels survive, so whatever else a file
 * carries (place data, scripts, a second file behind the picture) is gone.
 */
@Injectable()
export class PhotoCleaning {
  /** The photo drawn anew, or why it is none. */
  async clean(original: Buffer): Promise<CleanPhoto | RefusedPhoto> {
    const refused = await faultOf(original);
    if (refused !== null) return refused;
    try {
      const open = await imaging();
      const { data, info } = await open(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        .autoOrient()
        .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: QUALITY })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height };
    } catch (cause) {
      return { fault: 'unreadable', cause };
    }
  }
}

/** Reads only the head of the file: the format and the size it claims. */
async function faultOf(original: Buffer): Promise<RefusedPhoto | null> {
  if (original.length === 0) return { fault: 'unreadable' };
  try {
    const open = await imaging();
    const head = await open(original, { limitInputPixels: false }).metadata();
    if (!FORMATS.has(head.format)) return { fault: 'unreadable' };
    return head.width * head.height > MAX_PIXELS || (head.pages ?? 1) > 1 ? { fault: 'too-large' } : null;
  } catch (cause) {
    return { fault: 'unreadable', cause };
  }
}
