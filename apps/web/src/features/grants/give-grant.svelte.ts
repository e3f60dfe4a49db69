import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Found, PickerOption } from '../../lib/ui/picker.svelte';
import type { GrantKind, RoleGrant } from './types';
import { dayAfter } from '../../lib/i18n/format';
import { fold } from '../../lib/i18n/fold';
import { randomId } from '../../lib/offline/device';

/** A place where a right may be given. */
export interface GrantUnit {
  id: string;
  name: string;
}

interface SeatedPerson {
  id: string;
  name: string;
}

/** People with an account whose name contains a text, a page at a time. */
export async function findStaff(text: string, signal: AbortSignal, cursor: string | null = null): Promise<Found> {
  const query = { text, ...(cursor === null ? {} : { cursor }) };
  const { items, nextCursor } = await call('get', '/api/staff-accounts', { query, signal });
  const options = items.map(({ accountId, displayName, username }) => ({
    value: accountId ?? '',
    label: displayName,
    note: username,
  }));
  return nextCursor === null ? { options } : { options, more: (later) => findStaff(text, later, nextCursor) };
}

/** The form that gives a right. What was typed stays when it is refused, also when the giver's own right just ended. */
export class GiveGrantState {
  readonly act = new Act();
  unitId = $state('');
  kind = $state<GrantKind | ''>('');
  isNew = $state(true);
  displayName = $state('');
  birthYear = $state('');
  /** Somebody who has an account. */
  person = $state.raw<PickerOption | null>(null);
  teamId = $state('');
  memberId = $state('');
  organisation = $state('');
  /** Those that people of the unit belong to, the largest first. */
  organisations = $state.raw<readonly { name: string; members: number }[]>([]);
  /** Those whom rounds are held together with. */
  partners = $state.raw<readonly string[]>([]);
  from = $state('');
  lastDay = $state('');
  decisionNumber = $state('');
  /** Whom she acts for. */
  represented = $state.raw<PickerOption | null>(null);
  /** A second press, or the next try after an answer that never came, makes no second account. */
  readonly #clientKey = randomId();
  /** Set by the first try: from then on what is missing is marked. */
  isTried = $state(false);
  readonly kinds: Resource<readonly GrantKind[]>;
  readonly teams: Resource<readonly { id: string; name: string; unitId: string }[]>;
  readonly seated: Resource<readonly SeatedPerson[]>;

  constructor(unitId: string) {
    this.unitId = unitId;
    this.kinds = new Resource(async (signal) => {
      const query = { unitId: this.unitId };
      const { kinds, organisations, partners } = await call('get', '/api/role-grants/givable', { query, signal });
      this.organisations = organisations;
      this.partners = partners;
      if (!kinds.some((kind) => kind === this.kind)) this.kind = '';
      return kinds;
    });
    this.teams = new Resource(async (signal) => {
      if (this.kind !== 'team-leader') return [];
      const path = { communeId: this.unitId };
      const { units } = await call('get', '/api/communes/{communeId}/teams', { path, signal });
      return units.flatMap(({ team, unitId: id }) =>
        team === null ? [] : [{ id: team.id, name: team.name, unitId: id }],
      );
    });
    this.seated = new Resource(async (signal) => {
      if (this.teamId === '') return [];
      const { seats } = await call('get', '/api/teams/{teamId}', { path: { teamId: this.teamId }, signal });
      return seats.flatMap(({ holder }) =>
        holder && holder.position !== 'leader' ? [{ id: holder.memberId, name: holder.fullName }] : [],
      );
    });
  }

  /** True of a right that is about one organisation. */
  get isOfOrganisation(): boolean {
    return this.kind === 'union-officer' || this.kind === 'partner';
  }

  /** A right of a guest or a partner, or for somebody else, is lent: it ends. */
  get mustEnd(): boolean {
    return this.kind === 'guest-trainer' || this.kind === 'partner' || (!this.isNew && this.represented !== null);
  }

