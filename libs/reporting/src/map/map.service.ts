import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Injectable, Logger } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { ReportingSettings } from '../reporting.settings';
import { drawMap, type GeoArea, type Point } from './outline.rules';

const WIDTH = 600;

/** The map ready to send, in three encodings of the same JSON. */
export interface MapFile {
  /** Changes with the content, so that an address which carries it may be kept for ever. */
  readonly version: string;
  readonly codes: ReadonlySet<string>;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

interface Feature {
  readonly properties: { readonly code: string; readonly name: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Point[])[])[] };
}

function areaOf({ properties, geometry }: Feature): GeoArea {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { code: properties.code, name: properties.name.normalize('NFC'), polygons };
}

async function makeFile(path: string): Promise<MapFile> {
  const { features } = JSON.parse(await readFile(path, 'utf8')) as { readonly features: readonly Feature[] };
  const drawn = drawMap(features.map(areaOf), WIDTH);
  const plain = Buffer.from(JSON.stringify(drawn), 'utf8');
  return {
    version: createHash('sha256').update(plain).digest('base64url').slice(0, 16),
    codes: new Set(drawn.areas.map(({ code }) => code)),
    plain,
    gzip: await promisify(gzip)(plain, { level: 9 }),
    brotli: await promisify(brotliCompress)(plain),
  };
}

/** The drawn outlines of communes, made once from the configured file. */
@Injectable()
export class MapService {
  private readonly logger = new Logger(MapService.name);
  private file: Promise<MapFile | null> | null = null;

  constructor(private readonly settings: ReportingSettings) {}

  /** @throws NotFound when there is no map here */
  async getCommuneMap(): Promise<MapFile> {
    const file = await this.ready();
    if (file === null) throw new NotFound();
    return file;
  }

  /** The version of the map when it draws one of these communes, else null: then a page shows none. */
  async getMapVersion(codes: readonly string[]): Promise<string | null> {
    const file = await this.ready();
    return file !== null && codes.some((code) => file.codes.has(code)) ? file.version : null;
  }

  private ready(): Promise<MapFile | null> {
    this.file ??= makeFile(join(this.settings.UNITS_DIRECTORY, 'units.geojson')).catch((error: unknown) => {
      this.logger.warn({ message: 'There is no usable map', error });
      return null;
    });
    return this.file;
  }
}
