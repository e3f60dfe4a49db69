import { type OpenClass, type WayStep } from './way-step';

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

/**
 * What is to be attended, the narrowest first: hours about some courses count toward hours about these and others, and about whatever, so that
 * only the rest of those is left. Topics that overlap in part are attended one after the other.
 */
export function hoursSteps(needs: ReadonlyMap<string, HoursNeed>, classes: readonly OpenClass[]): WayStep[] {
  const left = new Map(classes.map(({ classGroupId, minutes }) => [classGroupId, minutes]));
  const steps: Extract<WayStep, { kind: 'hours' }>[] = [];
  for (const { topics, titles, minutes: asked } of narrowestFirst(needs)) {
    const counted = steps.filter((step) => isWithin(step.topics, topics));
    const minutes = asked - counted.reduce((sum, step) => sum + step.minutes, 0);
    if (minutes <= 0) continue;
    const offer = classes.find((one) => isAbout(one, topics) && (left.get(one.classGroupId) ?? 0) >= minutes) ?? null;
    if (offer !== null) left.set(offer.classGroupId, (left.get(offer.classGroupId) ?? 0) - minutes);
    steps.push({ kind: 'hours', minutes, topics, titles, offer });
  }
  return steps;
}

/** Of as many courses by their key, so that the same needs get the same classes. */
function narrowestFirst(needs: ReadonlyMap<string, HoursNeed>): HoursNeed[] {
  const breadth = ({ topics }: HoursNeed): number => topics?.length ?? Infinity;
  const ordered = [...needs].sort(([key, one], [other, another]) =>
    breadth(one) === breadth(another) ? Number(key > other) - Number(key < other) : breadth(one) - breadth(another),
  );
  return ordered.map(([, need]) => need);
}

/** Whatever counts toward the inner counts toward the outer. */
function isWithin(inner: readonly string[] | null, outer: readonly string[] | null): boolean {
  return outer === null || (inner !== null && inner.every((topic) => outer.includes(topic)));
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
