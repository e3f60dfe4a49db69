import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HomeFollower, MemberHomeService, MemberService } from '@lopso/org';
import { GradingQueueRepository } from '../storage/grading-queue.repository';

/** What waits to be graded waits where its author belongs, from the very transaction on that moves her. */
@Injectable()
export class WaitingWork implements OnModuleInit, HomeFollower {
  constructor(
    private readonly memberHomes: MemberHomeService,
    private readonly members: MemberService,
    private readonly queue: GradingQueueRepository,
  ) {}

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    const authors = await this.queue.authorsWaiting(memberIds);
    const homes = await this.members.describeMembers(authors);
    await this.queue.moveWaiting([...homes.values()]);
  }
}
