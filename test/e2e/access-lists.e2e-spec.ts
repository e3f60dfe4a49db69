import { type Actor, newId, type Role, ROLES } from '@lopso/platform';
import { type Position } from '../support/matrix/askers';
import { routeCases } from '../support/matrix/cases';
import { expectedStatus } from '../support/matrix/expected';
import { type Ask, type FoundRoute, type RouteCase } from '../support/matrix/route-case';
import { findRoutes } from '../support/matrix/routes';
import { send } from '../support/matrix/send';
import { MatrixWorld } from '../support/matrix/world';
import { TestApi, type TestResponse } from '../support/test-api';

/**
 * Courses and programmes are the same for everybody; a course that another test publishes appears in them. Classes to come are
 * announced to every member of the province: to be made up in any commune.
 */
const PUBLIC = ['GET /courses', 'GET /round-templates', 'GET /me/class-groups'];
/** So does the shortest way to finish name the nearest of those classes, and parts its hours among them; nothing else of it may differ. */
const NEAREST_CLASS = /\((?:còn chỗ ở lớp|chưa có lớp nào)[^)]*\)/gu;
const HOURS_IN_CLASSES = /dự lớp đủ \d+ phút \(lớp\)(?:, dự lớp đủ \d+ phút \(lớp\))*/gu;
const NAMED_CLASSES = /"classes":\[(?:\{"classGroupId":"[^"]*","title":"[^"]*","communeId":"[^"]*"\},?)*\]/gu;
const withoutNearest = (text: string): string =>
  text.replace(NEAREST_CLASS, '(lớp)').replace(HOURS_IN_CLASSES, 'dự lớp').replace(NAMED_CLASSES, '"classes":[]');

describe('what somebody reads', () => {
  let api: TestApi;
  let routes: FoundRoute[];
  beforeAll(async () => {
    api = await TestApi.start();
    routes = findRoutes(api);
  });
  afterAll(() => api.stop());

  /** Rows of every kind in another province and, beside somebody of a commune, in another commune. */
  async function fillBeside(world: MatrixWorld, position: Position): Promise<void> {
    const beside = [[world.elsewhere, world.foreign] as const];
    if (position === 'own') beside.push([world.province, world.sibling]);
    for (const [province, unit] of beside) {
      const team = await province.team(unit);
      const member = await province.member(unit, 'Vàng Thị Mỷ');
      await province.seat(member, team);
      await api.database.execute(
        `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
         select gen_random_uuid(), r.id, $1, 1, '2025-01-01', now() from learning.round r where r.unit_path = $2::ltree`,
        [member.id, province.unit.path],
      );
      const trainer = province.officer('trainer', unit);
      const venue = await api.post(
        '/api/venues',
        { communeId: unit.id, name: `Hội trường ${newId()}`, capacity: 80 },
        { as: trainer },
      );
      const made = await api.post(
        '/api/class-groups',
        {
          ...{ clientKey: newId(), venueId: venue.body.id, title: 'Lớp bên cạnh', capacity: 40 },
          sessions: [{ on: '2026-12-11', from: '08:00', to: '10:00' }],
        },
        { as: trainer },
      );
      const booked = await api.post(
        `/api/class-groups/${made.body.id}/bookings`,
        { memberIds: [member.id] },
        { as: trainer },
      );
      const guest = { displayName: 'Khách Bên Cạnh', birthYear: 1980, kind: 'guest-trainer', unitId: unit.id };
      const invited = await api.post(
        '/api/staff-accounts',
        { ...guest, decisionNumber: '1', until: '2026-12-31', clientKey: newId() },
        { as: province.officer('department-admin') },
      );
      expect([venue.status, made.status, booked.status, invited.status]).toEqual([201, 201, 200, 201]);
      await api.database.execute(
        `insert into identity.activation_code (id, account_id, code_hash, purpose, issued_by, issued_at, expires_at, unit_path)
         values ($1, $2, decode(md5($4), 'hex'), 'activate', $2, now(), now() + interval '1 day', $3)`,
        [newId(), await world.accountOf(member), unit.path, newId()],
      );
      // What people do to their own account is an entry as well, and names them.
      for (const person of [
        { ...province.memberActor(member), accountId: await world.accountOf(member) },
        { ...province.officer('trainer', unit), accountId: invited.body.accountId as string },
      ]) {
        expect((await api.post('/api/auth/sign-out-everywhere', {}, { as: person })).status).toBe(204);
      }
    }
  }

  /** Who reads the route from the row's own commune, or from its province. */
  async function readers(
    world: MatrixWorld,
    { route, one, position }: { route: FoundRoute; one: RouteCase; position: Position },
  ): Promise<[string, Actor][]> {
    const found: [string, Actor][] = [];
    for (const role of ROLES as readonly Role[]) {
      if (expectedStatus(route, one, role, position) !== one.success) continue;
      const actor = await world.askers.actor(role, position);
      if (actor !== null) found.push([role, actor]);
    }
    return found;
  }

  const bytesOf = async ({ raw, headers }: TestResponse): Promise<string> => {
    const isSheet = String(headers['content-type']).includes('spreadsheet');
    if (!isSheet && /json/.test(String(headers['content-type']))) return withoutNearest(raw.toString());
    if (!isSheet) return raw.toString('latin1');
    const { readSheet } = await import('read-excel-file/node');
    return withoutNearest(JSON.stringify(await readSheet(raw)));
  };

  const reads = Object.entries(routeCases).filter(([key]) => key.startsWith('GET') && !PUBLIC.includes(key));

  it('of an own class is the same but for its counts, whoever of another commune is booked and present there', async () => {
    const world = await MatrixWorld.create(api);
    const { id, sessionId } = await world.openClass();
    const { trainer } = await world.place();
    const stop = api.clock.now();
    const addresses = [
      '/api/class-groups',
      `/api/class-groups/${id}`,
      '/api/class-sessions?from=2026-12-01&to=2026-12-31',
      `/api/class-sessions/${sessionId}`,
      `/api/class-sessions/${sessionId}/roll`,
    ];
    const officer = world.province.officer('commune-officer', world.commune);
    const answers = async (): Promise<string[]> => {
      api.clock.stopAt(stop);
      const told = [];
      for (const address of addresses) {
        const { status, raw } = await api.get(address, { as: officer });
        told.push(`${status} ${raw.toString().replace(/"(bookedCount|presentCount|freePlaces)":\d+/g, '"$1":n')}`);
      }
      return told;
    };
    const alone = await answers();
    const stranger = await world.province.member(world.sibling, 'Vàng Thị Mỷ');
    const arrival = { memberId: stranger.id, clientKey: newId() };
    const admitted = await api.post(`/api/class-sessions/${sessionId}/walk-ins`, arrival, { as: trainer });
    expect(admitted.status).toBe(200);
    expect(await answers()).toEqual(alone);
    expect(alone.every((answer) => answer.startsWith('200 '))).toBe(true);
  });

  it.each(reads)('at %s is byte for byte the same with and without the rows of others', async (key, one) => {
    const route = routes.find((found) => found.key === key);
    if (route === undefined) throw new Error(`There is no route ${key}`);
    if (route.access.kind === 'public') return;
    const world = await MatrixWorld.create(api);
    const ask: Ask = await one.ask(world);
    const position = one.reach === 'province' ? 'parent' : 'own';
    const people = await readers(world, { route, one, position });
    expect(people.length).toBeGreaterThan(0);
    const stop = api.clock.now();
    api.clock.stopAt(stop);
    const answers = async (): Promise<[string, number, string][]> => {
      api.clock.stopAt(stop);
      const told: [string, number, string][] = [];
      for (const [role, actor] of people) {
        const answer = await send(api, route, ask, actor);
        told.push([role, answer.status, await bytesOf(answer)]);
      }
      return told;
    };
    // Readings are entries of the trail once an hour: they stand in it from the first round on.
    await answers();
    const alone = await answers();
    expect(alone.map(([, status]) => status)).toEqual(alone.map(() => one.success));
    api.clock.stopAt('2026-11-25T01:00:00Z');
    await fillBeside(world, position);
    expect(await answers()).toEqual(alone);
  });
});
