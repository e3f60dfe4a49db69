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
 * What is to be attended. Hours about named courses count toward hours about whatever too, so that only the rest of those is left.
 * Topics that overlap in part are attended one after the other.
 */
export function hoursSteps(needs: ReadonlyMap<string, HoursNeed>, classes: readonly OpenClass[]): WayStep[] {
  const named = [...needs].flatMap(([key, need]) => (key === ANY_TOPIC ? [] : [need]));
  const any = needs.get(ANY_TOPIC);
  const rest = (any?.minutes ?? 0) - named.reduce((sum, { minutes }) => sum + minutes, 0);
  const wanted = any === undefined || rest <= 0 ? named : [...named, { ...any, minutes: rest }];
  return wanted.map(({ topics, titles, minutes }) => ({
    kind: 'hours',
    minutes,
    topics,
    titles,
    offer: classes.find(({ topic }) => topics === null || (topic !== null && topics.includes(topic))) ?? null,
  }));
}
