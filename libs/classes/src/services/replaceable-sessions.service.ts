import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, compareNames, NotFound } from '@lopso/platform';
import {
  READ_ANY_STAFF_REPLACEMENTS,
  READ_STAFF_REPLACEMENTS,
  REPLACE_ANY_STAFF,
  REPLACE_STAFF,
} from '../classes.permissions';
import { endOfDayInVietnam, instantInVietnam } from '../rules/vietnam-time';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import {
  type BusyStaff,
  ReplacementRepository,
  type ReplaceReach,
  type ReplaceScopes,
  type StoredReplacement,
} from '../storage/replacement.repository';

import { ClassAccess } from './class-access.service';

/** Calendar days in Vietnam, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const MOST_SESSIONS = 100;

/** Sessions to come that may be given to others: an officer's those of the units, a trainer's the own ones; an auditor sees them. */
@Injectable()
export class ReplaceableSessions {
  constructor(
    private readonly replacements: ReplacementRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly access: Access,
    private readonly classes: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /** Who stands before them, by given name. */
  async staff(actor: Actor, days: Days): Promise<BusyStaff[]> {
    const found = await this.replacements.busyStaff(this.reachOf(actor, days));
    return found.sort((a, b) => compareNames(a.name, b.name));
  }

  /** Those of one person, by start, 100 at most; nobody's for an account that is hidden or is none. */
  async of(actor: Actor, accountId: string, days: Days): Promise<ClassSession[]> {
    const ids = await this.replacements.sessionIdsOf(accountId, this.reachOf(actor, days), MOST_SESSIONS);
    return this.sessions.findSessions(ids);
  }

  /** Sessions to be given over, kept as they are until the transaction ends. @throws NotYourClass; NotFound, for hidden ones as for none */
  async lock(actor: Actor, ids: readonly string[]): Promise<ClassSession[]> {
    return this.judge(actor, ids, await this.hold(ids));
  }

  /** Keeps sessions as they are until the transaction ends, before `judge`. */
  async hold(ids: readonly string[]): Promise<ClassSession[]> {
    return this.sessions.lockSessions(ids);
  }

  /** Those that are held, if the actor may give away each of the named ones. @throws NotYourClass; NotFound, for hidden ones as for none */
  judge(actor: Actor, ids: readonly string[], sessions: ClassSession[]): ClassSession[] {
    const byId = new Map(sessions.map((session) => [session.id, session]));
    for (const id of ids) this.classes.replaceable(actor, byId.get(id) ?? null);
    return sessions;
  }

  /** A replacement that was made. @throws NotFound, for a hidden one as for none */
  async replacement(actor: Actor, id: string): Promise<StoredReplacement> {
    const found = await this.replacements.findWithin(id, this.scopesOf(actor));
    if (found === null) throw new NotFound();
    return found;
  }

  private scopesOf(actor: Actor): ReplaceScopes {
    return {
      scope: this.access.scope(actor, REPLACE_ANY_STAFF),
      ownReach: this.access.scope(actor, REPLACE_STAFF),
      accountId: actor.accountId,
    };
  }

  private reachOf(actor: Actor, { from, to }: Days): ReplaceReach {
    const [startsAt, end] = [instantInVietnam(from, '00:00'), endOfDayInVietnam(to)];
    return {
      scope: this.access.scope(actor, READ_ANY_STAFF_REPLACEMENTS),
      ownReach: this.access.scope(actor, READ_STAFF_REPLACEMENTS),
      accountId: actor.accountId,
      now: this.clock.now(),
      // Days the wrong way round hold nothing.
      span: { startsAt, endsAt: end > startsAt ? end : startsAt },
    };
  }
}
