import { Injectable } from '@nestjs/common';
import { AssistantIsTrainer, AssistantUnknown, EquipmentElsewhere } from '../classes-crew.errors';
import { CapacityOverVenue, TrainerUnknown } from '../classes.errors';
import { EquipmentPutAway, VenueClosed, VenueClosedSince, VenueHoldsFewer } from '../classes-ground.errors';
import { type CrewFault, type CrewWish, faultOfCrew, newlyAway } from '../rules/session-crew';
import { type StandingOn } from '../rules/staff-leave';
import { faultOfVenue } from '../rules/venue-closing';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type Stay } from '../rules/way-between';
import { type Equipment, EquipmentRepository } from '../storage/equipment.repository';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { SessionStaffRepository, type StaffMember } from '../storage/session-staff.repository';
import { type Venue, VenueRepository } from '../storage/venue.repository';
import { PersonalWays } from './personal-ways.service';
import { Teachers } from './teachers.service';

/** Who assists in a session and what is lent to it. */
export interface Crew {
  readonly assistants: readonly StaffMember[];
  readonly equipment: readonly Equipment[];
}

/** Where a session is and who stands before it. */
interface Place {
  readonly trainerId: string;
  readonly communeId: string;
  readonly unitPath: string;
}

/** The same, with the name under which the class announces her. */
interface StaffedPlace extends Place {
  readonly trainerName: string;
}

/** Whom a form names for a session; what is left out stays as it is. */
interface StaffWish {
  readonly trainerId?: string | undefined;
  readonly crew?: CrewWish | undefined;
}

/** Who stands before a session, who assists and what is lent. */
export interface Staffing {
  readonly trainer: StaffMember;
  readonly crew: Crew;
}

/** Whose and which hours are taken. */
export interface HeldHours {
  /** Whose sessions they are. */
  readonly classGroupId: string;
  readonly venueId: string;
  readonly trainerId: string;
  readonly crew: Crew;
  readonly stays: readonly Stay[];
  /** People the class holds. */
  readonly capacity: number;
  /** A cancelled session takes place after all: its hall is not to be chosen. */
  readonly isComingBack?: boolean;
  /** Sessions that move or come back: they stand in nobody's way. */
  readonly exceptIds: readonly string[];
  /** The session as it was: who stands before it on its day already is not asked about leave. */
  readonly before?: StaffedDay;
}

/** When a session is and who stands before it. */
interface StaffedDay {
  readonly startsAt: Date;
  readonly trainerId: string;
  readonly assistants: readonly StaffMember[];
}

export const NO_CREW: Crew = { assistants: [], equipment: [] };

const FAULTS: Readonly<Record<CrewFault, (awayName: string) => Error>> = {
  'assistant-is-trainer': () => new AssistantIsTrainer(),
  'assistant-unknown': () => new AssistantUnknown(),
  'equipment-elsewhere': () => new EquipmentElsewhere(),
  'equipment-put-away': (name) => new EquipmentPutAway(name),
};

/** Judges and writes who assists in a session and what is lent to it. */
@Injectable()
export class SessionCrew {
  constructor(
    private readonly teachers: Teachers,
    private readonly staff: SessionStaffRepository,
    private readonly equipment: EquipmentRepository,
    private readonly locks: HourLocksRepository,
    private readonly ways: PersonalWays,
    private readonly venues: VenueRepository,
  ) {}

