import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  cleanText,
  Clock,
  Events,
  foldText,
  newId,
  plainApostrophes,
  speltText,
  Transactions,
} from '@lopso/platform';
import { type LikenessQuestion, LikenessRepository, type LikePerson } from '../members/member-likeness.repository';
import { type PersonDraft, recordOf } from '../members/member-registration.service';
import { SeatTaken } from '../org.events';
import { MANAGE_MEMBERS, MANAGE_TEAMS } from '../org.permissions';
import { SeatTermService } from '../seats/seat-term.service';
import { TeamRepository } from '../teams/team.repository';
import { type Position, type SeatLimits, type TeamKind } from '../teams/team.rules';
import { teamName } from '../units/unit.rules';
import { bareVillageName, nextVillageCode, type VillageWord } from '../villages/village.rules';
import {
  type FormerUnitName,
  type KnownVillage,
  type LockedTeam,
  type NamedUnit,
  type RosterMember,
  RosterRepository,
  type RosterSeat,
  type RosterUnit,
  type RosterVillage,
  type SeatedPerson,
} from './roster.repository';
import { givePlaces, type PlaceGiven } from './roster.rules';

/** The team a unit is to have. */
export interface TeamWish {
  readonly unitId: string;
  readonly kind: TeamKind;
}

/** Teams by `<unit id> <kind>`, locked, and which of them were founded just now. */
export interface RosterTeams {
  readonly teams: ReadonlyMap<string, LockedTeam>;
  readonly founded: ReadonlySet<string>;
}

export const teamKey = ({ unitId, kind }: TeamWish): string => `${unitId} ${kind}`;

/** One person of a list; `key` is the caller's own name for them. */
export interface RosterEntry {
  readonly key: number;
  /** Somebody of the register; null: a new person. */
  readonly memberId: string | null;
  readonly person: PersonDraft;
  /** Where a new person belongs. */
  readonly unitId: string;
  /** The team they are to sit in, founded if the unit has none; null: no seat. */
  readonly seat: (TeamWish & { readonly position: Position }) | null;
}

/** Why an entry was not written, and the values of its sentence. */
export interface EntryRefusal {
  readonly code: 'not-found' | 'record-ended' | 'member-seated' | 'team-full' | 'second-leader';
  readonly params: Readonly<Record<string, string | number>>;
}

/** A placed entry on its way into the database. */
export interface PlacedEntry {
  readonly entry: RosterEntry;
  readonly teamId: string | null;
  /** Null: no seat is wanted, or it is held already. */
  readonly seatNumber: number | null;
  /** The seat that is held already. */
  readonly heldNumber?: number | undefined;
}

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

/** A village many people may belong to; `key` is the caller's own name for it. */
export interface VillageEntry {
  readonly key: number;
  readonly communeId: string;
  readonly word: VillageWord;
  readonly name: string;
}

/** The village an entry came to; `refusal` names why it has none. */
export interface EnteredVillage {
  readonly key: number;
  readonly unitId: string | null;
  readonly path: string | null;
  readonly isNew: boolean;
  readonly refusal: 'not-found' | 'village-ended' | null;
}

/** Enters members, their seats and villages of an imported list below a unit. */
@Injectable()
export class RosterImportService {
  constructor(
    private readonly rosterRepository: RosterRepository,
    private readonly likeness: LikenessRepository,
    private readonly teamRepository: TeamRepository,
    private readonly clock: Clock,
    private readonly access: Access,
    private readonly events: Events,
    private readonly seatTerms: SeatTermService,
    private readonly transactions: Transactions,
  ) {}

  /** Communes and villages below a path that exist today, communes first, each with its team and the numbers held. */
  async listUnits(path: string): Promise<RosterUnit[]> {
    return this.rosterRepository.unitsUnder(path, this.clock.today());
  }

  /** Names of communes of before July 2025 with the communes below a path that took them in, for names typed wrongly. */
  async listFormerCommunes(path: string): Promise<FormerUnitName[]> {
    return this.rosterRepository.formerCommunesUnder(path);
  }

  /** Names that villages below a path had before a change of name or a merger, with the village of today. */
  async listFormerVillages(path: string): Promise<FormerUnitName[]> {
    return this.rosterRepository.formerVillagesUnder(path, this.clock.today());
  }

  /** How many places a team of each kind has in the province in which a path lies. */
  async getSeatLimits(path: string): Promise<SeatLimits> {
    return this.teamRepository.seatLimits(path, this.clock.today());
  }

  /** People below a path who look like those asked about: same folded name or telephone, and the same birth year; or the same telephone. */
  async findLikeMembers(path: string, questions: readonly LikenessQuestion[]): Promise<LikePerson[]> {
    return questions.length === 0 ? [] : this.likeness.findLike(path, questions, this.clock.today());
  }

