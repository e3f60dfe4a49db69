import { Injectable } from '@nestjs/common';
import { ClassScheduleService } from '@lopso/classes';
import { type Actor, DomainError, newId, NotFound, Transactions } from '@lopso/platform';
import { ClassWasMoved, PlanAtWork, PlanChangedSince } from '../planning.errors';
import { classTitle } from '../rules/class-title';
import { hoursOf } from '../rules/plan-days';
import { PlanRepository, type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { StandingRepository } from '../storage/standing.repository';
import { OpeningCheck } from './opening-check';
import { PlanDesk, type SeenPlan } from './plan-desk';

/** What became of a class that was to be opened: its id, or why not. */
export interface Opening {
  readonly number: number;
  readonly classGroupId: string | null;
  readonly refusal: DomainError | null;
}

/** Opens classes of a plan: each becomes a class of the timetable with its trainer, hall and hours. */
@Injectable()
export class OpenPlanned {
  constructor(
    private readonly plans: PlanRepository,
    private readonly standing: StandingRepository,
    private readonly schedule: ClassScheduleService,
    private readonly check: OpeningCheck,
    private readonly desk: PlanDesk,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Opens these classes one by one, each in a transaction of its own: what is refused (a hall taken meanwhile, a trainer on leave) stays in
   * the plan and is told, the others are open. One that is opened already gives its class again. `seen`: the plan the numbers are of. @throws NotFound, PlanAtWork,
   * PlanChangedSince: what was opened until then stays
   */
  async open(actor: Actor, seen: SeenPlan, numbers: readonly number[]): Promise<Opening[]> {
    const openings: Opening[] = [];
    for (const number of new Set(numbers)) {
      try {
        const classGroupId = await this.openOne(actor, seen, number);
        openings.push({ number, classGroupId, refusal: null });
      } catch (error) {
        if (!isOfOneClass(error)) throw error;
        openings.push({ number, classGroupId: null, refusal: error });
      }
    }
    return openings;
  }

  private async openOne(actor: Actor, seen: SeenPlan, number: number): Promise<string> {
    const { plan, classes, planned } = await this.transactions.run(() => this.find(actor, seen, number));
    if (planned.classGroupId !== null) return planned.classGroupId;
    const wished = {
      clientKey: newId(),
      title: classTitle(
        plan.name,
        placeOf(classes, planned),
        await this.standing.titlesLike(plan.name, planned.communeId),
      ),
      topic: await this.standing.topicFor(plan.roundId, { communeIds: communesOf(planned), on: planned.day }),
      venueId: planned.hallId,
      capacity: planned.people.reduce((sum, { count }) => sum + count, 0),
      sessions: hoursOf(plan.terms, planned),
      plannedFor: planned.people.map(({ communeId, count }) => ({ communeId, people: count })),
    };
    const byOthers = new Set<string>();
    const opened = await this.schedule.scheduleForTrainer(actor, planned.trainerId, wished, (write) =>
      this.transactions.run(async () => {
        const now = await this.find(actor, seen, number);
        // Two officers at once: the second is told of the class that the first opened.
        if (now.planned.classGroupId !== null) return void byOthers.add(now.planned.classGroupId);
        if (!isSamePlace(now.planned, planned)) throw new ClassWasMoved();
        await this.check.require(now.plan, planned);
        await write();
        await this.plans.noteOpened(plan.id, number, wished.clientKey);
        await this.desk.note(actor, 'planning.plan-opened', plan, { number });
      }),
    );
    const [meanwhile = opened] = byOthers;
    return meanwhile;
  }

  /** The plan is held until the transaction ends. */
  private async find(
    actor: Actor,
    seen: SeenPlan,
    number: number,
  ): Promise<{ plan: StoredPlan; classes: StoredClass[]; planned: StoredClass }> {
    const plan = await this.desk.asSeen(actor, seen);
    const classes = await this.plans.classesOf(plan.id);
    const planned = classes.find((one) => one.number === number);
    if (planned === undefined) throw new NotFound();
    return { plan, classes, planned };
  }
}

/** What only one class is refused for; the plan itself missing, being worked out or another than was seen stops all. */
const isOfOneClass = (error: unknown): error is DomainError =>
  error instanceof DomainError &&
  !['forbidden', 'not-found'].includes(error.kind) &&
  !(error instanceof PlanAtWork) &&
  !(error instanceof PlanChangedSince);

/** Its place among the classes of its commune, from 1; null: it is the only one. */
function placeOf(classes: readonly StoredClass[], planned: StoredClass): number | null {
  const ofCommune = classes.filter(({ communeId }) => communeId === planned.communeId).map(({ number }) => number);
  return ofCommune.length === 1 ? null : ofCommune.indexOf(planned.number) + 1;
}

const communesOf = ({ communeId, people }: StoredClass): string[] => [
  ...new Set([communeId, ...people.map((group) => group.communeId)]),
];

const isSamePlace = (one: StoredClass, other: StoredClass): boolean =>
  one.classGroupId === other.classGroupId &&
  one.hallId === other.hallId &&
  one.trainerId === other.trainerId &&
  one.day === other.day &&
  one.firstHalf === other.firstHalf;
