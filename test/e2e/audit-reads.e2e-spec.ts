import { type Actor, type PermissionHolder, ROLES } from '@lopso/platform';
import { type Position } from '../support/matrix/askers';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus } from '../support/matrix/expected';
import { readEntries } from '../support/matrix/read-entries';
import { type Ask, type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { MatrixWorld } from '../support/matrix/world';
import { TestApi } from '../support/test-api';

const MEMBERS: readonly PermissionHolder[] = ['member', 'former-member'];
const WIDER = ROLES.filter((role) => !MEMBERS.includes(role));

describe('reading personal data of others', () => {
  let api: TestApi;
  let routes: FoundRoute[];
  beforeAll(async () => {
    api = await TestApi.start();
    routes = findRoutes(api).filter(({ method, access }) => method === 'GET' && access.kind !== 'public');
  });
  afterAll(() => api.stop());

  const isWider = ({ access }: FoundRoute): boolean =>
    access.kind !== 'permission' || access.permission.roles.some((role) => !MEMBERS.includes(role));

  function found(key: string): { route: FoundRoute; one: RouteCase } {
    const route = routes.find((other) => other.key === key);
    const one = routeCases[key];
    if (route === undefined || one === undefined) throw new Error(`There is no route ${key}; take its line out`);
    return { route, one };
  }

  /** Somebody who is let in by more than being a member; to what everybody has of their own alone, the member. */
  async function reader(world: MatrixWorld, route: FoundRoute, one: RouteCase): Promise<Actor> {
    const position: Position = one.reach === 'province' ? 'parent' : 'own';
    const role = WIDER.find((other) => expectedStatus(route, one, other, position) === one.success);
    const isOwnOnly = route.access.kind === 'signed-in' && one.alsoFor === undefined;
    const asked = role ?? (isOwnOnly ? 'member' : null);
    const actor = asked === null ? null : await world.askers.actor(asked, position);
    if (actor === null) throw new Error(`Nobody wider than a member may read ${route.key}`);
    return actor;
  }

  /** The acts a request leaves in the trail under the caller's name; what the caller read before counts as long ago. */
  async function actsOf(route: FoundRoute, ask: Ask, actor: Actor): Promise<{ status: number; acts: string[] }> {
    const { accountId } = actor;
    await api.database.execute('delete from platform.throttle_counter where key like $1', [
      `audit-read:${accountId}:%`,
    ]);
    const before = await entriesBy(accountId);
    const { status } = await send(api, route, ask, actor);
    return { status, acts: (await entriesBy(accountId)).slice(before.length) };
  }

  async function entriesBy(accountId: string): Promise<string[]> {
    const rows = await api.database.query<{ action: string }>(
      'select action from platform.audit_entry where account_id = $1 order by seq',
      [accountId],
    );
    return rows.map(({ action }) => action);
  }

  /** Members whose ids an answer says, and those of them that the caller's entries do not have. */
  async function untold(body: unknown, { accountId, memberId }: Actor): Promise<{ said: number; untold: string[] }> {
    const ids = JSON.stringify(body ?? '').match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? [];
    const rows = await api.database.query<{ id: string; isTold: boolean }>(
      `select m.id, exists (
         select from platform.audit_entry e left join platform.audit_held h on h.entry_id = e.id
         where e.account_id = $2 and (e.member_id = m.id or m.id = any(h.member_ids))) as "isTold"
       from org.member m where m.id = any($1::uuid[]) and m.id is distinct from $3`,
      [ids, accountId, memberId],
    );
    return { said: rows.length, untold: rows.flatMap(({ id, isTold }) => (isTold ? [] : id)) };
  }

  /** Whose answers must have somebody in them, or the check would find nothing and pass. */
  const peopled = ['GET /teams/:teamId', 'GET /teams/:teamId/progress'];

  it('is decided about for every route that is open to more than members', () => {
    const open = routes.filter(isWider).map(({ key }) => key);
    expect(open.filter((key) => readEntries[key] === undefined)).toEqual([]);
    expect(Object.keys(readEntries).filter((key) => !open.includes(key))).toEqual([]);
    expect(open.length).toBeGreaterThan(70);
  });

  it.each(Object.entries(readEntries))('leaves by %s what the table says', async (key, said) => {
    const { route, one } = found(key);
    const world = await MatrixWorld.create(api);
    const ask = await one.ask(world);
    const expected = 'action' in said ? [said.action] : [];
    const actor = await reader(world, route, one);
    expect(await actsOf(route, ask, actor)).toEqual({ status: one.success, acts: expected });
    if (expected.length > 0) {
      const { body } = await send(api, route, ask, actor);
      const told = await untold(body, actor);
      expect(told.untold).toEqual([]);
      if (peopled.includes(key)) expect(told.said).toBeGreaterThan(0);
    }
    // Read again within the hour: what leaves an entry each time was taken out as a file.
    const before = await entriesBy(actor.accountId);
    await send(api, route, ask, actor);
    const again = (await entriesBy(actor.accountId)).slice(before.length);
    expect(again).toEqual('isExport' in said && said.isExport ? expected : []);
  });

  const alsoOwn = Object.keys(routeCases).filter((key) => key.startsWith('GET ') && routeCases[key]?.alsoFor);

  it.each(alsoOwn)('leaves nothing by %s when it is the own', async (key) => {
    const { route, one } = found(key);
    const world = await MatrixWorld.create(api);
    const ask = await one.ask(world);
    const member = await world.askers.actor('member', 'own');
    if (member === null) throw new Error('The row has no member');
    expect(await actsOf(route, ask, member)).toEqual({ status: one.success, acts: [] });
  });
});
