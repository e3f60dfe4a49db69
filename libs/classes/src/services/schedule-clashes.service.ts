import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { Members } from '@lopso/org';
import { AssistantBusy, AssistantFar, EquipmentBusy, MembersFar, TrainerFar } from '../classes-crew.errors';
import { MembersBusy, TrainerBusy, VenueBusy } from '../classes.errors';
import { type Clash } from '../rules/booking-plan';
import { type Period } from '../rules/schedule';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import {
  EquipmentClash,
  MembersTooFar,
  MembersWouldClash,
  StaffClash,
  StaffTooFar,
  VenueClash,
} from '../storage/clashes';
import { EquipmentRepository } from '../storage/equipment.repository';
import { SessionStaffRepository } from '../storage/session-staff.repository';
import { ClassAccess } from './class-access.service';
import { wordsOf } from './refusals';
import { type Crew } from './session-crew.service';

/** The hours somebody tried to take. */
export interface TriedHours {
  readonly venueId: string;
  readonly trainerId: string;
  readonly crew: Crew;
  readonly periods: readonly Period[];
  /** The session that moves or comes back, null for new ones. */
  readonly sessionId: string | null;
}

type FindClash = (period: Period) => Promise<Clash | null>;

/**
 * Names the other side of a clash after the database refused it. Venue and equipment lie in the caller's units; of people who are
 * busy elsewhere the class is named only where the caller sees it.
 */
@Injectable()
export class ScheduleClashes {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly staff: SessionStaffRepository,
    private readonly equipment: EquipmentRepository,
    private readonly bookings: BookingRepository,
    private readonly members: Members,
    private readonly access: ClassAccess,
  ) {}

  /** Runs a write of hours. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy naming the clash */
  async naming<T>(actor: Actor, tried: TriedHours, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw (await this.named(actor, tried, error)) ?? error;
    }
  }

  private async named(actor: Actor, tried: TriedHours, error: unknown): Promise<Error | null> {
    if (error instanceof VenueClash) return this.venueBusy(tried);
    if (error instanceof StaffClash) return this.staffBusy(actor, tried);
    if (error instanceof StaffTooFar) return this.staffFar(actor, tried, error);
    if (error instanceof MembersTooFar) return new MembersFar(await this.namesOf(error.memberIds));
    if (error instanceof EquipmentClash) return this.equipmentBusy(tried);
    if (error instanceof MembersWouldClash) return this.membersBusy(tried);
    return null;
  }

  private async venueBusy(tried: TriedHours): Promise<Error | null> {
    const clash = await firstOf(tried, (period) => this.sessions.findOccupying(tried.venueId, period, tried.sessionId));
    return clash === null ? null : new VenueBusy(wordsOf(clash));
  }

  private async staffBusy(actor: Actor, tried: TriedHours): Promise<Error | null> {
    const except = tried.sessionId === null ? [] : [tried.sessionId];
    const holding = (id: string) => firstOf(tried, (period) => this.staff.findHolding(id, period, except));
    const clash = await holding(tried.trainerId);
    if (clash !== null) return new TrainerBusy(wordsOf(clash));
    for (const { accountId, name } of tried.crew.assistants) {
      const other = await holding(accountId);
      if (other === null) continue;
      const isKnown = this.access.readScope(actor).contains(other.unitPath);
      return new AssistantBusy(name, { ...wordsOf(other), title: isKnown ? other.title : '' });
    }
    return null;
  }

  private async equipmentBusy(tried: TriedHours): Promise<Error | null> {
    for (const { id, name } of tried.crew.equipment) {
      const clash = await firstOf(tried, (period) => this.equipment.findLent(id, period, tried.sessionId));
      if (clash !== null) return new EquipmentBusy(name, wordsOf(clash));
    }
    return null;
  }

  private async membersBusy({ periods: [period], sessionId }: TriedHours): Promise<Error | null> {
    if (period === undefined || sessionId === null) return null;
    const ids = await this.bookings.bookedElsewhere(sessionId, period.startsAt, period.endsAt);
    return new MembersBusy(await this.namesOf(ids));
  }

  private async namesOf(memberIds: readonly string[]): Promise<string[]> {
    return [...(await this.members.describe(memberIds)).values()].map((member) => member.fullName);
  }

  private staffFar(actor: Actor, { crew }: TriedHours, { accountId, clash }: StaffTooFar): Error {
    const isKnown = accountId === actor.accountId || this.access.readScope(actor).contains(clash.unitPath);
    const words = { ...wordsOf(clash), title: isKnown ? clash.title : '' };
    const assistant = crew.assistants.find((one) => one.accountId === accountId);
    if (assistant !== undefined) return new AssistantFar(assistant.name, words, clash.travelMinutes);
    return new TrainerFar(words, clash.travelMinutes);
  }
}

async function firstOf({ periods }: TriedHours, find: FindClash): Promise<Clash | null> {
  for (const period of periods) {
    const clash = await find(period);
    if (clash !== null) return clash;
  }
  return null;
}
