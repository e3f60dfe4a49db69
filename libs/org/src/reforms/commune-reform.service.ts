import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  dayInWords,
  type FieldFault,
  foldText,
  InvalidInput,
  newId,
  NotFound,
  Transactions,
  translatingConstraints,
} from '@lopso/platform';
import { MemberHomeService } from '../members/member-home.service';
import { CommuneExists, CommuneNameTaken, ReformDoesNotFit, ReformLeavesOut } from '../org.errors';
import { READ_UNITS, REFORM_COMMUNES } from '../org.permissions';
import { OrgSettings } from '../org.settings';
import { decisionNumberOf, type EndingTeam, TeamService } from '../teams/team.service';
import { ActLog } from '../undo/act-log.service';
import { formerDistrictOf } from '../units/official-unit.rules';
import { UnitRepository, type UnitSummary } from '../units/unit.repository';
import { distinctName } from '../units/unit.rules';
import { type VillageOfCommune, VillageRepository } from '../villages/village.repository';
import { nextVillageCode } from '../villages/village.rules';
import { type CommuneReform, type OpenedReform, type TeamFollower } from './commune-reform';
import { CommuneReformRepository, type CommuneSuccession, type ReformAct } from './commune-reform.repository';
import { earliestReformDay, indistinct, leavesOut, movingVillages } from './commune-reform.rules';
import { type FollowingCount, PlaceFollowers } from './place-followers.service';
import { type EndingGrant, ReformGrantService } from './reform-grant.service';

const LIMIT = 200;

/** A reform recorded today, and whether the actor may take it back. */
export interface ReformOfToday extends Omit<ReformAct, 'unitPath'> {
  readonly canUndo: boolean;
}

function districtsOf(sources: readonly UnitSummary[]): string[] {
  return [...new Set(sources.flatMap((source) => source.formerDistricts))];
}

function subjectOf(sources: readonly UnitSummary[], { to }: CommuneReform): string {
  const into = to.map((target) => ('name' in target ? `${target.word} ${target.name}` : null)).filter((name) => name);
  const from = sources.map((source) => source.fullName).join(', ');
  return into.length === 0 ? from : `${from} → ${into.join(', ')}`;
}

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

/** Mergers and splits of communes: previewed, carried out on their day, listed. */
@Injectable()
export class CommuneReformService {
  constructor(
    private readonly reformRepository: CommuneReformRepository,
    private readonly access: Access,
    private readonly villageRepository: VillageRepository,
    private readonly reformGrants: ReformGrantService,
    private readonly places: PlaceFollowers,
    private readonly transactions: Transactions,
    private readonly memberHomes: MemberHomeService,
    private readonly actLog: ActLog,
    private readonly unitRepository: UnitRepository,
    private readonly teams: TeamService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: OrgSettings,
  ) {}

  /** What went into the communes of the actor's units, the latest first. */
  async listReforms(actor: Actor): Promise<CommuneSuccession[]> {
    return this.reformRepository.listSuccessions(this.access.scope(actor, READ_UNITS), LIMIT);
  }

  /** The earliest day of effect that may be entered today; later for communes that began since. */
  getEarliestDay(): string {
    return this.earliestDayAfter();
  }

  /** What was recorded today over the actor's units, the latest first. */
  async listReformsOfToday(actor: Actor): Promise<ReformOfToday[]> {
    const acts = await this.reformRepository.actsOn(this.access.scope(actor, READ_UNITS), this.getToday());
    const mayUndo = this.access.scope(actor, REFORM_COMMUNES);
    return acts.map(({ unitPath, ...act }) => ({ ...act, canUndo: !act.isUndone && mayUndo.contains(unitPath) }));
  }

