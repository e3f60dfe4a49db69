import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { MergeDoesNotFit, VillageIsNew } from '../org-changes.errors';
import { teamName } from '../rules/unit-names';
import { type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune, VillageRepository } from '../storage/village.repository';
import { ActJournal } from './act-journal';
import { MergeDesk, type OpenedMerge } from './merge-desk';
import { TeamMover } from './team-mover';
import { type VillageDraft, villageNameOf } from './village-desk';

/** Villages of one commune that become one, by a decision. */
export interface VillageMerge {
  readonly villageIds: readonly string[];
  /** The name of the new village; it may be the name of one of the old. */
  readonly village: VillageDraft;
  /** The village whose team goes on as the team of the new one; null: none does. All others end. */
  readonly keepTeamOf: string | null;
  readonly decisionNumber: string | null;
}

/** Merges villages into a new one. */
@Injectable()
export class MergeVillages {
  constructor(
    private readonly desk: MergeDesk,
    private readonly villages: VillageRepository,
    private readonly teams: TeamMover,
    private readonly journal: ActJournal,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * From today on the villages exist no longer and a new one does; people go along, one team may go on with its leader's
   * right, the others end and their people leave their places. A dated link leads from each old village to the new one. May be taken back today.
   * @throws NotFound when a village lies outside the actor's units or ended; MergeDoesNotFit; VillageExists, VillageSpeltAlike; VillageIsNew;
   * TeamIsNew when a team that would end was founded today
   */
  async merge(
    actor: Actor,
    communeId: string,
    wish: VillageMerge,
  ): Promise<{ readonly actId: string; readonly village: UnitSummary }> {
    const name = villageNameOf(wish.village);
    return this.transactions.run(async () => {
      const opened = await this.desk.open(actor, communeId, { name, ...wish });
      const young = opened.sources.find((village) => village.validFrom === this.clock.today());
      if (young !== undefined) throw new VillageIsNew(young.fullName);
      if (new Set(wish.villageIds).size < 2) throw new MergeDoesNotFit();
      const newVillageId = newId();
      const links = opened.sources.map((source) => ({ id: newId(), source }));
      let village: UnitSummary | null = null;
      const actId = await this.journal.keep(
        actor,
        {
          kind: 'villages-merged',
          unitId: opened.commune.id,
          unitPath: opened.commune.path,
          subject: `${opened.sources.map((source) => source.fullName).join(', ')} → ${name.fullName}`,
        },
        {
          unit: [newVillageId, ...opened.sources.map((source) => source.id)],
          team: opened.sources.flatMap((source) => source.teamId ?? []),
          member: opened.people,
          seat_term: opened.ending.flatMap(({ terms }) => terms.map((term) => term.seatTermId)),
          unit_succession: links.map((link) => link.id),
        },
        async () => {
          await this.desk.endTeams(actor, opened, wish.decisionNumber);
          await this.villages.endAll(wish.villageIds, this.clock.today());
          village = await this.desk.found(actor, opened, name, newVillageId);
          await this.follow(opened, links, village, wish.decisionNumber);
        },
      );
      return { actId, village: village ?? opened.commune };
    });
  }

  private async follow(
    { kept, people }: OpenedMerge,
    links: readonly { readonly id: string; readonly source: VillageOfCommune }[],
    village: UnitSummary,
    decisionNumber: string | null,
  ): Promise<void> {
    if (kept !== null) await this.teams.moveTo(kept, village, teamName(village.fullName));
    await this.desk.movePeople(people, village);
    for (const { id, source } of links)
      await this.villages.succeed({
        id,
        fromUnitId: source.id,
        toUnitId: village.id,
        kind: 'merged',
        effectiveOn: this.clock.today(),
        decisionNumber,
        recordedAt: this.clock.now(),
      });
  }
}
