import { Injectable } from '@nestjs/common';
import { HeldRightService, MemberService, TeamService } from '@lopso/org';
import { Access, type Actor } from '@lopso/platform';
import { NobodyForCards } from '../classes.errors';
import { PRINT_CARDS } from '../classes.permissions';
import { isSeated } from '../rules/card-verdict';
import { CardPrinting, type PrintedCard } from './card-printing';

/** Cards that an officer or a leader prints for others. Whoever has a card keeps it; a lost one is replaced one by one. */
@Injectable()
export class MemberCards {
  constructor(
    private readonly teams: TeamService,
    private readonly heldRights: HeldRightService,
    private readonly members: MemberService,
    private readonly printing: CardPrinting,
    private readonly access: Access,
  ) {}

  /** Cards of who sits in a team today or from a coming day on, by given name. @throws NotFound, NobodyForCards */
  async ofTeam(actor: Actor, teamId: string): Promise<PrintedCard[]> {
    const { team, seats } = await this.teams.getTeam(actor, teamId);
    this.access.require(actor, PRINT_CARDS, team);
    const ids = seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person?.memberId ?? []));
    const { unitPath } = team;
    return this.print(actor, ids, { subjectType: 'team', subjectId: teamId, unitPath });
  }

  /** Cards of the people somebody leads. @throws NotFound for a group the actor does not lead, NobodyForCards */
  async ofGroup(actor: Actor, groupId: string): Promise<PrintedCard[]> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const ids = (await this.heldRights.getLedMemberIds(group)).flatMap(({ memberIds }) => memberIds);
    const { unitPath } = group;
    return this.print(actor, ids, { subjectType: 'led-group', subjectId: groupId, unitPath });
  }

  /** A new card for somebody who lost hers, which is good no longer. @throws NotFound, NobodyForCards without a seat */
  async replace(actor: Actor, memberId: string): Promise<PrintedCard> {
    const member = await this.members.getMember(actor, memberId);
    this.access.require(actor, PRINT_CARDS, member);
    if (!isSeated(member)) throw new NobodyForCards();
    return this.printing.replace(actor, member);
  }

  private async print(
    actor: Actor,
    memberIds: readonly string[],
    run: Parameters<CardPrinting['print']>[2],
  ): Promise<PrintedCard[]> {
    return this.printing.print(actor, [...(await this.members.describeMembers(memberIds)).values()], run);
  }
}