  /** Which of these records ended, since the department found the same person under another one. */
  async findEnded(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(memberIds.length === 0 ? [] : await this.rosterRepository.endedAmong(memberIds));
  }

  /**
   * Founds missing teams, writes new people, gives each the lowest free number and publishes `SeatTaken`, all under locks on teams
   * and people, inside the caller's transaction. Of people who are there already only a missing telephone is filled in, nothing is
   * written over. What cannot be is refused entry by entry and writes nothing; caps, one
   * seat a person and one leader a team hold as everywhere. `within` is the path nothing may lie outside of. Writes no audit
   * entry.
   * @throws NotFound when `within` lies outside the actor's units
   * @throws InvalidInput when a person's form is faulty: `draftFaults` tells before
   */
  async importMembers(actor: Actor, within: string, entries: readonly RosterEntry[]): Promise<EnteredPerson[]> {
    this.access.require(actor, MANAGE_MEMBERS, { unitPath: within });
    const ids = entries.flatMap(({ unitId, seat }) => [unitId, ...(seat === null ? [] : [seat.unitId])]);
    const units = new Map(
      (await this.rosterRepository.unitsById([...new Set(ids)], within, this.clock.today())).map((unit) => [
        unit.id,
        unit,
      ]),
    );
    const wishes = entries.flatMap(({ seat }) => (seat === null || !units.has(seat.unitId) ? [] : [seat]));
    const found = await this.openTeams(wishes, units);
    const { placed, refusals } = await this.placeEntries(entries, { within, units, teams: found.teams });
    const entered = await this.writeRoster(placed, units);
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

  private async writeRoster(
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
      const seatTermId = this.seatMember(writing, { entry, teamId, seatNumber }, memberId);
      const number = seatNumber ?? numbers.get(seatKey(entry.memberId, teamId)) ?? null;
      const isNewMember = entry.memberId === null;
      return { key: entry.key, memberId, isNewMember, seatTermId, seatNumber: number, teamId };
    });
    const filled = await this.fillTelephones(placed);
    if (writing.members.length > 0) await this.rosterRepository.insertMembers(writing.members, this.clock.now());
    if (writing.seats.length > 0) await this.rosterRepository.insertSeats(writing.seats, today);
    await this.publishSeats(writing.seats, placed, units);
    return entered.map((one) => ({ ...one, isPhoneFilled: filled.has(one.key) }));
  }

  /** The keys of entries whose telephone went into a record that had none; of two entries for one person the first counts. */
  private async fillTelephones(placed: readonly PlacedEntry[]): Promise<ReadonlySet<number>> {
    const found = new Map<string, { readonly key: number; readonly memberId: string; readonly phone: string }>();
    for (const { entry } of placed) {
      if (entry.memberId === null || found.has(entry.memberId)) continue;
      const { phone } = recordOf(entry.person, this.clock.today());
      if (phone !== null) found.set(entry.memberId, { key: entry.key, memberId: entry.memberId, phone });
    }
    if (found.size === 0) return new Set();
    const filled = new Set(await this.rosterRepository.fillPhones([...found.values()]));
    return new Set([...found.values()].filter(({ memberId }) => filled.has(memberId)).map(({ key }) => key));
  }

  private seatMember(writing: Writing, { entry, teamId, seatNumber }: PlacedEntry, memberId: string): string | null {
    if (entry.seat === null || teamId === null || seatNumber === null) return null;
    const id = newId();
    const { kind, position } = entry.seat;
    writing.seats.push({ id, teamId, kind, number: seatNumber, memberId, position });
    return id;
  }

  private async publishSeats(
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

  /** Joins the caller's transaction; teams are locked already, people of the register are locked here. */
  async placeEntries(entries: readonly RosterEntry[], ground: Ground): Promise<Seating> {
    const people = await this.readPeople(entries, ground.within);
    const limits = await this.teamRepository.seatLimits(ground.within, this.clock.today());
    const seating: Seating = { placed: [], refusals: [] };
    const waiting = new Map<string, RosterEntry[]>();
    for (const entry of entries) sort(entry, firstLook(entry, ground, people), { seating, waiting, people });
    for (const [key, wishes] of waiting) {
      const team = ground.teams.get(key);
      if (team !== undefined) seatTeam({ ...team, limit: limits[team.kind] }, wishes, seating);
    }
    await this.refreshAccess(seating);
    return seating;
  }

  /** Who had left a seat may learn again at the next request; what she had lent stands again. */
  private async refreshAccess({ placed }: Seating): Promise<void> {
    await this.seatTerms.refreshRights(
      placed.flatMap(({ entry }) => (entry.seat === null ? [] : (entry.memberId ?? []))),
    );
  }

  private async readPeople(entries: readonly RosterEntry[], within: string): Promise<People> {
    const ids = entries.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    if (ids.length === 0) return { known: new Set(), ended: new Set(), seats: new Map(), seatedNow: new Set() };
    const known = new Set(await this.rosterRepository.lockMembers(ids, within));
    const ended = new Set(await this.rosterRepository.endedAmong(ids));
    const held = await this.rosterRepository.seatsOf(ids, this.clock.today());
    return { known, ended, seats: new Map(held.map((seat) => [seat.memberId, seat])), seatedNow: new Set() };
  }

  /** Inside the caller's transaction: every team asked for, locked in the order of ids. */
  async openTeams(wishes: readonly TeamWish[], units: ReadonlyMap<string, NamedUnit>): Promise<RosterTeams> {
    const today = this.clock.today();
    const wanted = new Map(wishes.map((wish) => [teamKey(wish), wish]));
    const unitIds = [...new Set(wishes.map(({ unitId }) => unitId))];
    const known = await this.readTeamsByKey(unitIds, today);
    const missing = [...wanted.values()].flatMap((wish) => {
      const unit = units.get(wish.unitId);
      if (unit === undefined || known.has(teamKey(wish))) return [];
      return [{ id: newId(), unitId: unit.id, unitPath: unit.path, kind: wish.kind, name: teamName(unit.fullName) }];
    });
    if (missing.length === 0) return { teams: known, founded: new Set() };
    const founded = await this.rosterRepository.insertTeams(missing, today);
    return { teams: await this.readTeamsByKey(unitIds, today), founded: new Set(founded) };
  }

  private async readTeamsByKey(unitIds: readonly string[], on: string): Promise<Map<string, LockedTeam>> {
    const teams = await this.rosterRepository.lockTeams(unitIds, on);
    return new Map(teams.map((team) => [teamKey(team), team]));
  }

  /**
   * Adds each village its commune does not have, case and the place of a tone aside, under a lock on the communes; one it has is
   * answered as it is. `within` is the path nothing may lie outside of. Joins a transaction; writes no audit entry.
   * @throws NotFound when `within` lies outside the actor's units
   */
  async importVillages(actor: Actor, within: string, entries: readonly VillageEntry[]): Promise<EnteredVillage[]> {
    this.access.require(actor, MANAGE_TEAMS, { unitPath: within });
    if (entries.length === 0) return [];
    return this.transactions.run(async () => {
      const communeIds = [...new Set(entries.map(({ communeId }) => communeId))];
      const communes = new Map(
        (await this.rosterRepository.lockCommunes(communeIds, within)).map(({ id, path }) => [id, path]),
      );
      const known = await this.rosterRepository.listVillages([...communes.keys()], this.clock.today());
      const desk = new VillageDesk(communes, known);
      const entered = entries.map((entry) => desk.enter(entry));
      if (desk.added.length > 0) await this.rosterRepository.insertVillages(desk.added, this.clock.today());
      return entered;
    });
  }
}

