import type { NumberedTask } from './numbered-task';

/**
 * Minutes of travel that no plan of these classes can be below, however trainers and days are chosen. A day with two halls is at
 * least half of each one's way there and back (triangle inequality), and the way from one to the other; so every class costs half of
 * the way there and back from the nearest trainer's home, and a commune with an odd number of classes, one of which has no partner in the
 * same commune, half of the way to the next commune with a class, or the other half of its own. Classes of a whole day: the whole way.
 */
export function leastMinutes(task: NumberedTask, placed: readonly number[]): number {
  const countOf = new Map<number, number>();
  for (const number of placed) {
    const place = task.classes[number]?.place ?? 0;
    countOf.set(place, (countOf.get(place) ?? 0) + 1);
  }
  let minutes = 0;
  for (const [place, count] of countOf) {
    const way = 2 * Math.min(...task.trainers.map(({ home }) => between(task, home, place)));
    minutes += task.halves === 2 ? count * way : (count * way) / 2;
    if (task.halves === 1 && count % 2 === 1) {
      const others = [...countOf.keys()].filter((other) => other !== place).map((other) => between(task, place, other));
      minutes += Math.min(way / 2, ...others.map((toOther) => toOther / 2));
    }
  }
  return Math.floor(minutes);
}

const between = (task: NumberedTask, from: number, to: number): number => task.minutes[from * task.places + to] ?? 0;
