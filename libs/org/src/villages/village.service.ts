import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  compareSpelling,
  foldText,
  InvalidInput,
  isPlaceName,
  newId,
  NotFound,
  plainApostrophes,
  type SpellingBearing,
  Transactions,
} from '@lopso/platform';
import { MemberHomeService } from '../members/member-home.service';
import {
  MergeDoesNotFit,
  NotACommune,
  VillageExists,
  VillageHasPeople,
  VillageHasTeam,
  VillageIsNew,
  VillageNameStays,
  VillageSpeltAlike,
} from '../org.errors';
import { MANAGE_TEAMS, READ_UNITS } from '../org.permissions';
import { TeamRepository } from '../teams/team.repository';
import { decisionNumberOf, type EndingTeam, type OrgAct, TeamService } from '../teams/team.service';
import { ActLog } from '../undo/act-log.service';
import { UnitRepository, type UnitSummary } from '../units/unit.repository';
import { teamName } from '../units/unit.rules';
import { UnitService } from '../units/unit.service';
import { type VillageOfCommune, VillageRepository } from './village.repository';
import { bareVillageName, nextVillageCode, type VillageWord, withoutVillageWord } from './village.rules';

/** The villages of a commune, of today and of the past. */
export interface CommuneVillages {
  readonly commune: UnitSummary;
  readonly villages: readonly VillageOfCommune[];
  /** How many places a team has that a village of here gets today. */
  readonly seatLimit: number;
  readonly can: readonly OrgAct[];
}

/** A village as an officer types it. */
export interface VillageDraft {
  readonly word: VillageWord;
  readonly name: string;
  /** The officer said so of a name that differs from a known one in its diacritics only. */
  readonly isAnotherPlace?: boolean;
}

/** A village name, cleaned. */
export interface VillageName {
  readonly name: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly isAnotherPlace: boolean;
}

/** The name of a draft. @throws InvalidInput when nothing is left of it, or signs stand in it that no name has */
export function villageNameOf(draft: VillageDraft): VillageName {
  const name = bareVillageName(draft.word, plainApostrophes(cleanText(draft.name)));
  if (name === '') throw new InvalidInput([{ pointer: '#/name', code: 'field.required' }]);
  if (!isPlaceName(name)) throw new InvalidInput([{ pointer: '#/name', code: 'org.village-name' }]);
  const fullName = `${draft.word} ${name}`;
  return { name, fullName, searchKey: foldText(fullName), isAnotherPlace: draft.isAnotherPlace ?? false };
}

/** The act, and the commune whose villages changed. */
export interface VillageChange {
  readonly actId: string;
  readonly communeId: string;
}

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

/** Villages of one commune that become one, by a decision. */
export interface VillageMerge {
  readonly villageIds: readonly string[];
  /** The name of the new village; it may be the name of one of the old. */
  readonly village: VillageDraft;
  /** The village whose team goes on as the team of the new one; null: none does. All others end. */
  readonly keepTeamOf: string | null;
  readonly decisionNumber: string | null;
}

