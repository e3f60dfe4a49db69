/** A village as a reform sees it. */
interface Village {
  readonly id: string;
  readonly path: string;
}

/** Where a reform sends villages: by their place among its targets, the first for all that are not named. */
interface Wish {
  readonly to: readonly object[];
  readonly villages: readonly { readonly villageId: string; readonly to: number }[];
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
