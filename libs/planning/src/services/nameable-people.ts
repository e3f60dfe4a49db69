import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary, TeamService } from '@lopso/org';
import { Clock, NotFound } from '@lopso/platform';

/** Whom to name: everybody who holds a seat in the teams today, and these people. */
export interface PeopleToName {
  readonly teamIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** Finds the people of a commune who are to be named. */
@Injectable()
export class NameablePeople {
  constructor(
    private readonly members: MemberService,
    private readonly teams: TeamService,
    private readonly clock: Clock,
  ) {}

  /**
   * Each once; `known` stand on the commune's sheet, wherever they belong today. @throws NotFound for anybody else who is not of the
   * commune, and for a team of another one, whether there is one or not
   */
  async of(
    communePath: string,
    { teamIds, memberIds }: PeopleToName,
    known: ReadonlySet<string>,
  ): Promise<MemberSummary[]> {
    for (const id of teamIds) {
      if (!isWithin((await this.teams.getTeamSummary(id)).unitPath, communePath)) throw new NotFound();
    }
    const ofTeams = teamIds.length === 0 ? [] : await this.members.listMembersOfTeams(teamIds, this.clock.today());
    const described = await this.members.describeMembers(memberIds);
    if (described.size < new Set(memberIds).size) throw new NotFound();
    const strange = [...described.values()].filter(({ id }) => !known.has(id));
    if (strange.some(({ unitPath }) => !isWithin(unitPath, communePath))) throw new NotFound();
    return [...new Map([...ofTeams, ...described.values()].map((member) => [member.id, member])).values()];
  }
}

const isWithin = (path: string, over: string): boolean => path === over || path.startsWith(`${over}.`);
