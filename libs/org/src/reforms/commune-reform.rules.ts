import { formerDistrictOf } from '../units/official-unit.rules';

const DAY_MS = 86_400_000;

const moved = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/**
 * The earliest day of effect of a merger or split of communes that may be entered today. The communes end on that day also in the
 * figures, so that those of the days from there on change: a decision known late may be entered some days after, and what
 * was reported before stays as it was. Nor may a commune end before the day after it began.
 */
export function earliestReformDay(today: string, daysBack: number, begunOn: readonly string[] = []): string {
  return [moved(today, -daysBack), ...begunOn.map((day) => moved(day, 1))].reduce((a, b) => (a > b ? a : b));
}
/** A village as a reform sees it. */
interface Village {
  readonly id: string;
  readonly path: string;
}

/** Where a reform sends villages, by their place among its targets: a merger has one, a split names every village. */
interface Wish {
  readonly to: readonly object[];
  readonly villages: readonly { readonly villageId: string; readonly to: number }[];
}

/**
 * True of a split that does not say of each of its villages, or of the people who belong to none, where they go: nothing is
 * guessed (`org/README.md`). A merger sends all to its one target.
 */
export function leavesOut(
  { villages, hasPeople }: { readonly villages: readonly Village[]; readonly hasPeople: boolean },
  { to, villages: named, home }: Wish & { readonly home: number | null },
): boolean {
  if (to.length === 1) return false;
  const ids = new Set(named.map(({ villageId }) => villageId));
  return (hasPeople && home === null) || villages.some(({ id }) => !ids.has(id));
}

/**
 * The villages that lie in another commune after a reform: those that stay in a commune which goes on under its own name are
 * not among them. `sources` are the communes it begins with.
 */
export function movingVillages<V extends Village>(
  {
    sources,
    villages,
  }: { readonly sources: readonly { readonly id: string; readonly path: string }[]; readonly villages: readonly V[] },
  wish: Wish,
): V[] {
  const places = new Map(wish.villages.map(({ villageId, to }) => [villageId, to]));
  return villages.filter((village) => {
    const target = wish.to[places.get(village.id) ?? 0];
    const home = sources.find(({ path }) => village.path.startsWith(`${path}.`));
    return target === undefined || !('unitId' in target) || target.unitId !== home?.id;
  });
}
/** Longest name that is made here, in characters. */
const LONGEST = 120;

/** Something with a name of its own among those of its commune; null: names may repeat. */
interface Named {
  readonly unitId: string;
  readonly name: string | null;
}

/**
 * The names under which things of communes that end stand in the one they come to, in their order. Where two would be called the same, each that comes says
 * where it stood: “Hội trường UBND xã (xã Tân Tiến cũ)”. `unitNames`: full names of the old communes by id; `taken`: names there are.
 */
export function namesAfterReform(
  coming: readonly Named[],
  { unitNames, taken }: { readonly unitNames: ReadonlyMap<string, string>; readonly taken: readonly string[] },
): (string | null)[] {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  for (const { name } of coming) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) if (count === 1 && !used.has(name)) used.add(name);
  return coming.map(({ unitId, name }) => {
    if (name === null) return null;
    if (counts.get(name) === 1 && !taken.includes(name)) return name;
    const free = toldApart(name, unitNames.get(unitId) ?? '', used);
    used.add(free);
    return free;
  });
}

/** The name that something had before a reform told it apart; one that was given since stays. Of a name that was cut for it, what was left. */
export function nameBeforeReform(name: string | null, unitName: string): string | null {
  if (name === null) return null;
  const at = name.lastIndexOf(` (${inSentence(unitName)} cũ`);
  return at > 0 && /^ cũ(, \d+)?\)$/.test(name.slice(at + 2 + unitName.length)) ? name.slice(0, at) : name;
}

const inSentence = (unitName: string): string => `${unitName.charAt(0).toLocaleLowerCase('vi')}${unitName.slice(1)}`;

function toldApart(name: string, unitName: string, used: ReadonlySet<string>): string {
  const unit = inSentence(unitName);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? ` (${unit} cũ)` : ` (${unit} cũ, ${number})`;
    const free = `${name.slice(0, LONGEST - suffix.length)}${suffix}`;
    if (!used.has(free)) return free;
  }
}

/** A commune of today as names see it. */
export interface NamedCommune {
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly formerDistricts: readonly string[];
}

const folded = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi');

/**
 * Those that nobody could tell from a new commune: the same name with its word, and no former district that differs.
 * `districts` are those of the communes it comes from. Communes of one name show the former district (README, Invariants).
 */
export function indistinct<C extends NamedCommune>(
  fullName: string,
  districts: readonly string[],
  others: readonly C[],
): C[] {
  const own = formerDistrictOf(districts);
  return others.filter(
    (other) =>
      folded(other.fullName) === folded(fullName) &&
      (own === null || own === (other.distinguishedBy ?? formerDistrictOf(other.formerDistricts))),
  );
}
/** Days on which a right is held. Calendar dates; `until` is the first day it is not, null without an end. */
export interface HeldDays {
  readonly from: string;
  readonly until: string | null;
}

/** The days of `wanted` that none of `held` covers, in their order; empty when all of them are held already. */
export function missingDays(wanted: HeldDays, held: readonly HeldDays[]): HeldDays[] {
  const missing: HeldDays[] = [];
  const isBeyond = (day: string): boolean => wanted.until !== null && day >= wanted.until;
  let next: string | null = wanted.from;
  for (const { from, until } of [...held].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (next === null || isBeyond(next) || isBeyond(from)) break;
    if (from > next) missing.push({ from: next, until: from });
    if (until === null) next = null;
    else if (until > next) next = until;
  }
  return next === null || isBeyond(next) ? missing : [...missing, { from: next, until: wanted.until }];
}
