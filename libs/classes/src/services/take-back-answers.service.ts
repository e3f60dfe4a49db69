import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { AnswerStands } from '../classes-requests.errors';
import { judgeTakeBack, type RequestStage } from '../rules/place-request';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { type PlaceRequest, PlaceRequestRepository } from '../storage/place-request.repository';
import { againWhenRaced } from './racing';
import { RequestAccess, type RequestsByClass } from './request-access';
import { RequestReopening } from './request-reopening.service';

/** Takes answers to requests back. */
@Injectable()
export class TakeBackAnswers {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly rights: RequestAccess,
    private readonly groups: ClassGroupRepository,
    private readonly reopening: RequestReopening,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The actor's own answers of some minutes ago: the requests wait again, a place goes to who waits for it. Those of a class together or not
   * at all; twice is harmless. @throws NotFound as answering does, AnswerStands
   */
  async takeBack(actor: Actor, stage: RequestStage, requestIds: readonly string[]): Promise<void> {
    const found = await this.requests.find(requestIds, this.clock.now());
    this.rights.requireAnswerable(actor, stage, requestIds, found);
    for (const asked of this.rights.byClass(found))
      await againWhenRaced(() => this.transactions.run(() => this.ofClass(actor, stage, asked)));
  }

  private async ofClass(actor: Actor, stage: RequestStage, { classGroupId, ids }: RequestsByClass): Promise<void> {
    const group = await this.groups.lockGroup(classGroupId);
    if (group === null) return;
    const stands: PlaceRequest[] = [];
    for (const request of await this.requests.ofClass(classGroupId, ids))
      if (!(await this.take(actor, stage, group, request))) stands.push(request);
    if (stands.length > 0) throw new AnswerStands(await this.rights.namesOf(stands));
  }

  private async take(actor: Actor, stage: RequestStage, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    // How the class admits was changed: nobody waits there for such a word any more.
    if (group.approval !== request.approval) return false;
    switch (judgeTakeBack(request, { stage, accountId: actor.accountId }, this.clock.now())) {
      case 'waits':
        return true;
      case 'over':
        return false;
      case 'passed-on':
        return this.reopening.toCommune(actor, group, request);
      case 'admitted':
        return this.reopening.fromPlace(actor, group, request);
      case 'declined':
        return this.reopening.fromNo(actor, group, request);
    }
  }
}