/** Finds or makes villages one after the other; what it made stands in `added`. */
class VillageDesk {
  readonly added: RosterVillage[] = [];
  private readonly byName = new Map<string, Pick<KnownVillage, 'id' | 'path' | 'isStanding'>>();
  private readonly codes = new Map<string, string[]>();

  constructor(
    private readonly communes: ReadonlyMap<string, string>,
    known: readonly KnownVillage[],
  ) {
    for (const village of known) {
      const name = `${village.communeId} ${speltText(village.fullName)}`;
      if (village.isStanding || !this.byName.has(name)) this.byName.set(name, village);
      this.codes.set(village.communeId, [...(this.codes.get(village.communeId) ?? []), village.code]);
    }
  }

  enter({ key, communeId, word, name: typed }: VillageEntry): EnteredVillage {
    const path = this.communes.get(communeId);
    if (path === undefined) return { key, unitId: null, path: null, isNew: false, refusal: 'not-found' };
    const name = bareVillageName(word, plainApostrophes(cleanText(typed)));
    const fullName = `${word} ${name}`;
    const nameKey = `${communeId} ${speltText(fullName)}`;
    const known = this.byName.get(nameKey);
    if (known !== undefined) {
      const refusal = known.isStanding ? null : 'village-ended';
      return { key, unitId: known.id, path: known.path, isNew: false, refusal };
    }
    const codes = this.codes.get(communeId) ?? [];
    const code = nextVillageCode(codes);
    const village = {
      id: newId(),
      code,
      name,
      fullName,
      searchKey: foldText(fullName),
      communeId,
      path: `${path}.${code}`,
    };
    this.added.push(village);
    this.codes.set(communeId, [...codes, code]);
    this.byName.set(nameKey, { id: village.id, path: village.path, isStanding: true });
    return { key, unitId: village.id, path: village.path, isNew: true, refusal: null };
  }
}
