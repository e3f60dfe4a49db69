import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CredentialsSettings } from '../credentials.settings';

/** A template as its file reads now. */
export interface Template {
  readonly hash: string;
  readonly slug: string;
  readonly source: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FILE = 'giay.typ';

/** The certificate templates of content/certificates. */
@Injectable()
export class Templates {
  constructor(private readonly settings: CredentialsSettings) {}

  /** The present text of a template. @throws Error when there is none: the job is tried again and an operator told */
  async read(slug: string): Promise<Template> {
    if (!SLUG.test(slug)) throw new Error(`Certificate template ${slug} has no usable name`);
    const source = await readFile(join(this.settings.CERTIFICATE_TEMPLATES_DIRECTORY, slug, FILE), 'utf8');
    return { hash: createHash('sha256').update(source).digest('hex'), slug, source };
  }
}
