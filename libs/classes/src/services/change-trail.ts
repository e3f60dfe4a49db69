import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { type ClassSession } from '../storage/class-session.repository';
import { SessionNewsRepository } from '../storage/session-news.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { ClassAccess } from './class-access.service';
import { HandOverTrail } from './hand-over-trail';
import { noteHoliday } from './holiday-trail';

/** When a session was moved, to which days off, and who stands before it from then on; left out: who did. */
interface NotedMove {
  readonly at: Date;
  readonly holidays: readonly string[];
  readonly trainer?: StaffMember | undefined;
}

/** What became of a session when, and on which days off it takes place after all. */
interface NotedFate {
  readonly state: 'planned' | 'cancelled';
  readonly at: Date;
  readonly holidays: readonly string[];
}

/** Keeps what a session was before a change: for the audit trail, and for the news of who is booked and who stands before it. */
@Injectable()
export class ChangeTrail {
  constructor(
    private readonly news: SessionNewsRepository,
    private readonly audit: Audit,
    private readonly handOvers: HandOverTrail,
    private readonly access: ClassAccess,
  ) {}

  /** A session moved, knowingly to these days off, with this trainer from then on. Needs the transaction of the move, after it. */
  async noteMove(actor: Actor, before: ClassSession, { at, holidays, trainer }: NotedMove): Promise<void> {
    await this.noteChange(actor, before, at);
    if (trainer !== undefined) await this.handOvers.note(actor, before, { trainer, at });
    await noteHoliday(this.audit, actor, before, holidays);
  }

  /** One session alone got other hours or another hall, or other people and things, or both: a class that moves says so once. Needs the transaction of the act. */
  async recordChange(
    actor: Actor,
    { id: subjectId, unitPath }: ClassSession,
    { isMove, isCrew }: { readonly isMove: boolean; readonly isCrew: boolean },
  ): Promise<void> {
    const entry = { subjectType: 'class-session', subjectId, unitPath };
    if (isMove) await this.audit.record(actor, { ...entry, action: 'classes.session-moved' });
    if (isCrew || !isMove) await this.audit.record(actor, { ...entry, action: 'classes.session-crew-changed' });
  }

  /** A session was cancelled, or takes place after all, knowingly on these days off. Needs the transaction of the act, after it. */
  async noteFate(actor: Actor, before: ClassSession, { state, at, holidays }: NotedFate): Promise<void> {
    await this.noteChange(actor, before, at);
    await this.audit.record(actor, {
      action: state === 'cancelled' ? 'classes.session-cancelled' : 'classes.session-restored',
      subjectType: 'class-session',
      subjectId: before.id,
      unitPath: before.unitPath,
    });
    await noteHoliday(this.audit, actor, before, holidays);
  }

  private async noteChange(actor: Actor, before: ClassSession, at: Date): Promise<void> {
    const isByDepartment = this.access.changesFromOutside(actor, before);
    await this.news.noteChange(before, { by: actor.accountId, at, isByDepartment });
  }
}
