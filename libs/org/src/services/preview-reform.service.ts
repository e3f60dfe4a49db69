import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { movingVillages } from '../rules/reform-moves';
import { VillageRepository } from '../storage/village.repository';
import { type CommuneReform } from './commune-reform';
import { ReformDesk } from './reform-desk';
import { type FollowingCount, PlaceFollowers } from './place-followers';
import { type EndingGrant, ReformGrants } from './reform-grants';

/** What a reform of communes would do. */
export interface ReformEffect {
  /** Teams of communes that end, with how many people leave a place by it. */
  readonly endingTeams: readonly { readonly name: string; readonly people: number }[];
  readonly villages: number;
  /** Teams of the villages that move; they go along with their people. */
  readonly villageTeams: number;
  /** People registered at the commune itself who go with the village in whose team they sit. */
  readonly followers: number;
  /** Everybody who belongs to another commune afterwards. */
  readonly memberIds: readonly string[];
  /** Rights over communes that end: each ends too, or is passed on as the act names it. */
  readonly grants: readonly EndingGrant[];
  /** What stands in communes that end and goes on where their own people do. */
  readonly following: readonly FollowingCount[];
  /** Communes of today that a new one is told apart from by the former district. */
  readonly namesakes: readonly string[];
}

/** Says what a reform of communes would do, and does none of it. */
@Injectable()
export class PreviewReform {
  constructor(
    private readonly desk: ReformDesk,
    private readonly villages: VillageRepository,
    private readonly grants: ReformGrants,
    private readonly places: PlaceFollowers,
    private readonly transactions: Transactions,
  ) {}

  /** Refuses what `ReformCommunes.reform` refuses before it writes. @throws NotFound, ReformDoesNotFit, ReformLeavesOut, InvalidInput, TeamIsNew, CommuneExists, CommuneNameTaken */
  async preview(actor: Actor, wish: CommuneReform): Promise<ReformEffect> {
    this.desk.check(wish);
    return this.transactions.run(async () => {
      const opened = await this.desk.open(actor, wish);
      const moving = movingVillages(opened, wish);
      const villagers = await this.villages.peopleOf(moving.map(({ id }) => id));
      return {
        endingTeams: opened.ending.map(({ team, terms }) => ({ name: team.name, people: terms.length })),
        villages: moving.length,
        villageTeams: moving.filter(({ teamId }) => teamId !== null).length,
        memberIds: [...opened.people, ...opened.followers.map(({ memberId }) => memberId), ...villagers],
        followers: opened.followers.length,
        grants: await this.grants.open(actor, opened.goingIds),
        namesakes: opened.namesakes,
        following: await this.places.count(opened.goingIds, wish),
      };
    });
  }
}
