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
