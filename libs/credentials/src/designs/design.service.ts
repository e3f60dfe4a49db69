import sharp from 'sharp';
import { Injectable } from '@nestjs/common';
import { type Metadata } from 'sharp';
import { AccountService } from '@lopso/identity';
import { UnitService, type UnitSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  foldText,
  IdempotencyConflict,
  InvalidInput,
  newId,
  NotFound,
  type Permission,
  Transactions,
} from '@lopso/platform';
import { DesignChanged, ImageRefused } from '../credentials.errors';
import { EDIT_DESIGNS, READ_DESIGNS } from '../credentials.permissions';
import { type CurrentDesign, DesignCatalogService } from './design-catalog.service';
import { type Sample } from './design-drawing.rules';
import { DesignDrawingService, type JudgedDesign, type PlacedFault } from './design-drawing.service';
import { type DesignImage, DesignRepository, type DesignVersion } from './design.repository';
import { type Orientation, type PaperSize } from './design.rules';
import { renamed, tidied } from './read-design.rules';

/** A version in the history of a design; `isShipped`: back to the one that comes with the system. */
export interface ListedDesignVersion {
  readonly number: number;
  readonly isShipped: boolean;
  readonly madeAt: Date;
  readonly madeByName: string;
}

/** A design in the list. */
export interface ListedDesign {
  readonly slug: string;
  readonly name: string;
  readonly paper: PaperSize;
  readonly orientation: Orientation;
  readonly pages: number;
  /** Null: the province never changed the one that comes with the system. */
  readonly newest: ListedDesignVersion | null;
  /** Papers can be issued with it. */
  readonly isSound: boolean;
}

/** How a design looks with people who do not exist, and what is wrong with it. */
export interface DesignPreview {
  readonly faults: readonly PlacedFault[];
  /** SVG, one each page; empty for what is no design. */
  readonly pages: readonly string[];
}

/** A design opened. */
export interface DesignDetails extends ListedDesign {
  /** JSON. */
  readonly source: string;
  /** The one that comes with the system; null: the province made this one. */
  readonly shipped: string | null;
  readonly images: readonly Omit<DesignImage, 'bytes'>[];
  /** The newest first, 50 at most. */
  readonly versions: readonly ListedDesignVersion[];
  readonly look: DesignPreview;
}

const MOST_VERSIONS = 50;

const HIGHEST_NUMBER = 100_000;

function listedOf(
  { slug }: CurrentDesign,
  { design, faults }: JudgedDesign,
  newest: ListedDesignVersion | null,
): ListedDesign {
  const { name = slug, paper = 'a4', orientation = 'landscape' } = design ?? {};
  return { slug, name, paper, orientation, pages: design?.pages.length ?? 0, newest, isSound: faults.length === 0 };
}

type Act = 'credentials.design-copied' | 'credentials.design-saved' | 'credentials.design-reset';

/** A design as somebody saves it. */
export interface DesignEdit {
  /** JSON; null: back to the one that comes with the system. */
  readonly source: string | null;
  /** Number of the version the edit began from; 0 where the province had none. */
  readonly basedOn: number;
}

/** A new design, made of another. */
export interface DesignCopy {
  readonly clientKey: string;
  /** The slug of the other. */
  readonly from: string;
  readonly name: string;
}

const MOST_FAULTS = 20;

const LONGEST_SLUG = 50;

/** What is to be kept; null: it is the one that comes with the system. */
function ownBody(source: string | null, shipped: string | null): string | null {
  if (source === null) return null;
  const body = tidied(source);
  return shipped !== null && body === tidied(shipped) ? null : body;
}

