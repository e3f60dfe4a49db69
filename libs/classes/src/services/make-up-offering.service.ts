import { Injectable } from '@nestjs/common';
import { Audit, Transactions } from '@lopso/platform';
import { absenceOf } from '../rules/absence';
import { makeUpExpiresAt } from '../rules/make-up';
import { AbsenceRepository } from '../storage/absence.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { MakeUpRepository } from '../storage/make-up.repository';
import { MissingPeople } from './missing-people';

/** Offers make-ups to who missed a closed session, by itself (decision 0060). */
@Injectable()
export class MakeUpOffering {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly absences: AbsenceRepository,
    private readonly offers: MakeUpRepository,
    private readonly people: MissingPeople,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Brings the offers of a session into line with its roll as it is now: whoever missed it and still needs the hours has one, whoever
   * was there after all has none. Twice, late or out of order is harmless.
   */
  async settle(classSessionId: string): Promise<void> {
    await this.bringIntoLine(classSessionId, () => true);
  }

  /** Offers to those alone for whom `mayHave` says so; takes back from everybody who was there. */
  private async bringIntoLine(classSessionId: string, mayHave: (memberId: string) => boolean): Promise<void> {
    await this.transactions.run(async () => {
      const session = await this.sessions.lockSession(classSessionId, 'update');
      if (session?.state !== 'closed') return;
      const at = this.people.now();
      const rows = await this.absences.rowsOf([classSessionId], at);
      const missed = rows.filter((row) => absenceOf(row, session, session.rule) !== null);
      const ids = missed.map(({ memberId }) => memberId);
      await this.offers.withdrawBut(classSessionId, ids, at);
      await this.offer(session, await this.people.needing(ids.filter(mayHave), session.topic), at);
    });
  }

  /**
   * Offers these people, and nobody else, what they missed in sessions whose rolls were closed or corrected from an instant on: hours are asked of them again, which
   * nobody asked meanwhile. Each session in a transaction of its own.
   */
  async settleSince(memberIds: readonly string[], since: Date): Promise<void> {
    const theirs = new Set(memberIds);
    for (const id of await this.absences.settledSince(memberIds, since))
      await this.bringIntoLine(id, (memberId) => theirs.has(memberId));
  }

  private async offer(session: ClassSession, memberIds: readonly string[], at: Date): Promise<void> {
    if (memberIds.length === 0) return;
    const offered = await this.offers.offer(session.id, memberIds, { at, expiresAt: makeUpExpiresAt(at) });
    if (offered.length === 0) return;
    await this.audit.record(null, {
      action: 'classes.make-ups-offered',
      subjectType: 'class-session',
      subjectId: session.id,
      unitPath: session.unitPath,
      details: { people: offered.length },
    });
  }
}
