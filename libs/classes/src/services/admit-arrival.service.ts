import { Injectable } from '@nestjs/common';
import { type Actor, Throttle, type ThrottleRule } from '@lopso/platform';
import { type AttendanceMark } from '../storage/attendance.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { AdmitWalkIn } from './admit-walk-in.service';
import { ClassAccess } from './class-access.service';
import { type Introduction, RecogniseArrival } from './recognise-arrival';

/** Somebody at the door who is on no list, as she introduces herself. */
export interface Arrival {
  readonly introduction: Introduction;
  readonly clientKey: string;
  /** The phone or computer it was made on; left out by clients of before. */
  readonly deviceId?: string | undefined;
}

/** Wrong introductions one trainer may type: typing errors of an evening, no search of the register. */
const MISSES: ThrottleRule = { name: 'classes.miss-arrival', limit: 20, windowSeconds: 600 };

/** A trainer who may not look people up, a guest above all, adds who came without a booking. */
@Injectable()
export class AdmitArrival {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly access: ClassAccess,
    private readonly recognising: RecogniseArrival,
    private readonly admitting: AdmitWalkIn,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Gives a place to the one person of the class's commune whom the introduction fits exactly, and marks her present. A near
   * miss, somebody of another commune and nobody at all get the same answer. Each try is counted before anybody is looked
   * for, and given back when it was right.
   * @throws NotFound, NotYourClass, NobodySoNamed, TwoSoNamed, TooManyRequests, ClassFull, MemberBusy, SessionIsClosed, OpensLater
   */
  async admitArrival(actor: Actor, classSessionId: string, arrival: Arrival): Promise<AttendanceMark> {
    const { unitPath } = this.access.onRoll(actor, await this.sessions.findSession(classSessionId));
    await this.throttle.spend(MISSES, actor.accountId);
    const memberId = await this.recognising.of(unitPath, arrival.introduction);
    await this.throttle.giveBack(MISSES, actor.accountId);
    const { clientKey, deviceId } = arrival;
    return this.admitting.admitRecognised(actor, classSessionId, { memberId, clientKey, deviceId });
  }
}
