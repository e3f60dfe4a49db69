import { Injectable } from '@nestjs/common';
import { type Actor, Audit, newId } from '@lopso/platform';
import { ReplacementRepository } from '../storage/replacement.repository';
import { type StaffMember } from '../storage/session-staff.repository';

/** A session as it was before another trainer was named for it. */
interface HandedSession {
  readonly id: string;
  readonly unitPath: string;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly assistants?: readonly StaffMember[];
}

/**
 * Keeps that a form gave one session to another trainer, as who stands in is kept: she is told of it, the list of replacements
 * has it, and there it is taken back (decision 0043).
 */
@Injectable()
export class HandOverTrail {
  constructor(
    private readonly replacements: ReplacementRepository,
    private readonly audit: Audit,
  ) {}

  /** Nothing where she stood before it already. Needs the transaction of the act, after it. */
  async note(
    actor: Actor,
    before: HandedSession,
    { trainer, at }: { readonly trainer: StaffMember; readonly at: Date },
  ): Promise<void> {
    const { id, unitPath, trainerId, trainerName, assistants = [] } = before;
    if (trainer.accountId === trainerId) return;
    const wasAssistant = assistants.some(({ accountId }) => accountId === trainer.accountId);
    await this.replacements.insert({
      ...{ id: newId(), accountId: trainerId, standInId: trainer.accountId, madeBy: actor.accountId, madeAt: at },
      sessions: [{ sessionId: id, duty: 'trainer', wasAssistant }],
    });
    await this.audit.record(actor, {
      ...{ action: 'classes.staff-replaced', subjectType: 'class-session', subjectId: id, unitPath },
      details: { away: trainerName, standIn: trainer.name },
    });
  }
}
