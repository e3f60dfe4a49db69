import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CredentialsSettings } from '../credentials.settings';
import { imageSvg } from './design-drawing.rules';
import { DesignRepository, type DesignVersion } from './design.repository';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const FILE = 'mau.json';

const LONGEST_SLUG = 60;

/** A design as it counts now. */
export interface CurrentDesign {
  readonly slug: string;
  /** JSON. */
  readonly source: string;
  /** The one that comes with the system; null: the province made this one. */
  readonly shipped: string | null;
  /** Null: the province never changed it. */
  readonly newest: DesignVersion | null;
}

/** The designs a province can use: those shipped, and its own in their newest version. */
@Injectable()
export class DesignCatalogService {
  constructor(
    private readonly designRows: DesignRepository,
    private readonly settings: CredentialsSettings,
  ) {}

  /** Every design of a province by its slug: those that come with the system first; none of these where its directory is missing. */
  async listCurrent(provinceId: string): Promise<CurrentDesign[]> {
    const newest = new Map((await this.designRows.newestOfAll(provinceId)).map((one) => [one.slug, one]));
    const slugs = new Set([...(await this.shippedSlugs()), ...newest.keys()]);
    const found = await Promise.all([...slugs].map((slug) => this.put(slug, newest.get(slug) ?? null)));
    return found.filter((one) => one !== null);
  }

  /** Null: there is none. */
  async findCurrent(provinceId: string, slug: string): Promise<CurrentDesign | null> {
    return isSlug(slug) ? this.put(slug, await this.designRows.newest(provinceId, slug)) : null;
  }

  /** Pictures of a province by name, each as an SVG that a design can show. */
  async findImages(provinceId: string, names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const images = await this.designRows.imagesNamed(provinceId, names);
    return new Map(images.map((image) => [image.name, imageSvg(image)]));
  }

  private async put(slug: string, newest: DesignVersion | null): Promise<CurrentDesign | null> {
    const shipped = await this.shipped(slug);
    const source = newest?.body ?? shipped;
    return source === null ? null : { slug, source, shipped, newest };
  }

  private async shipped(slug: string): Promise<string | null> {
    return readFile(join(this.settings.CERTIFICATE_TEMPLATES_DIRECTORY, slug, FILE), 'utf8').catch(missing);
  }

  private async shippedSlugs(): Promise<string[]> {
    const entries = await readdir(this.settings.CERTIFICATE_TEMPLATES_DIRECTORY, { withFileTypes: true }).catch(
      missing,
    );
    return (entries ?? []).flatMap((entry) => (entry.isDirectory() && isSlug(entry.name) ? [entry.name] : [])).sort();
  }
}

function isSlug(slug: string): boolean {
  return slug.length <= LONGEST_SLUG && SLUG.test(slug);
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
