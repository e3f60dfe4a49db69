import { type Attended, fewestMinutes, minutesOf, type Supply } from './way-cover';
import { type OpenClass, type WayStep } from './way-step';

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
