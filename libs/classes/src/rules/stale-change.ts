/**
 * Somebody changed one of these fields since the form was begun, and otherwise than the form wants it: `seen` is what the form began from. Fields
 * left out are not asked, and a request that comes twice is no clash.
 */
export function isStale<State extends object>(
  fields: readonly (keyof State)[],
  now: State,
  { wish, seen }: { readonly wish: Partial<State>; readonly seen: Partial<State> },
): boolean {
  return fields.some(
    (field) =>
      wish[field] !== undefined &&
      seen[field] !== undefined &&
      seen[field] !== now[field] &&
      wish[field] !== now[field],
  );
}
