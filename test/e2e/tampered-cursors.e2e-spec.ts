import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Actor, newId, ROLES } from '@lopso/platform';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus } from '../support/matrix/expected';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { MatrixWorld } from '../support/matrix/world';
import { TestApi } from '../support/test-api';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { parameters?: { name: string }[] }>>>>;
}

/** What stands where an instant, a day, a path, a number or a name is expected. */
const TEXTS = [
  ...['', '1', '2026', '0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2026-02-30', 'infinity', '1e9'],
  ...['99999999999999999999', '-1', 'a..b', 'a.b', '08', "'", '\\', '\u0000', '{}', 'null'],
];

/** Cursors as somebody would write them who knows how ours are made; each alone breaks what only JavaScript can read. */
function tampered(): string[] {
  const written = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  const ends = [[], [newId()], ['a.b'], ['a.b', '1']];
  const lists = TEXTS.flatMap((text) =>
    ends.flatMap((end) => [1, 2].map((count) => [...Array.from({ length: count }, () => text), ...end])),
  );
  const plain = [
    ...TEXTS,
    ...TEXTS.map((text) => `${text} ${newId()}`),
    '2026-02-30 -',
    `2026-11-26 ${'-'.repeat(36)}`,
  ];
  const numbers = ['0.5', '9999-999999999', '0000-0', '999999999999999999', '2000000', '%', 'é'];
  const odd = [null, 1, {}, [null, null], [[], {}], [1, 2, 3], ['\ud800', newId()], [newId(), newId(), 'x']].map(
    written,
  );
  return [...new Set([...lists.map(written), ...plain, ...numbers, ...odd])];
}

/** Every route with a cursor, as `GET /teams/:teamId`, read from the API's own document. */
function paged(): string[] {
  const document = JSON.parse(readFileSync(resolve(__dirname, '../../apps/api/openapi.json'), 'utf8')) as Document;
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'cursor'))
      .map(([method]) => `${method.toUpperCase()} ${path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1')}`),
  );
}

describe('a cursor that somebody made up', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('starts a list anew or is refused, and is never a failure of ours', async () => {
    const routes = findRoutes(api);
    const cursors = tampered();
    const failed: string[] = [];
    const asked: string[] = [];
    for (const key of paged()) {
      const route = routes.find((found) => found.key === key);
      const one = routeCases[key];
      if (route === undefined || one === undefined) throw new Error(`There is no case for ${key}`);
      const world = await MatrixWorld.create(api);
      const ask = await one.ask(world);
      let actor: Actor | null = null;
      for (const position of ['own', 'parent'] as const)
        for (const role of ROLES)
          if (expectedStatus(route, one, role, position) === one.success)
            actor ??= await world.askers.actor(role, position);
      if (actor === null) throw new Error(`Nobody may read ${key}`);
      for (const cursor of cursors) {
        const query = [...(ask.query === undefined ? [] : [ask.query]), `cursor=${encodeURIComponent(cursor)}`].join(
          '&',
        );
        const { status } = await send(api, route, { ...ask, query }, actor);
        if (status >= 500) failed.push(`${key} ${cursor} ${status}`);
      }
      asked.push(key);
    }
    expect(failed).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
  }, 300_000);
});