  /** Refuses what `CommuneReformService.reformCommunes` refuses before it writes. @throws NotFound, ReformDoesNotFit, ReformLeavesOut, InvalidInput, TeamIsNew, CommuneExists, CommuneNameTaken */
  async previewReform(actor: Actor, wish: CommuneReform): Promise<ReformEffect> {
    this.checkReform(wish);
    return this.transactions.run(async () => {
      const opened = await this.openReform(actor, wish);
      const moving = movingVillages(opened, wish);
      const villagers = await this.villageRepository.peopleOf(moving.map(({ id }) => id));
      return {
        endingTeams: opened.ending.map(({ team, terms }) => ({ name: team.name, people: terms.length })),
        villages: moving.length,
        villageTeams: moving.filter(({ teamId }) => teamId !== null).length,
        memberIds: [...opened.people, ...opened.followers.map(({ memberId }) => memberId), ...villagers],
        followers: opened.followers.length,
        grants: await this.reformGrants.openEndingGrants(actor, opened.goingIds),
        namesakes: opened.namesakes,
        following: await this.places.countFollowing(opened.goingIds, wish),
      };
    });
  }

  /**
   * The old communes end on the day of effect with a dated link to each new one; villages go along with their teams and
   * people, what stands in the communes goes where their own people go (decision 0102), the teams of the old communes themselves end today. Rights over the old communes end unless the wish passes
   * them on (decision 0032). Nothing is deleted; may be taken back today.
   * @throws NotFound outside the actor's province; ReformDoesNotFit; ReformLeavesOut; ReformGrantsChanged; CommuneExists;
   * CommuneNameTaken; InvalidInput; TeamIsNew
   */
  async reformCommunes(actor: Actor, wish: CommuneReform): Promise<{ readonly actId: string }> {
    this.checkReform(wish);
    return this.transactions.run(async () => {
      const opened = await this.openReform(actor, wish);
      await this.places.countFollowing(opened.goingIds, wish);
      const { province, ending } = opened;
      const targetIds = wish.to.map((target) => ('unitId' in target ? target.unitId : newId()));
      const links = wish.fromIds.flatMap((from) =>
        targetIds.filter((to) => to !== from).map((to) => ({ id: newId(), from, to })),
      );
      const rights = await this.reformGrants.openEndingGrants(actor, opened.goingIds);
      const passed = await this.reformGrants.planGrants(rights, wish);
      const actId = await this.actLog.recordAct(
        actor,
        { kind: 'communes-reformed', unitId: province.id, unitPath: province.path, subject: opened.subject },
        {
          unit: [...new Set([...wish.fromIds, ...targetIds, ...opened.villages.map((village) => village.id)])],
          team: ending.map(({ team }) => team.id),
          member: [...opened.people, ...opened.followers.map(({ memberId }) => memberId)],
          seat_term: ending.flatMap(({ terms }) => terms.map((term) => term.seatTermId)),
          unit_succession: links.map((link) => link.id),
          role_grant: [...rights.map(({ grant }) => grant.id), ...passed.map(({ id }) => id)],
        },
        async () => {
          await this.endTeamsOfCommunes(actor, opened, wish.decisionNumber);
          const targets = await this.foundCommunes(opened, wish, targetIds);
          await this.moveMembers(opened, wish, targets);
          await this.reformGrants.settleGrants(actor, rights, {
            passed,
            targets,
            decisionNumber: wish.decisionNumber,
          });
          await this.concludeReform(actor, { opened, wish, links });
        },
      );
      return { actId };
    });
  }

  private async moveMembers(opened: OpenedReform, wish: CommuneReform, targets: readonly UnitSummary[]): Promise<void> {
    const places = new Map(wish.villages.map(({ villageId, to }) => [villageId, to]));
    const byTarget = new Map<UnitSummary, VillageOfCommune[]>();
    for (const village of opened.villages) {
      const target = targets[places.get(village.id) ?? 0];
      if (target !== undefined) byTarget.set(target, [...(byTarget.get(target) ?? []), village]);
    }
    for (const [target, villages] of byTarget) await this.moveVillagesTo(target, villages);
    for (const [target, villages] of byTarget) {
      const ids = villages.map(({ id }) => id);
      const going = opened.followers.filter(({ villageId }) => ids.includes(villageId));
      await this.memberHomes.moveMemberHomes(
        going.map(({ memberId }) => memberId),
        target,
      );
    }
    const home = targets[wish.home ?? 0];
    if (home === undefined) return;
    await this.memberHomes.moveMemberHomes(opened.people, home);
    await this.places.moveFollowing(opened.goingIds, home);
  }