  /** Those of a wish by name; `present`: who is there already. @throws AssistantIsTrainer, AssistantUnknown, EquipmentElsewhere, EquipmentPutAway */
  async of(wish: CrewWish, place: Place, present: Crew = NO_CREW): Promise<Crew> {
    if (wish.assistantIds.length === 0 && wish.equipmentIds.length === 0) return NO_CREW;
    const teachers = await this.teachers.over(place.unitPath);
    const owned = new Map((await this.equipment.keptBy(place.communeId)).map((item) => [item.id, item]));
    const means = {
      trainerId: place.trainerId,
      teacherIds: new Set(teachers.keys()),
      ownedIds: new Set(owned.keys()),
      awayIds: new Set([...owned.values()].filter(({ isPutAway }) => isPutAway).map(({ id }) => id)),
    };
    const fault = faultOfCrew(wish, means, idsOf(present));
    const [away = ''] = newlyAway(wish, means, idsOf(present));
    if (fault !== null) throw FAULTS[fault](owned.get(away)?.name ?? '');
    return {
      assistants: pick(wish.assistantIds, [...present.assistants, ...teachers.values()], (one) => one.accountId),
      equipment: pick(wish.equipmentIds, [...present.equipment, ...owned.values()], (one) => one.id),
    };
  }

  /** Who is to stand before a session, and who and what with her; `present`: who and what is there already. @throws TrainerUnknown, and as `of` */
  async staffing(place: StaffedPlace, wish: StaffWish, present: Crew = NO_CREW): Promise<Staffing> {
    const trainer = await this.trainerOf(place, wish.trainerId);
    if (wish.crew !== undefined)
      return { trainer, crew: await this.of(wish.crew, { ...place, trainerId: trainer.accountId }, present) };
    // Who assisted there and stands before it now assists no longer.
    const assistants = present.assistants.filter(({ accountId }) => accountId !== trainer.accountId);
    return { trainer, crew: { ...present, assistants } };
  }

  private async trainerOf(
    { trainerId, trainerName, unitPath }: StaffedPlace,
    wishedId = trainerId,
  ): Promise<StaffMember> {
    if (wishedId === trainerId) return { accountId: trainerId, name: trainerName };
    const named = (await this.teachers.over(unitPath)).get(wishedId);
    if (named === undefined) throw new TrainerUnknown('#/trainerId');
    return named;
  }

  /** The crew a session has now. */
  async present(session: { readonly id: string; readonly assistants: readonly StaffMember[] }): Promise<Crew> {
    const lent = await this.equipment.lentTo([session.id]);
    return { assistants: session.assistants, equipment: lent.get(session.id) ?? [] };
  }

  /** The same of several sessions, by their id. */
  async presentOf(
    sessions: readonly { readonly id: string; readonly assistants: readonly StaffMember[] }[],
  ): Promise<Map<string, Crew>> {
    const lent = await this.equipment.lentTo(sessions.map(({ id }) => id));
    return new Map(sessions.map(({ id, assistants }) => [id, { assistants, equipment: lent.get(id) ?? [] }]));
  }

  /** Holds halls, people and things of several sessions at once, in one order, then the records of all who are concerned: before `holdHours` of each of them. */
  async holdAll(held: readonly Pick<HeldHours, 'classGroupId' | 'venueId' | 'trainerId' | 'crew'>[]): Promise<void> {
    await this.holdThings(held);
    const accountIds = held.flatMap(({ trainerId, crew }) => [trainerId, ...idsOf(crew).assistantIds]);
    await this.ways.holdPeople(
      accountIds,
      held.map(({ classGroupId }) => classGroupId),
    );
  }

  private async holdThings(held: readonly Pick<HeldHours, 'venueId' | 'trainerId' | 'crew'>[]): Promise<void> {
    const ids = held.flatMap(({ venueId, trainerId, crew }) => {
      const { assistantIds, equipmentIds } = idsOf(crew);
      return [venueId, trainerId, ...assistantIds, ...equipmentIds];
    });
    await this.locks.hold(ids);
  }

  /**
   * Whoever else wants the hall, the trainer, the assistants or the equipment at any hours waits until the transaction ends;
   * so held, as are the people of the class, the hall is to be open and large enough, things are to be lent, trainer and assistants are judged by right, leave and ways. After the locks on class and session.
   * @throws VenueClosed, CapacityOverVenue, or VenueClosedSince, VenueHoldsFewer where it comes back; EquipmentPutAway, NoTeachingRight, StaffAway, StaffTooFar
   */
  async holdHours(held: HeldHours): Promise<void> {
    const { assistantIds, equipmentIds } = idsOf(held.crew);
    await this.holdAll([held]);
    await this.requireOpen(held, equipmentIds);
    await this.ways.requireStaff(
      [held.trainerId, ...assistantIds],
      held.stays,
      held.exceptIds,
      held.before === undefined ? [] : [standingIn(held.before)],
    );
  }

