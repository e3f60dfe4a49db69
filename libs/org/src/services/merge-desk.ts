import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import { MergeDoesNotFit } from '../org-changes.errors';
import { type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune, VillageRepository } from '../storage/village.repository';
import { decisionNumberOf } from './correct-team.service';
import { HomeMover } from './home-mover';
import { type EndingTeam, TeamEnder } from './team-ender';
import { VillageDesk, type VillageName } from './village-desk';

/** Everything a merger of villages touches, checked and locked. */
export interface OpenedMerge {
  readonly commune: UnitSummary;
  readonly sources: readonly VillageOfCommune[];
  /** The team that goes on. */
  readonly kept: string | null;
  readonly ending: readonly EndingTeam[];
  /** Ids of the people who belong to the villages. */
  readonly people: readonly string[];
}

interface MergeWish {
  readonly villageIds: readonly string[];
  readonly keepTeamOf: string | null;
  readonly name: VillageName;
}

/** Opens mergers of villages, and does their parts. */
@Injectable()
export class MergeDesk {
  constructor(
    private readonly desk: VillageDesk,
    private readonly villages: VillageRepository,
    private readonly ender: TeamEnder,
    private readonly homes: HomeMover,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when a village is not one of the commune's today; MergeDoesNotFit; VillageExists, VillageSpeltAlike; TeamIsNew */
  async open(actor: Actor, communeId: string, wish: MergeWish): Promise<OpenedMerge> {
    const commune = await this.desk.openCommune(actor, communeId);
    const known = await this.villages.listOf(commune.path, this.clock.today());
    const sources = known.filter((village) => village.until === null && wish.villageIds.includes(village.id));
    if (sources.length !== new Set(wish.villageIds).size) throw new NotFound();
    await this.desk.requireFreeName(commune, wish.name, wish.villageIds);
    const keeper = sources.find((village) => village.id === wish.keepTeamOf);
    if (wish.keepTeamOf !== null && (keeper?.teamId ?? null) === null) throw new MergeDoesNotFit();
    const kept = keeper?.teamId ?? null;
    const ids = sources.flatMap((source) => (source.teamId === null || source.teamId === kept ? [] : [source.teamId]));
    const ending: EndingTeam[] = [];
    for (const id of ids.sort()) ending.push(await this.ender.open(id));
    const people = await this.villages.peopleOf(wish.villageIds);
    return { commune, sources, kept, ending, people };
  }

  /** The teams that do not go on end. */
  async endTeams(actor: Actor, opened: OpenedMerge, decisionNumber: string | null): Promise<void> {
    for (const ending of opened.ending) await this.ender.end(actor, ending, decisionNumberOf(decisionNumber));
  }

  /** The people of the old villages belong to the new one. */
  async movePeople(people: readonly string[], village: UnitSummary): Promise<void> {
    await this.homes.moveAll(people, village);
  }

  /** Writes the new village down. */
  async found(actor: Actor, opened: OpenedMerge, name: VillageName, id: string): Promise<UnitSummary> {
    const village = await this.desk.insert(opened.commune, name, id);
    await this.desk.trail(actor, 'org.villages-merged', village, {
      from: opened.sources.map((source) => source.id),
      keptTeamId: opened.kept,
      people: opened.people.length,
    });
    return village;
  }
}
