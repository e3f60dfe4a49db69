import { isMarketDay, type MarketRule, mayTeachOn, type TeachingRight } from '../availability/local-availability.rules';

/** Morning is 0, afternoon 1: a class takes one half of a day, or both. */
export type Half = 0 | 1;

/** A commune with people who still need class hours. */
export interface PlanCommune {
  id: string;
  /** People to be taught there. */
  people: number;
  /** Days of the plan on which nobody comes: its market days. ISO dates. */
  marketDays: readonly string[];
}

/** A hall, and when others hold it. */
export interface PlanHall {
  id: string;
  communeId: string;
  capacity: number;
  /** From this day on (ISO date) nothing is held there; null or left out: it stays open. */
  closedOn?: string | null;
  taken: readonly { day: string; half: Half }[];
}

/** A trainer: where the way begins and ends, when none is possible, what is promised already. */
export interface PlanTrainer {
  id: string;
  homeCommuneId: string;
  /** Whether a right to teach in the commune holds on the day (ISO date); null: everywhere, always. */
  mayTeach: ((communeId: string, day: string) => boolean) | null;
  /** ISO dates. */
  leaveDays: readonly string[];
  /** Sessions that stand already; the way to them is part of that day. */
  engaged: readonly { day: string; half: Half; communeId: string }[];
}

/** What the department lays down for a plan. Times in minutes of travel, one way unless said. */
export interface PlanTerms {
  /** Halves a class takes, on one day. */
  halves: 1 | 2;
  /** People in one class, where the hall holds them. */
  largestClass: number;
  /** Fewer than that go to a neighbouring commune, if one is near enough. */
  smallestClass: number;
  /** How far people go to another commune. */
  memberMinutes: number;
  /** All ways of a trainer on one day, home and back. */
  trainerMinutesADay: number;
  /** From one hall to the next over noon. */
  noonMinutes: number;
  /** Days a trainer is out in one week (Monday to Sunday). */
  daysAWeek: number;
}

/** A class of the plan: who comes, where, with whom and when. */
export interface PlannedClass {
  communeId: string;
  hallId: string;
  trainerId: string;
  /** ISO date. */
  day: string;
  halves: readonly Half[];
  people: readonly { communeId: string; count: number }[];
  /** It is in the timetable already: hours, hall and trainer are taken there, wherever it was moved to. */
  isStanding?: boolean;
}

/** Everything a plan is made from; the same task gives the same plan. */
export interface PlanTask {
  terms: PlanTerms;
  /** Days on which classes may be held, ascending ISO dates: no holidays among them. */
  days: readonly string[];
  communes: readonly PlanCommune[];
  halls: readonly PlanHall[];
  trainers: readonly PlanTrainer[];
  /** Classes that stay as they are. */
  pinned: readonly PlannedClass[];
  /** Minutes of travel between two communes; keeps the triangle inequality. */
  minutesBetween: (fromCommuneId: string, toCommuneId: string) => number;
}

/** Why a class found no place, the first thing that stands in its way. */
export type UnplacedReason =
  | 'no-hall' // none in the commune, and none near enough
  | 'no-day' // every day is one of its market days, or the plan has none
  | 'too-far' // no trainer who may teach there gets there and back within a day
  | 'hall-taken' // a trainer would be there, no hall is free then
  | 'trainers-taken';
// whoever gets there is on leave, without a right by then, or engaged

/** People without a class, and why. */
export interface UnplacedPeople {
  communeId: string;
  count: number;
  reason: UnplacedReason;
}

/** Whether a hall is closed on a day (ISO date). */
export function isClosedOn({ closedOn }: Pick<PlanHall, 'closedOn'>, day: string): boolean {
  return closedOn !== undefined && closedOn !== null && day >= closedOn;
}

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

/** A class before it has a trainer and a day: where, and who comes from where. */
export interface WantedClass {
  communeId: string;
  people: { communeId: string; count: number }[];
}

/** The classes it takes, and the communes whose people have no hall within reach. */
export interface Gathered {
  wanted: WantedClass[];
  withoutHall: { communeId: string; count: number }[];
}

/**
 * Who meets where: a commune with a hall teaches its own people in as few classes as its largest hall allows, as equal as can be;
 * who has no hall goes to the nearest commune that has one, and who is fewer than the smallest class to the nearest one whose classes
 * have room for them all. Those without a hall choose first, then the smallest groups. Same task, same classes: ties fall to the order
 * of the communes.
 */
