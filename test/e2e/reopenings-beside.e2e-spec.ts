import { CompletionService } from '@lopso/learning';
import { HeldRightService } from '@lopso/org';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { allFactsOf, anEdition, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { TestApi } from '../support/test-api';

const PUBLISHED = '2026-05-20T03:25:00.000Z';
const NOW = '2026-11-01T02:00:00Z';

describe('a major edition asked anew, beside the round', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  let team: TestTeam;
  let round: TestOpenRound;
  let member: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    team = await province.team(await province.commune('Xã Một'));
    round = await anOpenRound(api.database, province, { startsOn: '2025-01-02', dueOn: '2026-12-31' });
    await api.database.execute(`update content.course_version set published_at = '2025-01-01' where hash = $1`, [
      round.course.hash,
    ]);
    api.clock.stopAt(NOW);
    member = await province.member(team.unit, 'Ma Thị An');
    await province.seat(member, team, '2025-07-01', 'leader');
    await openCycles(api.database, round, [member]);
    await copyEvidence(api.database, [member], allFactsOf(round));
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const lesson = () => round.course.lessons[1]?.id ?? '';
  const major = () =>
    anEdition(api.database, round.course, { version: '2.0.0', changed: [lesson()], publishedAt: PUBLISHED });
  const open = async (edition: string): Promise<string> => {
    const body = {
      ...{ edition, parts: [lesson()], named: 'finished', people: 1, title: `Học lại ${newId()}` },
      ...{ decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-10-30', dueOn: '2026-12-01' },
    };
    const { status, body: answer } = await api.post(`/api/rounds/${round.id}/reopenings`, body, { as: officer });
    expect([status, answer.code]).toEqual([201, undefined]);
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find(({ options }) => options.name === 'learning.open-round-cycles');
    await job?.handler.handle({ roundId: answer.roundId });
    return answer.roundId as string;
  };
  const read = async (): Promise<void> => {
    const as = province.memberActor(member);
    const { courseHash } = (await api.get(`/api/lessons/${lesson()}`, { as })).body;
    const { status, body } = await api.post(`/api/me/lessons/${lesson()}/read`, { courseHash }, { as });
    expect([status, body]).toEqual([200, { isOfEarlierEdition: false }]);
  };

  it('is paced from the day it is opened, not from that of the edition', async () => {
    const { hash } = await major();
    const reopened = await open(hash);
    expect((await api.get(`/api/rounds/${reopened}`, { as: officer })).body).toMatchObject({ startsOn: '2026-11-01' });
    const { body } = await api.get(`/api/rounds/${reopened}/overview`, { as: officer });
    expect(body.pace).toEqual({ neededPercent: 0, behindPoints: 0, isPastDue: false });
    expect(body.trend).toHaveLength(1);
  });

  it('leaves who finished finished to those who look after her, and tells what is left of it beside', async () => {
    const { hash } = await major();
    const reopened = await open(hash);
    const seats = (await api.get(`/api/teams/${team.id}/progress`, { as: officer })).body;
    expect(seats).toMatchObject({ roundId: round.id, members: [{ memberId: member.id, state: 'finished' }] });
    const { title: asked } = (await api.get(`/api/rounds/${reopened}`, { as: officer })).body;
    const figure = { roundId: reopened, title: asked, dueOn: '2026-12-01', total: 1, finished: 0 };
    expect(seats.reopenings).toMatchObject([{ ...figure, parts: [{ id: lesson(), number: 2 }] }]);
    expect(seats.members[0].anew).toMatchObject({
      ...{ roundTitle: asked, dueOn: '2026-12-01' },
      requirements: [{ kind: 'course', isMet: false, missing: [{ subject: lesson(), number: 2 }] }],
    });

    const own = province.memberActor(member);
    const grants = await api.app.get(HeldRightService).getGrants({ ...own, memberId: member.id }, api.clock.today());
    const leader = { ...own, grants };
    const led = async () => {
      const [group] = (await api.get('/api/led-groups', { as: leader })).body.items;
      return (await api.get(`/api/led-groups/${group.id}/people`, { as: leader })).body;
    };
    const { title } = (await api.get(`/api/rounds/${reopened}`, { as: officer })).body;
    const words = `${title}, hạn 01/12/2026: Khoảng 7 phút: đọc bài 2 khóa C05 (7 phút).`;
    expect(await led()).toMatchObject({
      ...{ total: 1, finished: 1 },
      items: [{ progress: { state: 'finished' }, way: words }],
      reopenings: [figure],
    });
    await read();
    const done = { ...figure, finished: 1 };
    expect(await led()).toMatchObject({ total: 1, finished: 1, items: [{ way: '' }], reopenings: [done] });
    const after = (await api.get(`/api/teams/${team.id}/progress`, { as: officer })).body;
    expect(after).toMatchObject({ members: [{ anew: null }], reopenings: [done] });
  });

  it('is told beside the figures of the round and its chase list, which leave the round as it was', async () => {
    const { hash } = await major();
    const reopened = await open(hash);
    const commune = (await province.commune('Xã Hai')).id;
    const own = (await api.get(`/api/rounds/${round.id}/overview`, { as: officer })).body;
    const at = own.communes.find(({ total }: { total: number }) => total > 0).id as string;
    expect(own).toMatchObject({
      total: { finished: 1, total: 1 },
      reopenings: [{ roundId: reopened, finished: 0, total: 1 }],
    });
    const bodyOf = async (path: string) => (await api.get(path, { as: officer })).body;
    expect(await bodyOf(`/api/rounds/${round.id}/communes/${at}`)).toMatchObject({
      reopenings: [{ roundId: reopened, total: 1 }],
    });
    expect((await bodyOf(`/api/rounds/${round.id}/communes/${commune}`)).reopenings).toEqual([]);
    const chase = (roundId: string) => bodyOf(`/api/rounds/${roundId}/communes/${at}/chase`);
    expect(await chase(round.id)).toMatchObject({
      total: 0,
      reopenings: [{ roundId: reopened, finished: 0, total: 1 }],
    });
    expect(await chase(reopened)).toMatchObject({
      ...{ total: 1, reopenings: [] },
      people: [{ memberId: member.id, missing: 'bài 2 khóa C05', way: 'Khoảng 7 phút: đọc bài 2 khóa C05 (7 phút).' }],
    });
    await read();
    expect((await bodyOf(`/api/rounds/${round.id}/overview`)).reopenings).toMatchObject([{ finished: 1, total: 1 }]);
  });

  it('is told to a partner as long as it is held together with it too', async () => {
    const add = await api.post(`/api/rounds/${round.id}/partners`, { name: 'Công an tỉnh' }, { as: officer });
    const [partner] = add.body.partners;
    const { hash } = await major();
    const reopened = await open(hash);
    const [right] = province.officer('leader').grants;
    if (right === undefined) throw new Error('no right');
    const bound = { kind: 'organisation', organisation: 'Công an tỉnh' } as const;
    const police = { ...province.officer('leader'), grants: [{ ...right, bound }] };
    const beside = async () =>
      (await api.get(`/api/rounds/${round.id}/overview`, { as: police })).body.reopenings.map(
        (one: { roundId: string }) => one.roundId,
      );
    expect(await beside()).toEqual([reopened]);
    await api.delete(`/api/rounds/${reopened}/partners/${partner.id}`, { as: officer });
    expect(await beside()).toEqual([]);
  });

  it('counts a lesson read again with the new edition before it was asked for', async () => {
    const { hash } = await major();
    await read();
    await read();
    expect(
      await api.database.query(
        `select 1 from learning.evidence where member_id = $1 and kind = 'lesson-read' and subject = $2`,
        [member.id, lesson()],
      ),
    ).toHaveLength(2);
    const reopened = await open(hash);
    const rows = await api.database.query(
      `select p.finished_at is not null as finished from learning.cycle c join learning.completion p on p.cycle_id = c.id
       where c.round_id = $1`,
      [reopened],
    );
    expect(rows).toEqual([{ finished: true }]);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: reopened })).toEqual([]);
  });
});
