import { Injectable } from '@nestjs/common';
import { type Actor, compareNames, NotFound } from '@lopso/platform';
import { NotYourClass } from '../classes.errors';
import { MOVE_CLASSES } from '../classes.permissions';
import { vietnamDateOf, vietnamTimeOf } from '../rules/vietnam-time';
import { ClassGroupRepository, type StaffedClassGroup } from '../storage/class-group.repository';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ClassHome, type MoveEffects } from './class-home.service';
import { type JudgedMove, type SessionTarget } from './class-move-plans.service';
import { type TriedHours } from './clash-reports.service';
import { NO_CREW, standingIn } from './session-crew.service';
import { SessionMover } from './session-mover.service';

/** What came of a move, or would. */
export interface ClassMoved extends MoveEffects {
  readonly movedCount: number;
  /** Of sessions that had begun: people with a place who are busy at the new hours and so not in them, by given name. */
  readonly leftOutNames: readonly string[];
  /** Sent as a plan, it takes the move back, as long as nobody changed the sessions since. */
  readonly undo: readonly SessionTarget[];
}

/** The single steps of a move of a class. */
@Injectable()
export class ClassMoveSteps {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly access: ClassAccess,
    private readonly mover: SessionMover,
    private readonly home: ClassHome,
    private readonly sessions: ClassSessionRepository,
  ) {}

  /** The class when the actor may move it. @throws NotFound when it is hidden, NotYourClass */
  async movable(actor: Actor, classGroupId: string): Promise<StaffedClassGroup> {
    return this.require(actor, await this.groups.findGroup(classGroupId));
  }

  private require<Group extends StaffedClassGroup>(actor: Actor, found: Group | null): Group {
    const group = this.access.seen(actor, found);
    if (!this.access.mayOn(actor, MOVE_CLASSES, group)) throw new NotFound();
    if (!this.access.mayMoveClass(actor, group)) throw new NotYourClass();
    return group;
  }

  /** The hours the moves ask for, by their place in the plan, to name what stands in their way. */
  async tried(moves: readonly JudgedMove[]): Promise<TriedHours[]> {
    const movedIds = moves.map(({ id }) => id);
    const crews = await this.mover.crewsOf(moves.map(({ session }) => session));
    return [...moves]
      .sort((a, b) => a.index - b.index)
      .map(({ session, venue, to }) => ({
        ...{ trainerId: session.trainerId, trainerName: session.trainerName, crew: crews.get(session.id) ?? NO_CREW },
        ...{ venueId: venue.id, communeId: venue.communeId, classGroupId: session.classGroupId },
        ...{ periods: [to], sessionId: session.id, movedIds, standing: [standingIn(session)] },
      }));
  }

  /** Writes them, in their order. Under the locks on the class and its sessions. @throws NotFound, NotYourClass as `movable`, and as `SessionMover.move` */
  async take(actor: Actor, classGroupId: string, moves: readonly JudgedMove[]): Promise<ClassMoved> {
    await this.groups.lockGroup(classGroupId);
    // The class may have been given to somebody else since the actor was let through.
    const group = this.require(actor, await this.groups.findGroup(classGroupId));
    const crews = await this.mover.crewsOf(moves.map(({ session }) => session));
    const held = moves.map((move) => ({ ...move, venueId: move.venue.id, crew: crews.get(move.id) ?? NO_CREW }));
    await this.mover.holdAll(held);
    const leftOut = new Set<string>();
    for (const [at, { session, venue, to, holidays, crew }] of held.entries()) {
      const alongIds = moves.slice(at + 1).map(({ id }) => id);
      const place = { venueId: venue.id, communeId: venue.communeId, trainerId: session.trainerId };
      const names = await this.mover.move(actor, session, { ...place, ...to, crew, holidays, alongIds });
      names.forEach((name) => leftOut.add(name));
    }
    const effects = await this.home.settle(actor, group, moves.length);
    const after = await this.sessions.findSessions(moves.map(({ id }) => id));
    const revisionOf = new Map(after.map(({ id, revision }) => [id, revision]));
    return {
      ...effects,
      movedCount: moves.length,
      leftOutNames: [...leftOut].sort(compareNames),
      undo: moves.map(({ id, session }) => asTarget(session, revisionOf.get(id) ?? session.revision)),
    };
  }
}

const asTarget = ({ id, venueId, startsAt, endsAt }: ClassSession, revision: number): SessionTarget => ({
  ...{ classSessionId: id, venueId, revision, on: vietnamDateOf(startsAt) },
  ...{ from: vietnamTimeOf(startsAt), to: vietnamTimeOf(endsAt) },
});
