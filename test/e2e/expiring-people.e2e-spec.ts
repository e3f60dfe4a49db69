import { readSheet } from 'read-excel-file/node';
import { newId } from '@lopso/platform';
import { validityState } from '../../libs/learning/src/validity/validity.rules';
import { TestClasses } from '../support/classes';
import { statementsOf } from '../support/matrix/statements';
import { TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { ALL_DONE, TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

const TODAY = '2027-11-27';
const RULE = { basis: 'completion', months: 12, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 30 };

interface Page {
  total: number;
  communes: object[];
  people: { fullName: string }[];
  nextCursor: string | null;
}

describe('whose passages end', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let sibling: TestUnit;
  let team: TestTeam;
  let theirs: TestTeam;
  let round: TestRound;

  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.stopAt(`${TODAY}T02:00:00Z`);
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    sibling = await province.commune('Xã Lâm Bình');
    team = await province.team(commune);
    theirs = await province.team(sibling);
    round = await ruled();
  });
  afterAll(() => api.stop());

  const ruled = async (rule: object = RULE) => {
    const opened = await TestRound.open(api.database, province);
    await api.database.execute('update learning.round set validity = $2 where id = $1', [opened.id, rule]);
    return opened;
  };
  const day = (on: string, days: number): string =>
    new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const endsOn = (cycleId: string, until: string) =>
    api.database.execute(
      `update learning.completion set valid_from = $2::date - 365, valid_until = $2, renewable_from = $2::date - 60 where cycle_id = $1`,
      [cycleId, until],
    );
  /** Somebody seated with a passage finished that is good until a day. */
  const ending = async (name: string, until: string, given: { team?: TestTeam; round?: TestRound } = {}) => {
    const seat = given.team ?? team;
    const member = await province.member(seat.unit, name);
    await province.seat(member, seat);
    const cycleId = await (given.round ?? round).cycle(member, ALL_DONE);
    await endsOn(cycleId, until);
    return { member, cycleId };
  };
  const officer = () => province.officer('department-officer');
  const list = async (query = '', as = officer()) =>
    (await api.get(`/api/expiring-people?limit=20${query}`, { as })).body;
  const names = ({ people }: { people: { fullName: string }[] }) => people.map(({ fullName }) => fullName);

  it('are told by given name, with their state as the member reads it', async () => {
    for (const [name, until] of [
      ['Ma Văn Yên', day(TODAY, -40)],
      ['Lò Thị Ánh', day(TODAY, -1)],
      ['Hoàng Văn Sơn', TODAY],
      ['Vàng Thị Mỷ', day(TODAY, 60)],
      ['Nông Văn Bình', day(TODAY, 90)],
      ['Đặng Văn Cao', day(TODAY, 91)],
    ] as const)
      await ending(name, until);
    const found = await list();
    expect(found.people.map((one: { fullName: string; state: string }) => [one.fullName, one.state])).toEqual([
      ['Lò Thị Ánh', 'grace'],
      ['Nông Văn Bình', 'valid'],
      ['Vàng Thị Mỷ', 'renewable'],
      ['Hoàng Văn Sơn', 'renewable'],
      ['Ma Văn Yên', 'over'],
    ]);
    expect(found.total).toBe(5);
    for (const one of found.people) expect(one.state).toBe(validityState({ validFrom: '', ...one }, TODAY));
    expect(names(await list('&order=end'))).toEqual([
      ...['Ma Văn Yên', 'Lò Thị Ánh', 'Hoàng Văn Sơn', 'Vàng Thị Mỷ', 'Nông Văn Bình'],
    ]);
    expect(names(await list('&state=grace'))).toEqual(['Lò Thị Ánh']);
    expect(names(await list('&period=earlier'))).toEqual(['Ma Văn Yên']);
    expect(names(await list('&period=2028-02'))).toEqual(['Nông Văn Bình', 'Đặng Văn Cao']);
  });

  it('are paged by either order without a gap or a double, the choices counted over all', async () => {
    for (const [index, name] of ['Ma Văn Yên', 'Lò Thị Ánh', 'Hoàng Văn Sơn', 'Vàng Thị Mỷ', 'Lò Văn Ánh'].entries())
      await ending(name, day(TODAY, index % 2));
    for (const order of ['name', 'end']) {
      const whole = names(await list(`&order=${order}`));
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const after: string = cursor && `&cursor=${cursor}`;
        const page: Page = (await api.get(`/api/expiring-people?limit=2&order=${order}${after}`, { as: officer() }))
          .body;
        expect([page.total, page.communes]).toEqual([5, [{ id: commune.id, name: 'Xã Hàm Yên', count: 5 }]]);
        paged.push(...names(page));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
    }
  });

  it('go when the renewal is finished, and come with the next passage; who left or was erased is not told', async () => {
    const { member } = await ending('Vàng Thị Mỷ', day(TODAY, 10));
    const left = await ending('Ma Văn Yên', day(TODAY, 10));
    await api.database.execute(`update org.seat_term set held = daterange('2025-07-01', $2) where member_id = $1`, [
      left.member.id,
      TODAY,
    ]);
    expect(names(await list())).toEqual(['Vàng Thị Mỷ']);
    const renewal = await round.cycle(member, { lessons: 2 }, 2);
    const [open] = (await list()).people;
    expect(open).toMatchObject({ renewal: 'open', renewalCycleId: renewal, doneSteps: 2, totalSteps: 12, number: 1 });
    expect(open.missing).toContain('C05');
    expect(open.way).not.toBe('');
    // She is late after a later date that her renewal was given, not after the grace of what ends.
    expect([open.graceUntil, open.lastOn]).toEqual([day(TODAY, 40), day(TODAY, 40)]);
    const later = { dueOn: day(TODAY, 90), reason: 'Nằm viện.' };
    expect((await api.post(`/api/cycles/${renewal}/extensions`, later, { as: officer() })).status).toBe(201);
    expect((await list()).people).toMatchObject([{ graceUntil: day(TODAY, 40) }]);
    expect((await list()).people[0].lastOn >= day(TODAY, 90)).toBe(true);
    await api.database.execute('delete from learning.extension where cycle_id = $1', [renewal]);
    await api.database.execute('delete from learning.completion where cycle_id = $1', [renewal]);
    await api.database.execute('delete from learning.cycle where id = $1', [renewal]);
    const done = await round.cycle(member, ALL_DONE, 2);
    expect(await list()).toMatchObject({ total: 0, people: [] });
    await api.database.execute(
      `update learning.completion set valid_from = $2::date, valid_until = $2::date + 30, renewable_from = $2::date where cycle_id = $1`,
      [done, TODAY],
    );
    expect((await list()).people).toMatchObject([{ fullName: 'Vàng Thị Mỷ', number: 2, renewal: 'unopened' }]);
  });

  it('say that a closed round renews nobody, and when a window opens', async () => {
    await ending('Vàng Thị Mỷ', day(TODAY, 80));
    expect((await list()).people).toMatchObject([
      { renewal: 'later', renewableFrom: day(TODAY, 20), graceUntil: day(TODAY, 110), followsUntil: null },
    ]);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    expect((await list()).people).toMatchObject([{ renewal: 'closed' }]);
  });

  it('say of a renewal that ended with its round neither what is missing nor a way, also in a later round', async () => {
    const close = (id: string) =>
      api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [id, TODAY]);
    const rule = { ...RULE, basis: 'earlier-expiry' };
    await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, rule]);
    const { member } = await ending('Vàng Thị Mỷ', TODAY);
    const later = await TestRound.open(api.database, province, { startsOn: '2027-10-01', dueOn: '2027-12-31' });
    const ahead = await later.cycle(member, { lessons: 2 });
    expect((await list()).people).toMatchObject([{ renewal: 'open', renewalCycleId: ahead }]);
    await close(later.id);
    expect((await list()).people).toMatchObject([{ renewal: 'unopened', renewalCycleId: null, missing: '', way: '' }]);
    const renewal = await round.cycle(member, { lessons: 2 }, 2);
    expect((await list()).people).toMatchObject([{ renewal: 'open', renewalCycleId: renewal }]);
    await close(round.id);
    const told = { renewal: 'closed', renewalCycleId: null, missing: '', way: '', followsUntil: null };
    expect((await list()).people).toMatchObject([{ ...told, doneSteps: 0, lastOn: day(TODAY, 30) }]);
    const [head = [], row = []] = await readSheet((await api.get('/api/expiring-people.xlsx', { as: officer() })).raw);
    expect([row[head.indexOf('Gia hạn')], row[head.indexOf('Còn thiếu')] ?? '']).toEqual(['Đợt đã kết thúc', '']);
  });

  it('follow on only by a rule that does, and not where a later round of the programme stands for the renewal', async () => {
    const { member } = await ending('Vàng Thị Mỷ', day(TODAY, 80));
    expect((await list()).people).toMatchObject([{ graceUntil: day(TODAY, 110), followsUntil: null }]);
    await api.database.execute('update learning.round set validity = $2 where id = $1', [
      round.id,
      { ...RULE, basis: 'earlier-expiry' },
    ]);
    expect((await list()).people).toMatchObject([{ followsUntil: day(TODAY, 110) }]);
    const later = await TestRound.open(api.database, province, { startsOn: '2027-10-01', dueOn: '2027-12-31' });
    await later.cycle(member, {});
    expect((await list()).people).toMatchObject([{ roundId: round.id, followsUntil: null }]);
  });

  it('are told the shortest way through the later round in which they renew, by its last day and not by the old one', async () => {
    const { member } = await ending('Vàng Thị Mỷ', day(TODAY, -10));
    const later = await TestRound.open(api.database, province, { startsOn: '2027-10-01', dueOn: '2028-12-31' });
    const course = { course: 'C08', courseHash: 'h', title: 'An toàn', motif: 'san', quizId: null };
    await api.database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, 'c08', 9, 'C08', 'course', $3)`,
      [newId(), later.id, { ...course, lessons: [{ id: 'C08-01', number: 1, title: 'Bài', minutes: 7 }] }],
    );
    const cycleId = await later.cycle(member, { ...ALL_DONE, minutes: 60 });
    const lesson = { kind: 'lesson', subject: 'C08-01', label: 'Bài', course: 'C08', number: 1 };
    const open = { key: 'c08', label: 'C08', kind: 'course', done: 0, total: 1, isMet: false, missing: [lesson] };
    await api.database.execute(
      `update learning.completion set state = jsonb_set(state, '{requirements}', (state->'requirements') || $2::jsonb) where cycle_id = $1`,
      [cycleId, JSON.stringify(open)],
    );
    const classes = new TestClasses(api.app);
    const trainer = province.officer('trainer');
    const venueId = await classes.venue(trainer, commune);
    const sessions = [
      { on: '2028-03-01', from: '08:00', to: '10:00' },
      { on: '2028-03-02', from: '08:00', to: '10:00' },
    ];
    await classes.aClass({ province, commune, trainer, venueId }, { title: 'Lớp tháng ba', sessions });
    const [person] = (await list()).people;
    expect(person).toMatchObject({ graceUntil: day(TODAY, 20), renewalCycleId: cycleId });
    expect(person.missing).toContain('C08');
    expect(person.way).toContain('đọc bài 1 khóa C08 (7 phút)');
    expect(person.way).toContain('còn chỗ ở lớp “Lớp tháng ba” ngày 01/03/2028');
    expect(person).not.toHaveProperty('renewalRoundId');
    const [, row] = await readSheet((await api.get('/api/expiring-people.xlsx', { as: officer() })).raw);
    expect(row).toContain(person.way);
  });

  it('are those of the own units only, and what a filter names outside of them finds nobody', async () => {
    await ending('Vàng Thị Mỷ', TODAY);
    await ending('Ma Văn Yên', TODAY, { team: theirs });
    const ours = province.officer('commune-officer', commune);
    expect(names(await list())).toEqual(['Vàng Thị Mỷ', 'Ma Văn Yên']);
    expect(names(await list('', ours))).toEqual(['Vàng Thị Mỷ']);
    expect(await list('', ours)).toMatchObject({ total: 1, communes: [{ id: commune.id, count: 1 }] });
    expect(names(await list(`&communeId=${sibling.id}`, ours))).toEqual([]);
    expect(names(await list(`&communeId=${sibling.id}`))).toEqual(['Ma Văn Yên']);
    const other = await ruled();
    await ending('Lò Thị Ánh', TODAY, { round: other });
    expect(names(await list(`&roundId=${other.id}`))).toEqual(['Lò Thị Ánh']);
    expect((await api.get(`/api/expiring-people?roundId=${newId()}`, { as: ours })).body.people).toEqual([]);
    for (const query of ['period=2027-13', 'period=x', 'state=y', 'communeId=1', 'limit=0'])
      expect((await api.get(`/api/expiring-people?${query}`, { as: ours })).status).toBe(400);
  });

  it('need as many statements for many as for a few', async () => {
    await ending('Vàng Thị Mỷ', TODAY);
    const few = (await statementsOf(() => list())).statements;
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await ending(`Lò Văn ${name}`, TODAY);
    const many = (await statementsOf(() => list())).statements;
    expect(many.length).toBe(few.length);
  });

  it('are those the rule of the round still asks, and who renews already whoever it asks by now', async () => {
    const { member } = await ending('Vàng Thị Mỷ', TODAY);
    const left = await ending('Ma Văn Yên', TODAY);
    await ending('Lò Thị Ánh', TODAY, { team: theirs });
    const rule = { match: 'all', conditions: [{ kind: 'unit', values: [sibling.id] }], except: [] };
    await api.database.execute('update learning.round set audience_rule = $2::jsonb where id = $1', [
      round.id,
      JSON.stringify(rule),
    ]);
    expect(await list()).toMatchObject({ total: 1, people: [{ fullName: 'Lò Thị Ánh' }], communes: [{ count: 1 }] });
    await round.cycle(member, { lessons: 2 }, 2);
    expect(names(await list())).toEqual(['Lò Thị Ánh', 'Vàng Thị Mỷ']);
    const [, ...rows] = await readSheet((await api.get('/api/expiring-people.xlsx', { as: officer() })).raw);
    expect(rows.map(([name]) => name)).toEqual(['Lò Thị Ánh', 'Vàng Thị Mỷ']);
    expect(JSON.stringify(await list())).not.toContain(left.member.id);
  });

  it('go into a file that is read in one go, however long the list is', async () => {
    // One after the other: two who sit down at once may be given the same number.
    const people = [await ending('Ma Văn Yên', TODAY), await ending('Lò Thị Ánh', TODAY)];
    const read = async () => {
      const { result, statements } = await statementsOf(() => api.get('/api/expiring-people.xlsx', { as: officer() }));
      const [, ...rows] = await readSheet(result.raw);
      return { rows: rows.length, readings: statements.filter((sql) => sql.includes('learning.completion p')).length };
    };
    const few = await read();
    expect(few).toMatchObject({ rows: 2 });
    for (let index = 0; index < 100; index++) {
      const one = await ruled();
      for (const { member } of people) {
        const cycleId = await one.cycle(member, ALL_DONE);
        await endsOn(cycleId, TODAY);
      }
    }
    expect(await read()).toEqual({ rows: 202, readings: few.readings });
  });

  it('go into a file with the same people, after a fresh proof, and into the trail', async () => {
    const { member } = await ending('Vàng Thị Mỷ', TODAY);
    await round.cycle(member, { lessons: 2 }, 2);
    const restricted = await ending('Ma Văn Yên', TODAY);
    await api.database.execute('update org.member set restricted_at = now() where id = $1', [restricted.member.id]);
    const as = officer();
    const [head = [], ...rows] = await readSheet((await api.get('/api/expiring-people.xlsx', { as })).raw);
    expect(rows).toHaveLength(1);
    const cell = (name: string) => rows[0]?.[head.indexOf(name)];
    expect([cell('Họ và tên'), cell('Tình trạng'), cell('Gia hạn'), cell('Lần')]).toEqual([
      ...['Vàng Thị Mỷ', 'Gia hạn được', 'Đang gia hạn', 1],
    ]);
    expect(cell('Hiệu lực đến hết')).toEqual(new Date(`${TODAY}T00:00:00Z`));
    expect(String(cell('Còn thiếu'))).toContain('C05');
    const entries = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where account_id = $1 order by seq`,
      [as.accountId],
    );
    expect(entries.map(({ action }) => action)).toContain('reporting.expiring-exported');
  });
});
