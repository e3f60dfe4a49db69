import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Clock, Throttle, type ThrottleRule } from '@lopso/platform';
import { AttendanceLog, tapDigest } from '../attendance/attendance-log.service';
import { type AttendanceMark } from '../attendance/attendance.repository';
import { madeBy } from '../attendance/attendance.rules';
import { AttendanceService, type RollTap } from '../attendance/attendance.service';
import { RollAccess } from '../attendance/roll-access.service';
import { BookingRepository } from '../booking/booking.repository';
import { CardRefused } from '../classes.errors';
import { ClassAccess } from '../scheduling/class-access.service';
import { vietnamDateOf } from '../scheduling/schedule.rules';
import { SelfAttendanceService, type StockedCodes } from '../self-attendance/self-attendance.service';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { type CardKey, CardKeys, type DayKey } from './card-keys.service';
import { MemberCardRepository } from './member-card.repository';
import {
  type CardSource,
  type CardText,
  isSeated,
  isShownAt,
  judgeCard,
  keyDaysOf,
  readCard,
} from './member-card.rules';

/** When a card was read by the phone that kept it, and what that phone's clock showed at the sending. */
export interface CardMoment {
  readonly madeAt: Date;
  readonly sentAt: Date | null;
}

/** The tap that a card makes. */
interface CardMarkTap extends RollTap {
  readonly source: CardSource;
  readonly isOnRoll: boolean;
  readonly moment: CardMoment | undefined;
}

/** Numbers one trainer may mistype, and forged codes that may be held before one phone: an evening's errors, no search. */
const MISSES: ThrottleRule = { name: 'classes.miss-card', limit: 20, windowSeconds: 600 };

/** A card held before a phone, or its number typed. */
export interface HeldCard {
  readonly card: string;
  /** False: a camera read it, and a number alone is no card. Left out by a phone that doesn't say yet: a number is taken as typed. */
  readonly isTyped?: boolean | undefined;
  /** When a phone read it that kept it, and what a code that moves is judged by; left out for one read with the server at hand. */
  readonly moment?: CardMoment | undefined;
}

/** Whose card it is and by what that is known; `isStale`: by a code of another moment than it was read at, or under a former key. */
export interface KnownHolder {
  readonly member: MemberSummary;
  readonly source: CardSource;
  readonly isStale: boolean;
}

/** Where a card is shown. */
export interface CardPlace {
  readonly unitPath: string;
  readonly isBooked: (memberId: string) => Promise<boolean>;
}

/** A card held before the trainer's phone, or its number typed. */
export interface CardTap extends HeldCard {
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
  /** The trainer has said that who is on no list is taken in. */
  readonly isTakenIn: boolean;
}

/** What came of it: marked now, marked before, or on no list and to be taken in if the trainer says so. */
export interface CardOutcome {
  readonly outcome: 'marked' | 'already' | 'not-on-roll';
  readonly member: MemberSummary;
  /** Null for who is on no list. */
  readonly mark: AttendanceMark | null;
}

/** A card of somebody booked, as a phone without network tells it: whose, and whether it is good. */
export interface KitCard {
  readonly memberId: string;
  readonly number: string;
  readonly isGood: boolean;
  /** Not replaced, but of somebody who holds no seat on the day of the session: it died with hers (decision 0016). */
  readonly isEnded: boolean;
  /** What tells the codes that its holder's phone makes on the days of the session, as far as they are today and tomorrow; none of a card that isn't good. */
  readonly days: readonly DayKey[];
}

/** What a trainer's phone holds to run one session without network (decision 0047): no key that makes a card, or a code of another day. */
export interface HallKit {
  readonly asOf: Date;
  readonly keys: readonly CardKey[];
  readonly cards: readonly KitCard[];
  /** Null while the session shows none, or is too far off. */
  readonly codes: StockedCodes | null;
}

