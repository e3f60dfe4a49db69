import { Injectable } from '@nestjs/common';
import { type Actor, foldText, IdempotencyConflict, InvalidInput, newId, NotFound } from '@lopso/platform';
import { EDIT_DESIGNS } from '../credentials.permissions';
import { renamed, tidied } from '../rules/read-design';
import { DesignRepository } from '../storage/design.repository';
import { DesignDrawings } from './design-drawings.service';
import { DesignReach } from './design-reach';
import { DesignShelf } from './design-shelf.service';
import { KeepDesign } from './keep-design.service';

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

/** Designs a province's certificates, version after version: papers issued from then on follow, issued ones never. */
@Injectable()
export class EditDesigns {
  constructor(
    private readonly shelf: DesignShelf,
    private readonly designs: DesignRepository,
    private readonly drawings: DesignDrawings,
    private readonly reach: DesignReach,
    private readonly keeping: KeepDesign,
  ) {}

  /**
   * Makes a design of another under a name of its own and gives its slug. Sent twice, it makes one.
   * @throws Forbidden, NotFound when there is no such other, InvalidInput when that has faults, IdempotencyConflict
   */
  async copy(actor: Actor, { clientKey, from, name }: DesignCopy): Promise<string> {
    const province = await this.reach.provinceOf(actor, EDIT_DESIGNS);
    const other = await this.shelf.current(province.id, from);
    if (other === null) throw new NotFound();
    const body = tidied(renamed(other.source, name.trim()));
    await this.requireSound(province.id, body);
    const known = await this.designs.keptAs(province.id, clientKey);
    if (known !== null && known.body !== body) throw new IdempotencyConflict();
    if (known !== null) return known.slug;
    const slug = freeSlug(name, new Set((await this.shelf.all(province.id)).map((one) => one.slug)));
    await this.keeping.keep(actor, province, {
      ...{ id: clientKey, slug, number: 1, body },
      action: 'credentials.design-copied',
    });
    return slug;
  }

  /**
   * Keeps a design as the newest version.
   * @throws Forbidden, NotFound, InvalidInput naming up to 20 faults by page and element, DesignChanged when somebody saved meanwhile
   */
  async save(actor: Actor, slug: string, { source, basedOn }: DesignEdit): Promise<void> {
    const province = await this.reach.provinceOf(actor, EDIT_DESIGNS);
    const design = await this.shelf.current(province.id, slug);
    if (design === null || (source ?? design.shipped) === null) throw new NotFound();
    if (source !== null) await this.requireSound(province.id, source);
    const body = ownBody(source, design.shipped);
    if (body === null && design.newest === null) return;
    await this.keeping.keep(actor, province, {
      ...{ id: newId(), slug, number: basedOn + 1, body },
      action: body === null ? 'credentials.design-reset' : 'credentials.design-saved',
    });
  }

  private async requireSound(provinceId: string, source: string): Promise<void> {
    const { faults } = await this.drawings.judge(provinceId, source);
    if (faults.length === 0) return;
    throw new InvalidInput(
      faults.slice(0, MOST_FAULTS).map(({ place, words }) => ({
        pointer: '#/source',
        code: 'credentials.design-fault',
        params: { place, words },
      })),
    );
  }
}

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
