import { IssuingService } from '@lopso/credentials';
import { type Actor, type Database, PersonalData, Transactions } from '@lopso/platform';
import { aCertificateDesk, aFinishedCycle, paperOf, type TestCycle, type TestRound } from '../support/credentials';
import {
  freeCommuneCodes,
  type TestMember,
  type TestProvince,
  type TestTeam,
  type TestUnit,
} from '../support/province';
import { outside, untilOneWaitsFor } from '../support/races';
import { TestApi, type TestResponse } from '../support/test-api';

/** Decision 0032: the officers of whoever somebody belongs to see her papers, and nobody else's do. */
describe('the papers of people who belong to another commune', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let hamYen: TestUnit;
  let other: TestUnit;
  let team: TestTeam;
  let round: TestRound;
  let admin: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune: hamYen, round } = await aCertificateDesk(database));
    other = await province.commune('Xã Thái Sơn');
    team = await province.team(hamYen);
    admin = province.officer('department-admin');
  });

  interface Holder {
    readonly member: TestMember;
    readonly cycle: TestCycle;
    readonly id: string;
  }
  async function holder(name: string, seat = team): Promise<Holder> {
    const member = await province.member(seat.unit, name);
    await province.seat(member, seat);
    const cycle = await aFinishedCycle(database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    return { member, cycle, id: await paperOf(database, cycle) };
  }
  /** In the register alone: nothing follows. */
  const move = ({ id }: TestMember, to: TestUnit): Promise<number> =>
    database.execute('update org.member set unit_id = $2, unit_path = $3::ltree where id = $1', [id, to.id, to.path]);
  const officerOf = (unit: TestUnit): Actor => province.officer('commune-officer', unit);
  /** Whose papers her register lists and counts. */
  const namesSeenBy = async (as: Actor): Promise<string[]> => {
    const listed = (await api.get(`/api/rounds/${round.id}/certificates`, { as })).body.certificates;
    const { valid } = (await api.get(`/api/rounds/${round.id}/register`, { as })).body;
    expect(valid).toBe(listed.length);
    return listed.map(({ fields }: { fields: { fullName: string | null } }) => fields.fullName ?? '').sort();
  };
  const pageFor = async (id: string, as: Actor): Promise<number> =>
    (await api.get(`/api/certificates/${id}`, { as })).status;
  const printedFor = async (as: Actor): Promise<TestResponse> =>
    api.get(`/api/rounds/${round.id}/certificates/papers`, { as });

  const merge = async (): Promise<{ actId: string; heir: TestUnit }> => {
    const [code = ''] = await freeCommuneCodes(database, 1);
    const wish = {
      ...{ fromIds: [hamYen.id, other.id], to: [{ code, word: 'Xã', name: 'Yên Sơn Mới' }], grants: [] },
      ...{ decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-26' },
    };
    const made = await api.post('/api/commune-reforms', wish, { as: admin });
    expect(made.status).toBe(201);
    const heir = await database.queryOne<TestUnit>(
      `select id, path::text, full_name as name from org.unit where full_name = 'Xã Yên Sơn Mới' and path <@ $1::ltree`,
      [province.unit.path],
    );
    if (heir === null) throw new Error('no unit');
    return { actId: made.body.actId, heir };
  };

  it('are of the commune that two were merged into: listed, read and printed there', async () => {
    const [an, binh] = [await holder('Ma Thị An'), await holder('Lò Văn Bình', await province.team(other))];
    const before = [officerOf(hamYen), officerOf(other)] as const;
    expect([await namesSeenBy(before[0]), await namesSeenBy(before[1])]).toEqual([['Ma Thị An'], ['Lò Văn Bình']]);
    const { heir } = await merge();
    const officer = officerOf(heir);
    expect(await namesSeenBy(officer)).toEqual(['Lò Văn Bình', 'Ma Thị An']);
    expect([await pageFor(an.id, officer), await pageFor(binh.id, officer)]).toEqual([200, 200]);
    expect((await printedFor(officer)).status).toBe(200);
    for (const as of before) expect(await pageFor(an.id, as)).toBe(404);
    const { fields } = (await api.get(`/api/certificates/${an.id}`, { as: officer })).body;
    expect(fields.unit).toBe('Tổ công nghệ số cộng đồng Xã Hàm Yên');
  });

  it('return where the merger is taken back, also what was issued since, and of who was erased before', async () => {
    const [an, binh, hoa] = [await holder('Ma Thị An'), await holder('Lò Văn Bình'), await holder('Vi Thị Hoa')];
    const late = await province.member(hamYen, 'Hà Văn Muộn');
    await api.app
      .get(Transactions)
      .run(() => api.app.get(PersonalData).erase({ memberId: hoa.member.id, accountId: null }));
    const { actId, heir } = await merge();
    const cycle = await aFinishedCycle(database, round, late);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    expect(await namesSeenBy(officerOf(heir))).toEqual(['', 'Hà Văn Muộn', 'Lò Văn Bình', 'Ma Thị An']);
    const undone = await api.post(`/api/acts/${actId}/undo`, undefined, { as: admin });
    expect(undone.status).toBeLessThan(300);
    expect(await namesSeenBy(officerOf(hamYen))).toEqual(['', 'Hà Văn Muộn', 'Lò Văn Bình', 'Ma Thị An']);
    expect([await pageFor(an.id, officerOf(hamYen)), await pageFor(binh.id, officerOf(other))]).toEqual([200, 404]);
  });

  it('go with who moves to another commune: her old officers read nothing of her any more', async () => {
    const an = await holder('Ma Thị An');
    await holder('Lò Văn Bình');
    const there = await province.team(other);
    const term = await database.queryOne<{ id: string }>('select id from org.seat_term where member_id = $1', [
      an.member.id,
    ]);
    const moved = await api.post(`/api/seat-terms/${term?.id}/move`, { toTeamId: there.id }, { as: admin });
    expect(moved.status).toBe(200);
    expect([await namesSeenBy(officerOf(hamYen)), await namesSeenBy(officerOf(other))]).toEqual([
      ['Lò Văn Bình'],
      ['Ma Thị An'],
    ]);
    expect([await pageFor(an.id, officerOf(hamYen)), await pageFor(an.id, officerOf(other))]).toEqual([404, 200]);
  });

  it('are where she is by then, when they are issued while she moves', async () => {
    const member = await province.member(hamYen, 'Ma Thị An');
    const cycle = await aFinishedCycle(database, round, member);
    const { issuing } = await api.app.get(Transactions).run(async () => {
      await move(member, other);
      const begun = outside(() => api.app.get(IssuingService).issue([cycle.id], 'by-hand'));
      await untilOneWaitsFor(database, 'org.member');
      return { issuing: begun };
    });
    expect(await issuing).toBe(1);
    expect(await pageFor(await paperOf(database, cycle), officerOf(other))).toBe(200);
  });
});
