import { Injectable, Logger } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Clock } from '@lopso/platform';
import { BookingRepository } from '../booking/booking.repository';
import { AvailabilityService } from '../clashes/availability.service';
import { type MakeUpOffer } from '../make-up/make-up.repository';
import { type Subject } from '../make-up/make-up.rules';
import { type Approval } from '../place-requests/place-request.rules';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupRepository, type StaffedClassGroup } from '../scheduling/class-group.repository';
import { ClassSessionRepository } from '../sessions/class-session.repository';
import { type AskableClass, type AskableSession, NearClassService, type PlacedClass } from './near-class.service';

/** Which classes are looked for: how many, not this one. */
interface WantedChoices {
  readonly most: number;
  readonly exceptId: string;
  /** Only those that admit at once. */
  readonly isAtOnce?: boolean;
}

/** So many are enough to choose from on a phone. */
const MOST_CHOICES = 5;

/** A place is free and nothing but a word stands before it. */
const isOpenTo = ({ bookedCount, capacity, isBooked, missing }: AskableClass): boolean =>
  bookedCount < capacity && !isBooked && missing.length === 0;

/** Another class about the same with a free place, at hours that somebody is free and gets there in time. */
export interface OtherPlace {
  readonly classGroupId: string;
  readonly title: string;
  /** The next session that has not begun. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionCount: number;
  /** Soonest first. */
  readonly sessions: readonly Omit<AskableSession, 'communeId'>[];
  readonly venueName: string;
  /** With its type word. */
  readonly communeName: string;
  readonly freePlaces: number;
  /** Minutes of the way from her commune; left out at home and where nobody knows it. */
  readonly travelMinutes?: number;
  readonly approval: Approval;
}

/** So many are enough to choose from. */
const [MOST_OWN, MOST_OF_EACH] = [5, 3];

/** People of one booking for whom others are looked for. */
const MOST_PEOPLE = 20;

type RefusedClass = Subject & { readonly id: string };

/** Other classes about the same: to make up for a missed session, and for whom own hours keep from a class. */
@Injectable()
export class AlternativeClassService {
  private readonly logger = new Logger(AlternativeClassService.name);

  constructor(
    private readonly nearClasses: NearClassService,
    private readonly sessions: ClassSessionRepository,
    private readonly bookingRows: BookingRepository,
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
    private readonly groups: ClassGroupRepository,
    private readonly classAccess: ClassAccess,
  ) {}

  /**
   * Classes to come about the same that admit at once and have a free place, in any commune of her province, in the order of `NearClassService`, five at most; not those at
   * whose hours she is elsewhere or on the way, nor those that build on what she has not finished. What is offered is not held: it is judged again when she takes it.
   */
  async makeUpClassesOf(
    member: ActingMember,
    missed: Pick<MakeUpOffer, 'topic' | 'title' | 'classGroupId'>,
  ): Promise<AskableClass[]> {
    return this.findAlternatives(member, missed, { most: MOST_CHOICES, exceptId: missed.classGroupId, isAtOnce: true });
  }

  /** The same about any subject, those that want a word before too unless it is to be at once. */
  async findAlternatives(member: ActingMember, subject: Subject, wanted: WantedChoices): Promise<AskableClass[]> {
    return this.chosen(member, this.nearClasses.listClassesAbout(member, subject), wanted);
  }

  /** The same of these classes alone, in this order. */
  async possibleAmong(
    member: ActingMember,
    placed: readonly PlacedClass[],
    wanted: WantedChoices,
  ): Promise<AskableClass[]> {
    return this.chosen(member, this.nearClasses.oneByOne(member, placed), wanted);
  }

  private async chosen(
    member: ActingMember,
    classes: AsyncGenerator<AskableClass>,
    { most, exceptId, isAtOnce = false }: WantedChoices,
  ): Promise<AskableClass[]> {
    const choices: AskableClass[] = [];
    for await (const one of classes) {
      if (!isOpenTo(one) || one.classGroupId === exceptId || (isAtOnce && one.approval !== 'none')) continue;
      if (await this.canCome(member.id, one.classGroupId)) choices.push(one);
      if (choices.length === most) break;
    }
    return choices;
  }

