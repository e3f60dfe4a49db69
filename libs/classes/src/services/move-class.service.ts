import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type ClassMovePlan, ClassMovePlans } from './class-move-plans.service';
import { type ClassMoved, ClassMoveSteps } from './class-move-steps.service';
import { ScheduleClashes } from './schedule-clashes.service';

/** What a move would come to; thrown to end its transaction, so that nothing of it is kept. */
class Foreseen extends Error {
  constructor(readonly moved: ClassMoved) {
    super('foreseen');
  }
}

/** Moves sessions of a class to other hours, other halls or another commune, all or none (decision 0075). */
@Injectable()
export class MoveClass {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly plans: ClassMovePlans,
    private readonly steps: ClassMoveSteps,
    private readonly clashes: ScheduleClashes,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Who is booked keeps the place. @throws as `ClassMovePlans.judge`; VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, TrainerFar,
   * AssistantFar, MembersFar with all clashes and the next free hours; NotYourClass, NotFound
   */
  async move(actor: Actor, classGroupId: string, plan: ClassMovePlan): Promise<ClassMoved> {
    return this.run(actor, classGroupId, plan, (moved) => moved);
  }

  /** What it would come to: the move is made and taken back under the same locks, so nothing but time can make it otherwise. @throws as `move` */
  async foresee(actor: Actor, classGroupId: string, plan: ClassMovePlan): Promise<ClassMoved> {
    try {
      return await this.run(actor, classGroupId, plan, (moved) => {
        throw new Foreseen(moved);
      });
    } catch (error) {
      if (error instanceof Foreseen) return error.moved;
      throw error;
    }
  }

  private async run(
    actor: Actor,
    classGroupId: string,
    plan: ClassMovePlan,
    end: (moved: ClassMoved) => ClassMoved,
  ): Promise<ClassMoved> {
    const { id } = await this.steps.movable(actor, classGroupId);
    const known = await this.plans.judge(actor, plan, await this.sessions.sessionsOfGroup(id));
    const tried = await this.steps.tried(known);
    return this.clashes.naming(actor, tried, () =>
      this.transactions.run(async () => {
        await this.sessions.lockSessions(known.map((move) => move.id));
        const moves = await this.plans.judge(actor, plan, await this.sessions.sessionsOfGroup(id));
        return end(await this.steps.take(actor, id, moves));
      }),
    );
  }
}
