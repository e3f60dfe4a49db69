import { newId } from '@lopso/platform';
import { type ClassPlace, TestClasses, type TestClass } from '../support/classes';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('a spot check', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let made: TestClass;
  let member: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-12-01T11:45:00Z');
    place = await classes.place();
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    made = await classes.anOpenClass(place, [member]);
    api.clock.stopAt('2026-12-01T12:05:00Z');
  });
  afterEach(() => api.clock.release());

  const tap = (body: object): Promise<TestResponse> =>
    api.post(
      `/api/class-sessions/${made.sessionId}/attendance`,
      { memberId: member.id, source: 'spot-check', clientKey: newId(), ...body },
      { as: place.trainer },
    );
  const row = async (): Promise<Record<string, unknown>> =>
    (await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: place.trainer })).body.rows[0];

  it('leaves an entry of its own in the ledger: there, or left early by the word of the trainer', async () => {
    await tap({ mark: 'present', source: 'roll' });
    expect(await tap({ mark: 'present' })).toMatchObject({
      status: 200,
      body: { mark: 'present', source: 'spot-check' },
    });
    expect(await row()).toMatchObject({ mark: 'present', source: 'spot-check', leftAt: null });
    await tap({ mark: 'present', leftAt: '19:45' });
    expect(await row()).toMatchObject({ mark: 'present', source: 'spot-check', leftAt: '2026-12-01T12:45:00.000Z' });
    const ledger = await api.database.query<{ source: string; by: string }>(
      'select source, marked_by as by from classes.attendance_mark where class_session_id = $1 order by id',
      [made.sessionId],
    );
    expect(ledger.map(({ source }) => source)).toEqual(['roll', 'spot-check', 'spot-check']);
    expect(new Set(ledger.map(({ by }) => by))).toEqual(new Set([place.trainer.accountId]));
  });

  it('never says absent', async () => {
    await tap({ mark: 'present', source: 'roll' });
    for (const word of [{ mark: 'absent' }, { mark: 'excused', excuse: 'road' }])
      expect(await tap(word)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '#/mark', code: 'classes.spot-check-absent' }] },
      });
    expect(await row()).toMatchObject({ mark: 'present', source: 'roll' });
  });

  it('gives back nothing: who came late or was there for some minutes stays so, whatever the tap says', async () => {
    await tap({ mark: 'present', source: 'roll', cameAt: '19:25' });
    for (const word of [{}, { cameAt: null }, { cameAt: '19:10', leftAt: null }]) {
      await tap({ mark: 'present', ...word });
      expect(await row()).toMatchObject({ source: 'spot-check', cameAt: '2026-12-01T12:25:00.000Z', leftAt: null });
    }
    await tap({ mark: 'present', minutes: 90 });
    expect(await row()).toMatchObject({ source: 'spot-check', minutes: 65 });
    await tap({ mark: 'present', source: 'roll', minutes: 40 });
    await tap({ mark: 'present', leftAt: '20:20', minutes: null });
    expect(await row()).toMatchObject({ mark: 'present', source: 'spot-check', minutes: 40, leftAt: null });
    await tap({ mark: 'present', leftAt: '19:20' });
    expect(await row()).toMatchObject({ minutes: 20 });
    await tap({ mark: 'present', source: 'roll', minutes: null, cameAt: null, leftAt: '20:00' });
    await tap({ mark: 'present', leftAt: '20:25' });
    expect(await row()).toMatchObject({ minutes: null, leftAt: '2026-12-01T13:00:00.000Z' });
  });

  it('is of who stands as present: who never came, or was noted absent, is marked on the roll', async () => {
    const refused = { status: 422, body: { errors: [{ pointer: '#/mark', code: 'classes.spot-check-unmarked' }] } };
    expect(await tap({ mark: 'present' })).toMatchObject(refused);
    expect(await row()).toMatchObject({ mark: null });
    await tap({ mark: 'absent', source: 'roll' });
    expect(await tap({ mark: 'present' })).toMatchObject(refused);
    expect(await row()).toMatchObject({ mark: 'absent', source: 'roll' });
    await tap({ mark: 'present', source: 'roll' });
    expect(await tap({ mark: 'present' })).toMatchObject({ status: 200 });
  });

  it('kept on a phone without network, arrives twice and counts once', async () => {
    await tap({ mark: 'present', source: 'roll' });
    api.clock.stopAt('2026-12-01T13:00:00Z');
    const kept = { deviceId: newId(), sequence: 1, madeAt: '2026-12-01T12:40:00.000Z' };
    const body = { mark: 'present', leftAt: '19:40', clientKey: newId(), ...kept };
    expect((await tap(body)).body).toEqual((await tap(body)).body);
    expect(await row()).toMatchObject({ leftAt: '2026-12-01T12:40:00.000Z', source: 'spot-check' });
  });
});
