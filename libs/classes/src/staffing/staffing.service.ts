import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { HeldRightService, UnitService } from '@lopso/org';
import { Access, type Actor, Audit, compareNames, newId, NotFound } from '@lopso/platform';
import { AvailabilityRepository } from '../clashes/availability.repository';
import { type StandingOn, type Stay } from '../clashes/availability.rules';
import { AvailabilityService } from '../clashes/availability.service';
import {
  AssistantIsTrainer,
  AssistantUnknown,
  CapacityOverVenue,
  EquipmentElsewhere,
  TrainerUnknown,
} from '../classes.errors';
import { READ_CLASSES } from '../classes.permissions';
import { vietnamDateOf } from '../scheduling/schedule.rules';
import { type Equipment, EquipmentRepository } from '../venues/equipment.repository';
import { EquipmentPutAway, VenueClosed, VenueClosedSince, VenueHoldsFewer } from '../venues/venue.errors';
import { type Venue, VenueRepository } from '../venues/venue.repository';
import { faultOfVenue } from '../venues/venue.rules';
import { StaffingRepository, type StaffMember } from './staffing.repository';
import { type CrewFault, type CrewWish, faultOfCrew, newlyAway } from './staffing.rules';
import { SubstitutionRepository } from './substitution.repository';

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

/** A session as it was before another trainer was named for it. */
interface HandedSession {
  readonly id: string;
  readonly unitPath: string;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly assistants?: readonly StaffMember[];
}

