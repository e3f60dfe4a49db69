import { Injectable } from '@nestjs/common';
import { HeldRightService } from '@lopso/org';
import { Access, type Actor } from '@lopso/platform';
import { CALL_ROLL } from '../classes.permissions';
import { standsBefore } from '../rules/session-crew';
import { opensAt } from '../rules/session-doors';
import { type ClassSession } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { CorrectionTerms } from './correction-terms.service';

/** A session whose roll somebody calls, or called when she made what comes now. */
export interface CalledRoll {
  readonly session: ClassSession;
  /** What she says changes nothing by itself: it stands beside what counts until somebody decides. */
  readonly isWaiting: boolean;
}

/** By what right a mark is taken: the one of now or, of what a phone kept, the one of the moment it was made (decision 0140). */
@Injectable()
export class KeptRights {
  constructor(
    private readonly access: ClassAccess,
    private readonly held: Access,
    private readonly heldRights: HeldRightService,
    private readonly terms: CorrectionTerms,
  ) {}

  /**
   * The session when the actor calls its roll, or did at `madeAt` (by the server's clock; left out: made with the server at hand): who stands before it
   * and might teach there then. Her word waits where an office ended the right since, and once the trainer's days of corrections are over.
   * @throws Forbidden, NotFound, NotYourClass
   */
  async onRoll(actor: Actor, row: ClassSession | null, madeAt?: Date): Promise<CalledRoll> {
    const then = row === null || madeAt === undefined ? null : await this.calledThen(actor, row, madeAt);
    if (then !== null) return then;
    this.held.requireHeld(actor, CALL_ROLL);
    return { session: this.access.onRoll(actor, row), isWaiting: false };
  }

  private async calledThen(actor: Actor, session: ClassSession, madeAt: Date): Promise<CalledRoll | null> {
    if (this.access.callsRoll(actor, session) || !standsBefore(session, actor.accountId)) return null;
    if (madeAt < opensAt(session)) return null;
    const then = await this.heldRights.getTeachingRightAt(actor.accountId, session.unitPath, madeAt);
    if (then === null) return null;
    return { session, isWaiting: then === 'ended-since' || (await this.terms.isOverFor(session, 'trainer')) };
  }
}
