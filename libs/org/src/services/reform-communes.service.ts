import { Injectable } from '@nestjs/common';
import { type Actor, newId, Transactions } from '@lopso/platform';
import { type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune } from '../storage/village.repository';
import { ActJournal } from './act-journal';
import { type CommuneReform, type OpenedReform } from './commune-reform';
import { HomeMover } from './home-mover';
import { PlaceFollowers } from './place-followers';
import { ReformDesk } from './reform-desk';
import { ReformGrants } from './reform-grants';

/** Records mergers and splits of communes. */
@Injectable()
export class ReformCommunes {
  constructor(
    private readonly desk: ReformDesk,
    private readonly grants: ReformGrants,
    private readonly homes: HomeMover,
    private readonly places: PlaceFollowers,
    private readonly journal: ActJournal,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The old communes end on the day of effect with a dated link to each new one; villages go along with their teams and
   * people, what stands in the communes goes where their own people go (decision 0102), the teams of the old communes themselves end today. Rights over the old communes end unless the wish passes
   * them on (decision 0032). Nothing is deleted; may be taken back today.
   * @throws NotFound outside the actor's province; ReformDoesNotFit; ReformLeavesOut; ReformGrantsChanged; CommuneExists;
   * CommuneNameTaken; InvalidInput; TeamIsNew
   */
  async reform(actor: Actor, wish: CommuneReform): Promise<{ readonly actId: string }> {
    this.desk.check(wish);
    return this.transactions.run(async () => {
      const opened = await this.desk.open(actor, wish);
      await this.places.count(opened.goingIds, wish);
      const { province, ending } = opened;
      const targetIds = wish.to.map((target) => ('unitId' in target ? target.unitId : newId()));
      const links = wish.fromIds.flatMap((from) =>
        targetIds.filter((to) => to !== from).map((to) => ({ id: newId(), from, to })),
      );
      const rights = await this.grants.open(actor, opened.goingIds);
      const passed = await this.grants.plan(rights, wish);
      const actId = await this.journal.keep(
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
          await this.desk.endTeams(actor, opened, wish.decisionNumber);
          const targets = await this.desk.found(opened, wish, targetIds);
          await this.moveAll(opened, wish, targets);
          await this.grants.settle(actor, rights, {
            passed,
            targets,
            decisionNumber: wish.decisionNumber,
          });
          await this.desk.conclude(actor, { opened, wish, links });
        },
      );
      return { actId };
    });
  }

  private async moveAll(opened: OpenedReform, wish: CommuneReform, targets: readonly UnitSummary[]): Promise<void> {
    const places = new Map(wish.villages.map(({ villageId, to }) => [villageId, to]));
    const byTarget = new Map<UnitSummary, VillageOfCommune[]>();
    for (const village of opened.villages) {
      const target = targets[places.get(village.id) ?? 0];
      if (target !== undefined) byTarget.set(target, [...(byTarget.get(target) ?? []), village]);
    }
    for (const [target, villages] of byTarget) await this.desk.moveVillages(target, villages);
    for (const [target, villages] of byTarget) {
      const ids = villages.map(({ id }) => id);
      const going = opened.followers.filter(({ villageId }) => ids.includes(villageId));
      await this.homes.moveAll(
        going.map(({ memberId }) => memberId),
        target,
      );
    }
    const home = targets[wish.home ?? 0];
    if (home === undefined) return;
    await this.homes.moveAll(opened.people, home);
    await this.places.follow(opened.goingIds, home);
  }
}
