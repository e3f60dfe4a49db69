import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { say } from '../../lib/i18n/phrases';
import { randomId } from '../../lib/offline/device';
import { homeOf, PersonForm } from './add-person.svelte';
import { Act } from '../../lib/api/act.svelte';
import type { FindOptions, PickerOption } from '../../lib/ui/picker.svelte';
import { SeatDaysForm } from './seat-days.svelte';
import { isFreeOn, leaderFrom, today } from './seat-spans';
import { placeOf } from './words';
import type { Member, MemberMoved, Position, SeatPassedOn, Team } from './types';

/** Whose place is passed on or moved. */
export interface Leaver {
  seatTermId: string;
  memberId: string;
  fullName: string;
  number: number;
  position: Position;
  heldFrom: string;
  until: string | null;
}

type Person = ReturnType<PersonForm['person']> & ReturnType<PersonForm['saidOther']> & { unitId: string };
type Newcomer = { memberId: string } | { person: Person };

/** A person of the register as pickers show them. */
export function optionOf(member: Member): PickerOption {
  const notes = [
    member.birthYear,
    member.unitName,
    placeOf(member),
    ...(member.isRestricted ? [say('restrictedUse')] : []),
  ];
  const note = notes.join(' · ');
  return { value: member.id, label: member.fullName, note };
}

/** Somebody takes a place over: a new person, or one of the commune. One form is one key. */
export class ReplacePerson extends PersonForm {
  /** Where the newcomer lives; empty: still to be chosen. */
  unitId = $state('');
  position = $state<string>('member');
  /** Somebody who is in the register. */
  isMissed = $state(false);
  known = $state.raw<PickerOption | null>(null);
  /** People of the commune by a part of their name. */
  readonly findKnown: FindOptions;
  readonly days: SeatDaysForm;
  readonly #leaver: Leaver;
  readonly #teamUnitId: string;
  readonly #clientKey = randomId();

  constructor(team: Pick<Team, 'unitId' | 'communeId'>, leaver: Leaver) {
    super();
    this.#leaver = leaver;
    this.unitId = homeOf(team);
    this.#teamUnitId = team.unitId;
    this.position = leaver.position;
    this.days = new SeatDaysForm(leaver.heldFrom);
    this.findKnown = async (text, signal) => {
      const query = { communeId: team.communeId, text, limit: 20 };
      const { items } = await call('get', '/api/members', { query, signal });
      return items.filter((member) => member.id !== leaver.memberId).map(optionOf);
    };
  }

  async byNew(isSomebodyElse: boolean): Promise<SeatPassedOn | null> {
    const unitId = this.unitId || this.#teamUnitId;
    return this.#send({ person: { ...this.person(), unitId, ...this.saidOther(isSomebodyElse) } });
  }

  /** Null also while nobody is chosen: `isMissed` then says so. */
  async byChosen(): Promise<SeatPassedOn | null> {
    this.isMissed = this.known === null;
    return this.known === null ? null : this.byKnown(this.known.value);
  }

  async byKnown(memberId: string): Promise<SeatPassedOn | null> {
    return this.#send({ memberId });
  }

  async #send(newcomer: Newcomer): Promise<SeatPassedOn | null> {
    if (!this.days.check()) return null;
    const body = { clientKey: this.#clientKey, position: this.position as Position, ...newcomer, ...this.days.body() };
    const path = { seatTermId: this.#leaver.seatTermId };
    return this.run(() => call('post', '/api/seat-terms/{seatTermId}/replacement', { path, body }));
  }
}

/** Somebody goes to another place, team or role. */
export class MovePerson extends Act {
  /** Empty: still to be chosen. */
  teamId = $state('');
  /** Empty: the first free one, or the same in the same team. */
  seatNumber = $state('');
  position = $state<string>('member');
  /** Sent once although something is missing: said at the field, since nothing went out. */
  isTried = $state(false);
  readonly target: Resource<Team | null>;
  readonly days: SeatDaysForm;
  readonly #fromTeamId: string;
  readonly #leaver: Leaver;
  /** The role was lowered for another team, not by hand. */
  #stepsDown = false;

  constructor(fromTeamId: string, leaver: Leaver) {
    super();
    this.#fromTeamId = fromTeamId;
    this.#leaver = leaver;
    this.position = leaver.position;
    this.days = new SeatDaysForm(leaver.heldFrom);
    this.target = new Resource(async (signal) => {
      const { teamId } = this;
      return teamId === '' ? null : call('get', '/api/teams/{teamId}', { path: { teamId }, query: {}, signal });
    });
  }

  /** Another team, where any place will do; who leads does so there only when it is chosen. */
  goTo(teamId: string): void {
    this.teamId = teamId;
    this.seatNumber = '';
    this.problem = null;
    const stepsDown = this.isElsewhere && this.position === 'leader';
    if (stepsDown) this.position = 'member';
    else if (this.#stepsDown && !this.isElsewhere) this.position = this.#leaver.position;
    this.#stepsDown = stepsDown || (this.#stepsDown && this.isElsewhere);
  }

  get isSameTeam(): boolean {
    return this.teamId === this.#fromTeamId;
  }

  get isElsewhere(): boolean {
    return this.teamId !== '' && !this.isSameTeam;
  }

  /** True when neither team, place nor role would be another one. */
  get staysPut(): boolean {
    return this.isSameTeam && this.seatNumber === '' && this.position === this.#leaver.position;
  }

  /** True when this person leads the team that is left, and no team from then on. */
  get leadsNoMore(): boolean {
    return this.#leaver.position === 'leader' && this.position !== 'leader';
  }

  /** Who leads the chosen team from the first day on; null: nobody else does. */
  get leader(): string | null {
    return leaderFrom(this.target.answer?.seats ?? [], this.days.from || today(), this.#leaver.memberId);
  }

  /** Places of the chosen team that nobody holds on the first day. */
  get freeNumbers(): readonly number[] {
    return this.target.answer?.seats.filter((seat) => isFreeOn(seat, this.days.from)).map((seat) => seat.number) ?? [];
  }

  /** The chosen team where every place is taken on the first day. */
  get fullTeam(): Team | null {
    const team = this.target.answer;
    return team && !this.isSameTeam && team.id === this.teamId && this.freeNumbers.length === 0 ? team : null;
  }

  async move(): Promise<MemberMoved | null> {
    this.isTried = true;
    if (this.teamId === '' || this.staysPut || this.fullTeam) return null;
    return this.moveTo(this.teamId, this.seatNumber === '' ? null : Number(this.seatNumber));
  }

  async moveTo(toTeamId: string, seatNumber: number | null): Promise<MemberMoved | null> {
    const place = seatNumber === null ? {} : { seatNumber };
    if (toTeamId !== this.teamId) this.goTo(toTeamId);
    if (!this.days.check()) return null;
    const body = { toTeamId, position: this.position as Position, ...place, ...this.days.body() };
    const path = { seatTermId: this.#leaver.seatTermId };
    return this.run(() => call('post', '/api/seat-terms/{seatTermId}/move', { path, body }));
  }
}
