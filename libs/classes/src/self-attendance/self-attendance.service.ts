import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest, Clock, NotFound, Throttle, type ThrottleRule, Transactions } from '@lopso/platform';
import { AttendanceLog, type OwnReceipt } from '../attendance/attendance-log.service';
import { cameLate } from '../attendance/attended-minutes.rules';
import {
  faultOfOwnMark,
  faultOfScanning,
  OPENS_BEFORE_MINUTES,
  opensAt,
  SCAN_AFTER_MINUTES,
} from '../attendance/roll.rules';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { BookingRepository } from '../booking/booking.repository';
import { NumberUnknown, OwnAttendance, ScanExpired, ScanForeign } from '../classes.errors';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { type Period } from '../scheduling/schedule.rules';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { refuseSession } from '../sessions/refusals';
import { standsBefore } from '../staffing/staffing.rules';
import { DeviceNames } from './device-names.service';
import {
  isCurrentNumber,
  judgeToken,
  NUMBER_WINDOW_SECONDS,
  numberOf,
  secondsLeftInWindow,
  type Sign,
  TOKEN_WINDOW_SECONDS,
  tokenOf,
  type TokenVerdict,
  windowOf,
} from './scan-code.rules';
import { ScanSecretRepository } from './scan-secret.repository';

/** What the screen in the hall shows now. */
export interface ScanCode {
  readonly token: string;
  /** Six digits, for who cannot scan. */
  readonly number: string;
  /** Until the next token, at least 1. */
  readonly secondsLeft: number;
  readonly windowSeconds: number;
}

/** HMAC-SHA-256 with the session's secret. */
export function signWith(secret: Buffer): Sign {
  return (text) => createHmac('sha256', secret).update(text).digest();
}

/** Sessions open half an hour before their start and may be scanned an hour after their end. */
const HOUR_MS = 3_600_000;

/** A member's own tap, by scanned code or typed number. */
export interface SelfTap {
  readonly accountId: string;
  readonly classSessionId: string;
  readonly source: 'scan' | 'number';
  readonly clientKey: string;
  /** Her phone, by its name in this session (`PhoneNames`); left out by clients of before. */
  readonly phone?: string | undefined;
  /** What was scanned or typed. */
  readonly bodyHash: Buffer;
}

/**
 * Wrong codes one account may try. Each try is counted before the code is looked at and given back when it was none, so
 * that a thousand guesses at once are eight; six digits and two good numbers leave a guesser no chance within it.
 */
const GUESSES: ThrottleRule = { name: 'classes.guess-code', limit: 8, windowSeconds: 600 };

/** What a member's tap says beside its code: its key, and the phone by the name it gave itself. */
interface OwnTap extends Pick<SelfTap, 'clientKey'> {
  readonly deviceId?: string | undefined;
}

/** Codes of the screen ahead of time, one for each window, one window after the other. */
export interface StockedCodes {
  /** When the window of the first token begins. */
  readonly from: Date;
  readonly tokens: readonly string[];
  /** When that of the first number begins. */
  readonly numbersFrom: Date;
  readonly numbers: readonly string[];
}

/** A phone is given no more than this ahead: a session of ten hours and what is around it. */
const LONGEST_MS = 12 * 3_600_000;

const MINUTE_MS = 60_000;

/** Members mark themselves present by the code or number on the screen of the hall. */
@Injectable()
export class SelfAttendanceService {
  constructor(
    private readonly classAccess: ClassAccess,
    private readonly phones: DeviceNames,
    private readonly throttle: Throttle,
    private readonly sessions: ClassSessionRepository,
    private readonly bookingRows: BookingRepository,
    private readonly log: AttendanceLog,
    private readonly places: BookingPlaceService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly secrets: ScanSecretRepository,
  ) {}

