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
