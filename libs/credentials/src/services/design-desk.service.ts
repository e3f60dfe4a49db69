import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, NotFound } from '@lopso/platform';
import { EDIT_DESIGNS, READ_DESIGNS } from '../credentials.permissions';
import { type Orientation, type PaperSize } from '../rules/design';
import { type Sample } from '../rules/design-samples';
import { type DesignImage, DesignRepository, type DesignVersion } from '../storage/design.repository';
import { DesignDrawings, type JudgedDesign, type PlacedFault } from './design-drawings.service';
import { DesignReach } from './design-reach';
import { type CurrentDesign, DesignShelf } from './design-shelf.service';

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
export interface DesignLook {
  readonly faults: readonly PlacedFault[];
  /** SVG, one each page; empty for what is no design. */
  readonly pages: readonly string[];
}

/** A design opened. */
export interface DesignPageView extends ListedDesign {
  /** JSON. */
  readonly source: string;
  /** The one that comes with the system; null: the province made this one. */
  readonly shipped: string | null;
  readonly images: readonly Omit<DesignImage, 'bytes'>[];
  /** The newest first, 50 at most. */
  readonly versions: readonly ListedDesignVersion[];
  readonly look: DesignLook;
}

const MOST_VERSIONS = 50;
const HIGHEST_NUMBER = 100_000;

/** Reads the designs of a province's certificates and shows how one looks. */
@Injectable()
export class DesignDesk {
  constructor(
    private readonly shelf: DesignShelf,
    private readonly designs: DesignRepository,
    private readonly drawings: DesignDrawings,
    private readonly reach: DesignReach,
    private readonly accounts: AccountService,
  ) {}

  /** Every design. @throws Forbidden, NotFound */
  async list(actor: Actor): Promise<ListedDesign[]> {
    const { id } = await this.reach.provinceOf(actor, READ_DESIGNS);
    const all = await this.shelf.all(id);
    const named = await this.named(all.flatMap(({ newest }) => newest ?? []));
    const listed: ListedDesign[] = [];
    for (const one of all)
      listed.push(listedOf(one, await this.drawings.check(id, one.source), named.get(one.newest?.id ?? '') ?? null));
    return listed;
  }

  /** @throws Forbidden, NotFound */
  async open(actor: Actor, slug: string): Promise<DesignPageView> {
    const { id } = await this.reach.provinceOf(actor, READ_DESIGNS);
    const design = await this.require(id, slug);
    const versions = await this.designs.versions(id, slug, MOST_VERSIONS);
    const named = await this.named(versions);
    const judged = await this.drawings.judge(id, design.source);
    return {
      ...listedOf(design, judged, named.get(design.newest?.id ?? '') ?? null),
      ...{ source: design.source, shipped: design.shipped, images: await this.designs.listImages(id) },
      versions: [...named.values()],
      look: { faults: judged.faults, pages: await this.drawings.pages(judged, 'ordinary') },
    };
  }

  /** The JSON of an earlier version. @throws Forbidden, NotFound */
  async version(actor: Actor, slug: string, number: number): Promise<string> {
    const { id } = await this.reach.provinceOf(actor, READ_DESIGNS);
    const { shipped } = await this.require(id, slug);
    const version = number > HIGHEST_NUMBER ? null : await this.designs.version(id, slug, number);
    const source = version === null ? null : (version.body ?? shipped);
    if (source === null) throw new NotFound();
    return source;
  }

  /** The first page of a design as SVG. @throws Forbidden, NotFound */
  async picture(actor: Actor, slug: string): Promise<string> {
    const { id } = await this.reach.provinceOf(actor, READ_DESIGNS);
    const judged = await this.drawings.check(id, (await this.require(id, slug)).source);
    const first = judged.design?.pages.slice(0, 1) ?? [];
    const design = judged.design === null ? null : { ...judged.design, pages: first };
    const [picture] = await this.drawings.pages({ ...judged, design }, 'ordinary', 'paper');
    if (picture === undefined) throw new NotFound();
    return picture;
  }

  /** How a design would look, saved or not. @throws Forbidden, NotFound */
  async preview(actor: Actor, source: string, sample: Sample): Promise<DesignLook> {
    const { id } = await this.reach.provinceOf(actor, EDIT_DESIGNS);
    const judged = await this.drawings.judge(id, source);
    return { faults: judged.faults, pages: await this.drawings.pages(judged, sample) };
  }

  private async require(provinceId: string, slug: string): Promise<CurrentDesign> {
    const design = await this.shelf.current(provinceId, slug);
    if (design === null) throw new NotFound();
    return design;
  }

  private async named(versions: readonly DesignVersion[]): Promise<Map<string, ListedDesignVersion>> {
    const names = await this.accounts.describeAccounts([...new Set(versions.map(({ madeBy }) => madeBy))]);
    return new Map(
      versions.map(({ id, number, madeAt, madeBy, body }) => [
        id,
        { number, madeAt, isShipped: body === null, madeByName: names.get(madeBy)?.displayName ?? '' },
      ]),
    );
  }
}

function listedOf(
  { slug }: CurrentDesign,
  { design, faults }: JudgedDesign,
  newest: ListedDesignVersion | null,
): ListedDesign {
  const { name = slug, paper = 'a4', orientation = 'landscape' } = design ?? {};
  return { slug, name, paper, orientation, pages: design?.pages.length ?? 0, newest, isSound: faults.length === 0 };
}