/** Marks the holder of a card present, and packs what a phone needs to judge cards and show codes without network. */
@Injectable()
export class CardAttendanceService {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly rollAccess: RollAccess,
    private readonly bookingRows: BookingRepository,
    private readonly log: AttendanceLog,
    private readonly attendance: AttendanceService,
    private readonly clock: Clock,
    private readonly cards: MemberCardRepository,
    private readonly keys: CardKeys,
    private readonly members: MemberService,
    private readonly throttle: Throttle,
    private readonly classAccess: ClassAccess,
    private readonly selfAttendance: SelfAttendanceService,
  ) {}

  /**
   * Marks the holder of the card present, once however often the tap arrives.
   * @throws Forbidden, NotFound, NotYourClass, what `CardAttendanceService` throws, OwnAttendance, SessionIsClosed, SessionIsCancelled, OpensLater,
   * and taken in TakenInByOthers, ClassFull, MemberBusy
   */
  async markByCard(actor: Actor, classSessionId: string, tap: CardTap): Promise<CardOutcome> {
    const row = await this.sessions.findSession(classSessionId);
    const { unitPath } = (await this.rollAccess.requireRollAccess(actor, row, this.cardMomentOf(tap.moment))).session;
    const isBooked = (memberId: string): Promise<boolean> => this.bookingRows.isBooked(classSessionId, memberId);
    const { member, source, isStale } = await this.cardHolderOf(actor, tap, { unitPath, isBooked });
    const form = { memberId: member.id, mark: 'present', source, clientKey: tap.clientKey } as const;
    const receipt = await this.log.receiptOf({ ...form, classSessionId, bodyHash: tapDigest(form) });
    if (receipt !== null) return { outcome: 'marked', member, mark: receipt };
    const latest = await this.log.latestMark(classSessionId, member.id);
    if (latest?.mark === 'present') return { outcome: 'already', member, mark: latest };
    // The same tap sent again, and somebody who is here already, are told so however old the code is by now.
    if (isStale) throw new CardRefused('card-stale');
    const isOnRoll = latest !== null || (await isBooked(member.id));
    if (!isOnRoll && !tap.isTakenIn) return { outcome: 'not-on-roll', member, mark: null };
    return {
      outcome: 'marked',
      member,
      mark: await this.markHolder(actor, classSessionId, {
        ...form,
        ...{ deviceId: tap.deviceId, isOnRoll, moment: tap.moment },
      }),
    };
  }

  /** When a phone that kept it read a card, by the server's clock; undefined: it was read with the server at hand. */
  cardMomentOf(moment: CardMoment | undefined): Date | undefined {
    return moment === undefined ? undefined : madeBy(moment.madeAt, moment.sentAt, this.clock.now());
  }

  async markHolder(
    actor: Actor,
    classSessionId: string,
    { isOnRoll, moment, ...tap }: CardMarkTap,
  ): Promise<AttendanceMark> {
    const seenAt = this.cardMomentOf(moment) ?? this.clock.now();
    if (isOnRoll) return this.attendance.recordAttendance(actor, classSessionId, { ...tap, seenAt });
    const { memberId, clientKey, deviceId, source } = tap;
    return this.attendance.admitRecognised(actor, classSessionId, { memberId, clientKey, deviceId, source, seenAt });
  }

  /**
   * The holder of a card good in that class. Each try is counted before anything is looked up, and given back when the card is one of ours.
   * @throws CardRefused, TooManyRequests
   */
  async cardHolderOf(actor: Actor, { card: text, isTyped, moment }: HeldCard, place: CardPlace): Promise<KnownHolder> {
    const read = readCard(text);
    if (read === null) throw new CardRefused('card-unreadable');
    if (read.kind === 'number' && isTyped === false) throw new CardRefused('card-bare');
    await this.throttle.spend(MISSES, actor.accountId);
    const card = await this.findHolder(read);
    await this.throttle.giveBack(MISSES, actor.accountId);
    const member = (await this.members.describeMembers([card.memberId])).get(card.memberId);
    if (member === undefined) throw new CardRefused('card-unknown');
    const verdict = judgeCard(card, member, place.unitPath);
    if (verdict === 'card-ended' && (await place.isBooked(member.id))) throw new CardRefused('card-ended-on-roll');
    if (verdict !== 'good') throw new CardRefused(verdict);
    const source = read.kind === 'number' ? 'card-number' : 'card';
    return { member, source, isStale: read.kind === 'moving' && this.isStale(read, moment) };
  }

  private isStale(read: Extract<CardText, { kind: 'moving' }>, moment: CardMoment | undefined): boolean {
    return this.keys.isOfFormerKey(read) || !isShownAt(read.moment, this.readAt(moment));
  }

  private readAt(moment: CardMoment | undefined): Date {
    const now = this.clock.now();
    return moment === undefined ? now : madeBy(moment.madeAt, moment.sentAt, now);
  }

  private async findHolder(read: CardText): Promise<{ readonly memberId: string; readonly replacedAt: Date | null }> {
    const isForged =
      (read.kind === 'code' && !this.keys.isReal(read)) || (read.kind === 'moving' && !this.keys.isOurs(read));
    if (isForged) throw new CardRefused('card-forged');
    const card = await this.cards.find(read.number);
    if (card === null) throw new CardRefused('card-unknown');
    return card;
  }

  /** Written into the trail as a reading of the roll. @throws NotFound, NotYourClass */
  async packHallKit(actor: Actor, classSessionId: string): Promise<HallKit> {
    const session = this.classAccess.onRoll(actor, await this.sessions.findSession(classSessionId));
    const memberIds = [...(await this.bookingRows.bookedFor(classSessionId)).keys()];
    await this.classAccess.noteRollRead(actor, session, memberIds);
    const stocked = await this.selfAttendance.stockedCodesOf(session);
    const cards = await this.kitCardsOf(memberIds, session, stocked.asOf);
    return { ...stocked, keys: this.keys.publicKeys(), cards };
  }

  /** All cards these members ever had, as they will stand on the day the session begins. No access check. */
  async kitCardsOf(
    memberIds: readonly string[],
    session: Pick<ClassSession, 'startsAt' | 'endsAt' | 'state'>,
    now: Date,
  ): Promise<KitCard[]> {
    const days = keyDaysOf(session, now);
    const holders = await this.members.describeMembers(memberIds, vietnamDateOf(session.startsAt));
    return (await this.cards.allOf(memberIds)).map(({ memberId, number, replacedAt }) => {
      const holder = holders.get(memberId);
      const isEnded = replacedAt === null && (holder === undefined || !isSeated(holder));
      const isGood = replacedAt === null && !isEnded;
      return { memberId, number, isGood, isEnded, days: isGood ? this.keys.dayKeysOf(number, days) : [] };
    });
  }
}
