import { type RequirementCompletion } from '../completion/completion.rules';
import { type HoursSpec, nodesOf, type Requirement } from '../requirements/requirement.rules';

/** A class to come in which a member has a place, or may take one. */
export interface OpenClass {
  readonly classGroupId: string;
  /** The course it is about. */
  readonly topic: string | null;
  readonly title: string;
  readonly communeId: string;
  readonly communeName: string;
  /** Day of its next session, `yyyy-mm-dd`. */
  readonly startsOn: string;
  /** Minutes of its sessions to come. */
  readonly minutes: number;
  /** She has a place in it. */
  readonly isBooked: boolean;
}

/** One thing to do on the way. Of what waits for somebody else there are no minutes. */
export type WayStep =
  | {
      readonly kind: 'lesson';
      readonly lessonId: string;
      readonly courseLabel: string;
      readonly number: number;
      readonly minutes: number;
    }
  | {
      readonly kind: 'quiz';
      readonly quizId: string;
      readonly courseLabel: string;
      /** Points of a hundred that are asked for; null: the quiz's own pass mark. */
      readonly scorePercent: number | null;
      readonly minutes: number;
      /** She has no attempt left: somebody has to give her more. */
      readonly isUsedUp: boolean;
    }
  | {
      readonly kind: 'task';
      readonly taskId: string;
      readonly title: string;
      /** 0 while it waits for the grader. */
      readonly minutes: number;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'hours';
      /** Ids of courses; null: whatever the class is about. */
      readonly topics: readonly string[] | null;
      readonly titles: readonly string[];
      readonly minutes: number;
      /** The classes she could take, which give the minutes together; none where no class has a place, a minute left and begins in time. */
      readonly offers: readonly OpenClass[];
    }
  | {
      readonly kind: 'outside';
      readonly certificate: string;
      readonly title: string;
      /** Sent in, and looked at by an officer next. */
      readonly isWaiting: boolean;
    };

/** What is known beside the completion. */
export interface WayGround {
  /** The best for her first. */
  readonly classes: readonly OpenClass[];
  /** Practical tasks handed in that wait for a grader. */
  readonly waitingTasks: readonly string[];
  /** Kinds of outside certificates that wait for an officer. */
  readonly waitingCertificates: readonly string[];
  /** Quizzes at which she has no attempt left. */
  readonly usedUpQuizzes: readonly string[];
}
/** Minutes that can be attended about some courses, and which of the needs they count toward: a bit for each. */
export interface Supply {
  readonly subjects: readonly string[];
  readonly needs: number;
  /** No more than this; `Infinity` where it is not known. */
  readonly most: number;
}

/** So many minutes about any of these. */
export interface Attended {
  readonly subjects: readonly string[];
  readonly minutes: number;
}

/** Needs that cross each other are searched up to this many; of more the widest supply is taken first. */
const SEARCHED_NEEDS = 3;

/**
 * The fewest minutes that fill all needs, where a minute counts toward every need of its supply; what was attended, in an order in which the supplies
 * last. Each need can be filled by its supplies together. Exact while no more than three needs cross each other without one
 * course that serves them best: a supply that counts toward whatever others count toward for a need is taken first, as each of its minutes could take
 * the place of another one. Where two supplies are each better for something, all amounts of one are tried, in halves of what divides
 * everything: the best corner of so few needs lies there.
 */
export function fewestMinutes(left: readonly number[], supplies: readonly Supply[]): readonly Attended[] {
  const open = left.reduce((bits, minutes, at) => (minutes > 0 ? bits | (1 << at) : bits), 0);
  if (open === 0) return [];
  const joined = joinedSupplies(supplies, open);
  const best = bestFor(left, joined);
  if (best !== null) return attending(left, joined, best.supply, Math.min(best.supply.most, left[best.need] ?? 0));
  const widest = joined.filter(({ most }) => most > 0).sort((one, other) => bitsOf(other.needs) - bitsOf(one.needs))[0];
  if (widest === undefined) return [];
  const upTo = Math.min(widest.most, Math.max(...countedFor(left, widest)));
  if (bitsOf(open) > SEARCHED_NEEDS)
    return attending(left, joined, widest, Math.min(...countedFor(left, widest), upTo));
  return searched(left, joined, widest, upTo);
}

