import { readSheet } from 'read-excel-file/node';
import { NOTICE_VERSION } from '@lopso/identity';
import { HeldRightService } from '@lopso/org';
import { type Actor, newId, vietnamDate } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { type ActiveMember, anActiveMember, aSlip } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

type Row = Record<string, unknown>;

describe('what somebody may refuse', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
  });

  const say = (person: ActiveMember, purpose: string, decision: string) =>
    person.device.post('/api/consents', { purpose, decision, noticeVersion: NOTICE_VERSION });
  const officerOf = (person: ActiveMember): Actor => province.officer('commune-officer', person.member.unit);

  async function restrict(person: ActiveMember, kind = 'restriction'): Promise<void> {
    const as = officerOf(person);
    const body = { memberId: person.member.id, kind, madeOn: vietnamDate(api.clock.now()), clientKey: newId() };
    const { id } = (await api.post('/api/data-requests', body, { as })).body;
    expect((await api.post(`/api/data-requests/${id}/acceptance`, {}, { as })).status).toBe(200);
  }

  /** A person in a team, and who leads it. */
  async function aLedPerson() {
    const person = await anActiveMember(api, province, 'Ma Thị Huệ');
    const team = await province.team(person.member.unit);
    const leader = await province.member(person.member.unit, 'Lý Văn Chấn');
    await province.seat(leader, team, '2025-07-01', 'leader');
    await province.seat(person.member, team);
    const { accountId } = await aSlip(api, province, leader);
    const grants = await api.app.get(HeldRightService).getGrants({ accountId, memberId: leader.id }, api.clock.today());
    const actor: Actor = { accountId, memberId: leader.id, sessionId: newId(), grants };
    const groupId = (await api.get('/api/led-groups', { as: actor })).body.items[0].id;
    const people = async (): Promise<Row[]> =>
      (await api.get(`/api/led-groups/${groupId}/people`, { as: actor })).body.items;
    const shown = async () => (await people()).find(({ memberId }) => memberId === person.member.id);
    const remind = (memberId = person.member.id) =>
      api.post(`/api/led-groups/${groupId}/people/${memberId}/reminders`, undefined, { as: actor });
    return { person, team, shown, remind, actor, leader };
  }

  describe('reminders by telephone', () => {
    it('are not made for who was never asked, who refused, and who took the word back', async () => {
      const { person, shown, remind } = await aLedPerson();
      expect(await shown()).toMatchObject({ reminders: 'not-asked' });
      expect((await remind()).body.code).toBe('identity.use-not-agreed');
      await say(person, 'phone-reminders', 'agreed');
      expect(await shown()).toMatchObject({ reminders: 'allowed' });
      expect((await remind()).status).toBe(201);
      await say(person, 'phone-reminders', 'withdrawn');
      expect(await shown()).toMatchObject({ reminders: 'refused' });
      expect((await remind()).status).toBe(422);
      const record = await api.get(`/api/members/${person.member.id}`, { as: officerOf(person) });
      expect(record.body.reminders).toBe('refused');
    });

    it('are seen afterwards by the person, with who made them', async () => {
      const { person, remind } = await aLedPerson();
      await say(person, 'phone-reminders', 'agreed');
      await remind();
      const { entries } = (await person.device.get('/api/own-data/readers')).body;
      expect(entries[0]).toMatchObject({ action: 'learning.reminder-written', actor: { name: 'Lý Văn Chấn' } });
    });

    it('are nobody’s business outside the team, and not one’s own', async () => {
      const { remind, leader } = await aLedPerson();
      const stranger = await province.member(await province.commune());
      expect((await remind(stranger.id)).status).toBe(404);
      expect((await remind(leader.id)).status).toBe(404);
    });
  });

  describe('photos of work as an example', () => {
    async function aWork() {
      const person = await anActiveMember(api, province);
      const course = await TestCourse.publish(api.database);
      const form = aForm({ clientKey: newId(), words: 'Tôi đã kể cho hai nhà trong thôn nghe.' }, [
        { bytes: await aPhoto() },
      ]);
      const as = province.memberActor(person.member);
      const { submissionId } = (await api.post(`/api/tasks/${course.taskId}/submissions`, undefined, { as, ...form }))
        .body;
      const trainer = province.officer('trainer');
      const take = (actor: Actor = trainer) =>
        api.get(`/api/submissions/${submissionId}/photos/1/example`, { as: actor });
      const author = async () => (await api.get('/api/grading-queue', { as: trainer })).body.items[0].author;
      return { person, take, author };
    }

    it('are given only of who agreed, as a file that names nobody', async () => {
      const { person, take, author } = await aWork();
      expect(await author()).toMatchObject({ examples: 'not-asked' });
      expect((await take()).body.code).toBe('identity.use-not-agreed');
      await say(person, 'work-photos', 'agreed');
      const photo = await take();
      expect(photo.headers['content-disposition']).toBe('attachment; filename="vi-du-thuc-hanh.jpg"');
      expect(photo.raw.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      await say(person, 'work-photos', 'withdrawn');
      expect([(await take()).status, (await author()).examples]).toEqual([422, 'refused']);
    });

    it('are given to trainers of the units alone', async () => {
      const { person, take } = await aWork();
      await say(person, 'work-photos', 'agreed');
      expect((await take(officerOf(person))).status).toBe(403);
      expect((await take(province.officer('trainer', await province.commune()))).status).toBe(404);
    });
  });

  it('everything else works for who refuses both', async () => {
    const { person } = await aLedPerson();
    await say(person, 'phone-reminders', 'refused');
    await say(person, 'work-photos', 'refused');
    for (const url of ['/api/me/home', '/api/me/classes', '/api/own-data', '/api/courses']) {
      expect([url, (await person.device.get(url)).status]).toEqual([url, 200]);
    }
    const session = await person.device.get('/api/auth/session');
    expect(session.body.account.consent.isGiven).toBe(true);
  });

  describe('a restricted record', () => {
    it('is marked in every list, and no longer once it is lifted', async () => {
      const { person, team, shown } = await aLedPerson();
      const as = officerOf(person);
      const marks = async () => {
        const found = (await api.get(`/api/members?text=${encodeURIComponent('ma thi hue')}`, { as })).body.items;
        const { seats } = (await api.get(`/api/teams/${team.id}`, { as })).body;
        const holder = seats.find((seat: { holder: Row | null }) => seat.holder?.memberId === person.member.id).holder;
        return [found[0].isRestricted, holder.isRestricted, (await shown())?.isRestricted];
      };
      expect(await marks()).toEqual([false, false, false]);
      await restrict(person);
      expect(await marks()).toEqual([true, true, true]);
      await restrict(person, 'lift-restriction');
      expect(await marks()).toEqual([false, false, false]);
    });

    it('is used for no reminder, also of who agreed, and in no file', async () => {
      const { person, shown, remind, leader } = await aLedPerson();
      const round = await TestRound.open(api.database, province);
      await round.cycle(person.member, {});
      await round.cycle(leader, {});
      await say(person, 'phone-reminders', 'agreed');
      const as = province.officer('department-officer');
      const names = async () => {
        const { raw } = await api.get(`/api/rounds/${round.id}/people.xlsx`, { as });
        return (await readSheet(raw, 'Danh sách')).slice(1).map(([name]) => name);
      };
      expect(await names()).toContain('Ma Thị Huệ');
      await restrict(person);
      expect(await names()).toEqual(['Lý Văn Chấn']);
      expect(await shown()).toMatchObject({ reminders: 'restricted' });
      expect((await remind()).body.code).toBe('org.record-is-restricted');
      const people = (await api.get(`/api/rounds/${round.id}/people`, { as })).body.people as Row[];
      expect(people.map(({ isRestricted }) => isRestricted)).toEqual(expect.arrayContaining([true, false]));
      expect((await person.device.get('/api/me/home')).status).toBe(200);
    });
  });
});
