import { type Actor } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { anActiveMember, type ActiveMember } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const WORDS = 'Từ ủy ban xã đi 2 km về phía cầu Bợ, qua trường học rẽ phải.';
const POINT = { latitude: 22.073148, longitude: 105.0512 };
const KEPT = { directions: WORDS, point: { latitude: 22.07315, longitude: 105.0512 } };

describe('the way to a hall', () => {
  let api: TestApi;
  let classes: TestClasses;
  let province: TestProvince;
  let person: ActiveMember;
  let place: ClassPlace;
  let officer: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    province = await TestProvince.create(api.database);
    person = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const trainer = province.officer('trainer');
    const commune = person.member.unit;
    place = { province, commune, trainer, venueId: await classes.venue(trainer, commune) };
    officer = province.officer('commune-officer', commune);
  });
  afterEach(() => api.clock.release());

  const write = (as: Actor, body: object, venueId = place.venueId): Promise<TestResponse> =>
    api.put(`/api/venues/${venueId}/way`, body, { as });

  it('is written by trainer and officer, and read by whoever is booked, asks for a place or was sent the class', async () => {
    const made = await classes.aClass(place, { sessions: [evening('2026-12-01')] });
    await classes.book(place.trainer, made.id, [person.member]);
    expect((await write(place.trainer, { directions: WORDS, point: null })).body.way).toEqual({
      directions: WORDS,
      point: null,
    });
    const written = await write(officer, { directions: `  ${WORDS} `, point: POINT });
    expect(written).toMatchObject({ status: 200, body: { id: place.venueId, way: KEPT } });

    const own = (await person.device.get('/api/me/classes')).body;
    expect([own.next.way, own.upcoming[0].way]).toEqual([KEPT, KEPT]);
    expect((await person.device.get('/api/me/class-groups')).body.items[0].way).toEqual(KEPT);
    const shared = await api.put(`/api/class-groups/${made.id}/link`, undefined, { as: officer });
    expect(shared.body.sessions[0].way).toEqual(KEPT);
    const venues = await api.get(`/api/venues?communeId=${place.commune.id}`, { as: officer });
    expect(venues.body.items).toEqual([expect.objectContaining({ id: place.venueId, way: KEPT })]);
  });

  it('comes with a new hall, and is taken back', async () => {
    const form = { communeId: place.commune.id, name: 'Nhà văn hóa thôn Nà Ôm', capacity: 40 };
    const added = await api.post('/api/venues', { ...form, way: { directions: WORDS, point: POINT } }, { as: officer });
    expect(added).toMatchObject({ status: 201, body: { way: KEPT } });
    const taken = await write(officer, { directions: '   ', point: null }, String(added.body.id));
    expect(taken.body.way).toEqual({ directions: null, point: null });
  });

  it('is refused where the point is nowhere in the country, its numbers swapped, or half', async () => {
    const swapped = { latitude: 22.07, longitude: 48.05 };
    const far = await write(officer, { directions: null, point: swapped });
    expect(far).toMatchObject({
      status: 400,
      body: { code: 'classes.venue-point-far', errors: [{ pointer: '#/point' }] },
    });
    expect((await write(officer, { directions: null, point: { latitude: 105.05, longitude: 22.07 } })).status).toBe(
      400,
    );
    expect((await write(officer, { directions: null, point: { latitude: 22.07 } })).status).toBe(400);
    expect((await write(officer, { directions: 'x'.repeat(401), point: null })).status).toBe(400);
    expect((await write(officer, { directions: WORDS })).status).toBe(400);
  });

  it('is nobody else\u2019s to write: another commune does not even learn that the hall exists', async () => {
    const sibling = await province.commune('Xã Bạch Xa');
    const body = { directions: WORDS, point: null };
    expect((await write(province.officer('commune-officer', sibling), body)).status).toBe(404);
    expect((await write(province.officer('auditor'), body)).status).toBe(403);
    const trail = await api.database.query(
      `select action from platform.audit_entry where action = 'classes.way-described' and unit_path <@ $1::ltree`,
      [province.unit.path],
    );
    expect(trail).toEqual([]);
  });
});
