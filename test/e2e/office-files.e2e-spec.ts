import { type Actor, ROLES } from '@lopso/platform';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus } from '../support/matrix/expected';
import { type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { MatrixWorld } from '../support/matrix/world';
import { type OfficeReading, readByOthers } from '../support/office/office-readers';
import { TestApi } from '../support/test-api';

/** A world for each file, and the start of the readers. */
const LONG_MS = 300_000;
const tables = Object.entries(routeCases).filter(([key]) => key.endsWith('.xlsx'));

describe('every table that is taken out as a file', () => {
  let api: TestApi;
  let routes: FoundRoute[];
  let readings: Readonly<Record<string, OfficeReading>>;
  const files = new Map<string, Buffer>();

  /** Who may take it out. */
  async function reader(world: MatrixWorld, route: FoundRoute, one: RouteCase): Promise<Actor> {
    const position = one.reach === 'province' ? 'parent' : 'own';
    for (const role of ROLES) {
      if (expectedStatus(route, one, role, position) !== one.success) continue;
      const actor = await world.askers.actor(role, position);
      if (actor !== null) return actor;
    }
    throw new Error(`Nobody takes out ${route.key}`);
  }

  const nameOf = (key: string): string => `${key.replace(/[^a-z]+/gi, '-').replace(/-xlsx$/, '')}.xlsx`;

  beforeAll(async () => {
    api = await TestApi.start();
    routes = findRoutes(api);
    for (const [key, one] of tables) {
      const route = routes.find((found) => found.key === key);
      if (route === undefined) throw new Error(`There is no route ${key}`);
      const world = await MatrixWorld.create(api);
      const ask = await one.ask(world);
      const { status, raw } = await send(api, route, ask, await reader(world, route, one));
      if (status !== 200) throw new Error(`${key}: ${status}`);
      files.set(nameOf(key), raw);
    }
    readings = await readByOthers(files);
  }, LONG_MS);
  afterAll(() => api.stop());

  it('is tried here', () => {
    const keys = routes.map(({ key }) => key).filter((key) => key.endsWith('.xlsx'));
    expect(tables.map(([key]) => key).sort()).toEqual(keys.sort());
    expect(keys.length).toBeGreaterThan(0);
  });

  it.each(tables.map(([key]) => key))('opens without a fault, with a head in its sheets: %s', async (key) => {
    expect(readings[nameOf(key)]).toEqual({ faults: [] });
    const { default: readSheets } = await import('read-excel-file/node');
    const sheets = await readSheets(files.get(nameOf(key)) ?? Buffer.alloc(0));
    expect(sheets.length).toBeGreaterThan(0);
    for (const { data } of sheets) expect(data.flat().filter((cell) => cell !== null).length).toBeGreaterThan(0);
  });
});
