import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
import { type Actor, type Database, newId } from '@lopso/platform';
import { aCertificateDesk, aFinishedPassage, paperOf } from '../support/credentials';
import { allFactsOf, anOpenRound, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, type TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const VALIDITY = {
  ...{ basis: 'completion', months: 24, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 0 },
};

/** Decision 0142: a paper says the days of its passage as they are when it is issued, also when it is issued for another one. */
describe('the days on a paper', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestOpenRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  beforeEach(async () => {
    api.clock.stopAt('2026-12-07T03:00:00Z');
    ({ province, commune, an, binh } = await aCertificateDesk(database));
    round = await anOpenRound(database, province, { release: 'manual', startsOn: '2026-12-01' });
    await database.execute(
      `update learning.round set validity = $2, opened_at = '2026-11-25T02:00:00Z' where id = $1`,
      [round.id, VALIDITY],
    );
  });

  interface Holder {
    readonly member: TestMember;
    readonly cycleId: string;
    readonly paperId: string;
    readonly as: Actor;
  }
  type Fact = ReturnType<typeof allFactsOf>[number];
  const recompute = () => api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  const learns = async ({ id }: TestMember, facts: readonly Fact[], at: string): Promise<void> => {
    await database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at)
       select gen_random_uuid(), $1, f.kind, f.subject, f.subject || $3, f.minutes, $3::timestamptz, $3::timestamptz
       from jsonb_to_recordset($2) as f(kind text, subject text, minutes integer)`,
      [id, JSON.stringify(facts), at],
    );
    await recompute();
  };
  const hours = (session: number): Fact[] => [{ kind: 'hours-attended', subject: `session-${session}`, minutes: 90 }];
  /** Its marks turn out to be somebody else's. */
  const loses = async ({ member }: Holder, subject: string): Promise<void> => {
    await database.execute('update learning.evidence set superseded_at = now() where member_id = $1 and subject = $2', [
      member.id,
      subject,
    ]);
    await recompute();
  };
  const holder = async (name: string, at = '2026-12-05T03:00:00Z'): Promise<Holder> => {
    const member = await province.member(commune, name);
    const [cycleId = ''] = await openCycles(database, round, [member]);
    await learns(member, allFactsOf(round), at);
    expect(await api.app.get(IssuingService).issue([cycleId], 'by-hand')).toBe(1);
    return { member, cycleId, paperId: await paperOf(database, { id: cycleId }), as: province.memberActor(member) };
  };

  const proposals = () => `/api/rounds/${round.id}/certificate-changes`;
  const preview = async (kind: string, id: string) =>
    (await api.post(`${proposals()}/preview`, { kind, certificateIds: [id] }, { as: an })).body;
  const propose = async (kind: string, id: string, reason: string): Promise<TestResponse> => {
    const { seen } = await preview(kind, id);
    const form = { kind, certificateIds: [id], clientKey: newId(), reason, note: 'Điểm danh được sửa', seen };
    return api.post(proposals(), form, { as: an });
  };
  const approve = async (id: string): Promise<TestResponse> => {
    const { seen } = (await api.get(`/api/certificate-changes/${id}`, { as: binh })).body;
    return api.post(`/api/certificate-changes/${id}/approval`, { seen }, { as: binh });
  };
  const decided = async (kind: string, id: string, reason: string): Promise<TestResponse['body']> => {
    const { body } = await propose(kind, id, reason);
    return (await approve(body.id)).body;
  };
  const pageOf = async (id: string) => (await api.get(`/api/certificates/${id}`, { as: an })).body;
  const register = async () => (await api.get(`/api/rounds/${round.id}/register`, { as: an })).body;
  const redated = async (): Promise<string[]> => {
    const url = `/api/rounds/${round.id}/certificates?contents=redated`;
    const { certificates } = (await api.get(url, { as: an })).body;
    expect((await register()).redated).toBe(certificates.length);
    return certificates.map(({ fields }: { fields: { fullName: string } }) => fields.fullName);
  };

  it('are those of now when one that was withdrawn is issued again, also where it is checked', async () => {
    const mai = await holder('Lò Thị Mai');
    expect((await pageOf(mai.paperId)).fields).toMatchObject({ startedOn: '2026-12-01', finishedOn: '2026-12-05' });
    await loses(mai, 'session-2');
    api.clock.stopAt('2026-12-10T03:00:00Z');
    expect(await decided('withdraw', mai.paperId, 'results-corrected')).toMatchObject({ state: 'done' });
    await learns(mai.member, hours(3), '2027-02-10T03:00:00Z');
    api.clock.stopAt('2027-02-12T03:00:00Z');

    const corrections = [
      {
        field: 'period',
        before: 'từ ngày 01/12/2026 đến ngày 05/12/2026',
        after: 'từ ngày 01/12/2026 đến ngày 10/02/2027',
      },
      { field: 'validUntil', before: '04/12/2028', after: '09/02/2029' },
    ];
    expect((await preview('reissue', mai.paperId)).lines[0]).toMatchObject({ obstacle: null, corrections });
    const { people } = await decided('reissue', mai.paperId, 'other');
    expect(people[0]).toMatchObject({ entryState: 'done', corrections });
    const fields = { startedOn: '2026-12-01', finishedOn: '2027-02-10', issuedOn: '2027-02-12' };
    const paper = await pageOf(people[0].successorId);
    expect(paper.fields).toMatchObject({ ...fields, validUntil: '2029-02-09', replacesNumber: '0001/2026' });
    const checked = (await api.get(`/api/certificates/check/${paper.code}`)).body;
    expect(checked).toMatchObject({ state: 'valid', fields: { finishedOn: '2027-02-10' } });
    // What the sheet of the first one says is what it said.
    expect((await pageOf(mai.paperId)).fields).toMatchObject({ finishedOn: '2026-12-05' });
    expect(await redated()).toEqual([]);
  });

  it('that moved while it stands are found in the register and put right by another one', async () => {
    const [mai, binhDuong] = [await holder('Lò Thị Mai'), await holder('Lò Bình Dương')];
    expect(await redated()).toEqual([]);
    await loses(mai, 'session-2');
    expect(await redated()).toEqual([]);
    await learns(mai.member, hours(3), '2027-02-10T03:00:00Z');
    api.clock.stopAt('2027-02-12T03:00:00Z');
    expect(await redated()).toEqual(['Lò Thị Mai']);
    expect((await preview('replace', binhDuong.paperId)).lines[0]).toMatchObject({ obstacle: 'unchanged' });

    const { people, state } = await decided('replace', mai.paperId, 'results-corrected');
    expect([state, people[0].entryState]).toEqual(['done', 'done']);
    expect((await pageOf(people[0].successorId)).fields).toMatchObject({ finishedOn: '2027-02-10' });
    const old = (await api.get(`/api/certificates/check/${(await pageOf(mai.paperId)).code}`)).body;
    expect(old).toMatchObject({ state: 'replaced', stateReason: 'results-corrected' });
    expect(await redated()).toEqual([]);
  });

  it('move without a fall, too: by a list that is typed in later', async () => {
    const mai = await holder('Lò Thị Mai');
    await learns(mai.member, hours(3), '2026-12-02T03:00:00Z');
    await loses(mai, 'session-2');
    await learns(mai.member, hours(2), '2026-12-06T03:00:00Z');
    await loses(mai, 'session-1');
    expect(await redated()).toEqual(['Lò Thị Mai']);
    const { people } = await decided('replace', mai.paperId, 'results-corrected');
    expect((await pageOf(people[0].successorId)).fields).toMatchObject({ finishedOn: '2026-12-06' });
  });

  it('stay as printed while its passage is not finished, whatever else is put right', async () => {
    const mai = await holder('Lò Thị Mai');
    await loses(mai, 'session-2');
    await database.execute('update org.member set full_name = $2 where id = $1', [mai.member.id, 'Lò Thị Mơ']);
    const { people } = await decided('replace', mai.paperId, 'wrong-name');
    expect(people[0].corrections).toMatchObject([{ field: 'fullName' }]);
    expect((await pageOf(people[0].successorId)).fields).toMatchObject({
      fullName: 'Lò Thị Mơ',
      finishedOn: '2026-12-05',
    });
  });

  it('are those that the second person saw', async () => {
    const mai = await holder('Lò Thị Mai');
    await loses(mai, 'session-2');
    await learns(mai.member, hours(3), '2026-12-06T03:00:00Z');
    const { body } = await propose('replace', mai.paperId, 'results-corrected');
    const { seen } = (await api.get(`/api/certificate-changes/${body.id}`, { as: binh })).body;
    await loses(mai, 'session-3');
    await learns(mai.member, hours(4), '2026-12-07T02:00:00Z');
    const late = await api.post(`/api/certificate-changes/${body.id}/approval`, { seen }, { as: binh });
    expect([late.status, late.body.code]).toEqual([409, 'credentials.certificates-moved']);
    expect((await approve(body.id)).body).toMatchObject({ state: 'done' });
    expect((await pageOf(await paperOf(database, { id: mai.cycleId }))).fields.finishedOn).toBe('2026-12-07');
  });

  it('are found in the register exactly where another paper would print others', async () => {
    const passage = (number: number, countsFrom: string, finishedAt: string, validUntil: string | null) => ({
      ...{ number, countsFrom, finishedAt, validUntil },
    });
    const first = passage(1, '2026-12-01T00:00:00+07:00', '2026-12-05T16:59:59Z', '2028-12-04');
    const second = passage(2, '2028-10-05T00:00:00+07:00', '2028-11-20T17:00:00Z', '2030-12-04');
    const early = passage(1, '2026-12-01T00:00:00+07:00', '2026-11-20T03:00:00Z', null);
    const moves: readonly (readonly [string, typeof first, string])[] = [
      ['nothing', first, ''],
      ['the second it was finished', first, `finished_at = '2026-12-05T00:00:00+07:00'`],
      ['the day after', first, `finished_at = '2026-12-05T17:00:00Z'`],
      ['its last day alone', first, `valid_until = '2028-12-05'`],
      ['the beginning of a renewal', second, `counts_from = '2028-10-05T17:00:00Z'`],
      ['an hour of it', second, `counts_from = '2028-10-05T01:00:00+07:00'`],
      ['a renewal that counts nowhere', second, 'counts_from = null'],
      ['a first passage counts from a later day', first, `counts_from = '2026-12-03T00:00:00+07:00'`],
      ['she joined later', first, `opened_at = '2026-12-03T03:00:00Z'`],
      ['finished before it began', early, ''],
      ['and no more', early, `finished_at = '2026-12-02T03:00:00Z'`],
      [
        'it fell',
        first,
        'finished_at = null, done_steps = 0, valid_until = null, valid_from = null, renewable_from = null',
      ],
    ];
    const papers = new Map<string, string>();
    for (const [name, one, moved] of moves) {
      const member = await province.member(commune, name);
      const cycle = await aFinishedPassage(database, round, member, one);
      await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
      papers.set(name, await paperOf(database, cycle));
      const [table, key] = /counts_from|opened_at/.test(moved) ? ['cycle', 'id'] : ['completion', 'cycle_id'];
      if (moved !== '') await database.execute(`update learning.${table} set ${moved} where ${key} = $1`, [cycle.id]);
    }
    const differing: string[] = [];
    for (const [name, id] of papers) {
      const [line] = (await preview('replace', id)).lines;
      const fields = line.corrections.map(({ field }: { field: string }) => field);
      expect([name, line.obstacle]).toEqual([name, fields.length === 0 ? 'unchanged' : null]);
      if (fields.some((field: string) => ['period', 'validUntil'].includes(field))) differing.push(name);
    }
    expect(differing.sort()).toEqual((await redated()).sort());
    expect(differing).toEqual(
      ['the day after', 'its last day alone', 'the beginning of a renewal', 'and no more']
        .concat('a renewal that counts nowhere', 'she joined later')
        .sort(),
    );
  });
});
