import { Injectable } from '@nestjs/common';
import { UnitActInUse } from '../org-changes.errors';
import { type Restoring } from '../rules/acts';
import { builtOnPlace, standingWords } from '../rules/built-on-places';
import { ActRepository } from '../storage/act.repository';
import { RosterUndoRepository } from '../storage/roster-undo.repository';
import { goingById, type Trace, TraceRepository } from '../storage/trace.repository';
import { HomeFollowers } from './home-followers';
import { PlaceFollowers } from './place-followers';

const isOf =
  (wanted: 'team' | 'unit') =>
  ({ kind, table }: Restoring): boolean =>
    kind === 'delete' && table === wanted;

/** Removes the units and teams that an act founded, as long as nothing else stands on them. */
@Injectable()
export class FoundedPlaces {
  constructor(
    private readonly acts: ActRepository,
    private readonly traces: TraceRepository,
    private readonly places: RosterUndoRepository,
    private readonly followers: HomeFollowers,
    private readonly standing: PlaceFollowers,
  ) {}

  /** True for the steps that `remove` takes. */
  isRemoval(step: Restoring): boolean {
    return isOf('team')(step) || isOf('unit')(step);
  }

  /**
   * Once everything else is back: what lies with these people follows them out, what followed these units returns to them, then the places go,
   * with their history. The caller has locked the rows, so that nothing can be built between the question and the removal.
   * @throws UnitActInUse with what stands on them and what to do first
   */
  async remove(
    steps: readonly Restoring[],
    moved: { readonly memberIds: readonly string[]; readonly unitIds: readonly string[] },
  ): Promise<void> {
    await this.followers.follow(moved.memberIds);
    await this.standing.giveBack(moved.unitIds);
    if (steps.length === 0) return;
    const idsOf = (wanted: 'team' | 'unit'): string[] => steps.filter(isOf(wanted)).map(({ rowId }) => rowId);
    const [teamIds, unitIds] = [idsOf('team'), idsOf('unit')];
    const going = [goingById('team', teamIds), goingById('unit', unitIds)];
    await this.requireFree('unit', await this.traces.tracesOf('unit', unitIds, going));
    await this.requireFree('team', await this.traces.tracesOf('team', teamIds, going));
    await this.traces.release(unitIds);
    for (const step of steps.filter(isOf('team'))) await this.acts.restore(step);
    for (const step of steps.filter(isOf('unit'))) await this.acts.restore(step);
  }

  /** @throws UnitActInUse about the first of them */
  private async requireFree(kind: 'team' | 'unit', traces: readonly Trace[]): Promise<void> {
    const [first] = traces;
    if (first === undefined) return;
    const built = traces.filter(({ id }) => id === first.id).map(({ table }) => builtOnPlace(kind, table));
    throw new UnitActInUse(standingWords(await this.places.nameOf(kind, first.id), built));
  }
}
