import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ReformLeavesOut } from '../org.errors';
import { UnitRepository } from '../units/unit.repository';
import { type CommuneReform } from './commune-reform';
import { CommuneReformRepository, type FollowedPlace } from './commune-reform.repository';
import { nameBeforeReform, namesAfterReform } from './commune-reform.rules';
import { type PlaceFollower, type PlaceKind, type StandingPlace } from './place-follower.repository';

/** How much of each kind a reform takes along; kinds of which there is nothing are left out. */
export interface FollowingCount {
  readonly kind: PlaceKind;
  readonly count: number;
}

/**
 * Libraries above that keep the commune beside their own rows: halls, classes, equipment, market days and drafts of papers go on where the people of the commune
 * itself go on (decision 0102), and return when the reform is taken back. A process without any would leave them behind in silence, so it does not start.
 */
@Injectable()
export class PlaceFollowers implements OnApplicationBootstrap {
  private readonly followers: PlaceFollower[] = [];

  constructor(
    private readonly reformRepository: CommuneReformRepository,
    private readonly unitRepository: UnitRepository,
  ) {}

  /** At the start of the process. */
  add(follower: PlaceFollower): void {
    this.followers.push(follower);
  }

  /** @throws Error when nobody follows: the module that answers the port is not in the process */
  onApplicationBootstrap(): void {
    if (this.followers.length === 0) throw new Error('Nobody follows communes: no PlaceFollower was added');
  }

  /** What would go along. @throws ReformLeavesOut for a split that does not say where the commune's own goes */
  async countFollowing(
    goingIds: readonly string[],
    { to, home }: Pick<CommuneReform, 'to' | 'home'>,
  ): Promise<FollowingCount[]> {
    const counts: FollowingCount[] = [];
    if (goingIds.length === 0) return counts;
    for (const follower of this.followers) {
      const count = await follower.countIn(goingIds);
      if (count > 0) counts.push({ kind: follower.kind, count });
    }
    if (counts.length > 0 && to.length > 1 && home === null) throw new ReformLeavesOut();
    return counts;
  }

  /** What stands in communes that end stands in another one from now on. */
  async moveFollowing(
    goingIds: readonly string[],
    unit: { readonly id: string; readonly path: string },
  ): Promise<void> {
    if (goingIds.length === 0) return;
    const unitNames = new Map((await this.unitRepository.findAll(goingIds)).map(({ id, fullName }) => [id, fullName]));
    const kept: FollowedPlace[] = [];
    for (const { follower, kind, standing } of await this.standing(goingIds)) {
      if (standing.length === 0) continue;
      const there = await follower.standingIn([unit.id]);
      const names = namesAfterReform(standing, { unitNames, taken: there.flatMap(({ name }) => name ?? []) });
      await follower.settle(
        standing.map(({ id }, index) => ({ id, name: names[index] ?? null })),
        unit,
      );
      kept.push(
        ...standing.map(({ id, unitId, name }, index) => {
          const isRenamed = name !== null && names[index] !== name;
          return { kind, rowId: id, fromUnitId: unitId, toUnitId: unit.id, isRenamed };
        }),
      );
    }
    if (kept.length > 0) await this.reformRepository.keepFollowed(kept);
  }

  /** These communes stand again: what followed from them returns, unless it went elsewhere since. A name that was given since stays. */
  async returnFollowing(unitIds: readonly string[]): Promise<void> {
    const followed = await this.reformRepository.takeFollowed(unitIds);
    if (followed.length === 0) return;
    for (const follower of this.followers) {
      const own = followed.filter(({ kind }) => kind === follower.kind);
      const there = await follower.standingIn([...new Set(own.map(({ toUnitId }) => toUnitId))]);
      const byId = new Map(there.map((place) => [place.id, place]));
      for (const unit of await this.unitRepository.findAll(unitIds)) {
        const returning = own.flatMap(({ rowId, fromUnitId, toUnitId, isRenamed }) => {
          const place = byId.get(rowId);
          if (fromUnitId !== unit.id || place?.unitId !== toUnitId) return [];
          return [{ id: rowId, name: isRenamed ? nameBeforeReform(place.name, unit.fullName) : place.name }];
        });
        if (returning.length > 0) await follower.settle(returning, unit);
      }
    }
  }

  private async standing(
    unitIds: readonly string[],
  ): Promise<{ follower: PlaceFollower; kind: PlaceKind; standing: StandingPlace[] }[]> {
    const found = [];
    for (const follower of this.followers) {
      found.push({ follower, kind: follower.kind, standing: await follower.standingIn(unitIds) });
    }
    return found;
  }
}
