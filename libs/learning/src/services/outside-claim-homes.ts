import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HomeFollower, MemberHomeService, MemberService } from '@lopso/org';
import { OutsideClaimJobsRepository } from '../storage/outside-claim-jobs.repository';

/** What somebody has sent in lies where she belongs, from the very transaction on that moves her. */
@Injectable()
export class OutsideClaimHomes implements OnModuleInit, HomeFollower {
  constructor(
    private readonly memberHomes: MemberHomeService,
    private readonly members: MemberService,
    private readonly claims: OutsideClaimJobsRepository,
  ) {}

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    const homes = await this.members.describeMembers(await this.claims.senders(memberIds));
    await this.claims.move([...homes.values()]);
  }
}