  /** What is not filled in yet, before anybody is asked for a password. */
  get lack(): 'kind' | 'person' | 'member' | 'last-day' | null {
    if (this.kind === '') return 'kind';
    if (this.kind === 'team-leader') return this.memberId === '' ? 'member' : null;
    if (!this.isNew && this.person === null) return 'person';
    return this.mustEnd && this.lastDay === '' ? 'last-day' : null;
  }

  /** What is missing, once it was tried. */
  isMissing(lack: NonNullable<GiveGrantState['lack']>): boolean {
    return this.isTried && this.lack === lack;
  }

  /** True when something is typed that nobody of the unit belongs to, or no round names: the right would show nothing. */
  get isUnknownOrganisation(): boolean {
    const typed = fold(this.organisation);
    const known = this.kind === 'partner' ? this.partners : this.organisations.map(({ name }) => name);
    return typed.length > 1 && !known.some((name) => fold(name) === typed);
  }

  /** Whom it goes to, as words. */
  get holderName(): string {
    if (this.kind === 'team-leader') return nameIn(this.seated.answer, (one) => one.id === this.memberId);
    if (this.isNew) return this.displayName;
    return this.person?.label ?? '';
  }

  /** True when it was given. */
  async give(): Promise<boolean> {
    const { kind } = this;
    this.isTried = true;
    if (kind === '' || this.lack !== null) return false;
    const terms = { kind, ...this.#terms() };
    const isNew = this.isNew && kind !== 'team-leader';
    const given = await this.act.run<unknown>(() => {
      if (isNew) {
        const who = { displayName: this.displayName, birthYear: Number(this.birthYear) };
        return call('post', '/api/staff-accounts', { body: { ...terms, ...who, clientKey: this.#clientKey } });
      }
      const who = kind === 'team-leader' ? { memberId: this.memberId } : { accountId: this.person?.value ?? '' };
      return call('post', '/api/role-grants', { body: { ...terms, ...who } });
    });
    return given !== null;
  }

  #terms(): { unitId: string } & Record<string, string> {
    return {
      unitId: this.unitId,
      ...this.#narrowing(),
      ...filled('from', this.from),
      ...filled('until', this.lastDay === '' ? '' : dayAfter(this.lastDay)),
      ...filled('decisionNumber', this.decisionNumber.trim()),
    };
  }

  /** The team, the organisation, or the person acted for: each belongs to some kinds only. */
  #narrowing(): Record<string, string> {
    if (this.kind === 'team-leader') {
      const unitId = this.teams.value?.find(({ id }) => id === this.teamId)?.unitId;
      return { ...filled('teamId', this.teamId), ...filled('unitId', unitId) };
    }
    return {
      ...(this.isOfOrganisation ? filled('organisation', this.organisation.trim()) : {}),
      ...(this.isNew ? {} : filled('onBehalfOf', this.represented?.value)),
    };
  }
}

const filled = (name: string, value: string | undefined): Record<string, string> => (value ? { [name]: value } : {});

function nameIn(people: readonly SeatedPerson[] | null, isWanted: (one: SeatedPerson) => boolean): string {
  return people?.find(isWanted)?.name ?? '';
}

/** The form that goes on with a right where it ends. */
export class RenewGrantState {
  readonly act = new Act();
  lastDay = $state('');
  decisionNumber = $state('');

  readonly #grant: RoleGrant;

  constructor(grant: RoleGrant) {
    this.#grant = grant;
  }

  async renew(): Promise<boolean> {
    const path = { roleGrantId: this.#grant.id };
    const body = {
      ...(this.lastDay === '' ? {} : { until: dayAfter(this.lastDay) }),
      ...(this.decisionNumber.trim() === '' ? {} : { decisionNumber: this.decisionNumber.trim() }),
    };
    const renewed = await this.act.run(() => call('post', '/api/role-grants/{roleGrantId}/renewal', { path, body }));
    return renewed !== null;
  }
}
