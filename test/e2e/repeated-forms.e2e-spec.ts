import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, PersonalData, Transactions } from '@lopso/platform';
import { routeCases } from '../support/matrix/cases';
import { type Ask, type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { MatrixWorld } from '../support/matrix/world';
import { type RepeatedForm } from '../support/repeated-form';
import { REPEATED_FORMS } from '../support/repeated-forms';
import { TestApi, type TestResponse } from '../support/test-api';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const openApi = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as OpenApi;

/** The names of a form's fields. */
function fieldsOf({ $ref, allOf = [], properties = {} }: Schema): string[] {
  const named = $ref === undefined ? undefined : openApi.components.schemas[$ref.split('/').pop() ?? ''];
  return [...Object.keys(properties), ...[...allOf, ...(named === undefined ? [] : [named])].flatMap(fieldsOf)];
}

/** The fields of every form with a client key, by its route. */
const keyedForms = new Map(
  Object.entries(openApi.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) => {
      const fields = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => fieldsOf(schema));
      const key = `${method.toUpperCase()} ${path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1')}`;
      return fields.includes('clientKey')
        ? [[key, fields.filter((field) => field !== 'clientKey').sort()] as const]
        : [];
    }),
  ),
);

/** DESIGN 4.1: same key and body, same receipt; same key, other body, 409. */
describe('forms with a client key', () => {
  let api: TestApi;
  let routes: ReadonlyMap<string, FoundRoute>;
  beforeAll(async () => {
    api = await TestApi.start();
    routes = new Map(findRoutes(api).map((route) => [route.key, route]));
  });
  afterAll(() => api.stop());

  it('are all tried here', () => {
    expect(Object.keys(REPEATED_FORMS).sort()).toEqual([...keyedForms.keys()].sort());
  });

  it('leave no digest of a person behind who was erased, and are refused from then on', async () => {
    const world = await MatrixWorld.create(api);
    const as = world.officer();
    const kept = `select (select count(*)::int from org.member where id = $1 and body_hash is not null) as people,
      (select count(*)::int from org.act where took_member_id = $1 and body_hash is not null) as acts,
      (select count(*)::int from org.data_request where member_id = $1 and body_hash is not null) as requests`;
    const path = `/api/seat-terms/${await world.seatTermId()}/replacement`;
    const form = { clientKey: newId(), person: { fullName: 'Lò Thị Pản', birthYear: 1990, kind: 'resident' } };
    const memberId = String((await api.post(path, form, { as })).body.memberId);
    const paper = { memberId, kind: 'access', madeOn: '2026-11-20', clientKey: newId() };
    expect((await api.post('/api/data-requests', paper, { as })).status).toBe(201);
    expect(await api.database.queryOne(kept, [memberId])).toEqual({ people: 1, acts: 1, requests: 1 });
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId, accountId: null }));
    expect(await api.database.queryOne(kept, [memberId])).toEqual({ people: 0, acts: 0, requests: 0 });
    expect((await api.post(path, form, { as })).status).toBe(409);
  });

  describe.each(Object.entries(REPEATED_FORMS))('%s', (key, form: RepeatedForm) => {
    let sent: { ask: Ask; first: TestResponse };
    let others: Readonly<Record<string, Partial<Ask>>>;
    let again: (ask: Ask) => Promise<TestResponse>;
    beforeAll(async () => {
      const world = await MatrixWorld.create(api);
      const [route, one] = [routes.get(key), routeCases[key]] as [FoundRoute, RouteCase];
      const ask = await one.ask(world);
      others = await form.others(world, ask);
      const actor = await world.askers.actor(form.who, form.position ?? 'own');
      const now = api.clock.now().toISOString();
      again = (changed) => {
        api.clock.stopAt(now);
        return send(api, route, changed, actor);
      };
      sent = { ask, first: await again(ask) };
    });

    it('gives the same receipt when it comes again', async () => {
      const { ask, first } = sent;
      expect(first.status).toBe(routeCases[key]?.success);
      const second = await again(ask);
      expect({ status: second.status, body: second.body }).toEqual({ status: first.status, body: first.body });
    });

    it('is refused when any field says something else, and changes nothing by it', async () => {
      const { ask, first } = sent;
      const decisive = keyedForms.get(key)?.filter((field) => !(field in (form.indifferent ?? {})));
      expect(Object.keys(others).sort()).toEqual(decisive);
      for (const [field, other] of Object.entries(others)) {
        const { status, body } = await again({ ...ask, ...other });
        expect({ field, status, code: body.code }).toEqual({
          ...{ field, status: 409 },
          code: 'platform.idempotency-conflict',
        });
      }
      expect((await again(ask)).body).toEqual(first.body);
    });
  });
});
