import { isMarketDay, type MarketRule } from './market-days';
import type { Half, PlanCommune, PlannedClass, PlanTrainer } from './plan-task';
import { mayTeachOn, type TeachingRight } from './teaching-right';

const DAY_MS = 86_400_000;

/** Every day from the first to the last, both included, ISO dates. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Values by key, in the order they came. */
export function byKey<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** People of a commune by its id. */
export type Counts = ReadonlyMap<string, number>;

/**
 * How many people of which communes a plan is for: who still needs hours, and who has a place in a class of this plan that is opened already, for
 * those classes are among the pinned ones and are taken off again. Communes of its classes of which nobody needs hours any more are among them
 * with nobody: their markets count for a class that is to stand elsewhere.
 */
export function communesOf(
  needs: Counts,
  booked: Counts,
  classes: readonly { readonly communeId: string; readonly people: readonly { readonly communeId: string }[] }[],
): Map<string, number> {
  const standing = classes.flatMap(({ communeId, people }) => [communeId, ...people.map((group) => group.communeId)]);
  const ids = new Set([...needs.keys(), ...booked.keys(), ...standing]);
  return new Map([...ids].map((id) => [id, (needs.get(id) ?? 0) + (booked.get(id) ?? 0)]));
}

/** The communes with those of the days on which they have a market. */
export function withMarkets(
  people: Counts,
  markets: ReadonlyMap<string, readonly MarketRule[]>,
  days: readonly string[],
): PlanCommune[] {
  return [...people].map(([id, count]) => ({
    ...{ id, people: count },
    marketDays: days.filter((day) => (markets.get(id) ?? []).some((market) => isMarketDay(market, day))),
  }));
}

/** What a trainer brings to a plan. */
export interface TrainerGround {
  readonly id: string;
  readonly homeCommuneId: string;
  readonly rights: readonly TeachingRight[];
  readonly leaves: readonly { readonly from: string; readonly to: string }[];
  readonly engaged: readonly { readonly day: string; readonly half: Half; readonly communeId: string }[];
}

/**
 * A trainer of a task; `communes` gives their paths by id. Where no right holds on a day the trainer is as good as away: rights end,
 * also in the middle of a plan.
 */
export function trainerOf(ground: TrainerGround, communes: ReadonlyMap<string, string>): PlanTrainer {
  return {
    id: ground.id,
    homeCommuneId: ground.homeCommuneId,
    mayTeach: (communeId, day) => mayTeachOn(ground.rights, communes.get(communeId) ?? '', day),
    leaveDays: ground.leaves.flatMap(({ from, to }) => daysFrom(from, to)),
    engaged: ground.engaged,
  };
}

/** How many of an opened class's planned people have their place in it: no more of a commune than were planned. */
export function bookedOfPlanned(pinned: readonly PlannedClass[], booked: readonly Counts[]): Map<string, number> {
  const sum = new Map<string, number>();
  pinned.forEach(({ people }, index) => {
    for (const { communeId, count } of people) {
      sum.set(communeId, (sum.get(communeId) ?? 0) + Math.min(count, booked[index]?.get(communeId) ?? 0));
    }
  });
  return sum;
}