  private async requireOpen(held: HeldHours, equipmentIds: readonly string[]): Promise<void> {
    const venue = await this.venues.findVenue(held.venueId);
    if (venue !== null) requireTakes(venue, held);
    const [away] = await this.equipment.putAwayOf(equipmentIds);
    if (away !== undefined) throw new EquipmentPutAway(away.name);
  }

  /** Takes what is put away off a session that is to come back; gives who and what is left, and names of what is not. Needs a transaction. */
  async leavePutAway(
    classSessionId: string,
    held: Pick<HeldHours, 'venueId' | 'trainerId' | 'crew'>,
  ): Promise<{ readonly crew: Crew; readonly putAwayNames: readonly string[] }> {
    await this.holdThings([held]);
    const away = await this.equipment.putAwayOf(idsOf(held.crew).equipmentIds);
    if (away.length === 0) return { crew: held.crew, putAwayNames: [] };
    const equipment = held.crew.equipment.filter(({ id }) => away.every((one) => one.id !== id));
    const crew = { ...held.crew, equipment };
    await this.write(classSessionId, crew);
    return { crew, putAwayNames: away.map(({ name }) => name) };
  }

  /** Writes a session, with another trainer where one is named. Needs a transaction, after `holdHours`. @throws StaffClash */
  async handingTo(
    session: { readonly id: string; readonly trainerId: string },
    trainer: StaffMember | undefined,
    write: () => Promise<void>,
  ): Promise<void> {
    if (trainer === undefined || trainer.accountId === session.trainerId) return write();
    await this.staff.changeTrainer(session.id, trainer, write);
  }

  /** Needs a transaction. */
  async announce(classSessionId: string, trainer: StaffMember): Promise<void> {
    await this.staff.announceTrainer(classSessionId, trainer.name);
  }

  /** Needs a transaction. @throws StaffClash, EquipmentClash */
  async write(classSessionId: string, crew: Crew): Promise<void> {
    await this.staff.setAssistants(classSessionId, crew.assistants);
    await this.equipment.setLent(
      classSessionId,
      crew.equipment.map(({ id }) => id),
    );
  }
}

/** @throws VenueClosed, CapacityOverVenue, VenueClosedSince, VenueHoldsFewer */
function requireTakes(venue: Venue, { stays, capacity, isComingBack = false }: HeldHours): void {
  const days = stays.map(({ startsAt }) => vietnamDateOf(startsAt));
  const fault = faultOfVenue(venue, days, capacity);
  const closedOn = venue.closedOn ?? '';
  if (fault === 'closed')
    throw isComingBack ? new VenueClosedSince(venue.name, closedOn) : new VenueClosed(venue.name, closedOn);
  if (fault === 'small')
    throw isComingBack
      ? new VenueHoldsFewer(venue.name, venue.capacity, capacity)
      : new CapacityOverVenue(venue.capacity);
}

/** Who stands before a session on its day. */
export function standingIn({ startsAt, trainerId, assistants }: StaffedDay): StandingOn {
  return { on: vietnamDateOf(startsAt), accountIds: [trainerId, ...assistants.map(({ accountId }) => accountId)] };
}

export function idsOf(crew: Crew): CrewWish {
  return {
    assistantIds: crew.assistants.map(({ accountId }) => accountId),
    equipmentIds: crew.equipment.map(({ id }) => id),
  };
}

function pick<T>(ids: readonly string[], all: readonly T[], idOf: (one: T) => string): T[] {
  const byId = new Map(all.map((one) => [idOf(one), one]));
  return [...new Set(ids)].sort().flatMap((id) => byId.get(id) ?? []);
}
