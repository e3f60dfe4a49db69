import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, Events, newId } from '@lopso/platform';
import { SeatTaken } from '../org.events';
import { MANAGE_MEMBERS } from '../org.permissions';
import { type NamedUnit, type RosterMember, RosterRepository, type RosterSeat } from '../storage/roster.repository';
import { recordOf } from './person-record';
import { type EntryRefusal, type PlacedEntry, type RosterEntry } from './roster-entry';
import { FoundRosterTeams } from './roster-teams';
import { RosterSeating } from './roster-seating';

/** What became of an entry; everything null when it was refused. */
export interface EnteredPerson {
  readonly key: number;
  readonly memberId: string | null;
  readonly isNewMember: boolean;
  /** The person was there without a telephone and has the entry's now. */
  readonly isPhoneFilled: boolean;
  /** A holding that was written now; null when there is none, or there was one already. */
  readonly seatTermId: string | null;
  /** The number the person has in that team, written now or held before; null where there is none. */
  readonly seatNumber: number | null;
  readonly teamId: string | null;
  readonly isNewTeam: boolean;
  readonly refusal: EntryRefusal | null;
}

/** What the entries of one call come to. */
interface Writing {
  readonly members: RosterMember[];
  readonly seats: RosterSeat[];
}

/** Writes many people and their seats at once. */
@Injectable()
export class EnterRoster {
  constructor(
    private readonly roster: RosterRepository,
    private readonly teams: FoundRosterTeams,
    private readonly seating: RosterSeating,
    private readonly access: Access,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Founds missing teams, writes new people, gives each the lowest free number and publishes `SeatTaken`, all under locks on teams
   * and people, inside the caller's transaction. Of people who are there already only a missing telephone is filled in, nothing is
   * written over. What cannot be is refused entry by entry and writes nothing; caps, one
   * seat a person and one leader a team hold as everywhere. `within` is the path nothing may lie outside of. Writes no audit
   * entry.
   * @throws NotFound when `within` lies outside the actor's units
   * @throws InvalidInput when a person's form is faulty: `draftFaults` tells before
   */
  async enter(actor: Actor, within: string, entries: readonly RosterEntry[]): Promise<EnteredPerson[]> {
    this.access.require(actor, MANAGE_MEMBERS, { unitPath: within });
    const ids = entries.flatMap(({ unitId, seat }) => [unitId, ...(seat === null ? [] : [seat.unitId])]);
    const units = new Map(
      (await this.roster.unitsById([...new Set(ids)], within, this.clock.today())).map((unit) => [unit.id, unit]),
    );
    const wishes = entries.flatMap(({ seat }) => (seat === null || !units.has(seat.unitId) ? [] : [seat]));
    const found = await this.teams.open(wishes, units);
    const { placed, refusals } = await this.seating.place(entries, { within, units, teams: found.teams });
    const entered = await this.write(placed, units);
    const isNewTeam = (teamId: string | null): boolean => teamId !== null && found.founded.has(teamId);
    return [
      ...entered.map((one) => ({ ...one, isNewTeam: isNewTeam(one.teamId), refusal: null })),
      ...refusals.map(({ key, refusal }) => ({
        key,
        memberId: null,
        isNewMember: false,
        isPhoneFilled: false,
        seatTermId: null,
        seatNumber: null,
        teamId: null,
        isNewTeam: false,
        refusal,
      })),
    ];
  }

  private async write(
    placed: readonly PlacedEntry[],
    units: ReadonlyMap<string, NamedUnit>,
  ): Promise<Omit<EnteredPerson, 'isNewTeam' | 'refusal'>[]> {
    const writing: Writing = { members: [], seats: [] };
    const today = this.clock.today();
    const numbers = numbersOf(placed);
    const entered = placed.map(({ entry, teamId, seatNumber }) => {
      const memberId = entry.memberId ?? newId();
      const unit = units.get(entry.unitId);
      if (entry.memberId === null && unit !== undefined)
        writing.members.push({ ...recordOf(entry.person, today), id: memberId, unitId: unit.id, unitPath: unit.path });
      const seatTermId = this.seat(writing, { entry, teamId, seatNumber }, memberId);
      const number = seatNumber ?? numbers.get(seatKey(entry.memberId, teamId)) ?? null;
      const isNewMember = entry.memberId === null;
      return { key: entry.key, memberId, isNewMember, seatTermId, seatNumber: number, teamId };
    });
    const filled = await this.fillPhones(placed);
    if (writing.members.length > 0) await this.roster.insertMembers(writing.members, this.clock.now());
    if (writing.seats.length > 0) await this.roster.insertSeats(writing.seats, today);
    await this.announce(writing.seats, placed, units);
    return entered.map((one) => ({ ...one, isPhoneFilled: filled.has(one.key) }));
  }

  /** The keys of entries whose telephone went into a record that had none; of two entries for one person the first counts. */
  private async fillPhones(placed: readonly PlacedEntry[]): Promise<ReadonlySet<number>> {
    const found = new Map<string, { readonly key: number; readonly memberId: string; readonly phone: string }>();
    for (const { entry } of placed) {
      if (entry.memberId === null || found.has(entry.memberId)) continue;
      const { phone } = recordOf(entry.person, this.clock.today());
      if (phone !== null) found.set(entry.memberId, { key: entry.key, memberId: entry.memberId, phone });
    }
    if (found.size === 0) return new Set();
    const filled = new Set(await this.roster.fillPhones([...found.values()]));
    return new Set([...found.values()].filter(({ memberId }) => filled.has(memberId)).map(({ key }) => key));
  }

  private seat(writing: Writing, { entry, teamId, seatNumber }: PlacedEntry, memberId: string): string | null {
    if (entry.seat === null || teamId === null || seatNumber === null) return null;
    const id = newId();
    const { kind, position } = entry.seat;
    writing.seats.push({ id, teamId, kind, number: seatNumber, memberId, position });
    return id;
  }

  private async announce(
    seats: readonly RosterSeat[],
    placed: readonly PlacedEntry[],
    units: ReadonlyMap<string, NamedUnit>,
  ): Promise<void> {
    const unitOfTeam = new Map(placed.map(({ entry, teamId }) => [teamId, units.get(entry.seat?.unitId ?? '')]));
    const [occurredAt, day] = [this.clock.now().toISOString(), this.clock.today()];
    await this.events.publishMany(
      SeatTaken,
      seats.flatMap(({ memberId, teamId, kind }) => {
        const unit = unitOfTeam.get(teamId);
        if (unit === undefined) return [];
        const where = { teamId, teamKind: kind, unitId: unit.id, unitPath: unit.path };
        return [{ id: newId(), occurredAt, day, memberId, ...where }];
      }),
    );
  }
}

const seatKey = (memberId: string | null, teamId: string | null): string => `${memberId ?? ''} ${teamId ?? ''}`;

/** The seats that people of the register have in teams, held before or given to another entry of theirs. */
function numbersOf(placed: readonly PlacedEntry[]): ReadonlyMap<string, number> {
  return new Map(
    placed.flatMap(({ entry, teamId, seatNumber, heldNumber }): [string, number][] => {
      const number = seatNumber ?? heldNumber ?? null;
      return entry.memberId === null || number === null ? [] : [[seatKey(entry.memberId, teamId), number]];
    }),
  );
}