export function gatherClasses(task: PlanTask, peopleOf: ReadonlyMap<string, number>): Gathered {
  const room = largestHalls(task);
  const groups = new Map(
    [...peopleOf].filter(([, count]) => count > 0).map(([id, count]) => [id, [{ communeId: id, count }]]),
  );
  const withoutHall: { communeId: string; count: number }[] = [];
  const spareOf = (id: string): number => spareSeats(groups.get(id) ?? [], room.get(id) ?? 1);
  for (const [communeId, count] of guests(task, peopleOf, room)) {
    // A commune that took others in meanwhile stays where it is.
    if ((groups.get(communeId)?.length ?? 0) !== 1) continue;
    const spare = room.has(communeId) ? count : 0;
    const host = nearestHost(task, communeId, (id) => room.has(id) && groups.has(id) && spareOf(id) >= spare);
    if (host !== null) {
      groups.delete(communeId);
      groups.get(host)?.push({ communeId, count });
    } else if (!room.has(communeId)) {
      groups.delete(communeId);
      withoutHall.push({ communeId, count });
    }
  }
  const wanted = [...groups].flatMap(([id, people]) => split(id, people, room.get(id) ?? task.terms.largestClass));
  return { wanted, withoutHall };
}

/** Of halls that stay open to the last day; where a commune has none of them, of those that are open on the first. */
function largestHalls(task: PlanTask): Map<string, number> {
  const [first = '', last = ''] = [task.days[0], task.days.at(-1)];
  const lasting = roomIn(task, (hall) => !isClosedOn(hall, last));
  return new Map([...roomIn(task, (hall) => !isClosedOn(hall, first)), ...lasting]);
}

function roomIn({ halls, terms }: PlanTask, isOpen: (hall: PlanHall) => boolean): Map<string, number> {
  const room = new Map<string, number>();
  for (const { communeId, capacity } of halls.filter(isOpen)) {
    room.set(communeId, Math.max(room.get(communeId) ?? 0, Math.min(capacity, terms.largestClass)));
  }
  return room;
}

/** Who would rather go elsewhere: no hall first, then few people; in the order of the task. */
function guests(
  task: PlanTask,
  peopleOf: ReadonlyMap<string, number>,
  room: ReadonlyMap<string, number>,
): [string, number][] {
  const few = [...peopleOf].filter(([id, count]) => count > 0 && (!room.has(id) || count < task.terms.smallestClass));
  const rank = ([id, count]: [string, number]): number => (room.has(id) ? 1_000_000 + count : count);
  return few.sort((one, other) => rank(one) - rank(other));
}

function nearestHost(task: PlanTask, communeId: string, isHost: (id: string) => boolean): string | null {
  let nearest: string | null = null;
  let least = task.terms.memberMinutes;
  for (const { id } of task.communes) {
    if (id === communeId || !isHost(id)) continue;
    const minutes = task.minutesBetween(communeId, id);
    if (nearest === null ? minutes <= least : minutes < least) [nearest, least] = [id, minutes];
  }
  return nearest;
}

/** Seats left over in the classes these people fill. */
function spareSeats(people: readonly { count: number }[], room: number): number {
  const all = people.reduce((sum, { count }) => sum + count, 0);
  return Math.ceil(all / room) * room - all;
}

/** As few classes as hold all, as equal as can be; people of one commune stay together where that costs nothing. */
function split(communeId: string, people: { communeId: string; count: number }[], room: number): WantedClass[] {
  const all = people.reduce((sum, { count }) => sum + count, 0);
  const number = Math.ceil(all / room);
  const queue = people.map((group) => ({ ...group }));
  return Array.from({ length: number }, (_, index) => {
    let wanted = Math.floor(all / number) + (index < all % number ? 1 : 0);
    const taken: WantedClass['people'] = [];
    while (wanted > 0) {
      const first = queue[0];
      if (first === undefined) break;
      const count = Math.min(wanted, first.count);
      taken.push({ communeId: first.communeId, count });
      wanted -= count;
      first.count -= count;
      if (first.count === 0) queue.shift();
    }
    return { communeId, people: taken };
  });
}