/** Every amount of one supply is tried, and then no more of it is taken. */
function searched(
  left: readonly number[],
  supplies: readonly Supply[],
  one: Supply,
  upTo: number,
): readonly Attended[] {
  const step = stepOf([...left, ...supplies.map(({ most }) => most).filter(Number.isFinite)]);
  const others = supplies.filter((supply) => supply !== one);
  const isEnough = (minutes: number): boolean =>
    left.every((asked, at) => asked - (has(one, at) ? minutes : 0) <= mostOf(others, at));
  let found: readonly Attended[] | null = null;
  for (let minutes = 0; minutes <= upTo; minutes += step) {
    if (!isEnough(minutes)) continue;
    const way = [
      ...(minutes === 0 ? [] : [{ subjects: one.subjects, minutes }]),
      ...fewestMinutes(lessened(left, one, minutes), others),
    ];
    if (found === null || minutesOf(way) < minutesOf(found)) found = way;
  }
  return found ?? [];
}

function attending(
  left: readonly number[],
  supplies: readonly Supply[],
  taken: Supply,
  minutes: number,
): readonly Attended[] {
  const rest = supplies.map((supply) => (supply === taken ? { ...supply, most: supply.most - minutes } : supply));
  return [{ subjects: taken.subjects, minutes }, ...fewestMinutes(lessened(left, taken, minutes), rest)];
}

/** Supplies that count toward the same of what is open are one. */
function joinedSupplies(supplies: readonly Supply[], open: number): Supply[] {
  const joined = new Map<number, Supply>();
  for (const { subjects, needs, most } of supplies) {
    const counted = needs & open;
    if (counted === 0) continue;
    const known = joined.get(counted);
    joined.set(counted, {
      subjects: [...(known?.subjects ?? []), ...subjects],
      needs: counted,
      most: (known?.most ?? 0) + most,
    });
  }
  return [...joined.values()];
}

/** The first need with a supply that counts toward everything that its other supplies count toward. */
function bestFor(
  left: readonly number[],
  supplies: readonly Supply[],
): { readonly need: number; readonly supply: Supply } | null {
  for (let need = 0; need < left.length; need += 1) {
    const own = (left[need] ?? 0) > 0 ? supplies.filter((supply) => supply.most > 0 && has(supply, need)) : [];
    const supply = own.find(({ needs }) => own.every((other) => (other.needs & ~needs) === 0));
    if (supply !== undefined) return { need, supply };
  }
  return null;
}

const has = ({ needs }: Supply, need: number): boolean => (needs & (1 << need)) !== 0;

const countedFor = (left: readonly number[], supply: Supply): number[] =>
  left.filter((minutes, at) => minutes > 0 && has(supply, at));

const lessened = (left: readonly number[], supply: Supply, minutes: number): number[] =>
  left.map((asked, at) => (has(supply, at) ? asked - minutes : asked));

const mostOf = (supplies: readonly Supply[], need: number): number =>
  supplies.reduce((sum, supply) => sum + (has(supply, need) ? supply.most : 0), 0);

export const minutesOf = (way: readonly Attended[]): number => way.reduce((sum, { minutes }) => sum + minutes, 0);

/** Half of the largest whole number of minutes that divides all, or one minute. */
function stepOf(minutes: readonly number[]): number {
  const common = minutes.reduce((one, other) => greatestCommon(one, Math.max(other, 0)), 0);
  return common > 0 && common % 2 === 0 ? common / 2 : 1;
}

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other);
}

function bitsOf(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + bitsOf(bits >>> 1);
}

type HoursStep = Extract<WayStep, { kind: 'hours' }>;

