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
