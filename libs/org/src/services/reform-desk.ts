import { Injectable } from '@nestjs/common';
import { Access, type Actor, type FieldFault, InvalidInput, NotFound } from '@lopso/platform';
import { ReformDoesNotFit, ReformLeavesOut } from '../org-changes.errors';
import { REFORM_COMMUNES } from '../org.permissions';
import { leavesOut, movingVillages } from '../rules/reform-moves';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune, VillageRepository } from '../storage/village.repository';
import { CommuneFounder } from './commune-founder';
import { decisionNumberOf } from './correct-team.service';
import { type CommuneReform, type OpenedReform, type TeamFollower } from './commune-reform';
import { ReformDays } from './reform-days';
import { type EndingTeam, TeamEnder } from './team-ender';

/** Opens reforms of communes, and does their parts. */
@Injectable()
export class ReformDesk {
  constructor(
    private readonly units: UnitRepository,
    private readonly villages: VillageRepository,
    private readonly founder: CommuneFounder,
    private readonly ender: TeamEnder,
    private readonly access: Access,
    private readonly days: ReformDays,
  ) {}

  /** @throws ReformDoesNotFit, InvalidInput for what a form gets wrong before anything is read */
  check({ fromIds, to, decisionNumber, effectiveOn, villages, home }: CommuneReform): void {
    const faults: FieldFault[] = [];
    if (decisionNumberOf(decisionNumber) === null) faults.push({ pointer: '#/decisionNumber', code: 'field.required' });
    faults.push(...this.days.faultsOf(effectiveOn));
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
  async open(actor: Actor, wish: CommuneReform): Promise<OpenedReform> {
    const existing = wish.to.flatMap((target) => ('unitId' in target ? [target.unitId] : []));
    for (const id of [...new Set([...wish.fromIds, ...existing])].sort()) await this.units.lock(id);
    const sources = await this.communes(actor, wish.fromIds);
    await this.communes(actor, existing);
    const faults = this.days.faultsOf(wish.effectiveOn, await this.units.beginningsOf(wish.fromIds));
    if (faults.length > 0) throw new InvalidInput(faults);
    const province = await this.units.findByPath(sources[0]?.path.split('.')[0] ?? '');
    if (province === null) throw new NotFound();
    const goingIds = wish.fromIds.filter((id) => !existing.includes(id));
    const villages: VillageOfCommune[] = [];
    for (const source of sources.filter(({ id }) => goingIds.includes(id) || wish.to.length > 1)) {
      const own = await this.villages.listOf(source.path, this.days.today());
      villages.push(...own.filter((village) => village.until === null));
    }
    if (wish.villages.some(({ villageId }) => !villages.some(({ id }) => id === villageId)))
      throw new ReformDoesNotFit();
    const ending: EndingTeam[] = [];
    for (const id of goingIds) ending.push(...(await this.ender.openOfUnit(id)));
    const namesakes = await this.founder.requireFree({ province, sources, goingIds }, wish);
    const moving = new Set(movingVillages({ sources, villages }, wish).map(({ id }) => id));
    const seated = await this.seatedInVillages(wish, villages);
    const followers = seated.filter(({ villageId }) => moving.has(villageId));
    const seatedIds = new Set(seated.map(({ memberId }) => memberId));
    const people = (await this.peopleWithout(wish, goingIds)).filter((id) => !seatedIds.has(id));
    if (leavesOut({ villages, hasPeople: people.length > 0 }, wish)) throw new ReformLeavesOut();
    const subject = subjectOf(sources, wish);
    return { province, sources, goingIds, villages, ending, people, followers, namesakes, subject };
  }

  /** The teams of communes that go end. */
  async endTeams(actor: Actor, { ending }: OpenedReform, decisionNumber: string): Promise<void> {
    for (const team of ending) await this.ender.end(actor, team, decisionNumberOf(decisionNumber));
  }

  /** The communes that come of it, new ones written down, in the order of the wish. */
  async found(opened: OpenedReform, wish: CommuneReform, ids: readonly string[]): Promise<UnitSummary[]> {
    const targets: UnitSummary[] = [];
    for (const [index, target] of wish.to.entries()) {
      const id = ids[index] ?? '';
      if (!('unitId' in target)) await this.founder.found(opened, { ...target, id, validFrom: wish.effectiveOn });
      const unit = await this.units.find(id);
      if (unit === null) throw new NotFound();
      targets.push(unit);
    }
    return targets;
  }

  /** Villages take the next free codes of their new commune. */
  async moveVillages(target: UnitSummary, villages: readonly VillageOfCommune[]): Promise<void> {
    await this.founder.moveVillages(target, villages);
  }

  /** Ends what goes, and links old to new. */
  async conclude(
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
    await this.villages.endAll(opened.goingIds, wish.effectiveOn);
    const kind = wish.to.length === 1 ? ('merged' as const) : ('split' as const);
    await this.founder.link(actor, { opened, wish, links, kind });
  }

  /** Locked: those who belong to a commune and no village, and will belong to another one. */
  private async peopleWithout({ fromIds, to, home }: CommuneReform, goingIds: readonly string[]): Promise<string[]> {
    const [kept] = fromIds.filter((id) => !goingIds.includes(id));
    if (to.length === 1 || kept === undefined) return this.villages.peopleOf(goingIds);
    const target = home === null ? undefined : to[home];
    const isStaying = target !== undefined && 'unitId' in target && target.unitId === kept;
    return isStaying ? [] : this.villages.unseatedOf(kept, this.days.today());
  }

  /** Of a split: people of the commune itself in the teams of its villages. A merger sends all the same way. */
  private async seatedInVillages(
    { fromIds, to }: CommuneReform,
    villages: readonly VillageOfCommune[],
  ): Promise<TeamFollower[]> {
    const ids = villages.map(({ id }) => id);
    return to.length === 1 ? [] : this.villages.seatedIn(ids, fromIds, this.days.today());
  }

  private async communes(actor: Actor, ids: readonly string[]): Promise<UnitSummary[]> {
    const units = await this.units.findAll(ids);
    if (units.length !== new Set(ids).size) throw new NotFound();
    for (const unit of units) {
      this.access.require(actor, REFORM_COMMUNES, { unitPath: unit.path });
      if (unit.kind !== 'commune' || unit.until !== null) throw new NotFound();
    }
    return ids.flatMap((id) => units.find((unit) => unit.id === id) ?? []);
  }
}

function subjectOf(sources: readonly UnitSummary[], { to }: CommuneReform): string {
  const into = to.map((target) => ('name' in target ? `${target.word} ${target.name}` : null)).filter((name) => name);
  const from = sources.map((source) => source.fullName).join(', ');
  return into.length === 0 ? from : `${from} → ${into.join(', ')}`;
}
