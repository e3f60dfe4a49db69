import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest, Throttle, type ThrottleRule } from '@lopso/platform';
import { NumberUnknown, ScanExpired, ScanForeign } from '../classes.errors';
import { type OwnReceipt } from './mark-ledger.service';
import { OwnMember } from './own-member.service';
import { PhoneNames } from './phone-names';
import { ScanCodes } from './scan-codes.service';
import { SelfMarking, type SelfTap } from './self-marking.service';

/**
 * Wrong codes one account may try. Each try is counted before the code is looked at and given back when it was none, so
 * that a thousand guesses at once are eight; six digits and two good numbers leave a guesser no chance within it.
 */
const GUESSES: ThrottleRule = { name: 'classes.guess-code', limit: 8, windowSeconds: 600 };

/** What a member's tap says beside its code: its key, and the phone by the name it gave itself. */
interface OwnTap extends Pick<SelfTap, 'clientKey'> {
  readonly deviceId?: string | undefined;
}

/** Members mark themselves present. */
@Injectable()
export class SelfAttendance {
  constructor(
    private readonly own: OwnMember,
    private readonly codes: ScanCodes,
    private readonly marking: SelfMarking,
    private readonly phones: PhoneNames,
    private readonly throttle: Throttle,
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
    const member = await this.own.of(actor);
    const bodyHash = bodyDigest({ classSessionId, token: scan.token });
    const receipt = await this.marking.receiptOf(member.id, scan.clientKey, bodyHash);
    if (receipt !== null) return receipt;
    await this.marking.requireOpen(member, classSessionId);
    await this.throttle.spend(GUESSES, actor.accountId);
    const verdict = await this.codes.judge(classSessionId, scan.token);
    if (verdict === 'foreign') throw new ScanForeign();
    await this.throttle.giveBack(GUESSES, actor.accountId);
    if (verdict === 'expired') throw new ScanExpired();
    return this.marking.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'scan',
      clientKey: scan.clientKey,
      phone: this.phones.within(classSessionId, scan.deviceId),
      bodyHash,
    });
  }

  /**
   * Marks the actor present in the open session of the province that shows this number; may be sent twice.
   * @throws NumberUnknown, ClassFull, MemberBusy, TooManyRequests, IdempotencyConflict
   */
  async attendByNumber(actor: Actor, typed: OwnTap & { readonly number: string }): Promise<OwnReceipt> {
    const member = await this.own.of(actor);
    const bodyHash = bodyDigest({ number: typed.number });
    const receipt = await this.marking.receiptOf(member.id, typed.clientKey, bodyHash);
    if (receipt !== null) return receipt;
    await this.throttle.spend(GUESSES, actor.accountId);
    const classSessionId = await this.codes.findByNumber(member, typed.number);
    if (classSessionId === null) throw new NumberUnknown();
    await this.throttle.giveBack(GUESSES, actor.accountId);
    return this.marking.markPresent(member, {
      accountId: actor.accountId,
      classSessionId,
      source: 'number',
      clientKey: typed.clientKey,
      phone: this.phones.within(classSessionId, typed.deviceId),
      bodyHash,
    });
  }
}
