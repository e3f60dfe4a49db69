import { Injectable } from '@nestjs/common';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Clock, NotFound, Scope } from '@lopso/platform';
import { PUBLISH_CALLS } from '../planning.permissions';
import { type Quota } from '../storage/call.repository';
import { NamingFactsRepository } from '../storage/naming-facts.repository';

/** A commune and how many of it still have something to learn. */
export interface Unfinished {
  readonly communeId: string;
  readonly communeName: string;
  readonly people: number;
}

/** The province a department publishes calls in, and its communes. */
@Injectable()
export class CallProvince {
  constructor(
    private readonly units: UnitService,
    private readonly facts: NamingFactsRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden, NotFound for a right over something smaller */
  async published(actor: Actor): Promise<UnitSummary> {
    this.access.requireHeld(actor, PUBLISH_CALLS);
    const [path = ''] = this.access.scope(actor, PUBLISH_CALLS).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }

  /**
   * The communes that get places, with their paths; `known` are those of a call that stands, which may have ended meanwhile.
   * @throws NotFound for what is no commune of the province today
   */
  async quotasOf(
    province: UnitSummary,
    wishes: readonly { readonly communeId: string; readonly places: number }[],
    known: ReadonlySet<string> = new Set(),
  ): Promise<Quota[]> {
    const communes = new Map((await this.communesOf(province)).map((unit) => [unit.id, unit.path]));
    return wishes
      .filter(({ places }) => places > 0)
      .map(({ communeId, places }) => {
        const unitPath = communes.get(communeId) ?? (known.has(communeId) ? '' : null);
        if (unitPath === null) throw new NotFound();
        return { communeId, unitPath, places };
      });
  }

  async nameOf(communeId: string): Promise<string> {
    return (await this.units.getUnit(communeId)).fullName;
  }

  /** Every commune of the province with how many hold a seat and have not finished the course (null: how many hold one). */
  async unfinished(actor: Actor, courseId: string | null): Promise<Unfinished[]> {
    const province = await this.published(actor);
    const counts = await this.facts.unfinishedOf(province.path, courseId, this.clock.today());
    const people = new Map(counts.map((row) => [row.communeId, row.people]));
    const communes = await this.communesOf(province);
    return communes.map(({ id, fullName }) => ({ communeId: id, communeName: fullName, people: people.get(id) ?? 0 }));
  }

  private async communesOf({ path }: UnitSummary): Promise<UnitSummary[]> {
    return this.units.listCommunes(Scope.ofPaths([path]));
  }
}