/** Minutes to attend, of classes about some courses; `topics` null: whatever they are about. */
export interface HoursNeed {
  readonly topics: readonly string[] | null;
  readonly titles: readonly string[];
  readonly minutes: number;
}

/** The key of hours that any class counts toward. */
const ANY_TOPIC = '';

/** The same for the same courses, in whatever order they are named. */
export function hoursKeyOf(topics: readonly string[] | null): string {
  return topics === null ? ANY_TOPIC : [...topics].sort().join(' ');
}

/** What counts toward both is attended once: of the same topics the longer need. */
export function mergedHours(
  one: ReadonlyMap<string, HoursNeed>,
  other: ReadonlyMap<string, HoursNeed>,
): Map<string, HoursNeed> {
  const merged = new Map(one);
  for (const [key, need] of other) {
    const known = merged.get(key);
    if (known === undefined || known.minutes < need.minutes) merged.set(key, need);
  }
  return merged;
}

/** What is to be attended for some needs. */
export interface HoursPlan {
  readonly steps: readonly HoursStep[];
  /** Needs that the open classes together don't fill. */
  readonly blocked: number;
  readonly minutes: number;
}

/** Classes about none of the courses that are asked for; they count toward hours of any class. */
const OTHER = '';

/**
 * The fewest minutes in class that fill all needs, with the classes that give them. A minute in a class about a course counts toward each need that
 * names the course, and toward hours of any class; a class gives no more than the minutes of its sessions to come, and several together may fill a
 * need. A need that all open classes together don't fill is blocked: for its courses minutes are counted as if a class were held. Whether
 * two classes meet at the same hours is not known here.
 */
export function hoursPlan(needs: ReadonlyMap<string, HoursNeed>, classes: readonly OpenClass[]): HoursPlan {
  if (needs.size === 0) return { steps: [], blocked: 0, minutes: 0 };
  const ordered = narrowestFirst(needs);
  const titles = new Map(
    ordered.flatMap(({ topics, titles: named }) => (topics ?? []).map((id, at) => [id, named[at] ?? id])),
  );
  const blocked = new Set(ordered.filter((need) => offeredFor(need, classes) < need.minutes));
  const subjects = [...titles.keys(), OTHER];
  const supplies = subjects.map((subject) => supplyOf(subject, { ordered, blocked, classes, titles }));
  const way = fewestMinutes(
    ordered.map(({ minutes }) => minutes),
    supplies,
  );
  const left = new Map(classes.map(({ classGroupId, minutes }) => [classGroupId, minutes]));
  return {
    steps: way.flatMap((attended) => stepsOf(attended, titles, { classes, left })),
    blocked: blocked.size,
    minutes: minutesOf(way),
  };
}

function supplyOf(
  subject: string,
  known: {
    readonly ordered: readonly HoursNeed[];
    readonly blocked: ReadonlySet<HoursNeed>;
    readonly classes: readonly OpenClass[];
    readonly titles: ReadonlyMap<string, string>;
  },
): Supply {
  const counted = known.ordered.map(({ topics }) => topics === null || topics.includes(subject));
  const needs = counted.reduce((bits, isCounted, at) => (isCounted ? bits | (1 << at) : bits), 0);
  const isKnown = !known.ordered.some((need, at) => counted[at] === true && known.blocked.has(need));
  const isOf = ({ topic }: OpenClass): boolean =>
    subject === OTHER ? topic === null || !known.titles.has(topic) : topic === subject;
  return { subjects: [subject], needs, most: isKnown ? offered(known.classes.filter(isOf)) : Infinity };
}

const offered = (classes: readonly OpenClass[]): number => classes.reduce((sum, { minutes }) => sum + minutes, 0);

const offeredFor = ({ topics }: HoursNeed, classes: readonly OpenClass[]): number =>
  offered(classes.filter((one) => isAbout(one, topics)));