  /** @throws ReformDoesNotFit, InvalidInput for what a form gets wrong before anything is read */
  checkReform({ fromIds, to, decisionNumber, effectiveOn, villages, home }: CommuneReform): void {
    const faults: FieldFault[] = [];
    if (decisionNumberOf(decisionNumber) === null) faults.push({ pointer: '#/decisionNumber', code: 'field.required' });
    faults.push(...this.findFaultsOfDay(effectiveOn));
    if (faults.length > 0) throw new InvalidInput(faults);
    const isMerger = fromIds.length > 1 && to.length === 1;
    const isSplit = fromIds.length === 1 && to.length > 1;
    if (!isMerger && !isSplit) throw new ReformDoesNotFit();
    const places = [...villages.map((village) => village.to), ...(home === null ? [] : [home])];
    if (places.some((place) => place < 0 || place >= to.length)) throw new ReformDoesNotFit();
  }

  /**
   * @throws NotFound when a commune lies outside the actor's province or ended
   * @throws TeamIsNew, ReformDoesNotFit, ReformLeavesOut, CommuneExists, CommuneNameTaken, InvalidInput
   */
  async openReform(actor: Actor, wish: CommuneReform): Promise<OpenedReform> {
    const existing = wish.to.flatMap((target) => ('unitId' in target ? [target.unitId] : []));
    for (const id of [...new Set([...wish.fromIds, ...existing])].sort()) await this.unitRepository.lock(id);
    const sources = await this.lockCommunes(actor, wish.fromIds);
    await this.lockCommunes(actor, existing);
    const faults = this.findFaultsOfDay(wish.effectiveOn, await this.unitRepository.beginningsOf(wish.fromIds));
    if (faults.length > 0) throw new InvalidInput(faults);
    const province = await this.unitRepository.findByPath(sources[0]?.path.split('.')[0] ?? '');
    if (province === null) throw new NotFound();
    const goingIds = wish.fromIds.filter((id) => !existing.includes(id));
    const villages: VillageOfCommune[] = [];
    for (const source of sources.filter(({ id }) => goingIds.includes(id) || wish.to.length > 1)) {
      const own = await this.villageRepository.listOf(source.path, this.getToday());
      villages.push(...own.filter((village) => village.until === null));
    }
    if (wish.villages.some(({ villageId }) => !villages.some(({ id }) => id === villageId)))
      throw new ReformDoesNotFit();
    const ending: EndingTeam[] = [];
    for (const id of goingIds) ending.push(...(await this.teams.openEndingTeamsOfUnit(id)));
    const namesakes = await this.requireFreeNames({ province, sources, goingIds }, wish);
    const moving = new Set(movingVillages({ sources, villages }, wish).map(({ id }) => id));
    const seated = await this.findSeatedInVillages(wish, villages);
    const followers = seated.filter(({ villageId }) => moving.has(villageId));
    const seatedIds = new Set(seated.map(({ memberId }) => memberId));
    const people = (await this.findPeopleWithoutVillage(wish, goingIds)).filter((id) => !seatedIds.has(id));
    if (leavesOut({ villages, hasPeople: people.length > 0 }, wish)) throw new ReformLeavesOut();
    const subject = subjectOf(sources, wish);
    return { province, sources, goingIds, villages, ending, people, followers, namesakes, subject };
  }

  /** The teams of communes that go end. */
  async endTeamsOfCommunes(actor: Actor, { ending }: OpenedReform, decisionNumber: string): Promise<void> {
    for (const team of ending) await this.teams.endOpenedTeam(actor, team, decisionNumberOf(decisionNumber));
  }

