import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { LedGroups, Members, Teams } from '@lopso/org';
import { NobodyForCards } from '../classes.errors';
import { PRINT_CARDS } from '../classes.permissions';
import { isSeated } from '../rules/card-verdict';
import { CardPrinting, type PrintedCard } from './card-printing';

/** Cards that an officer or a leader prints for others. Whoever has a card keeps it; a lost one is replaced one by one. */
@Injectable()
export class MemberCards {
  constructor(
    private readonly teams: Teams,
    private readonly groups: LedGroups,
    private readonly members: Members,
    private readonly printing: CardPrinting,
    private readonly access: Access,
  ) {}

  /** Cards of who sits in a team today or from a coming day on, by given name. @throws NotFound, NobodyForCards */
  async ofTeam(actor: Actor, teamId: string): Promise<PrintedCard[]> {
    const { team, seats } = await this.teams.get(actor, teamId);
    this.access.require(actor, PRINT_CARDS, team);
    const ids = seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person?.memberId ?? []));
    const { unitPath } = team;
    return this.print(actor, ids, { subjectType: 'team', subjectId: teamId, unitPath });
  }

  /** Cards of the people somebody leads. @throws NotFound for a group the actor does not lead, NobodyForCards */
  async ofGroup(actor: Actor, groupId: string): Promise<PrintedCard[]> {
    const group = await this.groups.get(actor, groupId);
    const ids = (await this.groups.idsOf(group)).flatMap(({ memberIds }) => memberIds);
    const { unitPath } = group;
    return this.print(actor, ids, { subjectType: 'led-group', subjectId: groupId, unitPath });
  }

  /** A new card for somebody who lost hers, which is good no longer. @throws NotFound, NobodyForCards without a seat */
  async replace(actor: Actor, memberId: string): Promise<PrintedCard> {
    const member = await this.members.get(actor, memberId);
    this.access.require(actor, PRINT_CARDS, member);
    if (!isSeated(member)) throw new NobodyForCards();
    return this.printing.replace(actor, member);
  }

  private async print(
    actor: Actor,
    memberIds: readonly string[],
    run: Parameters<CardPrinting['print']>[2],
  ): Promise<PrintedCard[]> {
    return this.printing.print(actor, [...(await this.members.describe(memberIds)).values()], run);
  }
}
