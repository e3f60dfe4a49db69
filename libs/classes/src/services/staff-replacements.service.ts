import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { Access, type Actor, Clock } from '@lopso/platform';
import { READ_ANY_STAFF_REPLACEMENTS, REPLACE_ANY_STAFF, REPLACE_STAFF } from '../classes.permissions';
import { dutyIn, type HandedDuty } from '../rules/hand-over';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ReplacementRepository, type StoredReplacement } from '../storage/replacement.repository';

/** A replacement in a list. */
export interface ReplacementSummary {
  readonly id: string;
  readonly name: string;
  readonly standInName: string;
  readonly madeAt: Date;
  readonly isUndone: boolean;
  /** None of its sessions began, all are still with who stood in, and the caller may give them back. */
  readonly canUndo: boolean;
  readonly sessions: readonly ReplacedIn[];
}

/** A session of a replacement. */
export interface ReplacedIn {
  readonly title: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly duty: HandedDuty;
}

const MOST = 10;

/** Reads who stood in for whom of late. */
@Injectable()
export class StaffReplacements {
  constructor(
    private readonly replacements: ReplacementRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly accounts: AccountService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The last ten the actor made, or all of whose sessions lie where the actor sees those of everybody; the newest first. */
  async list(actor: Actor): Promise<ReplacementSummary[]> {
    const found = await this.replacements.lastOnes(
      actor.accountId,
      this.access.scope(actor, READ_ANY_STAFF_REPLACEMENTS),
      MOST,
    );
    const names = await this.accounts.describeAccounts(
      found.flatMap(({ accountId, standInId }) => [accountId, standInId]),
    );
    const ids = found.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId));
    const sessions = new Map((await this.sessions.findSessions(ids)).map((session) => [session.id, session]));
    const nameOf = (id: string): string => names.get(id)?.displayName ?? '';
    return found.map((one) => ({
      ...{ id: one.id, name: nameOf(one.accountId), standInName: nameOf(one.standInId), madeAt: one.madeAt },
      isUndone: one.undoneAt !== null,
      canUndo: this.canUndo(one, sessions) && this.mayUndo(actor, one, sessions),
      sessions: one.sessions.flatMap(({ sessionId, duty }) => {
        const session = sessions.get(sessionId);
        if (session === undefined) return [];
        return [{ title: session.title, number: session.number, startsAt: session.startsAt, duty }];
      }),
    }));
  }

  private mayUndo(
    actor: Actor,
    { madeBy, sessions }: StoredReplacement,
    byId: ReadonlyMap<string, ClassSession>,
  ): boolean {
    if (madeBy === actor.accountId) return this.access.holds(actor, REPLACE_STAFF);
    const scope = this.access.scope(actor, REPLACE_ANY_STAFF);
    return sessions.every(({ sessionId }) => scope.contains(byId.get(sessionId)?.unitPath ?? ''));
  }

  private canUndo(one: StoredReplacement, sessions: ReadonlyMap<string, ClassSession>): boolean {
    const now = this.clock.now();
    const isLeft = ({ sessionId, duty }: { sessionId: string; duty: HandedDuty }): boolean => {
      const session = sessions.get(sessionId);
      if (session?.state !== 'planned' || session.startsAt <= now) return false;
      return dutyIn(session, one.standInId) === duty;
    };
    return one.undoneAt === null && one.sessions.every(isLeft);
  }
}
