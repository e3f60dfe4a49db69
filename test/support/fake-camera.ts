import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

const WIDTH = 640;
const HEIGHT = 480;
const PER_SECOND = 5;
/** A hand on a table in the hall's light. */
const TABLE = '#8a6f52';
const HELD = 380;

/** What is held before the camera, a picture of any format; null is the bare table. */
export interface Shown {
  readonly picture: Buffer | null;
  readonly seconds: number;
}

/** The flags with which Chromium takes a film for the camera behind the phone; it is played again and again. */
export function cameraFlags(film: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
}

/** Writes what the camera sees, one thing after the other, each turned a little and out of focus, as YUV4MPEG2 (4:2:0). */
export async function writeFilm(path: string, shown: readonly Shown[]): Promise<void> {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PER_SECOND}:1 Ip A1:1 C420jpeg\n`)];
  for (const { picture, seconds } of shown) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), planes(await pixels(picture))]);
    for (let count = 0; count < seconds * PER_SECOND; count += 1) parts.push(frame);
  }
  writeFileSync(path, Buffer.concat(parts));
}

async function pixels(picture: Buffer | null): Promise<Buffer> {
  const table = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: TABLE } });
  if (picture === null) return table.raw().toBuffer();
  const held = await sharp(picture)
    .resize(HELD, HELD, { fit: 'inside' })
    .rotate(9, { background: TABLE })
    .png()
    .toBuffer();
  const whole = await table
    .composite([{ input: held }])
    .png()
    .toBuffer();
  return sharp(whole).blur(0.7).modulate({ brightness: 0.85 }).removeAlpha().raw().toBuffer();
}

/** RGB to full-range BT.601: every point's light, then the two colours of every second point of every second line. */
function planes(rgb: Buffer): Buffer {
  const light = Buffer.alloc(WIDTH * HEIGHT);
  const blue = Buffer.alloc(light.length / 4);
  const red = Buffer.alloc(light.length / 4);
  for (let at = 0; at < light.length; at += 1) {
    const [r = 0, g = 0, b = 0] = rgb.subarray(at * 3, at * 3 + 3);
    light[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    if (x % 2 === 1 || y % 2 === 1) continue;
    const half = (y / 2) * (WIDTH / 2) + x / 2;
    blue[half] = Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
    red[half] = Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
  }
  return Buffer.concat([light, blue, red]);
}