/** Villages of a commune: listed, added, renamed, ended, merged. */
@Injectable()
export class VillageService {
  constructor(
    private readonly villageRepository: VillageRepository,
    private readonly units: UnitService,
    private readonly teams: TeamService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly unitRepository: UnitRepository,
    private readonly actLog: ActLog,
    private readonly transactions: Transactions,
    private readonly teamRepository: TeamRepository,
    private readonly memberHomes: MemberHomeService,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when the commune lies outside the actor's units */
  async listVillages(actor: Actor, communeId: string): Promise<CommuneVillages> {
    const commune = await this.units.getUnit(communeId);
    this.access.require(actor, READ_UNITS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotFound();
    const today = this.clock.today();
    const villages = await this.villageRepository.listOf(commune.path, today);
    const seatLimit = await this.teams.getSeatLimit(commune.path, 'village-team', today);
    return { commune, villages, seatLimit, can: this.teams.getTeamActs(actor, commune.path) };
  }

  /**
   * Adds a village that exists from today on, under the next free code of its commune. Joins a transaction.
   * @throws NotFound when the commune lies outside the actor's units
   * @throws VillageExists, VillageSpeltAlike when the commune has a village of this name today, or of its letters
   */
  async addVillage(
    actor: Actor,
    communeId: string,
    draft: VillageDraft,
  ): Promise<UnitSummary & { readonly actId: string }> {
    const name = villageNameOf(draft);
    return this.transactions.run(async () => {
      const commune = await this.openCommune(actor, communeId);
      await this.requireFreeName(commune, name, []);
      const id = newId();
      const head = {
        kind: 'village-added' as const,
        unitId: commune.id,
        unitPath: commune.path,
        subject: name.fullName,
      };
      const actId = await this.actLog.recordAct(actor, head, { unit: [id] }, async () => {
        const village = await this.writeVillage(commune, name, id);
        await this.recordVillageChange(actor, 'org.village-added', village, { fullName: name.fullName });
      });
      const village = await this.unitRepository.find(id);
      return { ...(village ?? commune), actId };
    });
  }

  /**
   * Gives a village another name from today on; its team takes the name, and the old name stays known.
   * @throws NotFound, VillageExists, VillageSpeltAlike, VillageNameStays, InvalidInput
   */
  async renameVillage(actor: Actor, villageId: string, draft: VillageDraft): Promise<VillageChange> {
    const name = villageNameOf(draft);
    return this.transactions.run(async () => {
      const { commune, village } = await this.openVillage(actor, villageId);
      if (village.fullName === name.fullName) throw new VillageNameStays(name.fullName);
      await this.requireFreeName(commune, name, [villageId]);
      const formerId = newId();
      const touched = {
        unit: [villageId],
        unit_former_name: [formerId],
        ...(village.teamId === null ? {} : { team: [village.teamId] }),
      };
      const head = { kind: 'village-renamed' as const, unitId: commune.id, unitPath: commune.path };
      const actId = await this.actLog.recordAct(
        actor,
        { ...head, subject: `${village.fullName} → ${name.fullName}` },
        touched,
        async () => {
          await this.villageRepository.rename(villageId, name, { id: formerId, until: this.clock.today() });
          if (village.teamId !== null) await this.teamRepository.rename(village.teamId, teamName(name.fullName));
          await this.recordVillageChange(actor, 'org.village-renamed', village, {
            before: village.fullName,
            after: name.fullName,
          });
        },
      );
      return { actId, communeId: commune.id };
    });
  }

  /**
   * Ends a village without a successor.
   * @throws NotFound, VillageHasTeam, VillageHasPeople, VillageIsNew (added today: take that back instead)
   */
  async endVillage(actor: Actor, villageId: string): Promise<VillageChange> {
    return this.transactions.run(async () => {
      const { commune, village } = await this.openVillage(actor, villageId);
      if (village.validFrom === this.clock.today()) throw new VillageIsNew(village.fullName);
      if (village.teamId !== null) throw new VillageHasTeam(village.fullName);
      if (village.people > 0) throw new VillageHasPeople(village.fullName, village.people);
      const head = {
        kind: 'village-ended' as const,
        unitId: commune.id,
        unitPath: commune.path,
        subject: village.fullName,
      };
      const actId = await this.actLog.recordAct(actor, head, { unit: [villageId] }, async () => {
        await this.villageRepository.endAll([villageId], this.clock.today());
        await this.recordVillageChange(actor, 'org.village-ended', village, {});
      });
      return { actId, communeId: commune.id };
    });
  }

  /**
   * From today on the villages exist no longer and a new one does; people go along, one team may go on with its leader's
   * right, the others end and their people leave their places. A dated link leads from each old village to the new one. May be taken back today.
   * @throws NotFound when a village lies outside the actor's units or ended; MergeDoesNotFit; VillageExists, VillageSpeltAlike; VillageIsNew;
   * TeamIsNew when a team that would end was founded today
   */
  async mergeVillages(
    actor: Actor,
    communeId: string,
    wish: VillageMerge,
  ): Promise<{ readonly actId: string; readonly village: UnitSummary }> {
    const name = villageNameOf(wish.village);
    return this.transactions.run(async () => {
      const opened = await this.openMerge(actor, communeId, { name, ...wish });
      const young = opened.sources.find((village) => village.validFrom === this.clock.today());
      if (young !== undefined) throw new VillageIsNew(young.fullName);
      if (new Set(wish.villageIds).size < 2) throw new MergeDoesNotFit();
      const newVillageId = newId();
      const links = opened.sources.map((source) => ({ id: newId(), source }));
      let village: UnitSummary | null = null;
      const actId = await this.actLog.recordAct(
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
          await this.endTeamsOfMerge(actor, opened, wish.decisionNumber);
          await this.villageRepository.endAll(wish.villageIds, this.clock.today());
          village = await this.writeMergedVillage(actor, opened, name, newVillageId);
          await this.settleMerge(opened, links, village, wish.decisionNumber);
        },
      );
      return { actId, village: village ?? opened.commune };
    });
  }

  private async settleMerge(
    { kept, people }: OpenedMerge,
    links: readonly { readonly id: string; readonly source: VillageOfCommune }[],
    village: UnitSummary,
    decisionNumber: string | null,
  ): Promise<void> {
    if (kept !== null) await this.teams.moveTeam(kept, village, teamName(village.fullName));
    await this.movePeople(people, village);
    for (const { id, source } of links)
      await this.villageRepository.succeed({
        id,
        fromUnitId: source.id,
        toUnitId: village.id,
        kind: 'merged',
        effectiveOn: this.clock.today(),
        decisionNumber,
        recordedAt: this.clock.now(),
      });
  }

  /** @throws NotFound when a village is not one of the commune's today; MergeDoesNotFit; VillageExists, VillageSpeltAlike; TeamIsNew */
  async openMerge(actor: Actor, communeId: string, wish: MergeWish): Promise<OpenedMerge> {
    const commune = await this.openCommune(actor, communeId);
    const known = await this.villageRepository.listOf(commune.path, this.clock.today());
    const sources = known.filter((village) => village.until === null && wish.villageIds.includes(village.id));
    if (sources.length !== new Set(wish.villageIds).size) throw new NotFound();
    await this.requireFreeName(commune, wish.name, wish.villageIds);
    const keeper = sources.find((village) => village.id === wish.keepTeamOf);
    if (wish.keepTeamOf !== null && (keeper?.teamId ?? null) === null) throw new MergeDoesNotFit();
    const kept = keeper?.teamId ?? null;
    const ids = sources.flatMap((source) => (source.teamId === null || source.teamId === kept ? [] : [source.teamId]));
    const ending: EndingTeam[] = [];
    for (const id of ids.sort()) ending.push(await this.teams.openEndingTeam(id));
    const people = await this.villageRepository.peopleOf(wish.villageIds);
    return { commune, sources, kept, ending, people };
  }

  /** The teams that do not go on end. */
  async endTeamsOfMerge(actor: Actor, opened: OpenedMerge, decisionNumber: string | null): Promise<void> {
    for (const ending of opened.ending) await this.teams.endOpenedTeam(actor, ending, decisionNumberOf(decisionNumber));
  }

  /** The people of the old villages belong to the new one. */
  async movePeople(people: readonly string[], village: UnitSummary): Promise<void> {
    await this.memberHomes.moveMemberHomes(people, village);
  }

  /** Writes the new village down. */
  async writeMergedVillage(actor: Actor, opened: OpenedMerge, name: VillageName, id: string): Promise<UnitSummary> {
    const village = await this.writeVillage(opened.commune, name, id);
    await this.recordVillageChange(actor, 'org.villages-merged', village, {
      from: opened.sources.map((source) => source.id),
      keptTeamId: opened.kept,
      people: opened.people.length,
    });
    return village;
  }

  /** A commune whose villages change, locked. @throws NotFound outside the actor's units; NotACommune */
  async openCommune(actor: Actor, communeId: string): Promise<UnitSummary> {
    const commune = await this.unitRepository.find(communeId);
    if (commune === null) throw new NotFound();
    this.access.require(actor, MANAGE_TEAMS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotACommune();
    await this.unitRepository.lock(commune.id);
    return commune;
  }

  /** A village that exists today, with its commune locked. @throws NotFound outside the actor's units or no longer there */
  async openVillage(actor: Actor, villageId: string): Promise<{ commune: UnitSummary; village: VillageOfCommune }> {
    const unit = await this.unitRepository.find(villageId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, MANAGE_TEAMS, { unitPath: unit.path });
    if (unit.parentId === null || unit.kind !== 'village') throw new NotFound();
    const commune = await this.openCommune(actor, unit.parentId);
    const village = (await this.villageRepository.listOf(commune.path, this.clock.today())).find(
      ({ id }) => id === villageId,
    );
    if (village?.until !== null) throw new NotFound();
    return { commune, village };
  }

  /**
   * @throws VillageExists when another village of today has the name; `exceptIds` are going or renamed
   * @throws VillageSpeltAlike when one has its letters, and one of the two no diacritic, unless the officer said that it is another place
   */
  async requireFreeName(
    commune: UnitSummary,
    { name, fullName, searchKey, isAnotherPlace }: VillageName,
    exceptIds: readonly string[],
  ): Promise<void> {
    const known = await this.unitRepository.villagesOf(commune.id, this.clock.today());
    const alike = known.filter((one) => one.isCurrent && one.searchKey === searchKey && !exceptIds.includes(one.id));
    const bearing = (one: (typeof alike)[number]): SpellingBearing =>
      compareSpelling(withoutVillageWord(one.fullName), name);
    const same = alike.find((one) => bearing(one) === 'one');
    if (same !== undefined) throw new VillageExists(commune.fullName, same.fullName);
    const open = alike.find((one) => bearing(one) === 'open');
    if (open !== undefined && !isAnotherPlace) throw new VillageSpeltAlike(commune.fullName, open.fullName, fullName);
  }

  /** Writes a new village that exists from today on, under the next free code; the commune is locked. */
  async writeVillage(commune: UnitSummary, name: VillageName, id: string = newId()): Promise<UnitSummary> {
    const known = await this.unitRepository.villagesOf(commune.id, this.clock.today());
    const code = nextVillageCode(known.map((village) => village.code));
    const { isAnotherPlace: _, ...said } = name;
    await this.unitRepository.insertVillage({ ...said, id, code, parent: commune, validFrom: this.clock.today() });
    const village = await this.unitRepository.find(id);
    if (village === null) throw new NotFound();
    return village;
  }

  /** Notes in the audit trail what became of a village. */
  async recordVillageChange(
    actor: Actor,
    action: string,
    village: { readonly id: string; readonly path: string },
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(actor, {
      action,
      subjectType: 'unit',
      subjectId: village.id,
      unitPath: village.path,
      details,
    });
  }
}