  private async canCome(memberId: string, classGroupId: string): Promise<boolean> {
    const now = this.clock.now();
    const stays = (await this.sessions.sessionsOfGroup(classGroupId)).filter(
      ({ state, startsAt }) => state === 'planned' && startsAt > now,
    );
    const ids = stays.map(({ id }) => id);
    if ((await this.bookingRows.clashesOf([memberId], ids)).length > 0) return false;
    return (await this.availability.farMembers([memberId], stays, ids)).size === 0;
  }

  /** Of a member's province, as `AlternativeClassService` finds them, those that want a word before among them unless it is to be at once; five at most. */
  async alternativesForMember(member: ActingMember, refused: RefusedClass, isAtOnce = false): Promise<OtherPlace[]> {
    const found = await this.findAlternatives(member, refused, { most: MOST_OWN, exceptId: refused.id, isAtOnce });
    return found.map(placeOf);
  }

  /**
   * By member, three at most each, of the classes into which the actor books her; of the first twenty of these people. What there is in a
   * province is read once for all of them. Nothing where that fails: what was booked before stands, and is answered all the same.
   */
  async alternativesForPeople(
    actor: Actor,
    refused: RefusedClass,
    people: readonly MemberSummary[],
  ): Promise<Map<string, OtherPlace[]>> {
    try {
      return await this.found(actor, refused, people.slice(0, MOST_PEOPLE));
    } catch (error) {
      this.logger.error({ msg: 'other places could not be looked for', classGroupId: refused.id, error });
      return new Map();
    }
  }

  private async found(
    actor: Actor,
    refused: RefusedClass,
    people: readonly MemberSummary[],
  ): Promise<Map<string, OtherPlace[]>> {
    const found = new Map<string, OtherPlace[]>();
    const homes = people.map(({ communeId }) => communeId);
    for (const provincePath of new Set(people.map(provinceOf))) {
      const ordered = await this.nearClasses.orderClassesFor(provincePath, refused, homes);
      const groups = await this.bookable(actor, ordered(''));
      for (const person of people.filter((one) => provinceOf(one) === provincePath)) {
        const theirs = groups.filter((group) => this.classAccess.isOfGuests(actor, group, [person]));
        const ids = new Set(theirs.map(({ id }) => id));
        const placed = ordered(person.communeId).filter(({ classGroupId }) => ids.has(classGroupId));
        const wanted = { most: MOST_OF_EACH, exceptId: refused.id };
        const choices = await this.possibleAmong({ ...person, provincePath }, placed, wanted);
        found.set(person.id, choices.map(placeOf));
      }
    }
    return found;
  }

  private async bookable(actor: Actor, offered: readonly PlacedClass[]): Promise<StaffedClassGroup[]> {
    const groups = await this.groups.findGroups(offered.map(({ classGroupId }) => classGroupId));
    return groups.filter((group) => this.classAccess.mayBook(actor, group));
  }
}

const provinceOf = ({ unitPath }: MemberSummary): string => unitPath.split('.')[0] ?? '';

function placeOf(one: AskableClass): OtherPlace {
  return {
    ...{ classGroupId: one.classGroupId, title: one.title, startsAt: one.startsAt, endsAt: one.endsAt },
    sessions: one.sessions.map(({ startsAt, endsAt, venueName, communeName }) => ({
      ...{ startsAt, endsAt, venueName, communeName },
    })),
    ...{ sessionCount: one.sessionCount, venueName: one.venueName, communeName: one.communeName },
    ...{ freePlaces: one.capacity - one.bookedCount, approval: one.approval },
    ...(one.isOwnCommune || one.travelMinutes === null ? {} : { travelMinutes: one.travelMinutes }),
  };
}