  /** The communes that come of it, new ones written down, in the order of the wish. */
  async foundCommunes(opened: OpenedReform, wish: CommuneReform, ids: readonly string[]): Promise<UnitSummary[]> {
    const targets: UnitSummary[] = [];
    for (const [index, target] of wish.to.entries()) {
      const id = ids[index] ?? '';
      if (!('unitId' in target)) await this.foundCommune(opened, { ...target, id, validFrom: wish.effectiveOn });
      const unit = await this.unitRepository.find(id);
      if (unit === null) throw new NotFound();
      targets.push(unit);
    }
    return targets;
  }

  /** Villages take the next free codes of their new commune. */
  async moveVillagesTo(target: UnitSummary, villages: readonly VillageOfCommune[]): Promise<void> {
    await this.giveVillageCodes(target, villages);
  }

  /** Ends what goes, and links old to new. */
  async concludeReform(
    actor: Actor,
    {
      opened,
      wish,
      links,
    }: {
      readonly opened: OpenedReform;
      readonly wish: CommuneReform;
      readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[];
    },
  ): Promise<void> {
    await this.villageRepository.endAll(opened.goingIds, wish.effectiveOn);
    const kind = wish.to.length === 1 ? ('merged' as const) : ('split' as const);
    await this.linkSuccessors(actor, { opened, wish, links, kind });
  }

  /** Locked: those who belong to a commune and no village, and will belong to another one. */
  private async findPeopleWithoutVillage(
    { fromIds, to, home }: CommuneReform,
    goingIds: readonly string[],
  ): Promise<string[]> {
    const [kept] = fromIds.filter((id) => !goingIds.includes(id));
    if (to.length === 1 || kept === undefined) return this.villageRepository.peopleOf(goingIds);
    const target = home === null ? undefined : to[home];
    const isStaying = target !== undefined && 'unitId' in target && target.unitId === kept;
    return isStaying ? [] : this.villageRepository.unseatedOf(kept, this.getToday());
  }

  /** Of a split: people of the commune itself in the teams of its villages. A merger sends all the same way. */
  private async findSeatedInVillages(
    { fromIds, to }: CommuneReform,
    villages: readonly VillageOfCommune[],
  ): Promise<TeamFollower[]> {
    const ids = villages.map(({ id }) => id);
    return to.length === 1 ? [] : this.villageRepository.seatedIn(ids, fromIds, this.getToday());
  }

  private async lockCommunes(actor: Actor, ids: readonly string[]): Promise<UnitSummary[]> {
    const units = await this.unitRepository.findAll(ids);
    if (units.length !== new Set(ids).size) throw new NotFound();
    for (const unit of units) {
      this.access.require(actor, REFORM_COMMUNES, { unitPath: unit.path });
      if (unit.kind !== 'commune' || unit.until !== null) throw new NotFound();
    }
    return ids.flatMap((id) => units.find((unit) => unit.id === id) ?? []);
  }

  /**
   * What is wrong with the new communes before anything is written. Answers the communes whose name a new one shares and
   * from which the former district tells it apart.
   * @throws InvalidInput, CommuneExists for a code that is or was another's, CommuneNameTaken
   */
  async requireFreeNames(
    { province, sources, goingIds }: Pick<OpenedReform, 'province' | 'sources' | 'goingIds'>,
    { to }: CommuneReform,
  ): Promise<string[]> {
    const made = to.flatMap((target) => ('unitId' in target ? [] : [{ ...target, name: cleanText(target.name) }]));
    if (made.some(({ name, code }) => name === '' || !/^\d{5}$/.test(code)))
      throw new InvalidInput([{ pointer: '#/to', code: 'org.new-commune' }]);
    const districts = districtsOf(sources);
    const namesakes: string[] = [];
    for (const [index, { code, word, name }] of made.entries()) {
      const before = made.slice(0, index);
      const path = `${province.path}.${code}`;
      if (before.some((one) => one.code === code) || (await this.unitRepository.findByPath(path)) !== null)
        throw new CommuneExists(code);
      const fullName = `${word} ${name}`;
      const others = await this.reformRepository.named(name, province, { on: this.clock.today(), exceptIds: goingIds });
      const isTwice = before.some((one) => one.word === word && one.name === name);
      if (isTwice || indistinct(fullName, districts, others).length > 0) throw new CommuneNameTaken(fullName);
      namesakes.push(...others.map((other) => distinctName(other.fullName, other.distinguishedBy)));
    }
    return namesakes;
  }