function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const plain = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'mau' : plain;
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`;
  return slug;
}

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

const MOST_IMAGES = 60;

/** A province's designs of certificates: listed, copied, previewed, saved as versions, with their images. */
@Injectable()
export class DesignService {
  constructor(
    private readonly catalog: DesignCatalogService,
    private readonly designRows: DesignRepository,
    private readonly designDrawings: DesignDrawingService,
    private readonly accounts: AccountService,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly access: Access,
    private readonly units: UnitService,
  ) {}

  /** Every design. @throws Forbidden, NotFound */
  async listDesigns(actor: Actor): Promise<ListedDesign[]> {
    const { id } = await this.requireProvince(actor, READ_DESIGNS);
    const all = await this.catalog.listCurrent(id);
    const named = await this.withNames(all.flatMap(({ newest }) => newest ?? []));
    const listed: ListedDesign[] = [];
    for (const one of all)
      listed.push(
        listedOf(one, await this.designDrawings.checkDesign(id, one.source), named.get(one.newest?.id ?? '') ?? null),
      );
    return listed;
  }

  /** @throws Forbidden, NotFound */
  async getDesign(actor: Actor, slug: string): Promise<DesignDetails> {
    const { id } = await this.requireProvince(actor, READ_DESIGNS);
    const design = await this.requireDesign(id, slug);
    const versions = await this.designRows.versions(id, slug, MOST_VERSIONS);
    const named = await this.withNames(versions);
    const judged = await this.designDrawings.judgeDesign(id, design.source);
    return {
      ...listedOf(design, judged, named.get(design.newest?.id ?? '') ?? null),
      ...{ source: design.source, shipped: design.shipped, images: await this.designRows.listImages(id) },
      versions: [...named.values()],
      look: { faults: judged.faults, pages: await this.designDrawings.drawPages(judged, 'ordinary') },
    };
  }

  /** The JSON of an earlier version. @throws Forbidden, NotFound */
  async getVersion(actor: Actor, slug: string, number: number): Promise<string> {
    const { id } = await this.requireProvince(actor, READ_DESIGNS);
    const { shipped } = await this.requireDesign(id, slug);
    const version = number > HIGHEST_NUMBER ? null : await this.designRows.version(id, slug, number);
    const source = version === null ? null : (version.body ?? shipped);
    if (source === null) throw new NotFound();
    return source;
  }

  /** The first page of a design as SVG. @throws Forbidden, NotFound */
  async drawPicture(actor: Actor, slug: string): Promise<string> {
    const { id } = await this.requireProvince(actor, READ_DESIGNS);
    const judged = await this.designDrawings.checkDesign(id, (await this.requireDesign(id, slug)).source);
    const first = judged.design?.pages.slice(0, 1) ?? [];
    const design = judged.design === null ? null : { ...judged.design, pages: first };
    const [picture] = await this.designDrawings.drawPages({ ...judged, design }, 'ordinary', 'paper');
    if (picture === undefined) throw new NotFound();
    return picture;
  }

  /** How a design would look, saved or not. @throws Forbidden, NotFound */
  async previewDesign(actor: Actor, source: string, sample: Sample): Promise<DesignPreview> {
    const { id } = await this.requireProvince(actor, EDIT_DESIGNS);
    const judged = await this.designDrawings.judgeDesign(id, source);
    return { faults: judged.faults, pages: await this.designDrawings.drawPages(judged, sample) };
  }

  private async requireDesign(provinceId: string, slug: string): Promise<CurrentDesign> {
    const design = await this.catalog.findCurrent(provinceId, slug);
    if (design === null) throw new NotFound();
    return design;
  }

  private async withNames(versions: readonly DesignVersion[]): Promise<Map<string, ListedDesignVersion>> {
    const names = await this.accounts.describeAccounts([...new Set(versions.map(({ madeBy }) => madeBy))]);
    return new Map(
      versions.map(({ id, number, madeAt, madeBy, body }) => [
        id,
        { number, madeAt, isShipped: body === null, madeByName: names.get(madeBy)?.displayName ?? '' },
      ]),
    );
  }

  /**
   * Makes a design of another under a name of its own and gives its slug. Sent twice, it makes one.
   * @throws Forbidden, NotFound when there is no such other, InvalidInput when that has faults, IdempotencyConflict
   */
  async copyDesign(actor: Actor, { clientKey, from, name }: DesignCopy): Promise<string> {
    const province = await this.requireProvince(actor, EDIT_DESIGNS);
    const other = await this.catalog.findCurrent(province.id, from);
    if (other === null) throw new NotFound();
    const body = tidied(renamed(other.source, name.trim()));
    await this.requireSound(province.id, body);
    const known = await this.designRows.keptAs(province.id, clientKey);
    if (known !== null && known.body !== body) throw new IdempotencyConflict();
    if (known !== null) return known.slug;
    const slug = freeSlug(name, new Set((await this.catalog.listCurrent(province.id)).map((one) => one.slug)));
    await this.keepVersion(actor, province, {
      ...{ id: clientKey, slug, number: 1, body },
      action: 'credentials.design-copied',
    });
    return slug;
  }

  /**
   * Keeps a design as the newest version.
   * @throws Forbidden, NotFound, InvalidInput naming up to 20 faults by page and element, DesignChanged when somebody saved meanwhile
   */
  async saveDesign(actor: Actor, slug: string, { source, basedOn }: DesignEdit): Promise<void> {
    const province = await this.requireProvince(actor, EDIT_DESIGNS);
    const design = await this.catalog.findCurrent(province.id, slug);
    if (design === null || (source ?? design.shipped) === null) throw new NotFound();
    if (source !== null) await this.requireSound(province.id, source);
    const body = ownBody(source, design.shipped);
    if (body === null && design.newest === null) return;
    await this.keepVersion(actor, province, {
      ...{ id: newId(), slug, number: basedOn + 1, body },
      action: body === null ? 'credentials.design-reset' : 'credentials.design-saved',
    });
  }

  private async requireSound(provinceId: string, source: string): Promise<void> {
    const { faults } = await this.designDrawings.judgeDesign(provinceId, source);
    if (faults.length === 0) return;
    throw new InvalidInput(
      faults.slice(0, MOST_FAULTS).map(({ place, words }) => ({
        pointer: '#/source',
        code: 'credentials.design-fault',
        params: { place, words },
      })),
    );
  }

  /**
   * Keeps a version that follows another; what counts already is no new one.
   * @throws DesignChanged when somebody saved meanwhile
   */
  async keepVersion(
    actor: Actor,
    province: { readonly id: string; readonly path: string },
    made: Pick<DesignVersion, 'id' | 'slug' | 'number' | 'body'> & { readonly action: Act },
  ): Promise<void> {
    const { id, slug, number, body, action } = made;
    await this.transactions.run(async () => {
      const newest = await this.designRows.newest(province.id, slug);
      if (newest !== null && newest.body === body) return;
      if ((newest?.number ?? 0) !== number - 1) throw new DesignChanged();
      await this.designRows.insert(province.id, {
        id,
        slug,
        number,
        body,
        madeBy: actor.accountId,
        madeAt: this.clock.now(),
      });
      await this.audit.record(actor, {
        ...{ action, subjectType: 'certificate-design', subjectId: slug, unitPath: province.path },
        details: { designSlug: slug, designVersion: number },
      });
    });
  }

  /**
   * Adds a picture, drawn anew from its points: PNG, JPEG or SVG, whatever the name says. The same again: nothing more.
   * @throws Forbidden, NotFound, ImageRefused, ImageNameTaken
   */
  async addImage(actor: Actor, name: string, file: Buffer): Promise<void> {
    const province = await this.requireProvince(actor, EDIT_DESIGNS);
    const image = { name: cleanText(name), ...(await redrawn(file)) };
    const known = await this.designRows.listImages(province.id);
    if (known.length >= MOST_IMAGES && !known.some((one) => one.name === image.name))
      throw new ImageRefused('too-many', { most: MOST_IMAGES });
    await this.transactions.run(async () => {
      const isNew = await this.designRows.addImage(province.id, image, { by: actor.accountId, at: this.clock.now() });
      if (!isNew) return;
      await this.audit.record(actor, {
        ...{ action: 'credentials.design-image-added', subjectType: 'certificate-design', subjectId: image.name },
        ...{ unitPath: province.path, details: { imageName: image.name } },
      });
    });
  }

  /** The province whose certificates the actor designs or reads about: the grant names it, never the request. @throws Forbidden, NotFound */
  async requireProvince(actor: Actor, permission: Permission): Promise<UnitSummary> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }
}
