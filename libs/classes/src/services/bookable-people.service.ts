import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary, TeamService } from '@lopso/org';
import { Access, type Actor, Clock, compareNames, NotFound, type Permission, type Scope } from '@lopso/platform';
import { BOOK_MEMBERS } from '../classes.permissions';

/** Whom to book: everybody who holds a seat in the teams today, and these people. */
export interface PeopleToBook {
  readonly teamIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** Finds the people of a booking and checks that the actor may book each of them. */
@Injectable()
export class BookablePeople {
  constructor(
    private readonly members: MemberService,
    private readonly teams: TeamService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Each person once, by given name, within the units the right is over. @throws NotFound when one lies outside the actor's units */
  async of(actor: Actor, request: PeopleToBook, permission: Permission = BOOK_MEMBERS): Promise<MemberSummary[]> {
    const scope = this.access.scope(actor, permission);
    await this.requireTeams(scope, request.teamIds);
    const ofTeams =
      request.teamIds.length === 0 ? [] : await this.members.listMembersOfTeams(request.teamIds, this.clock.today());
    const described = await this.members.describeMembers(request.memberIds);
    const people = new Map<string, MemberSummary>();
    for (const member of [...ofTeams, ...described.values()]) people.set(member.id, member);
    const isHidden = [...people.values()].some((member) => !scope.contains(member.unitPath));
    if (isHidden || described.size < new Set(request.memberIds).size) throw new NotFound();
    return [...people.values()].sort((a, b) => compareNames(a.fullName, b.fullName));
  }

  /** A team of other units looks like none at all, whether somebody sits in it or not. @throws NotFound */
  private async requireTeams(scope: Scope, teamIds: readonly string[]): Promise<void> {
    for (const id of teamIds) {
      const team = await this.teams.getTeamSummary(id);
      if (!scope.contains(team.unitPath)) throw new NotFound();
    }
  }

  /** The present instant, as the booking is stamped with it. */
  now(): Date {
    return this.clock.now();
  }
}
