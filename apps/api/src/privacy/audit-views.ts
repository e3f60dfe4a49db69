import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  type AuditQuery,
  InvalidInput,
  AuditTrail,
  READ_AUDIT,
  type Scope,
  type TrailEntry,
} from '@lopso/platform';
import { type AccountName, Accounts } from '@lopso/identity';
import { Members, UnitNames, Units } from '@lopso/org';

/** What an officer asks of the trail; the person by part of a name or by id. */
export interface AuditWish {
  readonly text: string | null;
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly communeId: string | null;
  readonly kind: string | null;
  /** Calendar day in Vietnam. */
  readonly day: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Names for what an entry holds as ids; missing where the caller may not know them or there is none. */
export interface EntryNames {
  readonly accounts: ReadonlyMap<string, AccountName>;
  readonly members: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** A page of the trail with the names it needs. */
export interface AuditPage {
  readonly entries: readonly TrailEntry[];
  readonly names: EntryNames;
  readonly nextCursor: string | null;
}

const DAY_MS = 86_400_000;
/** More people than this with a part of a name: the part says nothing. */
const MOST_NAMED = 20_000;

/** Puts the trail (platform), accounts (identity) and people (org) together: the libraries do not know each other. */
@Injectable()
export class AuditViews {
  constructor(
    private readonly trail: AuditTrail,
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly units: Units,
    private readonly unitNames: UnitNames,
    private readonly access: Access,
  ) {}

  /** Entries of the actor's units, the latest first; the reading is an entry itself. @throws NotFound for a commune outside them */
  async page(actor: Actor, wish: AuditWish): Promise<AuditPage> {
    const everywhere = this.access.scope(actor, READ_AUDIT);
    const commune = wish.communeId === null ? null : await this.units.get(actor, wish.communeId);
    const scope = commune === null ? everywhere : everywhere.narrowedTo(commune.path);
    const found = await this.trail.list(scope, { ...(await this.asked(everywhere, wish)), limit: wish.limit + 1 });
    await this.trail.noteRead(actor, scope);
    const entries = found.slice(0, wish.limit);
    const nextCursor = found.length > wish.limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    return { entries, names: await this.namesOf(entries, everywhere), nextCursor };
  }

  /** The names behind some entries; of members only those inside the scope (null: all). */
  async namesOf(entries: readonly TrailEntry[], scope: Scope | null): Promise<EntryNames> {
    const accountIds = entries.flatMap(({ accountId, onBehalfOf }) => [accountId, onBehalfOf]);
    const memberIds = entries.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    const paths = entries.flatMap(({ unitPath }) => (unitPath === null ? [] : [unitPath]));
    const members = [...(await this.members.describe([...new Set(memberIds)])).values()];
    return {
      accounts: await this.accounts.describe([...new Set(accountIds.filter((id) => id !== null))]),
      members: new Map(
        members
          .filter(({ unitPath }) => scope === null || scope.contains(unitPath))
          .map(({ id, fullName }) => [id, fullName]),
      ),
      units: await this.unitNames.ofPaths(paths),
    };
  }

  private async asked(scope: Scope, wish: AuditWish): Promise<Omit<AuditQuery, 'limit'>> {
    const from = wish.day === null ? null : new Date(`${wish.day}T00:00:00+07:00`);
    const until = from === null ? null : new Date(from.getTime() + DAY_MS);
    return { ...(await this.person(scope, wish)), kind: wish.kind, from, until, after: wish.cursor };
  }

  /** A name may be of somebody who acted, with any account, or of a person of the units, with or without one. */
  private async person(scope: Scope, wish: AuditWish): Promise<Pick<AuditQuery, 'accountIds' | 'memberIds'>> {
    if (wish.accountId !== null) return { accountIds: [wish.accountId] };
    if (wish.memberId !== null) return { memberIds: [wish.memberId] };
    if (wish.text === null) return {};
    const accounts = await this.accounts.findNamed(wish.text, MOST_NAMED + 1);
    const memberIds = await this.members.idsNamed(scope, wish.text, MOST_NAMED + 1);
    if (Math.max(accounts.length, memberIds.length) > MOST_NAMED) {
      throw new InvalidInput([{ pointer: '#/text', code: 'privacy.name-too-wide', params: { most: MOST_NAMED } }]);
    }
    return { accountIds: accounts.map(({ accountId }) => accountId), memberIds };
  }
}
