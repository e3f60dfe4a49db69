import { resolve } from 'node:path';
import { newId } from '@lopso/platform';
import { withoutInstance } from '../support/identity';
import { routeCases } from '../support/matrix/cases';
import { type NamedIdCase } from '../support/matrix/named-id-case';
import { namedIdCases } from '../support/matrix/named-id-cases';
import { PUBLIC_IDS } from '../support/matrix/public-ids';
import { namedIds } from '../support/matrix/named-ids';
import { statementsOf } from '../support/matrix/statements';
import { MatrixWorld } from '../support/matrix/world';
import { TestApi, type TestResponse } from '../support/test-api';

describe('an id that a request carries beside its path', () => {
  let api: TestApi;
  let cases: Readonly<Record<string, NamedIdCase>>;
  beforeAll(async () => {
    api = await TestApi.start();
    cases = await namedIdCases(await MatrixWorld.create(api), await MatrixWorld.create(api));
  });
  afterAll(() => api.stop());

  it('is answered like one that nobody ever had, by the same statements, wherever it is somebody else’s', async () => {
    const differing: string[] = [];
    for (const [key, { as, foreign, url, body }] of Object.entries(cases)) {
      const method = key.split(' ')[0]?.toLowerCase();
      const ask = (id: string): Promise<TestResponse> => {
        if (body === null) return api.get(`/api${url}${id}`, { as });
        return method === 'put' ? api.put(`/api${url}`, body(id), { as }) : api.post(`/api${url}`, body(id), { as });
      };
      const difference = async (): Promise<string | null> => {
        const known = await statementsOf(() => ask(foreign));
        const absent = await statementsOf(() => ask(newId()));
        const isAlike =
          known.result.status < 500 &&
          known.result.body?.code !== 'platform.invalid-input' &&
          withoutInstance(known.result) === withoutInstance(absent.result) &&
          JSON.stringify(known.statements) === JSON.stringify(absent.statements);
        const more = [...known.statements, ...absent.statements].filter(
          (one) => known.statements.includes(one) !== absent.statements.includes(one),
        );
        return isAlike ? null : [`${key}: ${known.result.status} ${absent.result.status}`, ...more].join('\n');
      };
      // What the process does by its own clock may send a statement in between; what tells one from the other comes again.
      const once = (await difference()) && (await difference());
      if (once !== null) differing.push(once);
    }
    expect(differing).toEqual([]);
  });

  it('has a row: here, in the matrix, or among those that hide nobody', async () => {
    const here = Object.keys(cases);
    const inMatrix: string[] = [];
    for (const [key, one] of Object.entries(routeCases)) {
      const { hidden = [] } = one.success < 300 ? await one.ask(await MatrixWorld.create(api)) : {};
      inMatrix.push(...hidden.map((name) => `${key} ${name}`));
    }
    const known = new Set([...here, ...inMatrix, ...Object.keys(PUBLIC_IDS)]);
    const carried = namedIds(resolve(__dirname, '../..'));
    expect(carried.filter((id) => !known.has(id))).toEqual([]);
    expect([...here, ...Object.keys(PUBLIC_IDS)].filter((id) => !carried.includes(id))).toEqual([]);
  }, 120_000);
});
