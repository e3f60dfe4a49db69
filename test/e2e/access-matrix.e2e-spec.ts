import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, ROLES } from '@lopso/platform';
import { type Position, POSITIONS } from '../support/matrix/askers';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus, OTHERS, type Who } from '../support/matrix/expected';
import { type Ask, type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { type MatrixRow, renderMatrix } from '../support/matrix/table';
import { MatrixWorld } from '../support/matrix/world';
import { PARTNER } from '../support/matrix/world-rows';
import { TestApi } from '../support/test-api';

const TABLE = join(__dirname, '../../libs/org/access-matrix.md');
const IS_WRITING = process.env['LOPSO_WRITE_MATRIX'] === '1';
const WHO: readonly Who[] = [...ROLES, ...OTHERS];
const COLUMNS: readonly Who[] = [
  'anonymous',
  ...ROLES,
  'granted',
  'guest',
  'other guest',
  'union',
  'partner',
  'other partner',
  'expired',
  'leaver',
];
const PLACED: readonly Who[] = [...ROLES, 'granted', 'guest', 'union'];
const positionsOf = (who: Who): readonly Position[] => (PLACED.includes(who) ? POSITIONS : ['own']);

describe('the authorisation matrix', () => {
  let api: TestApi;
  let routes: FoundRoute[];
  const rows = new Map<string, MatrixRow>();
  beforeAll(async () => {
    api = await TestApi.start();
    routes = findRoutes(api);
  });
  afterAll(() => api.stop());

  const actorOf = async (
    world: MatrixWorld,
    who: Exclude<Who, 'granted'>,
    position: Position,
  ): Promise<Actor | null> => {
    if (who === 'anonymous') return null;
    if (who === 'expired')
      return world.askers.expiredActor(ROLES.filter((role) => role !== 'member' && role !== 'team-leader'));
    if (who === 'guest') return world.askers.guestActor(position);
    if (who === 'other guest') return world.askers.otherGuestActor();
    if (who === 'union') return world.askers.unionActor(position);
    if (who === 'partner' || who === 'other partner')
      return world.askers.partnerActor(who === 'partner' ? PARTNER : `${PARTNER} khác`);
    return who === 'leaver' ? world.askers.leaverActor() : world.askers.actor(who, position);
  };

  /** What a route answers somebody; every answer that changes something gets a world of its own. */
  class Asking {
    private kept: Promise<{ world: MatrixWorld; ask: Ask }> | null = null;

    constructor(
      private readonly route: FoundRoute,
      private readonly one: RouteCase,
    ) {}

    async status(who: Who, position: Position): Promise<number | null> {
      const isFresh = this.route.method !== 'GET' && expectedStatus(this.route, this.one, who, position) < 300;
      const isOwnWorld = isFresh || this.one.isFresh === true;
      const { world, ask: usual } = await (isOwnWorld || who === 'leaver'
        ? this.fresh()
        : (this.kept ??= this.fresh()));
      const ask = who === 'union' && this.one.askAsUnion ? await this.one.askAsUnion(world) : usual;
      if (who === 'granted') {
        const cookies = { ...ask.request?.cookies, lopso_access: await world.askers.grantedToken(position) };
        return (await send(api, this.route, { ...ask, request: { ...ask.request, cookies } }, null)).status;
      }
      const actor = await actorOf(world, who, position);
      if (actor === null && who !== 'anonymous') return null;
      return (await send(api, this.route, ask, actor)).status;
    }

    private async fresh(): Promise<{ world: MatrixWorld; ask: Ask }> {
      const world = await MatrixWorld.create(api);
      return { world, ask: await this.one.ask(world) };
    }
  }

  const observe = async (route: FoundRoute, one: RouteCase) => {
    const asking = new Asking(route, one);
    const seen = new Map<Who, (number | null)[]>();
    const wanted = new Map<Who, (number | null)[]>();
    for (const who of WHO) {
      for (const position of positionsOf(who)) {
        const status = await asking.status(who, position);
        seen.set(who, [...(seen.get(who) ?? []), status]);
        const expected = status === null ? null : expectedStatus(route, one, who, position);
        wanted.set(who, [...(wanted.get(who) ?? []), expected]);
      }
    }
    return { seen, wanted };
  };

  it.each(Object.keys(routeCases))(
    '%s answers as its permission says',
    async (key) => {
      const route = routes.find((found) => found.key === key);
      const one = routeCases[key];
      if (route === undefined || one === undefined) throw new Error(`There is no route ${key}; take its row out`);
      const { seen, wanted } = await observe(route, one);
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted));
      rows.set(key, { route, one, cells: COLUMNS.map((who) => seen.get(who) ?? []) });
    },
    120_000,
  );

  it('has a row for every route', () => {
    expect(routes.map(({ key }) => key).filter((key) => routeCases[key] === undefined)).toEqual([]);
    expect(routes.length).toBeGreaterThan(100);
  });

  /** The page people read; compared when every row was observed, since tests come in any order. */
  afterAll(() => {
    if (rows.size < Object.keys(routeCases).length) return;
    const page = renderMatrix(routes.flatMap(({ key }) => rows.get(key) ?? []));
    if (IS_WRITING) writeFileSync(TABLE, page);
    expect(readFileSync(TABLE, 'utf8')).toBe(page);
  });
});