  /**
   * Marks the actor present by the code on the screen of this session; may be sent twice.
   * @throws ScanExpired, ScanForeign, SessionNotOpen, SessionIsClosed, ScanOver, ClassFull, MemberBusy, TooManyRequests
   */
  async attendByToken(
    actor: Actor,
    classSessionId: string,
    scan: OwnTap & { readonly token: string },
  ): Promise<OwnReceipt> {
    const member = await this.classAccess.requireOwnMember(actor);
    const bodyHash = bodyDigest({ classSessionId, token: scan.token });
    const receipt = await this.receiptOf(member.id, scan.clientKey, bodyHash);
    if (receipt !== null) return receipt;
    await this.requireOpenForScan(member, classSessionId);
    await this.throttle.spend(GUESSES, actor.accountId);
    const verdict = await this.judgeCode(classSessionId, scan.token);
    if (verdict === 'foreign') throw new ScanForeign();
    await this.throttle.giveBack(GUESSES, actor.accountId);
    if (verdict === 'expired') throw new ScanExpired();
    return this.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'scan',
      clientKey: scan.clientKey,
      phone: this.phones.nameInSession(classSessionId, scan.deviceId),
      bodyHash,
    });
  }

  /**
   * Marks the actor present in the open session of the province that shows this number; may be sent twice.
   * @throws NumberUnknown, ClassFull, MemberBusy, TooManyRequests, IdempotencyConflict
   */
  async attendByNumber(actor: Actor, typed: OwnTap & { readonly number: string }): Promise<OwnReceipt> {
    const member = await this.classAccess.requireOwnMember(actor);
    const bodyHash = bodyDigest({ number: typed.number });
    const receipt = await this.receiptOf(member.id, typed.clientKey, bodyHash);
    if (receipt !== null) return receipt;
    await this.throttle.spend(GUESSES, actor.accountId);
    const classSessionId = await this.findSessionByNumber(member, typed.number);
    if (classSessionId === null) throw new NumberUnknown();
    await this.throttle.giveBack(GUESSES, actor.accountId);
    return this.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'number',
      clientKey: typed.clientKey,
      phone: this.phones.nameInSession(classSessionId, typed.deviceId),
      bodyHash,
    });
  }

  /** The receipt of a tap that arrived before, or null. @throws IdempotencyConflict when the key stands for another tap */
  async receiptOf(memberId: string, clientKey: string, bodyHash: Buffer): Promise<OwnReceipt | null> {
    return this.log.ownReceipt(memberId, clientKey, bodyHash);
  }

  /** The session while members of its province may mark themselves. @throws NotFound, SessionIsClosed … */
  async requireOpenForScan(member: ActingMember, classSessionId: string): Promise<ClassSession> {
    return this.openSession(member, await this.sessions.findSession(classSessionId));
  }

  /**
   * Marks the member present. Without a booking she is let in where a place is free; already present, nothing changes; marked as not there by somebody,
   * it waits for a decision.
   * @throws OwnAttendance in a class she runs; ClassFull, MemberBusy, SessionIsClosed, ScanOver
   */
  async markPresent(member: ActingMember, tap: SelfTap): Promise<OwnReceipt> {
    return retryWhenRaced(() => this.transactions.run(() => this.writeOwnMark(member, tap)));
  }

  private async writeOwnMark(member: ActingMember, tap: SelfTap): Promise<OwnReceipt> {
    const isBooked = await this.bookingRows.isBooked(tap.classSessionId, member.id);
    if (!isBooked) await this.sessions.lockClassOf(tap.classSessionId);
    const session = await this.lockOpen(member, tap.classSessionId);
    if (standsBefore(session, tap.accountId)) throw new OwnAttendance();
    const latest = await this.log.latestMark(session.id, member.id);
    if (latest?.mark === 'present') return { ...latest, counts: true };
    if (!isBooked) await this.admit(member, session, tap);
    const markedAt = this.clock.now();
    if (session.state === 'planned') await this.sessions.enterState(session.id, 'open', markedAt);
    return this.log.addOwnMark({
      classSessionId: session.id,
      memberId: member.id,
      mark: 'present',
      cameAt: cameLate(markedAt, session, session.rule),
      source: tap.source,
      markedBy: tap.accountId,
      markedAt,
      clientKey: tap.clientKey,
      bodyHash: tap.bodyHash,
      deviceId: tap.phone,
    });
  }

  /** Shared, so that marks don't wait for each other, but alone where the mark opens the session. */
  private async lockOpen(member: ActingMember, classSessionId: string): Promise<ClassSession> {
    const known = await this.sessions.findSession(classSessionId);
    const strength = known?.state === 'planned' ? 'update' : 'share';
    return this.openSession(member, await this.sessions.lockSession(classSessionId, strength));
  }

  private async admit(member: ActingMember, session: ClassSession, tap: SelfTap): Promise<void> {
    await this.places.admitWalkIn({
      memberId: member.id,
      classGroupId: session.classGroupId,
      classSessionId: session.id,
      bookedBy: tap.accountId,
      mayKnow: () => true,
    });
  }

  private openSession(member: ActingMember, session: ClassSession | null): ClassSession {
    if (session === null || session.unitPath.split('.')[0] !== member.provincePath) throw new NotFound();
    refuseSession(faultOfOwnMark(session, this.clock.now()), session, 'scan');
    return session;
  }

  /** The codes of this half minute, for the trainer's screen. @throws SessionNotOpen, SessionIsClosed, ScanOver … */
  async scanCode(actor: Actor, classSessionId: string): Promise<ScanCode> {
    const session = this.classAccess.onRoll(actor, await this.sessions.findSession(classSessionId));
    const now = this.clock.now();
    refuseSession(faultOfScanning(session, now), session, 'scan');
    const sign = signWith(await this.secretOf(classSessionId));
    return {
      token: tokenOf(sign, windowOf(now, TOKEN_WINDOW_SECONDS)),
      number: numberOf(sign, windowOf(now, NUMBER_WINDOW_SECONDS)),
      secondsLeft: secondsLeftInWindow(now, TOKEN_WINDOW_SECONDS),
      windowSeconds: TOKEN_WINDOW_SECONDS,
    };
  }

  /** What a scanned token is worth for a session now. */
  async judgeCode(classSessionId: string, token: string): Promise<TokenVerdict> {
    return judgeToken(signWith(await this.secretOf(classSessionId)), token, this.clock.now());
  }

  /** The session of a province that shows this number now, those the member is booked for first; or null. */
  async findSessionByNumber(member: { id: string; provincePath: string }, typed: string): Promise<string | null> {
    const now = this.clock.now();
    const around = { startsAt: new Date(now.getTime() - HOUR_MS), endsAt: new Date(now.getTime() + HOUR_MS) };
    const openableUntil = new Date(now.getTime() + OPENS_BEFORE_MINUTES * 60_000);
    const open = await this.secrets.openSessionsIn(member, around, openableUntil);
    return open.find(({ scanSecret }) => isCurrentNumber(signWith(scanSecret), typed, now))?.id ?? null;
  }

  private async secretOf(classSessionId: string): Promise<Buffer> {
    const secret = await this.secrets.findSecret(classSessionId);
    if (secret === null) throw new NotFound();
    return secret;
  }

  /** From now until members mark themselves no longer; null for a session that is over or too far off. */
  async stockedCodesOf(session: ClassSession): Promise<{ readonly asOf: Date; readonly codes: StockedCodes | null }> {
    const asOf = this.clock.now();
    const startsAt = new Date(Math.max(asOf.getTime(), opensAt(session).getTime()));
    const endsAt = new Date(session.endsAt.getTime() + SCAN_AFTER_MINUTES * MINUTE_MS);
    const isNear = endsAt > startsAt && endsAt.getTime() - asOf.getTime() < LONGEST_MS;
    if (!isNear || session.state === 'closed' || session.state === 'cancelled') return { asOf, codes: null };
    const secret = await this.secrets.findSecret(session.id);
    if (secret === null) throw new NotFound();
    const sign = signWith(secret);
    const tokens = windowsIn({ startsAt, endsAt }, TOKEN_WINDOW_SECONDS);
    const numbers = windowsIn({ startsAt, endsAt }, NUMBER_WINDOW_SECONDS);
    const codes = {
      from: startOf(tokens, TOKEN_WINDOW_SECONDS),
      tokens: tokens.map((window) => tokenOf(sign, window)),
      numbersFrom: startOf(numbers, NUMBER_WINDOW_SECONDS),
      numbers: numbers.map((window) => numberOf(sign, window)),
    };
    return { asOf, codes };
  }
}

function windowsIn({ startsAt, endsAt }: Period, seconds: number): number[] {
  const first = windowOf(startsAt, seconds);
  return Array.from({ length: windowOf(endsAt, seconds) - first + 1 }, (_, index) => first + index);
}

const startOf = ([first = 0]: readonly number[], seconds: number): Date => new Date(first * seconds * 1000);
