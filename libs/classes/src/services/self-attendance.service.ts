import { Injectable } from '@nestjs/common';
import { type Actor, Throttle, type ThrottleRule } from '@lopso/platform';
import { NumberUnknown, ScanExpired, ScanForeign } from '../classes.errors';
import { type AttendanceMark } from '../storage/attendance.repository';
import { OwnMember } from './own-member.service';
import { ScanCodes } from './scan-codes.service';
import { SelfMarking } from './self-marking.service';

/** Wrong codes one account may try; six digits and two good numbers leave a guesser no chance within it. */
const GUESSES: ThrottleRule = { name: 'classes.guess-code', limit: 8, windowSeconds: 600 };

/** Members mark themselves present. */
@Injectable()
export class SelfAttendance {
  constructor(
    private readonly own: OwnMember,
    private readonly codes: ScanCodes,
    private readonly marking: SelfMarking,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Marks the actor present by the code on the screen of this session; may be sent twice.
   * @throws ScanExpired, ScanForeign, SessionNotOpen, SessionIsClosed, ScanOver, ClassFull, MemberBusy, TooManyRequests
   */
  async attendByToken(
    actor: Actor,
    classSessionId: string,
    scan: { readonly token: string; readonly clientKey: string },
  ): Promise<AttendanceMark> {
    const member = await this.own.of(actor);
    const receipt = await this.marking.receiptOf(member.id, scan.clientKey, classSessionId);
    if (receipt !== null) return receipt;
    await this.marking.requireOpen(member, classSessionId);
    await this.refuseGuesser(actor);
    const verdict = await this.codes.judge(classSessionId, scan.token);
    if (verdict === 'expired') throw new ScanExpired();
    if (verdict === 'foreign') {
      await this.throttle.spend(GUESSES, actor.accountId);
      throw new ScanForeign();
    }
    return this.marking.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'scan',
      clientKey: scan.clientKey,
    });
  }

  /**
   * Marks the actor present in the open session of the province that shows this number; may be sent twice.
   * @throws NumberUnknown, ClassFull, MemberBusy, TooManyRequests
   */
  async attendByNumber(
    actor: Actor,
    typed: { readonly number: string; readonly clientKey: string },
  ): Promise<AttendanceMark> {
    const member = await this.own.of(actor);
    const receipt = await this.marking.receiptOf(member.id, typed.clientKey, null);
    if (receipt !== null) return receipt;
    await this.refuseGuesser(actor);
    const classSessionId = await this.codes.findByNumber(member, typed.number);
    if (classSessionId === null) {
      await this.throttle.spend(GUESSES, actor.accountId);
      throw new NumberUnknown();
    }
    return this.marking.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'number',
      clientKey: typed.clientKey,
    });
  }

  /** Who has used up the guesses is told to wait, right code or not. @throws TooManyRequests */
  private async refuseGuesser(actor: Actor): Promise<void> {
    if (await this.throttle.isFull(GUESSES, actor.accountId)) await this.throttle.spend(GUESSES, actor.accountId);
  }
}
