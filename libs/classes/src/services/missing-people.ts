import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { HoursNeeds } from './hours-needs';

/** Of who missed a session those who are there and need its hours. */
@Injectable()
export class MissingPeople {
  constructor(
    private readonly members: MemberService,
    private readonly needs: HoursNeeds,
    private readonly clock: Clock,
  ) {}

  /** Erased people and those of whom nobody asks these hours any more are left out. Joins a running transaction. */
  async needing(memberIds: readonly string[], topic: string | null): Promise<string[]> {
    const present = await this.members.findPresent(memberIds);
    return [...(await this.needs.stillNeeding([...present], topic))].sort();
  }

  now(): Date {
    return this.clock.now();
  }
}