/** Trainer, assistants and equipment of a session: who may be named, held for its hours, written, handed over. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly staff: StaffingRepository,
    private readonly equipment: EquipmentRepository,
    private readonly availabilityRows: AvailabilityRepository,
    private readonly availability: AvailabilityService,
    private readonly venues: VenueRepository,
    private readonly heldRights: HeldRightService,
    private readonly accounts: AccountService,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly replacements: SubstitutionRepository,
    private readonly audit: Audit,
  ) {}

  /** Those of a wish by name; `present`: who is there already. @throws AssistantIsTrainer, AssistantUnknown, EquipmentElsewhere, EquipmentPutAway */
  async crewOf(wish: CrewWish, place: Place, present: Crew = NO_CREW): Promise<Crew> {
    if (wish.assistantIds.length === 0 && wish.equipmentIds.length === 0) return NO_CREW;
    const teachers = await this.trainersOver(place.unitPath);
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
  async staffingOf(place: StaffedPlace, wish: StaffWish, present: Crew = NO_CREW): Promise<Staffing> {
    const trainer = await this.trainerOf(place, wish.trainerId);
    if (wish.crew !== undefined)
      return { trainer, crew: await this.crewOf(wish.crew, { ...place, trainerId: trainer.accountId }, present) };
    // Who assisted there and stands before it now assists no longer.
    const assistants = present.assistants.filter(({ accountId }) => accountId !== trainer.accountId);
    return { trainer, crew: { ...present, assistants } };
  }

  private async trainerOf(
    { trainerId, trainerName, unitPath }: StaffedPlace,
    wishedId = trainerId,
  ): Promise<StaffMember> {
    if (wishedId === trainerId) return { accountId: trainerId, name: trainerName };
    const named = (await this.trainersOver(unitPath)).get(wishedId);
    if (named === undefined) throw new TrainerUnknown('#/trainerId');
    return named;
  }

  /** The crew a session has now. */
  async presentCrew(session: { readonly id: string; readonly assistants: readonly StaffMember[] }): Promise<Crew> {
    const lent = await this.equipment.lentTo([session.id]);
    return { assistants: session.assistants, equipment: lent.get(session.id) ?? [] };
  }

  /** The same of several sessions, by their id. */
  async presentCrews(
    sessions: readonly { readonly id: string; readonly assistants: readonly StaffMember[] }[],
  ): Promise<Map<string, Crew>> {
    const lent = await this.equipment.lentTo(sessions.map(({ id }) => id));
    return new Map(sessions.map(({ id, assistants }) => [id, { assistants, equipment: lent.get(id) ?? [] }]));
  }

  /** Holds halls, people and things of several sessions at once, in one order, then the records of all who are concerned: before `holdHours` of each of them. */
  async holdAll(held: readonly Pick<HeldHours, 'classGroupId' | 'venueId' | 'trainerId' | 'crew'>[]): Promise<void> {
    await this.holdThings(held);
    const accountIds = held.flatMap(({ trainerId, crew }) => [trainerId, ...idsOf(crew).assistantIds]);
    await this.availability.holdPeople(
      accountIds,
      held.map(({ classGroupId }) => classGroupId),
    );
  }

  private async holdThings(held: readonly Pick<HeldHours, 'venueId' | 'trainerId' | 'crew'>[]): Promise<void> {
    const ids = held.flatMap(({ venueId, trainerId, crew }) => {
      const { assistantIds, equipmentIds } = idsOf(crew);
      return [venueId, trainerId, ...assistantIds, ...equipmentIds];
    });
    await this.availabilityRows.lockHours(ids);
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
    await this.availability.requireStaffInReach(
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
    await this.writeCrew(classSessionId, crew);
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
  async announceTrainer(classSessionId: string, trainer: StaffMember): Promise<void> {
    await this.staff.announceTrainer(classSessionId, trainer.name);
  }

  /** Needs a transaction. @throws StaffClash, EquipmentClash */
  async writeCrew(classSessionId: string, crew: Crew): Promise<void> {
    await this.staff.setAssistants(classSessionId, crew.assistants);
    await this.equipment.setLent(
      classSessionId,
      crew.equipment.map(({ id }) => id),
    );
  }

  /**
   * Those of a commune, by given name; for who is invited for her own classes, herself and those who stand beside her there.
   * @throws NotFound outside the actor's units
   */
  async listTrainers(actor: Actor, communeId: string): Promise<StaffMember[]> {
    const { path } = await this.units.getUnit(communeId);
    if (!this.access.reach(actor, READ_CLASSES).contains(path)) throw new NotFound();
    const all = [...(await this.trainersOver(path)).values()].sort((a, b) => compareNames(a.name, b.name));
    if (this.access.scope(actor, READ_CLASSES).contains(path)) return all;
    const beside = new Set([actor.accountId, ...(await this.staff.accountsBeside(actor.accountId, path))]);
    return all.filter(({ accountId }) => beside.has(accountId));
  }

  /** Those over a unit on a day (`yyyy-mm-dd`; left out: today or later) by their account; closed accounts are missing. No access check. */
  async trainersOver(unitPath: string, day?: string): Promise<Map<string, StaffMember>> {
    const described = await this.accounts.describeAccounts(await this.heldRights.listTrainerAccounts(unitPath, day));
    const open = [...described].filter(([, { state }]) => state !== 'closed');
    return new Map(open.map(([accountId, { displayName }]) => [accountId, { accountId, name: displayName }]));
  }

  /** Nothing where she stood before it already. Needs the transaction of the act, after it. */
  async auditHandOver(
    actor: Actor,
    before: HandedSession,
    { trainer, at }: { readonly trainer: StaffMember; readonly at: Date },
  ): Promise<void> {
    const { id, unitPath, trainerId, trainerName, assistants = [] } = before;
    if (trainer.accountId === trainerId) return;
    const wasAssistant = assistants.some(({ accountId }) => accountId === trainer.accountId);
    await this.replacements.insert({
      ...{ id: newId(), accountId: trainerId, standInId: trainer.accountId, madeBy: actor.accountId, madeAt: at },
      sessions: [{ sessionId: id, duty: 'trainer', wasAssistant }],
    });
    await this.audit.record(actor, {
      ...{ action: 'classes.staff-replaced', subjectType: 'class-session', subjectId: id, unitPath },
      details: { away: trainerName, standIn: trainer.name },
    });
  }
}
