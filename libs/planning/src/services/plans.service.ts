import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { type DayOff } from '@lopso/org';
import {
  Access,
  type Actor,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  NotFound,
} from '@lopso/platform';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import { GIVEN_UP, isGivenUp } from '../rules/given-up';
import {
  type DroppedPinView,
  type GapView,
  type PlannedClassView,
  PlanViewRepository,
} from '../storage/plan-view.repository';
import { PlanRepository, type PlanState, type PlanSummary, type StoredPlan } from '../storage/plan.repository';
import { type BeyondClass, PlanGround } from './plan-ground';

/** A plan in a list, with the title of its round. */
export interface PlanInList extends PlanSummary {
  readonly roundTitle: string;
}

/** A plan with its classes and whom it leaves without one. */
export interface PlanView extends StoredPlan {
  readonly roundTitle: string;
  readonly classes: readonly PlannedClassView[];
  readonly gaps: readonly GapView[];
  readonly dropped: readonly DroppedPinView[];
  /** Communes of its classes and gaps, by name, to which no way was counted as nobody knows where they lie. */
  readonly withoutPlace: readonly { readonly id: string; readonly name: string }[];
  /** Days off in its period, as they are known now. */
  readonly daysOff: readonly DayOff[];
  /** Who misses more than one of its classes gives, in minutes; null: nobody, and while it is worked out. */
  readonly beyond: BeyondClass | null;
  /** Whether the actor may change it. */
  readonly canPlan: boolean;
}

/** Plans of classes, to look at. */
@Injectable()
export class Plans {
  constructor(
    private readonly plans: PlanRepository,
    private readonly views: PlanViewRepository,
    private readonly roundService: RoundService,
    private readonly ground: PlanGround,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The plans of the actor's province, the latest first. */
  async list(
    actor: Actor,
    limit: number,
    cursor: string | null,
  ): Promise<{ plans: PlanInList[]; nextCursor: string | null }> {
    const after = decodeMomentCursor(cursor);
    const found = await this.plans.list(this.access.scope(actor, READ_PLANS), { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const plans: PlanInList[] = [];
    for (const plan of page)
      plans.push({ ...this.told(plan), roundTitle: (await this.roundService.getRound(plan.roundId)).title });
    return { plans, nextCursor: last === undefined ? null : encodeMomentCursor(last.createdAt, last.id) };
  }

  /** Its terms and where it lies, without its classes. @throws NotFound outside the actor's units */
  async find(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.plans.find(id);
    if (plan === null || !this.access.scope(actor, READ_PLANS).contains(plan.unitPath)) throw new NotFound();
    return plan;
  }

  /** @throws NotFound outside the actor's units */
  async get(actor: Actor, id: string): Promise<PlanView> {
    const plan = await this.find(actor, id);
    const [classes, gaps] = [await this.views.classesOf(id), await this.views.gapsOf(id)];
    return {
      ...this.told(plan),
      roundTitle: (await this.roundService.getRound(plan.roundId)).title,
      ...{ classes, gaps, withoutPlace: await this.withoutPlace([...classes.flatMap(communesOf), ...gaps]) },
      dropped: await this.views.droppedOf(id),
      daysOff: await this.ground.daysOff(plan),
      // Asked again and again until it is there, of which a look through all cycles of the round is no part.
      beyond: plan.state === 'working' ? null : await this.ground.beyond(plan),
      canPlan: this.access.scope(actor, PLAN_CLASSES).contains(plan.unitPath),
    };
  }

  private async withoutPlace(communes: readonly Named[]): Promise<PlanView['withoutPlace']> {
    const names = new Map(communes.map(({ communeId, communeName }) => [communeId, communeName]));
    const ids = await this.ground.withoutPlace([...names.keys()]);
    return ids
      .map((id) => ({ id, name: names.get(id) ?? '' }))
      .sort((one, other) => compareNames(one.name, other.name));
  }

  /** A plan whose worker is gone says so, also before somebody asks for it anew. */
  private told<T extends { readonly state: PlanState; readonly askedAt: Date }>(plan: T): T {
    return isGivenUp(plan, this.clock.now()) ? { ...plan, ...GIVEN_UP } : plan;
  }
}

interface Named {
  readonly communeId: string;
  readonly communeName: string;
}

/** Where a class is held, and where its people come from. */
const communesOf = ({ communeId, communeName, people }: PlannedClassView): Named[] => [
  { communeId, communeName },
  ...people,
];
