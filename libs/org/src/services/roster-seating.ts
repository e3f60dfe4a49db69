import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { givePlaces, type PlaceGiven } from '../rules/roster-seating';
import { type LockedTeam, type NamedUnit, RosterRepository, type SeatedPerson } from '../storage/roster.repository';
import { TeamRepository } from '../storage/team.repository';
import { type EntryRefusal, type PlacedEntry, type RosterEntry } from './roster-entry';
import { teamKey } from './roster-teams';
import { SeatWriter } from './seat-writer';

/** Where entries may go. */
export interface Ground {
  readonly within: string;
  readonly units: ReadonlyMap<string, NamedUnit>;
  readonly teams: ReadonlyMap<string, LockedTeam>;
}

/** Entries with their places, and those that get none. */
export interface Seating {
  readonly placed: PlacedEntry[];
  readonly refusals: { readonly key: number; readonly refusal: EntryRefusal }[];
}

const refused = (code: EntryRefusal['code'], params: EntryRefusal['params'] = {}): EntryRefusal => ({ code, params });

/** Decides who sits where, for many people at once, with everything they touch locked. */
@Injectable()
export class RosterSeating {
  constructor(
    private readonly roster: RosterRepository,
    private readonly teams: TeamRepository,
    private readonly writer: SeatWriter,
    private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction; teams are locked already, people of the register are locked here. */
  async place(entries: readonly RosterEntry[], ground: Ground): Promise<Seating> {
    const people = await this.peopleOf(entries, ground.within);
    const limits = await this.teams.seatLimits(ground.within, this.clock.today());
    const seating: Seating = { placed: [], refusals: [] };
    const waiting = new Map<string, RosterEntry[]>();
    for (const entry of entries) sort(entry, firstLook(entry, ground, people), { seating, waiting, people });
    for (const [key, wishes] of waiting) {
      const team = ground.teams.get(key);
      if (team !== undefined) seatTeam({ ...team, limit: limits[team.kind] }, wishes, seating);
    }
    await this.renewAccess(seating);
    return seating;
  }

  /** Who had left a seat may learn again at the next request; what she had lent stands again. */
  private async renewAccess({ placed }: Seating): Promise<void> {
    await this.writer.renewRights(placed.flatMap(({ entry }) => (entry.seat === null ? [] : (entry.memberId ?? []))));
  }

  private async peopleOf(entries: readonly RosterEntry[], within: string): Promise<People> {
    const ids = entries.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    if (ids.length === 0) return { known: new Set(), ended: new Set(), seats: new Map(), seatedNow: new Set() };
    const known = new Set(await this.roster.lockMembers(ids, within));
    const ended = new Set(await this.roster.endedAmong(ids));
    const held = await this.roster.seatsOf(ids, this.clock.today());
    return { known, ended, seats: new Map(held.map((seat) => [seat.memberId, seat])), seatedNow: new Set() };
  }
}

interface Sorting {
  readonly seating: Seating;
  readonly waiting: Map<string, RosterEntry[]>;
  readonly people: People;
}

function sort(entry: RosterEntry, look: FirstLook, { seating, waiting, people }: Sorting): void {
  switch (look.kind) {
    case 'refused':
      seating.refusals.push({ key: entry.key, refusal: look.refusal });
      return;
    case 'placed':
      seating.placed.push(look.placed);
      return;
    case 'waits':
      waiting.set(look.team, [...(waiting.get(look.team) ?? []), entry]);
      if (entry.memberId !== null) people.seatedNow.add(entry.memberId);
  }
}

type FirstLook =
  | { readonly kind: 'refused'; readonly refusal: EntryRefusal }
  | { readonly kind: 'placed'; readonly placed: PlacedEntry }
  | { readonly kind: 'waits'; readonly team: string };

interface People {
  readonly known: ReadonlySet<string>;
  /** Records that take no place any more (decision 0086). */
  readonly ended: ReadonlySet<string>;
  readonly seats: ReadonlyMap<string, SeatedPerson>;
  /** People of the register who get a seat by an earlier entry of this call. */
  readonly seatedNow: Set<string>;
}

function firstLook(entry: RosterEntry, ground: Ground, people: People): FirstLook {
  const { memberId, seat, unitId } = entry;
  const isMissing = memberId === null ? !ground.units.has(unitId) : !people.known.has(memberId);
  if (isMissing) return { kind: 'refused', refusal: refused('not-found') };
  if (seat === null) return { kind: 'placed', placed: { entry, teamId: null, seatNumber: null } };
  const team = ground.teams.get(teamKey(seat));
  if (team === undefined) return { kind: 'refused', refusal: refused('not-found') };
  const key = teamKey(seat);
  return memberId === null ? { kind: 'waits', team: key } : lookAtKnown(entry, memberId, { id: team.id, key }, people);
}

/** Of somebody of the register: one seat a person. */
function lookAtKnown(
  entry: RosterEntry,
  memberId: string,
  team: { readonly id: string; readonly key: string },
  { ended, seats, seatedNow }: People,
): FirstLook {
  if (ended.has(memberId)) return { kind: 'refused', refusal: refused('record-ended') };
  const held = seats.get(memberId);
  if (held === undefined && !seatedNow.has(memberId)) return { kind: 'waits', team: team.key };
  if (held === undefined || held.teamId === team.id)
    return { kind: 'placed', placed: { entry, teamId: team.id, seatNumber: null, heldNumber: held?.number } };
  const { number, teamName } = held;
  return {
    kind: 'refused',
    refusal: refused('member-seated', { holder: entry.person.fullName, number, teamName }),
  };
}

function refusalOf(given: Exclude<PlaceGiven, { kind: 'seated' }>, holder: string): EntryRefusal {
  return given.kind === 'full' ? refused('team-full', { limit: given.limit }) : refused('second-leader', { holder });
}

function seatTeam(team: LockedTeam & { readonly limit: number }, entries: readonly RosterEntry[], into: Seating): void {
  const places = { limit: team.limit, held: new Set(team.heldNumbers), hasLeader: team.leaderName !== null };
  const wishes = entries.map(({ key, seat }) => ({ key, position: seat?.position ?? 'member' }));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  let leader = team.leaderName ?? '';
  for (const given of givePlaces(places, wishes)) {
    const entry = byKey.get(given.key);
    if (entry === undefined) continue;
    if (given.kind !== 'seated') {
      into.refusals.push({ key: given.key, refusal: refusalOf(given, leader) });
      continue;
    }
    into.placed.push({ entry, teamId: team.id, seatNumber: given.number });
    if (entry.seat?.position === 'leader') leader = entry.person.fullName;
  }
}
