import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { type ClassSession } from '../storage/class-session.repository';
import { SessionNewsRepository } from '../storage/session-news.repository';
import { noteHoliday } from './holiday-trail';

/** Keeps what a session was before a change: for the audit trail, and for the news of who is booked and who stands before it. */
@Injectable()
export class ChangeTrail {
  constructor(
    private readonly news: SessionNewsRepository,
    private readonly audit: Audit,
  ) {}

  /** A session moved, knowingly to these days off. Needs the transaction of the move, after it. */
  async noteMove(
    actor: Actor,
    before: ClassSession,
    { at, holidays }: { readonly at: Date; readonly holidays: readonly string[] },
  ): Promise<void> {
    await this.news.noteChange(before, actor.accountId, at);
    await noteHoliday(this.audit, actor, before, holidays);
  }

  /** A session was cancelled, or takes place after all. Needs the transaction of the act, after it. */
  async noteFate(actor: Actor, before: ClassSession, state: 'planned' | 'cancelled', at: Date): Promise<void> {
    await this.news.noteChange(before, actor.accountId, at);
    await this.audit.record(actor, {
      action: state === 'cancelled' ? 'classes.session-cancelled' : 'classes.session-restored',
      subjectType: 'class-session',
      subjectId: before.id,
      unitPath: before.unitPath,
    });
  }
}
