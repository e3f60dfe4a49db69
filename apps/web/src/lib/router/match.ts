/** Values of the `:name` parts of a path, decoded. */
export type Params = Readonly<Record<string, string>>;

const partsOf = (path: string): string[] => path.split('/').filter(Boolean);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Parameters of a path under a pattern such as `/khoa-hoc/:courseId`, or null where it does not fit. */
export function matchPath(pattern: string, path: string): Params | null {
  const wanted = partsOf(pattern);
  const given = partsOf(path);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = given[index] ?? '';
    if (want.startsWith(':')) params[want.slice(1)] = decoded(part);
    else if (want !== part) return null;
  }
  return params;
}

/** The first route that fits: order is precedence. */
export function findRoute<R extends { path: string }>(
  routes: readonly R[],
  path: string,
): { route: R; params: Params } | null {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

/** A path with its `:name` parts filled in, and a query where values are given. */
export function hrefTo(
  pattern: string,
  params: Params = {},
  query: Readonly<Record<string, string | null>> = {},
): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = withQuery('', query);
  return path + search;
}

/** A search string with some values set, and those given as null or '' taken out. */
export function withQuery(search: string, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A whole address from a link of this site; without one, the address of the present page. */
export const addressOf = (href = location.href): URL => new URL(href, location.href);
