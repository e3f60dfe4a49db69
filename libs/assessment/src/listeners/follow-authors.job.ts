import { Injectable } from '@nestjs/common';
import { Members, type SeatChanged, SeatTaken } from '@lopso/org';
import { EventJob, type JobHandler } from '@lopso/platform';
import { GradingQueueRepository } from '../storage/grading-queue.repository';

/** Who took a seat elsewhere may have moved with it: what waits to be graded then waits where the person is. */
@Injectable()
@EventJob(SeatTaken, {
  name: 'assessment.follow-authors',
  retryLimit: 10,
  retryDelaySeconds: 2,
  timeoutSeconds: 60,
})
export class FollowAuthors implements JobHandler<SeatChanged> {
  constructor(
    private readonly members: Members,
    private readonly queue: GradingQueueRepository,
  ) {}

  async handle({ memberId }: SeatChanged): Promise<void> {
    const member = (await this.members.describe([memberId])).get(memberId);
    if (member !== undefined) await this.queue.moveWaiting(memberId, member);
  }
}