/** What is attended in open classes, and what no class gives. */
function stepsOf(
  { subjects, minutes }: Attended,
  titles: ReadonlyMap<string, string>,
  { classes, left }: { readonly classes: readonly OpenClass[]; readonly left: Map<string, number> },
): HoursStep[] {
  const topics = subjects.includes(OTHER) ? null : subjects;
  const about = { kind: 'hours' as const, topics, titles: (topics ?? []).map((id) => titles.get(id) ?? id) };
  const offers = offersFor(
    classes.filter((one) => isAbout(one, topics)),
    minutes,
    left,
  );
  const given = offers.reduce((sum, one) => sum + one.minutes, 0);
  return [
    ...(given > 0 ? [{ ...about, minutes: given, offers: offers.map((one) => one.offer) }] : []),
    ...(given < minutes ? [{ ...about, minutes: minutes - given, offers: [] }] : []),
  ];
}

/** The best class that gives it all; else as few as will do, those with her place before others. */
function offersFor(
  classes: readonly OpenClass[],
  minutes: number,
  left: Map<string, number>,
): { readonly offer: OpenClass; readonly minutes: number }[] {
  const leftOf = ({ classGroupId }: OpenClass): number => left.get(classGroupId) ?? 0;
  const whole = classes.find((one) => leftOf(one) >= minutes);
  const byMost = [...classes].sort(
    (one, other) => Number(other.isBooked) - Number(one.isBooked) || leftOf(other) - leftOf(one),
  );
  const found: { readonly offer: OpenClass; readonly minutes: number }[] = [];
  let asked = minutes;
  for (const offer of whole === undefined ? byMost : [whole]) {
    const given = Math.min(asked, leftOf(offer));
    if (given <= 0) continue;
    left.set(offer.classGroupId, leftOf(offer) - given);
    found.push({ offer, minutes: given });
    asked -= given;
  }
  const order = (one: OpenClass): number => classes.indexOf(one);
  return found.sort((one, other) => order(one.offer) - order(other.offer));
}

/** Of as many courses by their key, so that the same needs get the same classes. */
function narrowestFirst(needs: ReadonlyMap<string, HoursNeed>): HoursNeed[] {
  const breadth = ({ topics }: HoursNeed): number => topics?.length ?? Infinity;
  const ordered = [...needs].sort(([key, one], [other, another]) =>
    breadth(one) === breadth(another) ? Number(key > other) - Number(key < other) : breadth(one) - breadth(another),
  );
  return ordered.map(([, need]) => need);
}

function isAbout({ topic }: OpenClass, topics: readonly string[] | null): boolean {
  return topics === null || (topic !== null && topics.includes(topic));
}

/** Classes that begin by her last day; all where it is over already, as she can only be late. */
export function inTime<T extends Pick<OpenClass, 'startsOn'>>(
  classes: readonly T[],
  { lastOn, today }: { readonly lastOn: string | null; readonly today: string },
): readonly T[] {
  return lastOn === null || lastOn < today ? classes : classes.filter(({ startsOn }) => startsOn <= lastOn);
}

/**
 * True when hours of a class about a course (null: about none) would bring a cycle further: some requirement of hours that they count
 * toward is not met, nor the choice it belongs to, nor waived (decisions 0048, 0050, 0060). A part whose turn has not come is wanted too.
 */
export function wantsHours(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  topic: string | null,
): boolean {
  const hours = new Map(nodesOf(requirements).flatMap((one) => (one.kind === 'hours' ? [[one.key, one.spec]] : [])));
  const isWanted = ({ key, isMet, parts }: RequirementCompletion): boolean => {
    if (isMet) return false;
    const spec = hours.get(key);
    return spec === undefined ? (parts ?? []).some(isWanted) : countsToward(spec, topic);
  };
  return completion.some(isWanted);
}

function countsToward({ topics }: HoursSpec, topic: string | null): boolean {
  return topics === undefined || topics.some(({ id }) => id === topic);
}

/** True when some requirement asks for hours that a class about a course (null: about none) counts toward. */
export function countsHours(requirements: readonly Requirement[], topic: string | null): boolean {
  return nodesOf(requirements).some((one) => one.kind === 'hours' && countsToward(one.spec, topic));
}
