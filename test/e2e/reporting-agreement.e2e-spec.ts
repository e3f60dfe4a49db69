import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { type Actor, foldText } from '@lopso/platform';
import { TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { ALL_DONE, TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

const TODAY = '2026-11-25';
const KINDS = ['official', 'teacher', 'police', 'health', 'resident'] as const;
const NAMES = [
  'Hoàng Văn Thưởng',
  'Vàng Thị An',
  'Lý Văn Đào',
  'Ma Thị Dung',
  'Nguyễn Thị Thuỷ',
  'Sùng Mí Páo',
  'Bàn Văn Ân',
];

interface Filter {
  readonly commune: number | null;
  readonly team: number | null;
  readonly kind: string | null;
  readonly state: string | null;
  readonly missing: string | null;
  readonly text: string | null;
}

/** Which requirement misses what, asked of the stored JSON in a way of its own: as text of the array, not element by element. */
const NAIVE = `
  select count(*)::integer as people
  from learning.cycle c
  where c.round_id = $1
    and exists (
      select 1 from org.seat_term s, org.team t
      where s.member_id = c.member_id and t.id = s.team_id
        and lower(s.held) <= $2::date and (upper_inf(s.held) or upper(s.held) > $2::date)
        and ($3::text is null or t.unit_path::text = $3 or t.unit_path::text like $3 || '.%')
        and ($4::uuid is null or t.id = $4))
    and ($5::text is null or (select m.kind from org.member m where m.id = c.member_id) = $5)
    and ($6::text is null or (select m.search_key from org.member m where m.id = c.member_id) like '%' || $6 || '%')
    and ($7::text is null or exists (
      select 1 from learning.completion p
      where p.cycle_id = c.id and p.state->'requirements' @> jsonb_build_array(jsonb_build_object('key', $7::text, 'isMet', false))))
    and ($8::text is null or $8 = (
      select case when p.done_steps = p.total_steps then 'finished' when p.done_steps = 0 then 'not-started' else 'doing' end
      from learning.completion p where p.cycle_id = c.id)
      or ($8 = 'unfinished' and exists (
        select 1 from learning.completion p where p.cycle_id = c.id and p.done_steps < p.total_steps)))`;

describe('one query, one truth', () => {
  let api: TestApi;
  let officer: Actor;
  let round: TestRound;
  const communes: TestUnit[] = [];
  const teams: TestTeam[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.stopAt(`${TODAY}T13:15:00Z`);
    const province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    round = await TestRound.open(api.database, province);
    for (let index = 0; index < 4; index += 1) {
      const commune = await province.commune();
      communes.push(commune);
      if (index === 3) continue;
      teams.push(await province.team(commune), await province.team(await province.village(commune), 'village-team'));
    }
    let seed = 7;
    const dice = (sides: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * sides);
    };
    for (const team of teams) {
      for (let seat = 0; seat < (team.kind === 'commune-team' ? 10 : 5); seat += 1) {
        const member = await province.member(team.unit, NAMES[dice(NAMES.length)]);
        await api.database.execute('update org.member set kind = $2 where id = $1', [
          member.id,
          KINDS[dice(KINDS.length)],
        ]);
        await province.seat(member, team);
        if (dice(6) === 0)
          await api.database.execute('update org.member set restricted_at = now() where id = $1', [member.id]);
        if (dice(8) === 0) await leave(member.id, dice(2) === 0 ? '2026-11-20' : '2026-12-01');
        const done = dice(4);
        const part = {
          lessons: dice(5),
          isQuizPassed: dice(2) === 0,
          isTaskPassed: dice(2) === 0,
          minutes: dice(7) * 30,
        };
        await round.cycle(member, done === 0 ? ALL_DONE : done === 1 ? {} : part);
      }
    }
  });
  afterAll(() => api.stop());

  function leave(memberId: string, day: string): Promise<number> {
    return api.database.execute('update org.seat_term set held = daterange(lower(held), $2) where member_id = $1', [
      memberId,
      day,
    ]);
  }

  function addressOf(filter: Filter): string {
    const query = new URLSearchParams();
    const set = (name: string, value: string | null | undefined): void => {
      if (value !== null && value !== undefined) query.set(name, value);
    };
    set('communeId', filter.commune === null ? null : communes[filter.commune]?.id);
    set('teamId', filter.team === null ? null : teams[filter.team]?.id);
    set('kind', filter.kind);
    set('state', filter.state);
    set('missing', filter.missing);
    set('text', filter.text);
    return query.toString();
  }

  async function naive(filter: Filter): Promise<number> {
    const row = await api.database.queryOne<{ people: number }>(NAIVE, [
      round.id,
      TODAY,
      filter.commune === null ? null : communes[filter.commune]?.path,
      filter.team === null ? null : teams[filter.team]?.id,
      filter.kind,
      filter.text === null ? null : foldText(filter.text),
      filter.missing,
      filter.state,
    ]);
    return row?.people ?? -1;
  }

  /** The number that is reached by opening communes and teams, where the filter is one they can show. */
  async function drilled(filter: Filter): Promise<number | null> {
    const { commune, team, state } = filter;
    if (filter.kind !== null || filter.missing !== null || filter.text !== null) return null;
    const wanted = { finished: 'finished', unfinished: 'missing' }[state ?? ''] ?? (state === null ? 'total' : null);
    if (wanted === null) return null;
    const get = async (part: string): Promise<ReturnType<typeof JSON.parse>> =>
      (await api.get(`/api/rounds/${round.id}/${part}`, { as: officer })).body;
    if (team !== null && commune !== null && !teams[team]?.unit.path.startsWith(communes[commune]?.path ?? '-'))
      return 0;
    if (team !== null) return (await get(`teams/${teams[team]?.id}`)).team[wanted];
    if (commune !== null) return (await get(`communes/${communes[commune]?.id}`)).commune[wanted];
    const { total, communes: all } = await get('overview');
    expect(all.reduce((sum: number, one: Record<string, number>) => sum + (one[wanted] ?? 0), 0)).toBe(total[wanted]);
    return total[wanted];
  }

  const orNothing = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { freq: 1 });
  const filters: fc.Arbitrary<Filter> = fc.record({
    commune: orNothing(fc.nat({ max: 3 })),
    team: orNothing(fc.nat({ max: 5 })),
    kind: orNothing(fc.constantFrom(...KINDS)),
    state: orNothing(fc.constantFrom('finished', 'unfinished', 'doing', 'not-started', 'overdue')),
    missing: orNothing(fc.constantFrom('c05', 'thuc-hanh', 'gio-lop')),
    text: orNothing(fc.constantFrom('van', 'Thuỷ', 'páo', 'x')),
  });

  async function agree(filter: Filter): Promise<void> {
    const query = addressOf(filter);
    const list = await api.get(`/api/rounds/${round.id}/people?limit=200&${query}`, { as: officer });
    const file = await api.get(`/api/rounds/${round.id}/people.xlsx?${query}`, { as: officer });
    const rows = (await readSheet(file.raw, 'Danh sách')).slice(1);
    const about = new Map((await readSheet(file.raw, 'Cách tính')).map(([name, text]) => [String(name), String(text)]));
    const people: { fullName: string; missing: string; doneSteps: number; isRestricted: boolean }[] = list.body.people;
    const named = people.filter(({ isRestricted }) => !isRestricted);
    expect(list.body.total).toBe(await naive(filter));
    expect(people).toHaveLength(list.body.total);
    expect(rows.map((row) => [row[0], row[9], row[11] ?? ''])).toEqual(
      named.map((one) => [one.fullName, one.doneSteps, one.missing]),
    );
    const counted = ['Số người trong danh sách', 'Số người không ghi tên'].map((name) =>
      parseInt(about.get(name) ?? '', 10),
    );
    expect(counted).toEqual([named.length, people.length - named.length]);
    const opened = await drilled(filter);
    if (opened !== null) expect(opened).toBe(list.body.total);
  }

  /** The export is throttled per account: each filter asks under a new one. */
  function asSomebodyElse(): void {
    officer = { ...officer, accountId: crypto.randomUUID() };
  }

  it('gives the same number on the screen, in the file, behind the drill-down and by plain SQL, for 50 random filters', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        asSomebodyElse();
        await agree(filter);
      }),
      { numRuns: 50, seed: 2026 },
    );
  }, 240_000);

  it('agrees along the whole way down', async () => {
    const none: Filter = { commune: null, team: null, kind: null, state: null, missing: null, text: null };
    for (const state of [null, 'finished', 'unfinished']) {
      for (const commune of [null, 0, 1, 2, 3]) {
        asSomebodyElse();
        await agree({ ...none, state, commune });
      }
      for (const team of [0, 1, 2, 3, 4, 5]) await agree({ ...none, state, team });
    }
  }, 240_000);

  it('has restricted people among those it is tried with', async () => {
    asSomebodyElse();
    const { people } = (await api.get(`/api/rounds/${round.id}/people?limit=200`, { as: officer })).body;
    const restricted = people.filter((one: { isRestricted: boolean }) => one.isRestricted);
    expect(restricted.length).toBeGreaterThan(0);
  });

  it('throttles files per account', async () => {
    asSomebodyElse();
    const nobody = `/api/rounds/${round.id}/people.xlsx?text=zzz`;
    for (let count = 0; count < 30; count += 1) expect((await api.get(nobody, { as: officer })).status).toBe(200);
    expect((await api.get(nobody, { as: officer })).status).toBe(429);
  }, 240_000);
});
