import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor } from '@lopso/platform';
import { type RequiredCourse } from '../rules/booking-plan';
import { type WaitingTurn } from '../rules/waiting-order';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { type BookedMember, bookedMemberOf } from './class-views';
import { WantedCourses } from './wanted-courses.service';

/** Somebody who waits, as the class's people see her. */
export interface WaitingMember extends BookedMember, Omit<WaitingTurn, 'memberId' | 'communeId'> {
  /** Courses the class builds on that she has not finished: she is passed over while it is so. */
  readonly missing: readonly RequiredCourse[];
}

/** Describes who waits for a place in a class. */
@Injectable()
export class WaitingPeople {
  constructor(
    private readonly members: MemberService,
    private readonly access: ClassAccess,
    private readonly wanted: WantedCourses,
  ) {}

  /** Those of them the actor may see, in their order. The reading is noted by the caller. */
  async of(actor: Actor, group: ClassGroup, turns: readonly WaitingTurn[]): Promise<WaitingMember[]> {
    const ids = turns.map(({ memberId }) => memberId);
    const described = await this.members.describeMembers(ids);
    const missing = await this.wanted.ofClass(group.id, ids);
    const sees = this.access.sees(actor, group);
    return turns.flatMap((turn) => {
      const member = described.get(turn.memberId);
      if (member === undefined || !sees(member)) return [];
      const { joinedAt, position, communePlaces, turn: number, ahead } = turn;
      const lacks = missing.get(member.id) ?? [];
      return [
        { ...bookedMemberOf(member, false), joinedAt, position, communePlaces, turn: number, ahead, missing: lacks },
      ];
    });
  }
}
