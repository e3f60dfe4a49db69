import { edited, type Edit, marking, type NamePlace } from '../text/name-places';
import { composed } from '../text/written-words';

/** Signs that a short text has at most, and how many are shown around each place in a longer one. */
const SHORT = 240;
const BEFORE_HIT = 80;
const BEHIND_HIT = 140;

/** A stretch of texts that are put one behind the other. */
interface Spot {
  readonly from: number;
  readonly to: number;
}

/** Signs that nobody types: where a place begins and ends that is asked about. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const SIGNS = /[\ue000\ue001]/g;

/** Groups of places that are asked about one by one, in texts with other places cut out. */
interface Asked {
  readonly groups: readonly (readonly NamePlace[])[];
  readonly cuts: readonly Edit[];
  /** Also shown: telephones. Of several groups each is shown with those next to its places. */
  readonly phone: RegExp | null;
}

/**
 * For each group the texts as an officer reads them: short ones whole, of long ones what stands around its places, so that all of them
 * together are no more than some times the text. Where there are several, the places are marked: «LÒ THỊ HÒA» HỎI.
 */
export function shownGroups(texts: readonly string[], { groups, cuts, phone }: Asked): string[] {
  const clean = texts.map((text) => composed(text).replace(SIGNS, ' '));
  const marks = groups.flatMap((places) => marking(places, OPEN, CLOSE));
  const { said, spots } = readMarks(edited(clean, [...cuts, ...marks]).join(' '));
  const spotsOf = groups.map((): Spot[] => []);
  // The places of all groups share no word: in their order they are the marks in theirs.
  ordered(groups).forEach((group, at) => spotsOf[group]?.push(spots[at] ?? { from: 0, to: 0 }));
  const phones = phone === null ? [] : [...said.matchAll(phone)].map(spotOf);
  return spotsOf.map((own) => {
    const isAlone = groups.length === 1;
    const beside = isAlone ? phones : own.flatMap((spot) => nextTo(spot, phones));
    return shownAround(said, [...own, ...beside], isAlone ? [] : own);
  });
}

const spotOf = ({ 0: { length }, index }: RegExpMatchArray): Spot => ({
  from: index ?? 0,
  to: (index ?? 0) + length,
});

/** The text without the marks, and what stood between each two of them. */
function readMarks(marked: string): { readonly said: string; readonly spots: readonly Spot[] } {
  const parts = marked.split(SIGNS);
  const spots: Spot[] = [];
  let length = 0;
  parts.forEach((part, at) => {
    if (at % 2 === 1) spots.push({ from: length, to: length + part.length });
    length += part.length;
  });
  return { said: parts.join(''), spots };
}

/** The number of the group of each place, in the order of the places. */
function ordered(groups: readonly (readonly NamePlace[])[]): number[] {
  return groups
    .flatMap((places, group) => places.map(([word]) => ({ group, text: word?.text ?? 0, start: word?.start ?? 0 })))
    .sort((one, other) => one.text - other.text || one.start - other.start)
    .map(({ group }) => group);
}

/** The last of them before a spot and the first behind it; they are in their order. */
function nextTo({ from }: Spot, spots: readonly Spot[]): Spot[] {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return spots.slice(Math.max(0, low - 1), low + 1);
}

/** Short texts whole, of long ones what stands around each of the spots. */
function shownAround(said: string, spots: readonly Spot[], marked: readonly Spot[]): string {
  if (said.trim().length <= SHORT) return withMarks(said, { from: 0, to: said.length }, marked).trim();
  const around = widened(spots, said.length);
  const shown = around.map((stretch) => withMarks(said, stretch, marked)).join(' … ');
  const [first, last] = [around[0]?.from ?? 0, around[around.length - 1]?.to ?? said.length];
  return `${first === 0 ? '' : '… '}${shown}${last === said.length ? '' : ' …'}`;
}

/** The spots with what stands around them; those that meet are one. */
function widened(spots: readonly Spot[], length: number): Spot[] {
  const around: Spot[] = [];
  for (const spot of [...spots].sort((one, other) => one.from - other.from)) {
    const [from, to] = [Math.max(0, spot.from - BEFORE_HIT), Math.min(length, spot.to + BEHIND_HIT)];
    const last = around[around.length - 1];
    if (last === undefined || from > last.to) around.push({ from, to });
    else around[around.length - 1] = { from: last.from, to: Math.max(to, last.to) };
  }
  return around;
}

/** A stretch of the text, with each of these spots in it between two signs. */
function withMarks(said: string, { from, to }: Spot, marked: readonly Spot[]): string {
  const inside = marked.filter((spot) => spot.from >= from && spot.to <= to);
  const parts = inside.map(
    (spot, at) => `${said.slice(inside[at - 1]?.to ?? from, spot.from)}«${said.slice(spot.from, spot.to)}»`,
  );
  return parts.join('') + said.slice(inside[inside.length - 1]?.to ?? from, to);
}
