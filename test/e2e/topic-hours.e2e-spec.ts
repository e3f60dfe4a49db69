import { RollService } from '@lopso/classes';
import { CompletionService } from '@lopso/learning';
import { newId } from '@lopso/platform';
import { evening, TestClasses } from '../support/classes';
import { anOpenRound, aPublishedCourse, openCycles } from '../support/learning';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

describe('hours of classes about named topics', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('count when the class is about one of them, also after a correction, and the class says what it is about', async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    const province = await TestProvince.create(api.database);
    const commune = await province.commune();
    const member = await province.member(commune);
    await province.seat(member, await province.team(commune));
    const round = await anOpenRound(api.database, province);
    await api.database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec)
       values ($1, $2, 'gio-chuyen-de', 9, 'Lớp chuyên đề', 'hours', $3)`,
      [newId(), round.id, { minutes: 60, topics: [{ id: round.course.id, title: 'Dịch vụ công' }], motif: 'song' }],
    );
    await openCycles(api.database, round, [member]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    const trainer = province.officer('trainer', commune);
    const classes = new TestClasses(api.app);
    const venueId = await classes.venue(trainer, commune);
    const place = { province, commune, trainer, venueId };
    const other = await aPublishedCourse(api.database);
    const elsewhere = await classes.aClass(place, { on: '2026-12-01', topic: other.id });
    const wanted = await classes.aClass(place, { on: '2026-12-02', topic: round.course.id });
    const form = { clientKey: newId(), title: 'Lớp lạ', venueId, capacity: 20, sessions: [evening('2026-12-05')] };
    const refused = await api.post('/api/class-groups', { ...form, topic: 'KHONG-CO' }, { as: trainer });
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.topic-unknown']);
    expect((await api.get(`/api/class-groups/${wanted.id}`, { as: trainer })).body.topic).toBe(round.course.id);

    const requirement = async () => {
      const home = (await api.get('/api/me/home', { as: province.memberActor(member) })).body;
      return home.round.requirements.find(({ key }: { key: string }) => key === 'gio-chuyen-de');
    };
    const attend = async (made: typeof wanted, from: string, until: string): Promise<void> => {
      api.clock.stopAt(from);
      await classes.book(trainer, made.id, [member]);
      await api.app.get(RollService).openSession(trainer, made.sessionId);
      const mark = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() };
      const path = `/api/class-sessions/${made.sessionId}`;
      expect((await api.post(`${path}/attendance`, mark, { as: trainer })).status).toBeLessThan(300);
      api.clock.stopAt(until);
      expect((await api.post(`${path}/closing`, undefined, { as: trainer })).status).toBe(200);
    };
    await attend(elsewhere, '2026-12-01T12:10:00Z', '2026-12-01T14:10:00Z');
    expect(await requirement()).toMatchObject({
      isMet: false,
      explanation: 'Cần dự 1 giờ lớp về “Dịch vụ công”.',
    });
    await attend(wanted, '2026-12-02T12:10:00Z', '2026-12-02T14:10:00Z');
    expect((await requirement()).isMet).toBe(true);
    const correct = (mark: string) =>
      api.post(
        `/api/class-sessions/${wanted.sessionId}/corrections`,
        { memberId: member.id, mark, clientKey: newId() },
        { as: trainer },
      );
    await correct('absent');
    expect((await requirement()).isMet).toBe(false);
    await correct('present');
    expect((await requirement()).isMet).toBe(true);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });
});
