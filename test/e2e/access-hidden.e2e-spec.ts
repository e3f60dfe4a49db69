import { type Actor, newId, type Role, ROLES } from '@lopso/platform';
import { withoutInstance } from '../support/identity';
import { type Position } from '../support/matrix/askers';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus } from '../support/matrix/expected';
import { type Ask, type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { statementsOf } from '../support/matrix/statements';
import { MatrixWorld } from '../support/matrix/world';
import { TestApi } from '../support/test-api';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('an id of somebody else’s unit', () => {
  let api: TestApi;
  let routes: FoundRoute[];
  beforeAll(async () => {
    api = await TestApi.start();
    routes = findRoutes(api);
  });
  afterAll(() => api.stop());

  const hides = ({ hidesPath = true }: RouteCase, key: string, ask: Ask): boolean =>
    (ask.hidden ?? []).length > 0 || (hidesPath && key.includes('/:'));

  /** The same request with ids that nobody ever had: beside the row only the last one, elsewhere all. */
  function withAbsentIds(ask: Ask, position: Position): Ask {
    const names = Object.keys(ask.path ?? {}).filter((name) => UUID.test(ask.path?.[name] ?? ''));
    const replaced = position === 'sibling' ? names.slice(-1) : names;
    const path = { ...ask.path, ...Object.fromEntries(replaced.map((name) => [name, newId()])) };
    const hidden = ask.hidden ?? [];
    const asked = (ask.body ?? {}) as Readonly<Record<string, unknown>>;
    const absent = (value: unknown): unknown => (Array.isArray(value) ? value.map(() => newId()) : newId());
    const body =
      hidden.length > 0 && ask.body !== undefined
        ? { ...asked, ...Object.fromEntries(hidden.map((name) => [name, absent(asked[name])])) }
        : ask.body;
    const query = hidden.reduce<string | undefined>(
      (text, name) => text?.replace(new RegExp(`${name}=[^&]*`), `${name}=${newId()}`),
      ask.query,
    );
    return { ...ask, path, ...(body === undefined ? {} : { body }), ...(query === undefined ? {} : { query }) };
  }

  /** Everybody whom the route lets in but the row is hidden from. */
  async function strangers(world: MatrixWorld, route: FoundRoute, one: RouteCase): Promise<[Actor, Position][]> {
    const found: [Actor, Position][] = [];
    for (const role of ROLES as readonly Role[]) {
      for (const position of ['sibling', 'foreign'] as const) {
        if (expectedStatus(route, one, role, position) !== 404) continue;
        const actor = await world.askers.actor(role, position);
        if (actor !== null) found.push([actor, position]);
      }
    }
    return found;
  }

  /** A list of the whole province, or a form about nobody's row, names no id that could be hidden. */
  const namesNothing = (key: string, { hidesPath = true }: RouteCase): boolean =>
    !key.includes('/:') && (key.startsWith('GET') || !hidesPath);
  const hiding = Object.entries(routeCases).filter(([key, one]) => one.reach !== 'list' && !namesNothing(key, one));

  it.each(hiding)('on %s is answered like an id that nobody ever had, by the same statements', async (key, one) => {
    const route = routes.find((found) => found.key === key);
    if (route === undefined) throw new Error(`There is no route ${key}`);
    const world = await MatrixWorld.create(api);
    const ask = await one.ask(world);
    expect(hides(one, key, ask)).toBe(true);
    const asking = await strangers(world, route, one);
    expect(asking.length).toBeGreaterThan(0);
    for (const [actor, position] of asking) {
      const foreign = await statementsOf(() => send(api, route, ask, actor));
      const absent = await statementsOf(() => send(api, route, withAbsentIds(ask, position), actor));
      expect(foreign.result.status).toBe(404);
      expect(withoutInstance(foreign.result)).toBe(withoutInstance(absent.result));
      expect(foreign.statements).toEqual(absent.statements);
      expect(foreign.statements.length).toBeGreaterThan(0);
    }
  });

  it('covers every route with an id that is not public', () => {
    const withId = Object.entries(routeCases).filter(([key, { hidesPath = true }]) => hidesPath && key.includes('/:'));
    const covered = new Set(hiding.map(([key]) => key));
    expect(withId.map(([key]) => key).filter((key) => !covered.has(key))).toEqual([]);
  });
});
