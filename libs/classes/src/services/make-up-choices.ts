import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type Subject } from '../rules/make-up';
import { type MakeUpOffer } from '../storage/make-up.repository';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { NearClasses } from './near-classes.service';
import { type AskableClass } from './near-descriptions.service';
import { type PlacedClass } from './near-order';
import { type SelfMember } from './own-member.service';
import { PersonalWays } from './personal-ways.service';

/** Which classes are looked for: how many, not this one. */
interface WantedChoices {
  readonly most: number;
  readonly exceptId: string;
  /** Only those that admit at once. */
  readonly isAtOnce?: boolean;
}

/** So many are enough to choose from on a phone. */
const MOST_CHOICES = 5;

/** Finds the classes that make up for one, or take its place, of those a member could book. */
@Injectable()
export class MakeUpChoices {
  constructor(
    private readonly near: NearClasses,
    private readonly sessions: ClassSessionRepository,
    private readonly bookings: BookingRepository,
    private readonly ways: PersonalWays,
    private readonly clock: Clock,
  ) {}

  /**
   * Classes to come about the same that admit at once and have a free place, in any commune of her province, in the order of `NearClasses`, five at most; not those at
   * whose hours she is elsewhere or on the way, nor those that build on what she has not finished. What is offered is not held: it is judged again when she takes it.
   */
  async of(member: SelfMember, missed: Pick<MakeUpOffer, 'topic' | 'title' | 'classGroupId'>): Promise<AskableClass[]> {
    return this.find(member, missed, { most: MOST_CHOICES, exceptId: missed.classGroupId, isAtOnce: true });
  }

  /** The same about any subject, those that want a word before too unless it is to be at once. */
  async find(member: SelfMember, subject: Subject, wanted: WantedChoices): Promise<AskableClass[]> {
    return this.chosen(member, this.near.about(member, subject), wanted);
  }

  /** The same of these classes alone, in this order. */
  async among(member: SelfMember, placed: readonly PlacedClass[], wanted: WantedChoices): Promise<AskableClass[]> {
    return this.chosen(member, this.near.oneByOne(member, placed), wanted);
  }

  private async chosen(
    member: SelfMember,
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
    if ((await this.bookings.clashesOf([memberId], ids)).length > 0) return false;
    return (await this.ways.farMembers([memberId], stays, ids)).size === 0;
  }
}

/** A place is free and nothing but a word stands before it. */
const isOpenTo = ({ bookedCount, capacity, isBooked, missing }: AskableClass): boolean =>
  bookedCount < capacity && !isBooked && missing.length === 0;
