import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { READ_CLASSES } from '../classes.permissions';
import { isOverdue } from '../rules/session-doors';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { type SessionSummary } from './class-views';
import { CommuneNames } from './commune-names.service';
import { SessionFacts } from './session-facts.service';
import { TeachingRights } from './teaching-rights.service';

/** `isOfGuests`: its class was planned for people whom the actor books; left out: she was found to read it. */
type Described = ClassSession & { readonly isOfGuests?: boolean };

/** Adds to sessions what their lists show: the commune's name and how many are booked and present. */
@Injectable()
export class SessionSummaries {
  constructor(
    private readonly facts: SessionFacts,
    private readonly names: CommuneNames,
    private readonly access: ClassAccess,
    private readonly sessions: ClassSessionRepository,
    private readonly rights: TeachingRights,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, sessions: readonly Described[]): Promise<SessionSummary[]> {
    const factOf = await this.facts.of(sessions.map((session) => session.id));
    const names = await this.names.of(sessions.map((session) => session.communeId));
    const now = this.clock.now();
    const unfit = await this.rights.lackingAt(sessions.filter((session) => isAhead(session, now)));
    return sessions.map((session) => ({
      ...session,
      communeName: names.get(session.communeId) ?? '',
      ...factOf(session.id),
      isOwn: this.access.runs(actor, session),
      ...this.moveOf(actor, session, now),
      isOverdue: isOverdue(session, now),
      unfitStaff: unfit.get(session.id) ?? [],
      isGuest: session.isOfGuests === true && !this.access.mayOn(actor, READ_CLASSES, session),
    }));
  }

  private moveOf(actor: Actor, session: ClassSession, now: Date): Pick<SessionSummary, 'canMove' | 'movesWithClass'> {
    const isToCome = isAhead(session, now);
    const canMoveAlone = isToCome && this.access.isOwn(actor, session) && this.access.mayChange(actor, session);
    const movesWithClass = isToCome && !canMoveAlone && this.access.mayMoveAnyClass(actor, session);
    return { canMove: canMoveAlone || movesWithClass, movesWithClass };
  }

  async one(actor: Actor, session: ClassSession): Promise<SessionSummary> {
    const [summary] = await this.of(actor, [session]);
    if (summary === undefined) throw new Error('A session has one summary');
    return summary;
  }

  /** How many sessions of each class are overdue. */
  async overdueCountsOf(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    return this.sessions.overdueCountsOf(classGroupIds, this.clock.now());
  }

  /** How many planned sessions of each class have somebody before them who may not teach on their day; classes without one are left out. */
  async unfitCountsOf(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    const ahead = await this.sessions.plannedOf(classGroupIds, this.clock.now());
    const unfit = await this.rights.lackingAt(ahead);
    const counts = new Map<string, number>();
    for (const { id, classGroupId } of ahead)
      if (unfit.has(id)) counts.set(classGroupId, (counts.get(classGroupId) ?? 0) + 1);
    return counts;
  }

  async communeNames(communeIds: readonly string[]): Promise<Map<string, string>> {
    return this.names.of(communeIds);
  }
}

const isAhead = (session: ClassSession, now: Date): boolean => session.state === 'planned' && !isOverdue(session, now);
