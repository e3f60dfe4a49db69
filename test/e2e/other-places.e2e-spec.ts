import { Logger } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { NearClassRepository } from '../../libs/classes/src/own-classes/near-class.repository';
import { NearClassService } from '../../libs/classes/src/own-classes/near-class.service';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { aPublishedCourse } from '../support/learning';
import { lie } from '../support/planning';
import { type TestMember } from '../support/province';
import { TestApi } from '../support/test-api';

/** A member who has a class on the evening of 1/12 and wants another one then. */
describe('whose own hours keep her from a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let home: ClassPlace;
  let member: TestMember;
  let topic: string;
  let wanted: string;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    home = await classes.place('Xã Hàm Yên');
    await lie(api, home.commune, 0);
    member = await home.province.member(home.commune, 'Vàng Thị Mỷ');
    topic = (await aPublishedCourse(api.database)).id;
    const busy = await aClass({ title: 'Chống lừa đảo' });
    await classes.book(busy.trainer, busy.id, [member]);
    wanted = (await aClass({ topic })).id;
  });
  afterEach(() => api.clock.release());

  /** Of a trainer and in a hall of its own. */
  const aClass = async (
    more: Parameters<TestClasses['aClass']>[1] = {},
    place: ClassPlace = home,
  ): Promise<{ id: string; trainer: Actor }> => {
    const trainer = home.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const { id } = await classes.aClass({ ...place, trainer }, { title: 'Ký số', venueId, ...more });
    return { id, trainer };
  };
  const along = async (name: string, kilometres: number): Promise<ClassPlace> => {
    const commune = await home.province.commune(name);
    await lie(api, commune, kilometres);
    return { ...home, commune };
  };
  const ask = (id: string) =>
    api.post(`/api/me/class-groups/${id}/place`, undefined, { as: home.province.memberActor(member) });
  const book = (id: string, as: Actor) =>
    api.post(`/api/class-groups/${id}/bookings`, { memberIds: [member.id] }, { as });

  it('is told so with other classes about the same that she could take, the nearest first, and takes one', async () => {
    const near = await along('Xã Bắc Quang', 5);
    const there = await aClass({ topic, on: '2026-12-02', approval: 'commune' }, near);
    const here = await aClass({ topic, on: '2026-12-03', capacity: 7 });
    await aClass({ on: '2026-12-04', title: 'Chuyện khác' });
    await aClass({ topic, hours: { on: '2026-12-01', from: '20:00', to: '21:00' } });
    const full = await aClass({ topic, on: '2026-12-05', capacity: 1 });
    await classes.book(full.trainer, full.id, [await home.province.member(home.commune)]);

    const { status, body } = await ask(wanted);
    expect([status, body.code]).toEqual([409, 'classes.own-hours-busy']);
    expect(body.detail).toContain('Anh chị đã có tên ở lớp “Chống lừa đảo” lúc 19:00–20:30 ngày 01/12/2026');
    expect(body.params.others).toEqual([
      expect.objectContaining({
        ...{ classGroupId: here.id, title: 'Ký số', communeName: 'Xã Hàm Yên', freePlaces: 7, approval: 'none' },
        ...{ startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', sessionCount: 1 },
        sessions: [
          {
            ...{ startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z' },
            ...{ venueName: expect.any(String) as string, communeName: 'Xã Hàm Yên' },
          },
        ],
      }),
      expect.objectContaining({
        classGroupId: there.id,
        communeName: 'Xã Bắc Quang',
        approval: 'commune',
        travelMinutes: 16,
      }),
    ]);
    const taken = await ask(here.id);
    expect(taken.body.items).toContainEqual(expect.objectContaining({ classGroupId: here.id, isBooked: true }));
  });

  it('is told how long the way takes where the hours leave too little time for it', async () => {
    const far = await along('Xã Đồng Văn', 60);
    const after = await aClass({ topic, hours: { on: '2026-12-01', from: '20:45', to: '21:30' } }, far);
    const { body } = await ask(after.id);
    expect(body).toMatchObject({ code: 'classes.own-hours-far', params: { title: 'Chống lừa đảo', others: [] } });
    expect(body.detail).toMatch(/đi mất khoảng \d+ phút/);
  });

  it('is told so as well where the class wants a word first, and of none where there is none', async () => {
    const { id } = await aClass({ topic, approval: 'commune' });
    expect((await ask(id)).body).toMatchObject({ code: 'classes.own-hours-busy', params: { others: [] } });
  });

  it('is offered to her officer the classes of the commune, and not those the officer books nobody into', async () => {
    const officer = home.province.officer('commune-officer', home.commune);
    const other = await along('Xã Bắc Quang', 5);
    const here = await aClass({ topic, on: '2026-12-03' });
    await aClass({ topic, on: '2026-12-02' }, other);
    const { notBooked } = (await book(wanted, officer)).body;
    expect(notBooked).toMatchObject([
      { fullName: 'Vàng Thị Mỷ', reason: 'clash', others: [{ classGroupId: here.id, communeName: 'Xã Hàm Yên' }] },
    ]);
    expect(notBooked[0].others).toHaveLength(1);
    const done = await book(here.id, officer);
    expect(done.body.booked).toMatchObject([{ fullName: 'Vàng Thị Mỷ' }]);
  });

  it('is booked with the others all the same where the search for other places fails', async () => {
    const { trainer, id } = await aClass({ topic });
    const free = await home.province.member(home.commune);
    jest.spyOn(NearClassService.prototype, 'orderClassesFor').mockRejectedValueOnce(new Error('no answer'));
    const told = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { status, body } = await api.post(
      `/api/class-groups/${id}/bookings`,
      { memberIds: [free.id, member.id] },
      { as: trainer },
    );
    expect([status, told.mock.calls.length]).toEqual([200, 1]);
    told.mockRestore();
    expect(body).toMatchObject({
      booked: [{ memberId: free.id }],
      notBooked: [{ memberId: member.id, reason: 'clash', others: null }],
    });
  });

  it('is looked for in one look at the province for all whom a booking refuses, each by the way from home', async () => {
    const far = await along('Xã Bắc Quang', 12);
    const [one, other] = [await home.province.member(home.commune), await home.province.member(far.commune)];
    const busy = await aClass({ title: 'Lớp khác' });
    await classes.book(busy.trainer, busy.id, [one, other]);
    const { trainer, id } = await aClass({ topic });
    const own = async (place: ClassPlace, on: string): Promise<string> => {
      const venueId = await classes.venue(trainer, place.commune);
      return (await classes.aClass({ ...place, trainer }, { title: 'Ký số', venueId, topic, on })).id;
    };
    const [here, there] = [await own(home, '2026-12-09'), await own(far, '2026-12-10')];
    const asked = jest.spyOn(NearClassRepository.prototype, 'listOffered');
    const body = { memberIds: [one.id, other.id] };
    const { notBooked } = (await api.post(`/api/class-groups/${id}/bookings`, body, { as: trainer })).body;
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    const offered = new Map<string, string[]>(
      notBooked.map((no: { memberId: string; others: { classGroupId: string }[] }) => [
        no.memberId,
        no.others.map(({ classGroupId }) => classGroupId),
      ]),
    );
    expect(offered).toEqual(
      new Map([
        [one.id, [here, there]],
        [other.id, [there, here]],
      ]),
    );
  });

  it('is offered to a trainer the own classes alone, and where there are none is told with none', async () => {
    const { trainer, id } = await aClass({ topic });
    await aClass({ topic, on: '2026-12-03' });
    expect((await book(id, trainer)).body.notBooked).toMatchObject([{ reason: 'clash', others: [] }]);
    const venueId = await classes.venue(trainer, home.commune);
    const own = await classes.aClass({ ...home, trainer }, { title: 'Ký số', venueId, topic, on: '2026-12-05' });
    expect((await book(id, trainer)).body.notBooked).toMatchObject([{ others: [{ classGroupId: own.id }] }]);
  });

  it('is offered nothing where the class is full or she lacks a course: hours are not what keeps her', async () => {
    const full = await aClass({ hours: evening('2026-12-08'), capacity: 1 });
    await classes.book(full.trainer, full.id, [await home.province.member(home.commune)]);
    expect((await book(full.id, full.trainer)).body.notBooked).toMatchObject([{ reason: 'full', others: null }]);
  });
});
