import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Events, Transactions } from '@lopso/platform';
import { AttendanceCorrected } from '../classes.events';
import { CorrectionTooEarly } from '../classes.errors';
import { EndRefused, OwnHours } from '../classes-marks.errors';
import { countedMinutes, heldMinutes } from '../rules/attended-minutes';
import { earlyEnd, faultOfEnd } from '../rules/session-doors';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { correctedHours } from './corrected-hours';
import { MarkLedger } from './mark-ledger.service';
import { RollDoor } from './roll-door.service';

/** Corrects until when a closed session went: for everybody at once, and back (decision 0120). */
@Injectable()
export class SessionEnds {
  constructor(
    private readonly door: RollDoor,
    private readonly sessions: ClassSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /**
   * `wentUntil` null, or not before the planned end: it went to its end. Publishes `AttendanceCorrected` for each whose hours change; the same twice changes nothing.
   * @throws CorrectionTooEarly while it is not closed, CorrectionOver, EndRefused, OwnHours where hers would change, NotYourClass, NotFound
   */
  async sayEnd(actor: Actor, classSessionId: string, wentUntil: Date | null): Promise<void> {
    await this.transactions.run(async () => {
      await this.door.lockClassOf(classSessionId);
      const { session, corrector } = await this.door.lockToCorrect(actor, classSessionId);
      if (session.state !== 'closed') throw new CorrectionTooEarly();
      const end = earlyEnd(wentUntil, session);
      if (end?.getTime() === session.wentUntil?.getTime()) return;
      await this.door.requireCorrectable(session, corrector);
      const fault = faultOfEnd(end, session, this.door.now());
      if (fault !== null) throw new EndRefused(fault);
      await this.sessions.setEnd(session.id, end);
      const people = await this.publish(actor, session, end);
      await this.audit.record(actor, {
        action: 'classes.session-end-corrected',
        subjectType: 'class-session',
        subjectId: session.id,
        unitPath: session.unitPath,
        details: { minutes: heldMinutes({ ...session, wentUntil: end }), minutesBefore: heldMinutes(session), people },
      });
    });
  }

  /** Gives for how many other hours count. */
  private async publish(actor: Actor, before: ClassSession, wentUntil: Date | null): Promise<number> {
    const session = { ...before, wentUntil };
    const present = (await this.ledger.latestOf(session.id)).filter(({ mark }) => mark === 'present');
    const changed = present.filter(
      (stay) => countedMinutes(stay, before, before.rule) !== countedMinutes(stay, session, session.rule),
    );
    if (changed.some(({ memberId }) => memberId === actor.memberId)) throw new OwnHours();
    for (const mark of changed)
      await this.events.publish(AttendanceCorrected, correctedHours(session, mark, this.door.now()));
    return changed.length;
  }
}
