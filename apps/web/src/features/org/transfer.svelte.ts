import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { FindOptions, PickerOption } from '../../lib/ui/picker.svelte';
import { t } from './messages/transfer';
import { optionOf } from './replace.svelte';
import { SeatDaysForm } from './seat-days.svelte';
import { isFreeOn, leaderFrom, standingTerm, today } from './seat-spans';
import type { CommuneTeams, MemberDetails, MemberMoved, Position, Team } from './types';
import { listName } from './words';

/** People of the whole province by a part of the name, with the commune each belongs to. */
export const findPeople: FindOptions = async (text, signal) => {
  const { items } = await call('get', '/api/members', { query: { text, limit: 20 }, signal });
  return items.map((member) => ({ ...optionOf(member), note: `${optionOf(member).note} · ${member.communeName}` }));
};

/** Somebody goes to a team of another commune. */
export class TransferForm extends Act {
  person = $state.raw<PickerOption | null>(null);
  commune = $state.raw<PickerOption | null>(null);
  team = $state.raw<PickerOption | null>(null);
  /** Empty: the lowest free one. */
  seatNumber = $state('');
  /** What the person is in the new team; leading goes on only when it is chosen. */
  position = $state<string>('member');
  days = $state.raw(new SeatDaysForm());
  readonly record: Resource<MemberDetails | null>;
  readonly teams: Resource<readonly PickerOption[]>;
  readonly target: Resource<Team | null>;

  constructor() {
    super();
    this.record = new Resource(async (signal) => {
      const { person } = this;
      return person ? call('get', '/api/members/{memberId}', { path: { memberId: person.value }, signal }) : null;
    });
    this.teams = new Resource(async (signal) => {
      const { commune } = this;
      if (!commune) return [];
      const path = { communeId: commune.value };
      return teamsOf(await call('get', '/api/communes/{communeId}/teams', { path, signal }));
    });
    this.target = new Resource(async (signal) => {
      const { team } = this;
      return team ? call('get', '/api/teams/{teamId}', { path: { teamId: team.value }, query: {}, signal }) : null;
    });
  }

  /** The place that is left; null: this person holds none, and only who holds one is moved. */
  get held(): MemberDetails['seatTerms'][number] | null {
    const record = this.record.value;
    // Until the record of a newly chosen person is here, nobody's place is known.
    if (!record || record.member.id !== this.person?.value) return null;
    return standingTerm(record.seatTerms);
  }

  get freeNumbers(): readonly number[] {
    return this.target.value?.seats.filter((seat) => isFreeOn(seat, this.days.from)).map(({ number }) => number) ?? [];
  }

  /** The place that is taken; null while there is none to take. */
  get number(): number | null {
    return this.seatNumber === '' ? (this.freeNumbers[0] ?? null) : Number(this.seatNumber);
  }

  /** Who leads the chosen team from the first day on; null: nobody else does. */
  get leader(): string | null {
    return leaderFrom(this.target.value?.seats ?? [], this.days.from || today(), this.person?.value ?? '');
  }

  /** True once everything is known that the preview tells. */
  get isComplete(): boolean {
    return (
      this.held !== null && this.team !== null && this.team.value === this.target.value?.id && this.number !== null
    );
  }

  choosePerson(person: PickerOption | null): void {
    this.person = person;
    this.days = new SeatDaysForm();
    this.problem = null;
  }

  chooseCommune(commune: PickerOption | null): void {
    this.commune = commune;
    this.chooseTeam(null);
  }

  chooseTeam(team: PickerOption | null): void {
    this.team = team;
    this.seatNumber = '';
    this.position = 'member';
    this.problem = null;
  }

  async move(): Promise<MemberMoved | null> {
    const { held, team, number } = this;
    if (!held || !team || number === null || !this.days.check()) return null;
    const path = { seatTermId: held.id };
    const position = this.position as Position;
    const body = { toTeamId: team.value, seatNumber: number, position, ...this.days.body() };
    return this.run(() => call('post', '/api/seat-terms/{seatTermId}/move', { path, body }));
  }
}

function teamsOf({ units }: CommuneTeams): PickerOption[] {
  return units.flatMap((unit) =>
    unit.team
      ? [
          {
            value: unit.team.id,
            label: listName(unit),
            note: t('filled', { held: unit.team.heldSeats, limit: unit.team.seatLimit }),
          },
        ]
      : [],
  );
}
