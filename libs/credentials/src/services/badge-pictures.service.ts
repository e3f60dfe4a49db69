import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { CredentialsSettings } from '../credentials.settings';
import { bakePng, bakeSvg } from './baked-image';

/** The picture all badges have; without words, since a server need not have fonts. */
const PICTURE = 'huy-hieu.svg';
const WIDTH_PX = 600;

/** Pictures that carry a badge. */
@Injectable()
export class BadgePictures {
  constructor(private readonly settings: CredentialsSettings) {}

  /** A PNG with a signed badge in it. */
  async png(signed: string): Promise<Buffer> {
    const picture = await sharp(Buffer.from(await this.picture()))
      .resize(WIDTH_PX)
      .png({ palette: true })
      .toBuffer();
    return bakePng(picture, signed);
  }

  /** An SVG with a signed badge in it. */
  async svg(signed: string): Promise<Buffer> {
    return Buffer.from(bakeSvg(await this.picture(), signed));
  }

  private picture(): Promise<string> {
    return readFile(join(this.settings.CERTIFICATE_TEMPLATES_DIRECTORY, PICTURE), 'utf8');
  }
}
