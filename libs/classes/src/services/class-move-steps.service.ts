import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@lopso/platform';
import { NotYourClass } from '../classes.errors';
import { MOVE_CLASSES } from '../classes.permissions';
import { vietnamDateOf, vietnamTimeOf } from '../rules/vietnam-time';
import { type StaffedClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { type ClassSession } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { ClassHome, type MoveEffects } from './class-home.service';
import { type JudgedMove, type SessionTarget } from './class-move-plans.service';
import { type TriedHours } from './clash-reports.service';
import { SessionMover } from './session-mover.service';

/** What came of a move, or would. */
export interface ClassMoved extends MoveEffects {
  readonly movedCount: number;
  /** Sent as a plan, it takes the move back. */
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
  ) {}

  /** The class when the actor may move it. @throws NotFound when it is hidden, NotYourClass */
  async movable(actor: Actor, classGroupId: string): Promise<StaffedClassGroup> {
    const group = this.access.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.access.mayOn(actor, MOVE_CLASSES, group)) throw new NotFound();
    if (!this.access.mayMoveClass(actor, group)) throw new NotYourClass();
    return group;
  }

  /** The hours the moves ask for, by their place in the plan, to name what stands in their way. */
  async tried(moves: readonly JudgedMove[]): Promise<TriedHours[]> {
    const movedIds = moves.map(({ id }) => id);
    const tried: TriedHours[] = [];
    for (const { session, venue, to } of [...moves].sort((a, b) => a.index - b.index)) {
      const crew = await this.mover.crewFor(session, undefined);
      const { trainerId, id: sessionId } = session;
      tried.push({
        venueId: venue.id,
        communeId: venue.communeId,
        trainerId,
        crew,
        periods: [to],
        sessionId,
        movedIds,
      });
    }
    return tried;
  }

  /** Writes them, in their order. Under the locks on the class and its sessions. @throws as `SessionMover.move` */
  async take(actor: Actor, classGroupId: string, moves: readonly JudgedMove[]): Promise<ClassMoved> {
    const group = this.access.seen(actor, await this.groups.lockGroup(classGroupId));
    for (const [at, { session, venue, to, holidays }] of moves.entries()) {
      const crew = await this.mover.crewFor(session, undefined);
      const alongIds = moves.slice(at + 1).map(({ id }) => id);
      const place = { venueId: venue.id, communeId: venue.communeId, trainerId: session.trainerId };
      await this.mover.move(actor, session, { ...place, ...to, crew, holidays, alongIds });
    }
    return {
      ...(await this.home.settle(actor, group, moves.length)),
      movedCount: moves.length,
      undo: moves.map(({ session }) => asTarget(session)),
    };
  }
}

const asTarget = ({ id, venueId, startsAt, endsAt }: ClassSession): SessionTarget => ({
  ...{ classSessionId: id, venueId, on: vietnamDateOf(startsAt) },
  ...{ from: vietnamTimeOf(startsAt), to: vietnamTimeOf(endsAt) },
});
