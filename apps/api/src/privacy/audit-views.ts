import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  type AuditQuery,
  AuditTrail,
  type FormerPlace,
  type HeldPerson,
  READ_AUDIT,
  type Scope,
  type TrailEntry,
} from '@lopso/platform';
import { PastPlaces, Units } from '@lopso/org';
import { deputyOf, type EntryNames, subjectAccountOf, TrailNames } from './trail-names';
import { TrailPeople } from './trail-people';

/** What an officer asks of the trail; the person by part of a name or by id. */
export interface AuditWish {
  readonly text: string | null;
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly communeId: string | null;
  readonly kind: string | null;
  /** Calendar days in Vietnam, both within; null: without such an end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Leaves out what the actor read. */
  readonly isWithoutOwnReads: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

/** A page of the trail with the names it needs. */
export interface AuditPage {
  readonly entries: readonly TrailEntry[];
  readonly names: EntryNames;
  readonly nextCursor: string | null;
}

const DAY_MS = 86_400_000;

/** Puts the trail (platform), accounts (identity) and people (org) together: the libraries do not know each other. */
@Injectable()
export class AuditViews {
  constructor(
    private readonly trail: AuditTrail,
    private readonly people: TrailPeople,
    private readonly names: TrailNames,
    private readonly units: Units,
    private readonly places: PastPlaces,
    private readonly access: Access,
  ) {}

  /**
   * Entries of the actor's units and of what was merged into them, the latest first; the reading is an entry itself.
   * @throws NotFound for a commune outside them
   */
  async page(actor: Actor, wish: AuditWish): Promise<AuditPage> {
    const everywhere = this.access.scope(actor, READ_AUDIT);
    const commune = wish.communeId === null ? null : await this.units.get(actor, wish.communeId);
    const scope = commune === null ? everywhere : everywhere.narrowedTo(commune.path);
    const former = await this.places.formerOf(scope);
    const person = await this.person(everywhere, await this.places.formerOf(everywhere), wish);
    const asked = { ...person, ...askedOf(actor, wish) };
    const found = await this.trail.list(scope, { ...asked, former, limit: wish.limit + 1 });
    const entries = found.slice(0, wish.limit);
    const nextCursor = found.length > wish.limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    const names = await this.names.of(entries, everywhere);
    await this.trail.noteRead(actor, scope, membersIn(entries, names));
    return { entries, names, nextCursor };
  }

  private async person(
    scope: Scope,
    former: readonly FormerPlace[],
    { accountId, memberId, text }: AuditWish,
  ): Promise<Pick<AuditQuery, 'accountIds' | 'memberIds'>> {
    if (accountId !== null) return { accountIds: [accountId] };
    if (memberId !== null) return { memberIds: [memberId] };
    return text === null ? {} : this.people.named(scope, former, text);
  }
}

/** The members a page of the trail names, as whom an act or a right is about or as who did it, each at the place of the entry. */
function membersIn(entries: readonly TrailEntry[], { doers, told }: EntryNames): HeldPerson[] {
  return entries.flatMap((entry): HeldPerson[] => {
    const { accountId, memberId, unitPath } = entry;
    const holderIn = (names: EntryNames['doers'], id: string | null): string | null =>
      id === null ? null : (names.get(id)?.memberId ?? null);
    const about = [subjectAccountOf(entry), deputyOf(entry)].map((id) => holderIn(told, id));
    const ids = [...new Set([memberId, holderIn(doers, accountId), ...about])].filter((id) => id !== null);
    return unitPath === null ? ids : ids.map((id) => ({ memberId: id, unitPath }));
  });
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

function askedOf(actor: Actor, { kind, from, to, isWithoutOwnReads, cursor }: AuditWish): Omit<AuditQuery, 'limit'> {
  return {
    kind,
    from: from === null ? null : midnight(from),
    until: to === null ? null : new Date(midnight(to).getTime() + DAY_MS),
    withoutReadsBy: isWithoutOwnReads ? actor.accountId : null,
    after: cursor,
  };
}
