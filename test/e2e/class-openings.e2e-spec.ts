import { type Actor, newId } from '@lopso/platform';
import { evening, TestClasses } from '../support/classes';
import { aCommune, aRoad, type Road, type SeenPlan, wish, workOut, onPlan } from '../support/planning';
import { type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

/** A road of communes whose plan puts three people of a commune without a hall into the class of a neighbour. */
describe('classes that others opened', () => {
  let api: TestApi;
  let road: Road;
  let bare: TestUnit;
  let plan: SeenPlan;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    road = await aRoad(api);
    bare = await aCommune(api, road.province, road.round, { kilometres: 5, people: 3 });
    const { body } = await api.post('/api/class-plans', wish(road.round.id, road.trainers), { as: road.as });
    plan = await workOut(api, road.as, body.id);
  });

  const told = async (as: Actor): Promise<Record<string, unknown>[]> =>
    (await api.get('/api/me/class-openings', { as })).body.items;
  const know = (as: Actor, body: object): Promise<TestResponse> =>
    api.post('/api/me/class-openings/known', body, { as });
  const open = async (numbers: readonly number[]): Promise<TestResponse> =>
    api.post(`/api/class-plans/${plan.id}/openings`, await onPlan(api, plan.id, { numbers }), { as: road.as });
  const trainerOf = (accountId: string): Actor => ({ ...road.province.officer('trainer'), accountId });
  const officerOf = (unit: TestUnit): Actor => road.province.officer('commune-officer', unit);
  const hostClass = (): SeenPlan['classes'][number] => {
    const host = plan.classes.find((one) => one.people.some(({ communeId }) => communeId === bare.id));
    if (host === undefined) throw new Error('a neighbour takes them');
    return host;
  };

  it('by a plan are told to their trainers, each once, and to the officers of the communes they are for', async () => {
    const host = hostClass();
    const trainer = trainerOf(host.trainerId);
    expect(await told(trainer)).toEqual([]);
    await open(plan.classes.map(({ number }) => number));
    const ofTrainer = plan.classes.filter(({ trainerId }) => trainerId === host.trainerId).length;
    const news = await told(trainer);
    expect(news).toHaveLength(ofTrainer);
    expect(news[0]).toMatchObject({ duty: 'trainer', people: null, isHost: false });
    const [ofGuest] = await told(officerOf(bare));
    expect(ofGuest).toMatchObject({ duty: 'officer', people: 3, isHost: false });
    const hostUnit = [road.near, road.far].find(({ id }) => id === host.communeId) ?? road.near;
    expect(await told(officerOf(hostUnit))).toMatchObject([{ classGroupId: ofGuest?.classGroupId, isHost: true }]);
    const stranger = await aCommune(api, road.province, road.round, { kilometres: 8, people: 1 });
    expect(await told(officerOf(stranger))).toEqual([]);

    const until = news
      .map(({ since }) => String(since))
      .sort()
      .at(-1);
    expect((await know(trainer, { as: 'staff', until })).body).toEqual({ items: [] });
    expect((await know(trainer, { as: 'staff', until })).status).toBe(200);
    expect(await told(officerOf(bare))).toHaveLength(1);
  });

  it('after she said that she knows are news, and what she did not see stays so', async () => {
    const host = hostClass();
    const guest = officerOf(bare);
    await open([host.number]);
    const [news] = await told(guest);
    expect((await know(guest, { as: 'officer', until: '2026-11-01T00:00:00.000Z' })).body.items).toHaveLength(1);
    expect((await know(guest, { as: 'staff', until: news?.['since'] })).body.items).toHaveLength(1);
    expect((await know(guest, { as: 'officer', until: news?.['since'] })).body.items).toEqual([]);
    expect((await know(guest, { as: 'officer', until: 'hôm qua' })).status).toBe(400);
    expect((await know(guest, { as: 'nobody', until: news?.['since'] })).status).toBe(400);
  });

  it('after what she knows of are news again, and one she did not see stays news', async () => {
    const guest = officerOf(bare);
    await open([hostClass().number]);
    const [first] = await told(guest);
    expect((await know(guest, { as: 'officer', until: first?.['since'] })).body.items).toEqual([]);
    /** Another plan for the same people, opened later. */
    const openLater = async (from: string): Promise<void> => {
      api.clock.advance(120);
      const wished = { ...wish(road.round.id, road.trainers), from };
      plan = await workOut(api, road.as, (await api.post('/api/class-plans', wished, { as: road.as })).body.id);
      await open([hostClass().number]);
    };
    await openLater('2026-12-14');
    const [second, ...more] = await told(guest);
    expect([second?.['classGroupId'] === first?.['classGroupId'], more]).toEqual([false, []]);
    await openLater('2026-12-21');
    const both = await told(guest);
    expect(both).toHaveLength(2);
    // Said of the page that showed the second alone: the third is told on.
    const left = (await know(guest, { as: 'officer', until: second?.['since'] })).body.items;
    expect(left).toEqual(both.filter(({ classGroupId }) => classGroupId !== second?.['classGroupId']));
    expect(left).toHaveLength(1);
  });

  it('of her own are no news; what she is given to stand in, or to assist, is, and once its sessions are over nothing', async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    const classes = new TestClasses(api.app);
    const [trainer, helper, standIn] = [
      await aTrainer(api.database, road.province, 'Lò Thị Một'),
      await aTrainer(api.database, road.province, 'Lò Thị Hai'),
      await aTrainer(api.database, road.province, 'Lò Thị Ba'),
    ];
    const venueId = await classes.venue(trainer, road.near);
    const form = { clientKey: newId(), title: 'Ký số', venueId, capacity: 20, assistantIds: [helper.accountId] };
    const made = await api.post(
      '/api/class-groups',
      { ...form, sessions: [evening('2026-12-03')], isHolidayKnown: true },
      { as: trainer },
    );
    expect(made.status).toBe(201);
    expect([await told(trainer), await told(officerOf(road.near))]).toEqual([[], []]);
    expect(await told(helper)).toMatchObject([{ duty: 'assistant', title: 'Ký số' }]);
    const [session] = (await api.get(`/api/class-groups/${made.body.id}`, { as: trainer })).body.sessions;
    const replaced = await api.post(
      '/api/staff-replacements',
      { clientKey: newId(), accountId: trainer.accountId, standInId: standIn.accountId, classSessionIds: [session.id] },
      { as: road.province.officer('department-officer') },
    );
    expect(replaced.status).toBeLessThan(300);
    expect(await told(standIn)).toMatchObject([{ duty: 'trainer', title: 'Ký số', sessionCount: 1 }]);
    api.clock.stopAt('2026-12-03T12:00:00Z');
    expect([await told(standIn), await told(helper)]).toEqual([[], []]);
  });
});
