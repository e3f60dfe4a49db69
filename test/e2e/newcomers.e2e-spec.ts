import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
import { type SeatChanged } from '@lopso/org';
import { JobRegistry, newId } from '@lopso/platform';
import { CycleOpeningService, RoundHasChanged } from '../../libs/learning/src/cycle-opening/cycle-opening.service';
import { RoundRepository } from '../../libs/learning/src/rounds/round.repository';
import { aProgramme } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const OPENING = {
  ...{ decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-09-20', release: 'automatic' },
  ...{ startsOn: '2026-10-01', dueOn: '2026-12-31' },
};

describe('newcomers of a round', () => {
  let api: TestApi;
  let province: TestProvince;
  let programme: Awaited<ReturnType<typeof aProgramme>>;
  let officer: ReturnType<TestProvince['officer']>;
  let commune: Awaited<ReturnType<TestProvince['commune']>>;
  let team: Awaited<ReturnType<TestProvince['team']>>;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    api.clock.stopAt('2026-10-01T02:00:00Z');
    officer = province.officer('department-officer');
    programme = await aProgramme(api.database);
    commune = await province.commune();
    team = await province.team(commune);
    await seated('2025-07-01');
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    await job?.handler.handle(payload);
  };
  const openRound = async (more: object, title = programme.title): Promise<string> => {
    const opened = await api.post(
      '/api/rounds',
      { ...OPENING, programmeId: programme.id, title, ...more },
      { as: officer },
    );
    expect([opened.status, opened.body.errors]).toEqual([201, undefined]);
    await runJob('learning.open-round-cycles', { roundId: opened.body.id });
    return opened.body.id as string;
  };
  const seated = async (from: string): Promise<TestMember> => {
    const member = await province.member(commune);
    await province.seat(member, team, from);
    return member;
  };
  /** Takes a seat at noon of a day; the job of the event runs. */
  const newcomer = async (day: string): Promise<TestMember> => {
    api.clock.stopAt(`${day}T05:00:00Z`);
    const member = await seated(day);
    await taken(member, day);
    return member;
  };
  const taken = async (member: TestMember, day: string): Promise<void> => {
    const event: Partial<SeatChanged> = { memberId: member.id, day, occurredAt: `${day}T05:00:00Z` };
    await runJob('learning.open-newcomer-cycles', event);
  };
  const dueIn = async (roundId: string, member: TestMember): Promise<string | null | undefined> => {
    const [cycle] = await api.database.query<{ due: string | null }>(
      'select due_on::text as due from learning.cycle where round_id = $1 and member_id = $2',
      [roundId, member.id],
    );
    return cycle?.due;
  };
  const homeOf = async (member: TestMember) =>
    (await api.get('/api/me/home', { as: province.memberActor(member) })).body.round;

  it('join by themselves after the date of the round with days of their own, and nobody is late by it', async () => {
    const roundId = await openRound({ newcomerDays: 60 });
    const [before, late] = [await newcomer('2026-12-15'), await newcomer('2027-03-01')];
    expect([await dueIn(roundId, before), await dueIn(roundId, late)]).toEqual(['2027-02-13', '2027-04-30']);
    expect(await homeOf(late)).toMatchObject({
      ...{ dueOn: '2027-04-30', daysLeft: 60 },
      dueWords: 'Hạn 30/04/2027, dành cho người mới vào đợt.',
    });
    const { people } = (await api.get(`/api/rounds/${roundId}/people?limit=20`, { as: officer })).body;
    const stateOf = ({ id }: TestMember) => people.find((one: { memberId: string }) => one.memberId === id)?.state;
    expect([stateOf(before), stateOf(late)]).toEqual(['overdue', 'not-started']);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('get a paper of the time from when they joined; who was there from the beginning, from the beginning of the round', async () => {
    const first = await seated('2026-08-01');
    const roundId = await openRound({ newcomerDays: 60 });
    const late = await newcomer('2027-03-01');
    const cycles = await api.database.query<{ id: string; member: string }>(
      `with finished as (
         insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
         select id, 1, 1, '2027-04-20T03:00:00Z', '{"requirements": []}', now() from learning.cycle
         where round_id = $1 and member_id = any($2::uuid[])
         on conflict (cycle_id) do update set done_steps = 1, total_steps = 1, finished_at = excluded.finished_at
         returning cycle_id)
       select c.id, c.member_id as member from finished f join learning.cycle c on c.id = f.cycle_id`,
      [roundId, [first.id, late.id]],
    );
    await api.app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'automatic',
    );
    const periodOf = async ({ id }: TestMember): Promise<unknown[]> => {
      const [paper] = await api.database.query<{ code: string }>(
        'select code from credentials.certificate where member_id = $1',
        [id],
      );
      const { fields } = (await api.get(`/api/certificates/check/${paper?.code}`)).body;
      return [fields.startedOn, fields.finishedOn];
    };
    expect(await periodOf(first)).toEqual(['2026-10-01', '2027-04-20']);
    expect(await periodOf(late)).toEqual(['2027-03-01', '2027-04-20']);
  });

  it('do not join after the date where they have no days, nor after the day that was set for them', async () => {
    const closed = await openRound({});
    const until = await openRound({ newcomerDays: 30, newcomersUntil: '2027-03-31' }, 'Nhận đến hết tháng ba');
    const [last, after] = [await newcomer('2027-03-31'), await newcomer('2027-04-01')];
    expect([await dueIn(closed, last), await dueIn(closed, after)]).toEqual([undefined, undefined]);
    expect([await dueIn(until, last), await dueIn(until, after)]).toEqual(['2027-04-30', undefined]);
    const endedOn = async (day: string): Promise<boolean> => {
      api.clock.stopAt(`${day}T05:00:00Z`);
      return (await api.get(`/api/rounds/${until}/newcomers`, { as: officer })).body.hasEnded;
    };
    expect([await endedOn('2027-03-31'), await endedOn('2027-04-01')]).toEqual([false, true]);
  });

  it('are found in the night when their job was lost, with days from that night where they held the seat before', async () => {
    const roundId = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-03-10T00:30:00+07:00');
    const [lost, moved] = [await seated('2027-03-01'), await seated('2026-09-01')];
    await runJob('learning.open-missing-cycles', {});
    expect([await dueIn(roundId, lost), await dueIn(roundId, moved)]).toEqual(['2027-04-30', '2027-05-09']);
  });

  it('are taken by the next round of the programme, and by the earlier one no more', async () => {
    const first = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-01-05T02:00:00Z');
    const dates = { startsOn: '2027-01-05', dueOn: '2027-12-31', newcomerDays: 60 };
    const second = await openRound(dates, 'Đợt năm sau');
    const person = await newcomer('2027-03-01');
    expect([await dueIn(first, person), await dueIn(second, person)]).toEqual([undefined, null]);
    api.clock.stopAt('2027-03-02T00:20:00+07:00');
    await runJob('learning.open-missing-cycles', {});
    expect(await dueIn(first, person)).toBeUndefined();
  });

  it('are not taken back by the earlier one when the next is ended before they have finished it', async () => {
    const first = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-01-05T02:00:00Z');
    const dates = { startsOn: '2027-01-05', dueOn: '2027-12-31', newcomerDays: 60 };
    const second = await openRound(dates, 'Đợt năm sau');
    const person = await newcomer('2027-03-01');
    await api.database.execute(`update learning.round set state = 'closed', ended_on = '2027-12-31' where id = $1`, [
      second,
    ]);
    api.clock.stopAt('2028-01-01T00:20:00+07:00');
    const preview = await api.post(`/api/rounds/${first}/newcomers-preview`, { newcomerDays: 90 }, { as: officer });
    expect(preview.body).toMatchObject({ joins: 0 });
    await runJob('learning.open-missing-cycles', {});
    expect([await dueIn(first, person), await dueIn(second, person)]).toEqual([undefined, null]);
    const after = await newcomer('2028-01-10');
    expect(await dueIn(first, after)).toBe('2028-03-10');
  });

  it('are taken as ever while the next round is only opened ahead, and by that one alone from its first day', async () => {
    const first = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-02-01T05:00:00Z');
    const lost = await seated('2027-02-01');
    const dates = { startsOn: '2027-03-01', dueOn: '2027-12-31', newcomerDays: 60 };
    const second = await openRound(dates, 'Đợt năm sau');
    expect([await dueIn(first, lost), await dueIn(second, lost)]).toEqual([undefined, null]);
    api.clock.stopAt('2027-02-02T00:20:00+07:00');
    await runJob('learning.open-missing-cycles', {});
    expect([await dueIn(first, lost), await dueIn(second, lost)]).toEqual(['2027-04-02', null]);
    const after = await newcomer('2027-03-01');
    expect([await dueIn(first, after), await dueIn(second, after)]).toEqual([undefined, null]);
  });

  describe('of a round that is open', () => {
    const newcomersOf = async (roundId: string, as = officer) =>
      (await api.get(`/api/rounds/${roundId}/newcomers`, { as })).body;
    const preview = (roundId: string, terms: object) =>
      api.post(`/api/rounds/${roundId}/newcomers-preview`, terms, { as: officer });
    /** Changes it from what is there now; the job that takes people in runs. */
    const change = async (roundId: string, terms: object, revision?: number) => {
      const from = revision ?? (await newcomersOf(roundId)).revision;
      const answer = await api.post(
        `/api/rounds/${roundId}/newcomer-changes`,
        { ...terms, revision: from },
        { as: officer },
      );
      if (answer.status === 200) await runJob('learning.take-in-audience', { roundId });
      return answer;
    };
    const undo = (roundId: string, changeId: string) =>
      api.delete(`/api/rounds/${roundId}/newcomer-changes/${changeId}`, { as: officer });

    it('that took none are taken in when it gets days for them, due so many days from that day', async () => {
      const roundId = await openRound({});
      const [missed, later] = [await newcomer('2027-01-10'), await newcomer('2027-05-20')];
      expect(await dueIn(roundId, missed)).toBeUndefined();
      api.clock.stopAt('2027-06-01T02:00:00Z');
      expect((await preview(roundId, { newcomerDays: 60 })).body).toEqual({
        ...{ joins: 2, dueOn: '2027-07-31', revision: 0 },
      });
      expect((await change(roundId, { newcomerDays: 60, newcomersUntil: '2027-12-31' })).status).toBe(200);
      expect([await dueIn(roundId, missed), await dueIn(roundId, later)]).toEqual(['2027-07-31', '2027-07-31']);
      const view = await newcomersOf(roundId);
      expect(view).toMatchObject({ newcomerDays: 60, newcomersUntil: '2027-12-31', revision: 1 });
      expect(view.changes).toMatchObject([{ joined: 2, isUndone: false, canUndo: true, newcomerDays: 60 }]);
      const after = await newcomer('2027-06-10');
      expect(await dueIn(roundId, after)).toBe('2027-08-09');
      expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
    });

    it('keep the date they joined with when the days change, and nobody joins after the day it was ended on', async () => {
      const roundId = await openRound({ newcomerDays: 60 });
      const first = await newcomer('2027-03-01');
      expect((await change(roundId, { newcomerDays: 20 })).status).toBe(200);
      const second = await newcomer('2027-03-10');
      expect([await dueIn(roundId, first), await dueIn(roundId, second)]).toEqual(['2027-04-30', '2027-03-30']);
      expect((await homeOf(first)).dueWords).toBe('Hạn 30/04/2027, dành cho người mới vào đợt.');
      expect((await change(roundId, { newcomerDays: 20, newcomersUntil: '2027-03-10' })).status).toBe(200);
      const third = await newcomer('2027-03-11');
      await runJob('learning.open-missing-cycles', {});
      expect(await dueIn(roundId, third)).toBeUndefined();
    });

    it('are not taken from a later round of the programme by it', async () => {
      const roundId = await openRound({});
      api.clock.stopAt('2027-01-05T02:00:00Z');
      await openRound({ startsOn: '2027-01-05', dueOn: '2027-12-31' }, 'Đợt năm sau');
      const theirs = await newcomer('2027-03-01');
      expect((await preview(roundId, { newcomerDays: 60 })).body).toMatchObject({ joins: 0, dueOn: null });
      await change(roundId, { newcomerDays: 60 });
      expect(await dueIn(roundId, theirs)).toBeUndefined();
    });

    it('go out again when it is taken back on its day, and the trail tells both', async () => {
      const roundId = await openRound({});
      const person = await newcomer('2027-02-01');
      const { body } = await change(roundId, { newcomerDays: 60 });
      expect(await dueIn(roundId, person)).toBe('2027-04-02');
      const undone = await undo(roundId, body.changes[0].id);
      expect([undone.status, undone.body.newcomerDays, undone.body.revision]).toEqual([200, null, 2]);
      expect(undone.body.changes).toMatchObject([{ isUndone: true, canUndo: false }]);
      expect(await dueIn(roundId, person)).toBeUndefined();
      const trail = await api.database.query<{ action: string; content: string }>(
        `select e.action, v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.subject_id = $1 and e.action like 'learning.newcomers-%' order by e.id`,
        [roundId],
      );
      expect(trail.map(({ action, content }) => [action, JSON.parse(content)])).toEqual([
        ['learning.newcomers-changed', { newcomerDays: 60 }],
        ['learning.newcomers-undone', { newcomerDays: 'none', people: 1 }],
      ]);
      const again = await undo(roundId, body.changes[0].id);
      expect([again.status, again.body.code]).toEqual([409, 'learning.newcomers-undo-over']);
    });

    it('stay where the terms of before took them on the first day of their seat, of which the round heard too late', async () => {
      const roundId = await openRound({ newcomerDays: 60, newcomersUntil: '2027-01-31' });
      const missed = await seated('2027-01-20');
      const late = await newcomer('2027-02-01');
      expect([await dueIn(roundId, missed), await dueIn(roundId, late)]).toEqual([undefined, undefined]);
      const { body } = await change(roundId, { newcomerDays: 60 });
      expect(await dueIn(roundId, missed)).toEqual(expect.any(String));
      const due = await dueIn(roundId, missed);
      expect(await dueIn(roundId, late)).toBe('2027-04-02');
      expect((await undo(roundId, body.changes[0].id)).status).toBe(200);
      expect([await dueIn(roundId, missed), await dueIn(roundId, late)]).toEqual([due, undefined]);
    });

    it('go out again although the clock of the process that took them in is behind', async () => {
      const roundId = await openRound({});
      const person = await newcomer('2027-02-01');
      api.clock.advance(5);
      const url = `/api/rounds/${roundId}/newcomer-changes`;
      const { body } = await api.post(url, { newcomerDays: 60, revision: 0 }, { as: officer });
      api.clock.stopAt('2027-02-01T05:00:02Z');
      await runJob('learning.take-in-audience', { roundId });
      expect(await dueIn(roundId, person)).toBe('2027-04-02');
      api.clock.stopAt('2027-02-01T06:00:00Z');
      expect((await undo(roundId, body.changes[0].id)).status).toBe(200);
      expect(await dueIn(roundId, person)).toBeUndefined();
    });

    it('are not put back by a job that read the round before it was taken back', async () => {
      const roundId = await openRound({});
      const person = await newcomer('2027-02-01');
      const { body } = await change(roundId, { newcomerDays: 60 });
      const read = await api.app.get(RoundRepository).find(roundId);
      if (read === null) throw new Error('no round');
      expect((await undo(roundId, body.changes[0].id)).status).toBe(200);
      const opening = api.app.get(CycleOpeningService);
      await expect(opening.openForAudience(read)).rejects.toThrow(RoundHasChanged);
      expect(await dueIn(roundId, person)).toBeUndefined();
      await runJob('learning.open-missing-cycles', {});
      expect(await dueIn(roundId, person)).toBeUndefined();
    });

    it('stay when somebody of them has begun to learn, and on the day after', async () => {
      const roundId = await openRound({});
      const person = await newcomer('2027-02-01');
      const { body } = await change(roundId, { newcomerDays: 60 });
      const lesson = programme.course.lessons[0]?.id ?? '';
      await api.put(`/api/me/lessons/${lesson}/progress`, { percent: 40 }, { as: province.memberActor(person) });
      const refused = await undo(roundId, body.changes[0].id);
      expect([refused.status, refused.body.code, refused.body.params]).toEqual([
        ...[409, 'learning.newcomers-built-on', { standing: '1 người đã học' }],
      ]);
      expect(await dueIn(roundId, person)).toBe('2027-04-02');
      api.clock.stopAt('2027-02-02T02:00:00Z');
      expect((await newcomersOf(roundId)).changes[0].canUndo).toBe(false);
      expect((await undo(roundId, body.changes[0].id)).body.code).toBe('learning.newcomers-undo-over');
    });

    const AT = '2027-02-01T06:00:00Z';
    const SOMEBODY = newId();
    it.each([
      [
        '1 người đã hoàn thành',
        'update learning.completion set done_steps = total_steps, finished_at = $2 where cycle_id = $1',
        [AT],
      ],
      [
        '1 người đã học',
        `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
         select $2::uuid, member_id, 'lesson-read', 'C05-01', $2::uuid::text, $3, $3 from learning.cycle where id = $1`,
        [newId(), AT],
      ],
      [
        'đã gia hạn 1 lần',
        `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($2, $1, '2027-05-01', 'Nghỉ ốm', $3, $4)`,
        [newId(), SOMEBODY, AT],
      ],
      [
        'đã ghi miễn 1 lần',
        `insert into learning.waiver (id, cycle_id, requirement_key, label, paper_number, reason, state, proposed_by, proposed_at)
         values ($2, $1, 'gio-lop', 'Lớp', '12/QĐ', 'Đã học', 'proposed', $3, $4)`,
        [newId(), SOMEBODY, AT],
      ],
      ['đã có dữ liệu khác của họ trong đợt', null, []],
    ] as const)('stay where one of them has %s', async (standing, sql, values) => {
      const roundId = await openRound({});
      const [person, other] = [await newcomer('2027-02-01'), await newcomer('2027-02-01')];
      const { body } = await change(roundId, { newcomerDays: 60 });
      const cycle = await api.database.queryOne<{ id: string }>(
        'select id from learning.cycle where round_id = $1 and member_id = $2',
        [roundId, person.id],
      );
      if (sql === null) await aListed(roundId, cycle?.id ?? '', person);
      else await api.database.execute(sql, [cycle?.id, ...values]);
      const refused = await undo(roundId, body.changes[0].id);
      expect([refused.status, refused.body.code, refused.body.params]).toEqual([
        ...[409, 'learning.newcomers-built-on', { standing }],
      ]);
      expect([await dueIn(roundId, person), await dueIn(roundId, other)]).toEqual(['2027-04-02', '2027-04-02']);
      expect((await newcomersOf(roundId)).revision).toBe(1);
    });

    /** A list of certificates that names her passage: a row of another library. */
    const aListed = async (roundId: string, cycleId: string, person: TestMember): Promise<void> => {
      const releaseId = newId();
      await api.database.execute(
        `insert into credentials.release (id, round_id, unit_id, unit_path, body_hash, needs_second, undo_minutes, state, listed_by, listed_at)
         values ($1, $2, $3, $4, '', false, 30, 'listed', $1, $5)`,
        [releaseId, roundId, province.unit.id, province.unit.path, AT],
      );
      await api.database.execute(
        `insert into credentials.release_entry (release_id, position, cycle_id, member_id, state, remarks) values ($1, 1, $2, $3, 'waiting', '{}')`,
        [releaseId, cycleId, person.id],
      );
    };

    it('are taken back the last change first, each with whom it took in', async () => {
      const roundId = await openRound({});
      const early = await newcomer('2027-02-01');
      const { body: first } = await change(roundId, { newcomerDays: 60, newcomersUntil: '2027-02-01' });
      api.clock.advance(60);
      const { body: second } = await change(roundId, { newcomerDays: 90 });
      const refused = await undo(roundId, first.changes[0].id);
      expect([refused.status, refused.body.code]).toEqual([409, 'learning.newcomers-undo-over']);
      const [last] = second.changes;
      expect((await undo(roundId, last.id)).status).toBe(200);
      expect(await dueIn(roundId, early)).toBe('2027-04-02');
      expect((await undo(roundId, first.changes[0].id)).status).toBe(200);
      expect(await dueIn(roundId, early)).toBeUndefined();
    });

    it('are taken back once by two who press at the same time', async () => {
      const roundId = await openRound({});
      const person = await newcomer('2027-02-01');
      const { body } = await change(roundId, { newcomerDays: 60 });
      const answers = await Promise.all([1, 2].map(() => undo(roundId, body.changes[0].id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await dueIn(roundId, person)).toBeUndefined();
    });

    it('are changed by one officer at a time, and only as it was looked at', async () => {
      const roundId = await openRound({ newcomerDays: 60 });
      const terms = { newcomerDays: 30, revision: 0 };
      const send = (body: object) => api.post(`/api/rounds/${roundId}/newcomer-changes`, body, { as: officer });
      const both = await Promise.all([send(terms), send({ newcomerDays: 40, revision: 0 })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const busy = await send({ newcomerDays: 50, revision: 1 });
      expect([busy.status, busy.body.code]).toEqual([409, 'learning.audience-busy']);
      await runJob('learning.take-in-audience', { roundId });
      const kept = (await newcomersOf(roundId)).newcomerDays as number;
      const same = await send({ newcomerDays: kept, revision: 0 });
      expect([same.status, same.body.revision]).toEqual([200, 1]);
      expect((await send({ newcomerDays: 50, revision: 0 })).body.code).toBe('learning.newcomers-stale');
    });

    it('have no last day before the date of the others, none that is over, and none without days', async () => {
      const roundId = await openRound({ newcomerDays: 60 });
      const early = await preview(roundId, { newcomerDays: 60, newcomersUntil: '2026-12-30' });
      api.clock.stopAt('2027-02-01T02:00:00Z');
      const past = await preview(roundId, { newcomerDays: 60, newcomersUntil: '2027-01-31' });
      const bare = await preview(roundId, { newcomersUntil: '2027-03-31' });
      expect([early, past, bare].map(({ status, body }) => [status, body.errors[0]])).toEqual([
        [400, expect.objectContaining({ pointer: '#/newcomersUntil', code: 'learning.newcomers-end-early' })],
        [400, expect.objectContaining({ pointer: '#/newcomersUntil', code: 'learning.newcomers-end-in-past' })],
        [400, expect.objectContaining({ pointer: '#/newcomerDays', code: 'learning.newcomer-count-missing' })],
      ]);
    });

    it('are counted for the department alone, and changed by it alone', async () => {
      const roundId = await openRound({});
      await change(roundId, { newcomerDays: 60 });
      const there = province.officer('commune-officer', commune);
      expect((await newcomersOf(roundId, there)).changes).toMatchObject([{ joined: null, canUndo: false }]);
      const tried = await api.post(
        `/api/rounds/${roundId}/newcomer-changes`,
        { newcomerDays: 5, revision: 1 },
        { as: there },
      );
      expect(tried.status).toBe(403);
    });
  });

  it('have no days beside those that everybody has', async () => {
    const wrong = {
      ...OPENING,
      programmeId: programme.id,
      title: 'Hai cách',
      dueFrom: 'seat',
      dueDays: 30,
      newcomerDays: 60,
    };
    const refused = await api.post('/api/rounds', wrong, { as: officer });
    expect(refused.body).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/newcomerDays', code: 'learning.newcomers-have-days' }],
    });
  });
});
