import { SeatTermService } from '@lopso/org';
import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { LikenessRepository } from '../../libs/org/src/members/member-likeness.repository';
import { grantFor, upload, work } from '../support/imports';
import { copyEvidence } from '../support/learning';
import { statementsOf } from '../support/matrix/statements';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

interface Marks {
  readonly phone?: string | null;
  readonly birthYear?: number;
}

interface Pair {
  readonly people: {
    memberId: string;
    fullName: string;
    communeName: string;
    phone: string | null;
    seatTermId: string | null;
    learnt: number;
  }[];
  readonly isSamePhone: boolean;
  readonly decidedAt: string | null;
  readonly endedMemberId: string | null;
  readonly undoableActId: string | null;
  readonly seen: string;
}

const PHONE = '+84992100004';
const csv = (...lines: string[]): Buffer =>
  Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', ...lines].join('\n'));

describe('people who look like one in two communes', () => {
  let api: TestApi;
  let province: TestProvince;
  let [yen, thai] = [] as unknown as [TestUnit, TestUnit];
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    [yen, thai] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Thái Sơn')];
    officer = province.officer('department-officer');
  });

  const person = async (unit: TestUnit, name: string, marks: Marks = {}, of = province): Promise<TestMember> => {
    const member = await of.member(unit, name);
    const { phone = PHONE, birthYear = 1988 } = marks;
    await api.database.execute('update org.member set phone = $2, birth_year = $3 where id = $1', [
      ...[member.id, phone, birthYear],
    ]);
    return member;
  };
  const list = async (query = '', as = officer): Promise<{ items: Pair[]; nextCursor: string | null }> =>
    (await api.get(`/api/person-pairs${query}`, { as })).body;
  const idsOf = (pairs: readonly Pair[]): string[][] =>
    pairs.map(({ people }) => people.map(({ memberId }) => memberId).sort());
  const pairOf = (...people: TestMember[]): string[] => people.map(({ id }) => id).sort();
  const count = async (as = officer): Promise<number> => (await api.get('/api/person-pairs/count', { as })).body.open;
  const differ = ({ people: [one, other], seen }: Pair, as = officer) =>
    api.put(`/api/person-pairs/${one?.memberId}/${other?.memberId}/difference`, { seen }, { as });
  const pairIds = ({ people }: Pair): string[] => people.map(({ memberId }) => memberId);
  const askAgain = ({ people: [one, other] }: Pair, as = officer) =>
    api.delete(`/api/person-pairs/${one?.memberId}/${other?.memberId}/difference`, { as });

  it('come from lists of two communes, are told to the department alone, and to neither commune', async () => {
    const brought: string[] = [];
    for (const commune of [yen, thai]) {
      const clerk = await grantFor(api, province.officer('commune-officer', commune));
      const sent = await upload(api, clerk, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;0992100004;;') });
      await work(api, sent.body.id);
      expect((await api.post(`/api/imports/${sent.body.id}/commit`, {}, { as: clerk })).status).toBe(200);
      await work(api, sent.body.id);
      const after = (await api.get(`/api/imports/${sent.body.id}`, { as: clerk })).body;
      expect(after.counts).toMatchObject({ ready: 0, likeness: 0, problem: 0 });
      brought.push(JSON.stringify({ ...after, id: '', fileName: '' }));
    }
    expect(brought[1]).not.toContain(yen.name);
    const { items } = await list();
    expect(items).toEqual([
      expect.objectContaining({
        people: expect.arrayContaining([
          expect.objectContaining({
            fullName: 'Lù Seo Páo',
            birthYear: 1988,
            phone: '0992100004',
            communeName: yen.name,
          }),
          expect.objectContaining({ communeName: thai.name, seatNumber: 1, heldFrom: expect.any(String) }),
        ]),
        ...{ isSamePhone: true, decidedAt: null },
      }),
    ]);
    expect(await count()).toBe(1);
    for (const commune of [yen, thai]) {
      const clerk = province.officer('commune-officer', commune);
      for (const url of ['/api/person-pairs', '/api/person-pairs/count', `/api/person-pairs?communeId=${commune.id}`])
        expect((await api.get(url, { as: clerk })).status).toBe(403);
      expect((await differ(items[0] as Pair, clerk)).status).toBe(403);
    }
    const elsewhere = (await TestProvince.create(api.database)).officer('department-officer');
    expect([(await list('', elsewhere)).items, await count(elsewhere)]).toEqual([[], 0]);
    const [pair] = items as [Pair];
    // Another province's officer neither waits for those who decide here nor keeps them waiting.
    const refused = await statementsOf(() => differ(pair, elsewhere));
    expect(refused.result.status).toBe(404);
    const [one, other] = pairIds(pair);
    const wish = { seen: pair.seen, keptMemberId: one };
    const url = `/api/person-pairs/${one}/${other}/joining`;
    const unjoined = await statementsOf(() => api.put(url, wish, { as: elsewhere }));
    expect(unjoined.result.status).toBe(404);
    const asked = [...refused.statements, ...unjoined.statements];
    expect(asked.some((sql) => sql.includes('org.member'))).toBe(true);
    expect(asked.filter((sql) => /for update|for share|advisory/i.test(sql))).toEqual([]);
    const narrow = province.officer('department-officer', yen);
    expect([(await list('', narrow)).items, await count(narrow)]).toEqual([[], 0]);
    expect((await differ(items[0] as Pair, narrow)).status).toBe(404);
  });

  it('have one folded name and telephone, in two communes of one province', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'LU SEO PAO', { birthYear: 1980 })];
    await person(yen, 'Lù Seo Sử');
    await person(thai, 'Lù Seo Páo', { phone: '+84992100009' });
    const elsewhere = await TestProvince.create(api.database);
    await person(await elsewhere.commune(), 'Lù Seo Páo', {}, elsewhere);
    expect(idsOf((await list()).items)).toEqual([pairOf(here, there)]);
    expect(await count()).toBe(1);
    const village = await province.village(yen);
    await person(village, 'Ma Văn Hai', { phone: '+84992100011' });
    await person(yen, 'Ma Văn Hai', { phone: '+84992100011' });
    expect(await count()).toBe(1);
  });

  it('have a name that nobody else bears and one year, where at most one has a telephone', async () => {
    const [here, there] = [await person(yen, 'Hầu Mí Sính', { phone: null }), await person(thai, 'Hầu Mí Sính')];
    await person(yen, 'Ma Thị Hoa', { phone: null, birthYear: 1990 });
    await person(thai, 'Ma Thị Hoa', { phone: null, birthYear: 1991 });
    for (const [unit, phone] of [
      [yen, '+84992100021'],
      [thai, '+84992100022'],
    ] as const)
      await person(unit, 'Bàn Thị Lai', { phone });
    for (const unit of [yen, thai, await province.commune('Xã Yên Hoa')])
      await person(unit, 'Nguyễn Văn Hùng', { phone: null });
    expect(idsOf((await list('?view=year')).items)).toEqual([pairOf(here, there)]);
    expect([(await list()).items, await count()]).toEqual([[], 0]);
  });

  it('are told apart, which is remembered, taken back, and forgotten where they agree in something else', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo', { birthYear: 1980 })];
    const [pair] = (await list()).items as [Pair];
    expect((await differ({ ...pair, seen: 'x' })).body.code).toBe('org.pair-has-changed');
    expect((await differ(pair)).status).toBe(204);
    expect((await differ(pair, province.officer('department-admin'))).status).toBe(204);
    expect([(await list()).items, await count()]).toEqual([[], 0]);
    const [told] = (await list('?view=two')).items as [Pair];
    expect([idsOf([told]), told.decidedAt]).toEqual([[pairOf(here, there)], expect.any(String)]);

    const correct = (id: string, field: string, value: unknown) =>
      api.database.execute(`update org.member set ${field} = $2 where id = $1`, [id, value]);
    await correct(there.id, 'birth_year', 1981);
    expect(await count()).toBe(0);
    await correct(there.id, 'birth_year', 1988);
    expect(idsOf((await list()).items)).toEqual([pairOf(here, there)]);
    const [again] = (await list()).items as [Pair];
    expect((await differ(again)).status).toBe(204);
    for (const { id } of [here, there]) await correct(id, 'phone', '+84992100077');
    expect(await count()).toBe(1);

    expect((await askAgain(told)).status).toBe(204);
    expect((await askAgain(told)).status).toBe(204);
    expect([(await list('?view=two')).items, await count()]).toEqual([[], 1]);
    const trail = await api.database.query<{ action: string; path: string }>(
      `select action, unit_path::text as path from platform.audit_entry where account_id = $1 and action like 'org.pair-%' order by seq`,
      [officer.accountId],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...['org.pair-told-apart', 'org.pair-told-apart', 'org.pair-asked-again'],
    ]);
    expect(new Set(trail.map(({ path }) => path))).toEqual(new Set([province.unit.path]));
  });

  it('are asked about one pair after the other where many look alike, as many lines as people', async () => {
    const xa = await province.commune('Xã Yên Hoa');
    const three = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo'), await person(xa, 'Lù Seo Páo')];
    const asked = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { items } = await list();
      expect(items.length).toBeLessThan(3);
      for (const pair of items) {
        asked.add(idsOf([pair]).join());
        expect((await differ(pair)).status).toBe(204);
      }
    }
    expect([asked.size, await count(), three.length]).toEqual([3, 0, 3]);
  });

  it('are paged by given name, and narrowed to a commune', async () => {
    const xa = await province.commune('Xã Yên Hoa');
    const names = ['Ma Thị Yến', 'Lò Văn Ân', 'Bàn Thị An'];
    for (const [index, name] of names.entries())
      for (const unit of [yen, index === 0 ? xa : thai]) await person(unit, name, { phone: `+8499210010${index}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor } = await list(`?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...items.map(({ people }) => people[0]?.fullName ?? ''));
      cursor = nextCursor;
    }
    expect(seen).toEqual(['Bàn Thị An', 'Lò Văn Ân', 'Ma Thị Yến']);
    const ofXa = (await list(`?communeId=${xa.id}`)).items;
    expect(ofXa.map(({ people }) => people[0]?.fullName)).toEqual(['Ma Thị Yến']);
    expect((await list('?cursor=abc')).items).toHaveLength(3);
    const absent = await api.get(`/api/person-pairs?communeId=${newId()}`, { as: officer });
    const foreign = await (await TestProvince.create(api.database)).commune();
    const other = await api.get(`/api/person-pairs?communeId=${foreign.id}`, { as: officer });
    expect([absent.status, other.status, other.body.code]).toEqual([404, 404, absent.body.code]);
  });

  it('are read by an auditor without telephones, who decides nothing', async () => {
    await person(yen, 'Lù Seo Páo');
    await person(thai, 'Lù Seo Páo');
    const auditor = province.officer('auditor');
    const [pair] = (await list('', auditor)).items as [Pair];
    expect(pair).toMatchObject({ seen: null, isSamePhone: true, people: [{ phone: null }, { phone: null }] });
    expect(await count(auditor)).toBe(0);
    expect((await differ({ ...pair, seen: 'x' }, auditor)).status).toBe(403);
  });

  it('are no pair with somebody erased, and an erasure leaves nothing of what was said', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo')];
    const [pair] = (await list()).items as [Pair];
    expect((await differ(pair)).status).toBe(204);
    const subject = { memberId: here.id, accountId: null };
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
    const left = await api.database.query('select 1 from org.person_pair where $1 in (first_id, second_id)', [
      there.id,
    ]);
    expect(left).toEqual([]);
    expect([(await list()).items, (await list('?view=two')).items, await count()]).toEqual([[], [], 0]);
    expect((await differ(pair)).status).toBe(404);
  });

  describe('come to belong to one commune', () => {
    let [here, there] = [] as unknown as [TestMember, TestMember];
    beforeEach(async () => {
      [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo')];
    });
    const move = async (): Promise<void> => {
      await province.seat(here, await province.team(yen));
      const team = await province.team(thai);
      const [term] = await api.database.query<{ id: string }>('select id from org.seat_term where member_id = $1', [
        here.id,
      ]);
      const { status } = await api.post(`/api/seat-terms/${term?.id}/move`, { toTeamId: team.id }, { as: officer });
      expect(status).toBe(200);
    };
    const merge = async (): Promise<void> => {
      const reform = {
        ...{ fromIds: [yen.id, thai.id], to: [{ code: '09011', word: 'Xã', name: 'Đồng Tâm' }], grants: [] },
        ...{ decisionNumber: '12/NQ', effectiveOn: api.clock.today() },
      };
      const { status } = await api.post('/api/commune-reforms', reform, { as: province.officer('department-admin') });
      expect(status).toBe(201);
    };

    it.each([
      ['by a move', move],
      ['by a merger', merge],
    ])('%s, and are asked about until somebody answers: no office was asked about both', async (_, come) => {
      await come();
      const [pair] = (await list()).items as [Pair];
      expect(idsOf([pair])).toEqual([pairOf(here, there)]);
      expect(new Set(pair.people.map(({ communeName }) => communeName)).size).toBe(1);
      expect(await count()).toBe(1);
      expect((await differ(pair)).status).toBe(204);
      expect(await count()).toBe(0);
      expect((await askAgain(pair)).status).toBe(204);
      expect(await count()).toBe(1);
    });

    it('by a move, are asked about also once the commune she left has gone into that of the other', async () => {
      const village = await province.village(yen, 'Thôn Một');
      const [gone, stayed] = [await person(village, 'Ma A Lử'), await person(thai, 'Ma A Lử')];
      await api.database.execute('update org.member set unit_id = $2, unit_path = $3 where id = $1', [
        ...[gone.id, thai.id, thai.path],
      ]);
      const reform = {
        ...{ fromIds: [yen.id, thai.id], to: [{ unitId: thai.id }], grants: [], villages: [] },
        ...{ decisionNumber: '12/NQ', effectiveOn: api.clock.today() },
      };
      const merged = await api.post('/api/commune-reforms', reform, { as: province.officer('department-admin') });
      expect([merged.status, merged.body.code]).toEqual([201, undefined]);
      expect(idsOf((await list()).items)).toContainEqual(pairOf(gone, stayed));
    });

    it('are asked about again where they were said to be two before', async () => {
      const [pair] = (await list()).items as [Pair];
      expect((await differ(pair)).status).toBe(204);
      await move();
      expect(await count()).toBe(0);
      const [answered] = (await list('?view=two')).items as [Pair];
      expect((await askAgain(answered)).status).toBe(204);
      expect(idsOf((await list()).items)).toEqual([pairOf(here, there)]);
    });

    it('are nobody’s question where the second was written down in the commune of the first', async () => {
      await move();
      const later = await person(thai, 'Lù Seo Páo');
      await differ((await list()).items[0] as Pair);
      expect([(await list()).items, await count()]).toEqual([[], 0]);
      const url = `/api/person-pairs/${pairOf(here, later).join('/')}/difference`;
      expect((await api.put(url, { seen: 'x' }, { as: officer })).status).toBe(404);
    });

    it('by a move, with a rare name and one year, are asked about as before', async () => {
      for (const { id } of [here, there])
        await api.database.execute('update org.member set phone = null where id = $1', [id]);
      await move();
      expect(idsOf((await list('?view=year')).items)).toEqual([pairOf(here, there)]);
    });
  });

  describe('and are one person', () => {
    let [here, there] = [] as unknown as [TestMember, TestMember];
    let [ofYen, ofThai] = [] as unknown as [TestTeam, TestTeam];
    beforeEach(async () => {
      [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo', { birthYear: 1980 })];
      [ofYen, ofThai] = [await province.team(yen), await province.team(thai)];
    });

    const first = async (view = 'phone'): Promise<Pair> => (await list(`?view=${view}`)).items[0] as Pair;
    const join = (pair: Pair, keptMemberId: string, seatTermId?: string, as = officer) => {
      const [one, other] = pair.people;
      const body = { seen: pair.seen, keptMemberId, ...(seatTermId === undefined ? {} : { seatTermId }) };
      return api.put(`/api/person-pairs/${one?.memberId}/${other?.memberId}/joining`, body, { as });
    };
    const part = ({ people: [one, other] }: Pair, as = officer) =>
      api.delete(`/api/person-pairs/${one?.memberId}/${other?.memberId}/joining`, { as });
    const undo = (actId: string, as = officer) => api.post(`/api/acts/${actId}/undo`, {}, { as });
    const termOf = ({ people }: Pair, member: TestMember): string =>
      people.find(({ memberId }) => memberId === member.id)?.seatTermId ?? '';
    /** Who sits where today, and who belongs where. */
    const standing = () =>
      api.database.query(
        `select m.id, m.unit_path::text as home, t.unit_path::text as team, s.number from org.member m
         left join org.seat_term s on s.member_id = m.id and s.held @> (now() at time zone 'Asia/Ho_Chi_Minh')::date
         left join org.team t on t.id = s.team_id where m.id = any($1::uuid[]) order by m.id`,
        [[here.id, there.id]],
      );
    const at = (member: TestMember, home: TestUnit, team: TestUnit | null, number = 1) => ({
      ...{ id: member.id, home: home.path, team: team?.path ?? null, number: team === null ? null : number },
    });
    const both = (...rows: { id: string }[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

    it('with the seat of the kept record: the other leaves hers today, is used no longer, and everything comes back the same day', async () => {
      await province.seat(here, ofYen);
      await province.seat(there, ofThai);
      const before = await standing();
      const pair = await first();
      const unsaid = await join(pair, here.id);
      expect([unsaid.status, unsaid.body.errors]).toEqual([
        400,
        [expect.objectContaining({ pointer: '#/seatTermId' })],
      ]);
      const joined = await join(pair, here.id, termOf(pair, here));
      expect(joined.status).toBe(200);
      expect(await standing()).toEqual(both(at(here, yen, yen), at(there, thai, null)));
      expect((await join(pair, here.id, termOf(pair, here))).body.actId).toBe(joined.body.actId);
      expect([(await list()).items, await count()]).toEqual([[], 0]);
      expect(await first('one')).toMatchObject({ endedMemberId: there.id, undoableActId: joined.body.actId });
      const apart = await differ(pair);
      expect([apart.status, apart.body.code]).toEqual([409, 'org.pair-is-joined']);

      const clerk = province.officer('commune-officer', thai);
      const seated = await api.post(
        `/api/teams/${ofThai.id}/seats`,
        { memberId: there.id, position: 'member' },
        { as: clerk },
      );
      expect([seated.status, seated.body.code]).toEqual([422, 'org.record-is-ended']);
      expect(JSON.stringify(seated.body)).not.toContain(yen.name);
      const acts = await api.get(`/api/communes/${thai.id}/acts`, { as: clerk });
      expect(acts.body.items).toEqual([]);
      expect((await undo(joined.body.actId, clerk)).status).toBe(404);

      expect((await undo(joined.body.actId)).status).toBe(200);
      expect(await standing()).toEqual(before);
      expect(await count()).toBe(1);
    });

    it('with the seat of the other record: the kept one takes it over and belongs there, until it is taken back', async () => {
      await province.seat(here, ofYen);
      await province.seat(there, ofThai, '2025-07-01', 'leader');
      const before = await standing();
      const pair = await first();
      const joined = await join(pair, here.id, termOf(pair, there));
      expect(joined.status).toBe(200);
      expect(await standing()).toEqual(both(at(here, thai, thai), at(there, thai, null)));
      const [seat] = await api.database.query<{ position: string }>(
        `select position from org.seat_term where member_id = $1 and upper_inf(held)`,
        [here.id],
      );
      expect(seat?.position).toBe('leader');
      expect((await join(pair, here.id)).body.actId).toBe(joined.body.actId);
      expect((await undo(joined.body.actId)).status).toBe(200);
      expect(await standing()).toEqual(before);
    });

    it('keeps the one seat there is, without being asked', async () => {
      await province.seat(there, ofThai);
      expect((await join(await first(), here.id)).status).toBe(200);
      expect(await standing()).toEqual(both(at(here, thai, thai), at(there, thai, null)));
      expect((await part(await first('one'))).status).toBe(204);
      // Both belong to one commune by now, and are asked about as before.
      expect([await first('one'), await count()]).toEqual([undefined, 1]);
      const again = await first();
      expect(again.people.map(({ communeName }) => communeName)).toEqual([thai.name, thai.name]);
      expect((await join(again, there.id)).status).toBe(200);
    });

    it('is refused for what was not seen, for strangers, and where another officer was quicker', async () => {
      const pair = await first();
      expect((await join({ ...pair, seen: 'x' }, here.id)).body.code).toBe('org.pair-has-changed');
      await province.seat(there, ofThai);
      expect((await join(pair, here.id)).body.code).toBe('org.pair-has-changed');
      expect((await join(pair, (await person(yen, 'Ma Văn Ba')).id)).status).toBe(404);
      expect((await join(await first(), here.id, newId())).status).toBe(404);
      const other = province.officer('department-admin');
      const seen = await first();
      const both = await Promise.all([join(seen, here.id), join(seen, there.id, undefined, other)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = both.find(({ status }) => status === 409);
      expect(lost?.body.code).toBe('org.pair-is-joined');
    });

    it('is parted later: the record may be used again, its place is given anew', async () => {
      await province.seat(there, ofThai);
      await province.seat(here, ofYen);
      const pair = await first();
      const { actId } = (await join(pair, here.id, termOf(pair, here))).body;
      expect((await part(pair)).status).toBe(204);
      expect((await part(pair)).status).toBe(204);
      const late = await undo(actId);
      expect([late.status, late.body.code]).toEqual([409, 'org.join-is-over']);
      expect((await list('?view=one')).items).toEqual([]);
      expect(await count()).toBe(1);
      const clerk = province.officer('commune-officer', thai);
      const seat = { memberId: there.id, position: 'member' };
      expect((await api.post(`/api/teams/${ofThai.id}/seats`, seat, { as: clerk })).status).toBe(201);
      const trail = await api.database.query<{ action: string }>(
        `select action from platform.audit_entry where account_id = $1 and action like 'org.records-%' order by seq`,
        [officer.accountId],
      );
      expect(trail.map(({ action }) => action)).toEqual(['org.records-joined', 'org.records-parted']);
    });

    it('ends what the other record may do from that day, also where it never held a place', async () => {
      const pair = await first();
      const leftOn = () => api.app.get(SeatTermService).findLeftOn(there.id);
      expect(await leftOn()).toBeNull();
      expect((await join(pair, here.id)).status).toBe(200);
      expect(await leftOn()).toBe(api.clock.today());
      expect((await part(pair)).status).toBe(204);
      expect(await leftOn()).toBeNull();
    });

    it('leaves what was learnt where it was learnt, and says how much it is', async () => {
      await copyEvidence(api.database, [there], [{ kind: 'lesson-read', subject: 'C01-01' }]);
      const pair = await first();
      const learntOf = ({ people }: Pair) => new Map(people.map(({ memberId, learnt }) => [memberId, learnt]));
      expect(learntOf(pair)).toEqual(
        new Map(
          [
            [here.id, 0],
            [there.id, 1],
          ].sort() as [string, number][],
        ),
      );
      expect((await join(pair, here.id)).status).toBe(200);
      const left = await api.database.query(
        'select 1 from learning.evidence where member_id = $1 and superseded_at is null',
        [there.id],
      );
      expect(left).toHaveLength(1);
    });

    it('frees the other record where the kept one is erased', async () => {
      const pair = await first();
      expect((await join(pair, here.id)).status).toBe(200);
      const subject = { memberId: here.id, accountId: null };
      await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
      expect((await list('?view=one')).items).toEqual([]);
      const clerk = province.officer('commune-officer', thai);
      const seat = { memberId: there.id, position: 'member' };
      expect((await api.post(`/api/teams/${ofThai.id}/seats`, seat, { as: clerk })).status).toBe(201);
    });
  });

  it('are those whom a list of the department would ask about, as the import knows them', async () => {
    const here = await person(yen, 'Lù Seo Páo');
    const there = await person(thai, 'Lù Seo Páo', { birthYear: 1980 });
    const like = await api.app
      .get(LikenessRepository, { strict: false })
      .findLike(
        province.unit.path,
        [{ key: 1, searchKey: 'lu seo pao', communePath: yen.path, birthYear: 1988, phone: PHONE }],
        '2026-11-28',
      );
    expect(like.map(({ memberId }) => memberId).sort()).toEqual(pairOf(here, there));
  });
});
