import { Injectable } from '@nestjs/common';
import { type AccountName, AccountService } from '@lopso/identity';
import { MemberService, PastPlaces, UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  type AuditQuery,
  AuditTrail,
  type FormerPlace,
  type HeldPerson,
  InvalidInput,
  READ_AUDIT,
  type Scope,
  type TrailEntry,
} from '@lopso/platform';

/** Names for what an entry holds as ids; missing where the caller may not know them or there is none. */
export interface EntryNames {
  /** Who acted or proposed, and for whom. */
  readonly doers: ReadonlyMap<string, AccountName>;
  /** Whose accounts and rights entries are about. One may be a doer of another entry of the page: that says nothing here. */
  readonly told: ReadonlyMap<string, AccountName>;
  readonly members: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** The detail of an act that names a second member by id. */
export const OTHER_MEMBER = 'otherMemberId';

const isId = (value: unknown): value is string => typeof value === 'string';

/** The detail of an act that names who proposed it, by account. */
export const PROPOSED_BY = 'proposedBy';

/** The detail of an act about a right that names for whom its holder acts, by account. */
const DEPUTY_OF = 'deputyOf';

/** Whose account or right an act is about; null where it is about none, or about the doer's own. */
export function subjectAccountOf({ subjectType, subjectId, accountId }: TrailEntry): string | null {
  return subjectType === 'account' && subjectId !== accountId ? subjectId : null;
}

/** For whom the right an act is about lets its holder act; null for a right of one's own. */
export function deputyOf({ details }: TrailEntry): string | null {
  const lender = details?.[DEPUTY_OF];
  return isId(lender) ? lender : null;
}

/** Who proposed what an act carried out; null where nobody did. */
function proposerOf({ details }: TrailEntry): string | null {
  const proposer = details?.[PROPOSED_BY];
  return isId(proposer) ? proposer : null;
}

/** More people than this with a part of a name: the part says nothing. */
const MOST_NAMED = 20_000;

const STRETCH = 20_000;

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

/** Audit entries of an officer's units, with the names behind them. */
@Injectable()
export class AuditService {
  constructor(
    private readonly accounts: AccountService,
    private readonly members: MemberService,
    private readonly units: UnitService,
    private readonly trail: AuditTrail,
    private readonly places: PastPlaces,
    private readonly access: Access,
  ) {}

  /**
   * The names behind some entries. Who acted or proposed the act, and for whom, is told to everybody who reads the entry; whom it is about only where the member, or the
   * member of the account, is inside the scope (null: all). Staff without a member belong to the unit of the entry itself.
   */
  async getNames(entries: readonly TrailEntry[], scope: Scope | null): Promise<EntryNames> {
    const doers = new Set(
      entries.flatMap((entry) => [entry.accountId, entry.onBehalfOf, proposerOf(entry)]).filter(isId),
    );
    const about = entries.flatMap((entry) => [subjectAccountOf(entry), deputyOf(entry)]).filter(isId);
    const accounts = [...(await this.accounts.describeAccounts([...new Set([...doers, ...about])]))];
    const named = entries.flatMap(({ memberId, details }) => [memberId, details?.[OTHER_MEMBER]]).filter(isId);
    const holders = accounts.flatMap(([, { memberId }]) => memberId ?? []);
    const paths = entries.flatMap(({ unitPath }) => unitPath ?? []);
    const described = [...(await this.members.describeMembers([...new Set([...named, ...holders])])).values()];
    const members = new Map(
      described
        .filter(({ unitPath }) => scope === null || scope.contains(unitPath))
        .map(({ id, fullName }) => [id, fullName]),
    );
    const isTold = ([, { memberId }]: readonly [string, AccountName]): boolean =>
      scope === null || memberId === null || members.has(memberId);
    return {
      doers: new Map(accounts.filter(([id]) => doers.has(id))),
      told: new Map(accounts.filter(isTold)),
      ...{ members, units: await this.units.getUnitNames(paths) },
    };
  }

  /**
   * The name may be of somebody who acted in the scope, with any account, or of a person of its units, with or without one. Who bears
   * it elsewhere changes nothing of the answer. @throws InvalidInput when too many do
   */
  async findByName(
    scope: Scope,
    former: readonly FormerPlace[],
    text: string,
  ): Promise<Pick<AuditQuery, 'accountIds' | 'memberIds'>> {
    const memberIds = await this.members.findIdsByText(scope, text, MOST_NAMED + 1);
    const accountIds = await this.findActors(scope, former, text);
    if (Math.max(accountIds.length, memberIds.length) > MOST_NAMED) {
      throw new InvalidInput([{ pointer: '#/text', code: 'privacy.name-too-wide', params: { most: MOST_NAMED } }]);
    }
    return { accountIds, memberIds };
  }

  private async findActors(scope: Scope, former: readonly FormerPlace[], text: string): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const named: readonly string[] = await this.accounts.findIdsByText(text, { after, limit: STRETCH });
      found.push(...(await this.trail.actorsAmong(scope, former, named)));
      after = named.length < STRETCH ? null : (named.at(-1) ?? null);
    } while (after !== null && found.length <= MOST_NAMED);
    return found;
  }

  /**
   * Entries of the actor's units and of what was merged into them, the latest first; the reading is an entry itself.
   * @throws NotFound for a commune outside them
   */
  async listEntries(actor: Actor, wish: AuditWish): Promise<AuditPage> {
    const everywhere = this.access.scope(actor, READ_AUDIT);
    const commune = wish.communeId === null ? null : await this.units.getVisibleUnit(actor, wish.communeId);
    const scope = commune === null ? everywhere : everywhere.narrowedTo(commune.path);
    const former = await this.places.formerOf(scope);
    const person = await this.findPerson(everywhere, await this.places.formerOf(everywhere), wish);
    const asked = { ...person, ...askedOf(actor, wish) };
    const found = await this.trail.list(scope, { ...asked, former, limit: wish.limit + 1 });
    const entries = found.slice(0, wish.limit);
    const nextCursor = found.length > wish.limit ? (entries[entries.length - 1]?.seq ?? null) : null;
    const names = await this.getNames(entries, everywhere);
    await this.trail.noteRead(actor, scope, membersIn(entries, names));
    return { entries, names, nextCursor };
  }

  private async findPerson(
    scope: Scope,
    former: readonly FormerPlace[],
    { accountId, memberId, text }: AuditWish,
  ): Promise<Pick<AuditQuery, 'accountIds' | 'memberIds'>> {
    if (accountId !== null) return { accountIds: [accountId] };
    if (memberId !== null) return { memberIds: [memberId] };
    return text === null ? {} : this.findByName(scope, former, text);
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