  /** A new commune; a name another commune has is told apart by the former district. @throws CommuneExists */
  async foundCommune(
    { province, sources, goingIds }: OpenedReform,
    commune: {
      readonly id: string;
      readonly code: string;
      readonly word: string;
      readonly name: string;
      readonly validFrom: string;
    },
  ): Promise<void> {
    const name = cleanText(commune.name);
    const formerDistricts = districtsOf(sources);
    const isShared =
      (await this.reformRepository.named(name, province, { on: this.clock.today(), exceptIds: goingIds })).length > 0;
    const fullName = `${commune.word} ${name}`;
    await translatingConstraints({ unit_path_uq: () => new CommuneExists(commune.code) }, () =>
      this.reformRepository.insertCommune({
        id: commune.id,
        code: commune.code,
        name,
        fullName,
        searchKey: foldText(`${fullName} ${formerDistricts.join(' ')}`),
        formerDistricts,
        distinguishedBy: isShared ? formerDistrictOf(formerDistricts) : null,
        parentId: province.id,
        path: `${province.path}.${commune.code}`,
        validFrom: commune.validFrom,
      }),
    );
  }

  /** Villages go to a commune under its next free codes; those that lie there already stay. */
  async giveVillageCodes(target: UnitSummary, villages: readonly VillageOfCommune[]): Promise<void> {
    const codes = (await this.unitRepository.villagesOf(target.id, this.clock.today())).map((village) => village.code);
    for (const village of villages) {
      if (village.path.startsWith(`${target.path}.`)) continue;
      const code = nextVillageCode(codes);
      codes.push(code);
      await this.reformRepository.moveVillage(village.id, target, code);
    }
    await this.teams.refreshRightsOver(villages.map(({ id }) => id));
  }

  /** The dated facts, and the trail. */
  async linkSuccessors(
    actor: Actor,
    reform: {
      readonly opened: OpenedReform;
      readonly wish: CommuneReform;
      readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[];
      readonly kind: 'merged' | 'split';
    },
  ): Promise<void> {
    const { opened, wish, links, kind } = reform;
    const { decisionNumber, effectiveOn } = wish;
    const recordedAt = this.clock.now();
    for (const { id, from, to } of links)
      await this.villageRepository.succeed({
        id,
        fromUnitId: from,
        toUnitId: to,
        kind,
        effectiveOn,
        decisionNumber,
        recordedAt,
      });
    await this.audit.record(actor, {
      action: 'org.communes-reformed',
      subjectType: 'unit',
      subjectId: opened.province.id,
      unitPath: opened.province.path,
      details: { kind, from: wish.fromIds, to: links.map((link) => link.to), decisionNumber, effectiveOn },
    });
  }

  getToday(): string {
    return this.clock.today();
  }

  /** `begunOn`: the first days of the communes that end or give villages. */
  earliestDayAfter(begunOn: readonly string[] = []): string {
    return earliestReformDay(this.getToday(), this.settings.REFORM_DAYS_BACK, begunOn);
  }

  /** What is wrong with a day of effect; none: nothing. */
  findFaultsOfDay(effectiveOn: string, begunOn: readonly string[] = []): FieldFault[] {
    const pointer = '#/effectiveOn';
    if (effectiveOn > this.getToday()) return [{ pointer, code: 'org.date-in-future' }];
    const earliest = this.earliestDayAfter(begunOn);
    if (effectiveOn >= earliest) return [];
    return [{ pointer, code: 'org.reform-too-early', params: { earliest: dayInWords(earliest) } }];
  }
}
