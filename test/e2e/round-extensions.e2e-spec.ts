import { CompletionService } from '@lopso/learning';
import { MemberService } from '@lopso/org';
import { type Actor, newId } from '@lopso/platform';
import { CycleOpeningService } from '../../libs/learning/src/cycle-opening/cycle-opening.service';
import { RoundRepository } from '../../libs/learning/src/rounds/round.repository';
import { allFactsOf, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { named } from '../support/named-officer';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const FLOOD = { dueOn: '2027-01-31', reason: 'Lũ từ 05/11.', paperNumber: ' 12/QĐ-SKHCN ' };

/** Decision 0130: after a flood everybody of a round, or of communes, is given a later date at once. */
describe('a later date for a round or for communes', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  let round: TestOpenRound;
  let flooded: Place;
  let dry: Place;

  interface Place {
    readonly commune: TestUnit;
    readonly team: Awaited<ReturnType<TestProvince['team']>>;
    readonly member: TestMember;
    readonly cycleId: string;
  }

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    api.clock.stopAt('2026-12-01T02:00:00Z');
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    round = await anOpenRound(api.database, province, { dueOn: '2026-11-30' });
    [flooded, dry] = [await aPlace(), await aPlace()];
    await derive();
  });

  async function aPlace(): Promise<Place> {
    const commune = await province.commune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team, '2025-07-01');
    const [cycleId = ''] = await openCycles(api.database, round, [member]);
    return { commune, team, member, cycleId };
  }
  const derive = () => api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  const address = (id = round.id) => `/api/rounds/${id}/extensions`;
  const preview = (aim: object, as = officer) =>
    api.post(`${address()}-preview`, { dueOn: FLOOD.dueOn, communeIds: [], ...aim }, { as });
  const extend = (more: object, as = officer) => api.post(address(), { ...FLOOD, communeIds: [], ...more }, { as });
  const list = async (as = officer) => (await api.get(address(), { as })).body;
  const end = (id: string, as = officer) => api.delete(`${address()}/${id}`, { as });
  const said = ({ status, body }: TestResponse) => [status, body.code];
  const nameOf = async ({ id }: TestUnit): Promise<string | undefined> =>
    (await api.database.queryOne<{ name: string }>('select full_name as name from org.unit where id = $1', [id]))?.name;
  const lateOf = async (on?: string): Promise<number> => {
    const { people } = (
      await api.get(`/api/rounds/${round.id}/people?limit=20${on === undefined ? '' : `&on=${on}`}`, { as: officer })
    ).body;
    return people.filter(({ state }: { state: string }) => state === 'overdue').length;
  };
  const homeOf = async ({ member }: Place) =>
    (await api.get('/api/me/home', { as: province.memberActor(member) })).body.round;
  const dueOf = async ({ cycleId }: Place, query = '') =>
    (await api.get(`/api/cycles/${cycleId}/explanation${query}`, { as: officer })).body.due;

  it('is looked at, given to the people of the communes alone, and told wherever their date stands', async () => {
    expect(await lateOf()).toBe(2);
    const aim = { communeIds: [flooded.commune.id] };
    expect((await preview(aim)).body).toEqual({ people: 1, unfinished: 1, late: 1, keep: 0 });
    const given = await extend({ ...aim, people: 1 });
    expect([given.status, given.body]).toMatchObject([
      201,
      {
        extensions: [
          {
            ...{ dueOn: '2027-01-31', reason: 'Lũ từ 05/11.', paperNumber: '12/QĐ-SKHCN', isForAll: false, people: 1 },
            ...{ communes: [await nameOf(flooded.commune)], endedBy: null, can: ['end'] },
          },
        ],
        can: ['extend'],
      },
    ]);
    expect(await lateOf()).toBe(1);
    const words = 'Hạn 30/11/2026. Xã được gia hạn đến 31/01/2027 theo văn bản số 12/QĐ-SKHCN, lý do: Lũ từ 05/11.';
    expect(await homeOf(flooded)).toMatchObject({ dueOn: '2027-01-31', isExtended: true, dueWords: words });
    expect(await homeOf(dry)).toMatchObject({ dueOn: '2026-11-30', isExtended: false });
    expect(await dueOf(flooded)).toMatchObject({ dueOn: '2027-01-31', ruleDueOn: '2026-11-30', explanation: words });
    const chase = (
      await api.get(`/api/rounds/${round.id}/communes/${flooded.commune.id}/chase?limit=5`, {
        as: province.officer('commune-officer', flooded.commune),
      })
    ).body;
    expect(chase.people).toMatchObject([{ dueOn: '2027-01-31', lastOn: '2027-01-31', isExtended: true }]);
    const team = (await api.get(`/api/teams/${flooded.team.id}/progress`, { as: officer })).body;
    expect([team.dueOn, team.members[0]]).toMatchObject(['2027-01-31', { state: 'not-started', dueOn: '2027-01-31' }]);
    const figuresOf = async ({ commune }: Place) =>
      (await api.get(`/api/rounds/${round.id}/communes/${commune.id}`, { as: officer })).body;
    const [{ head, pace }, other] = [await figuresOf(flooded), await figuresOf(dry)];
    expect([head.round.dueOn, pace.isPastDue]).toEqual(['2027-01-31', false]);
    expect([other.head.round.dueOn, other.pace.isPastDue]).toEqual(['2026-11-30', true]);
    expect((await api.get(`/api/rounds/${round.id}`, { as: officer })).body.extendedTo).toBeNull();
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
    const trail = await api.database.query<{ who: string; content: unknown }>(
      `select e.account_id as who, string_agg(v.content, ' ' order by v.content) as content
       from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'learning.round-extended' and e.subject_id = $1 group by e.id, e.account_id`,
      [round.id],
    );
    expect(trail.map(({ who }) => who)).toEqual([officer.accountId]);
  });

  it('holds for a whole round, is the date of the round then, and is taken back by who may give it', async () => {
    expect((await extend({ people: 2 })).status).toBe(201);
    const shown = async () => (await api.get(`/api/rounds/${round.id}`, { as: officer })).body.extendedTo;
    expect([await lateOf(), await shown()]).toEqual([0, '2027-01-31']);
    expect(await homeOf(dry)).toMatchObject({
      dueWords: 'Hạn 30/11/2026. Cả đợt được gia hạn đến 31/01/2027 theo văn bản số 12/QĐ-SKHCN, lý do: Lũ từ 05/11.',
    });
    const reported = async () =>
      (await api.get('/api/report-rounds', { as: officer })).body.find(({ id }: { id: string }) => id === round.id)
        ?.dueOn;
    expect(await reported()).toBe('2027-01-31');
    const team = (await api.get(`/api/teams/${dry.team.id}/progress`, { as: officer })).body;
    expect([team.dueOn, team.members[0].dueOn]).toEqual(['2027-01-31', '2027-01-31']);
    const paper = { clientKey: newId(), kind: 'round-report', roundId: round.id };
    const begun = await api.post('/api/papers', paper, { as: officer });
    expect([begun.status, JSON.stringify(begun.body)]).toEqual([201, expect.stringContaining('đến ngày 31/01/2027')]);
    const [{ id }] = (await list()).extensions;
    api.clock.stopAt('2026-12-04T02:00:00Z');
    const other = province.officer('department-admin');
    const ended = await end(id, other);
    expect([ended.status, ended.body.extensions[0].can, ended.body.extensions[0].endedAt]).toEqual([
      200,
      [],
      '2026-12-04T02:00:00.000Z',
    ]);
    expect([await lateOf(), await shown(), await reported()]).toEqual([2, null, '2026-11-30']);
    expect(await homeOf(dry)).toMatchObject({ dueOn: '2026-11-30', isExtended: false });
    // The days between stay what they were.
    expect([(await dueOf(dry, '?on=2026-12-03')).dueOn, (await dueOf(dry, '?on=2026-11-29')).dueOn]).toEqual([
      '2027-01-31',
      '2026-11-30',
    ]);
    expect(said(await end(id, other))).toEqual([200, undefined]);
    expect(said(await end(id))).toEqual([409, 'learning.extension-ended']);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });

  it('reaches who has finished, so that a result put right makes nobody late, and never makes a date earlier', async () => {
    await copyEvidence(api.database, [flooded.member], allFactsOf(round));
    await derive();
    const later = { dueOn: '2027-03-01', reason: 'Nằm viện.' };
    expect((await api.post(`/api/cycles/${dry.cycleId}/extensions`, later, { as: officer })).status).toBe(201);
    const looked = (await preview({})).body;
    expect(looked).toEqual({ people: 1, unfinished: 0, late: 0, keep: 1 });
    api.clock.advance(60);
    expect((await extend({ people: 1 })).status).toBe(201);
    expect([(await dueOf(dry)).dueOn, (await dueOf(flooded)).dueOn]).toEqual(['2027-03-01', '2027-01-31']);
    api.clock.advance(60);
    expect(
      (await api.post(`/api/cycles/${dry.cycleId}/extensions`, { ...later, dueOn: '2027-02-01' }, { as: officer }))
        .status,
    ).toBe(201);
    expect((await dueOf(dry)).dueOn).toBe('2027-02-01');
  });

  it('is given once by a double click, and not to other people than were looked at', async () => {
    const both = await Promise.all([extend({ people: 2 }), extend({ people: 2 })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await list()).extensions).toHaveLength(1);
    expect(said(await extend({ dueOn: '2027-02-28', people: 1 }))).toEqual([409, 'learning.extension-stale']);
    expect((await list()).extensions).toHaveLength(1);
    expect((await extend({ dueOn: '2027-02-28', people: 2 })).status).toBe(201);
    // The earlier one stands below the later one.
    const [{ id }] = (await list()).extensions;
    await end(id);
    expect((await dueOf(dry)).dueOn).toBe('2027-01-31');
  });

  it('leaves nobody out who only bears the name of the officer', async () => {
    const namesake = await named(api.database, province.officer('department-officer'), flooded.member.fullName);
    expect((await preview({}, namesake)).body.people).toBe(2);
    expect((await extend({ people: 2 }, namesake)).status).toBe(201);
    expect((await dueOf(flooded)).dueOn).toBe('2027-01-31');
  });

  it('that is taken back leaves what else was given: who kept it has the other one from then on', async () => {
    await extend({ dueOn: '2027-02-28', communeIds: [flooded.commune.id], people: 1 });
    api.clock.advance(60);
    expect((await preview({})).body).toMatchObject({ people: 1, keep: 1 });
    await extend({ people: 1 });
    const [, { id }] = (await list()).extensions;
    api.clock.stopAt('2026-12-04T02:00:00Z');
    expect((await end(id)).status).toBe(200);
    expect([(await dueOf(flooded)).dueOn, (await dueOf(flooded, '?on=2026-12-03')).dueOn, await lateOf()]).toEqual([
      '2027-01-31',
      '2027-02-28',
      0,
    ]);
    expect((await list()).extensions[0]).toMatchObject({ isForAll: true, people: 2 });
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });

  it('that is given again with the same words reaches who has come since', async () => {
    const aim = { communeIds: [flooded.commune.id] };
    await extend({ ...aim, people: 1 });
    const mover = await province.member(flooded.commune);
    await province.seat(mover, flooded.team, '2026-11-01');
    const [cycleId = ''] = await openCycles(api.database, round, [mover]);
    expect((await preview(aim)).body.people).toBe(1);
    expect(said(await extend({ ...aim, people: 2 }))).toEqual([409, 'learning.extension-stale']);
    expect((await dueOf({ ...dry, cycleId })).dueOn).toBe('2026-11-30');
    expect((await extend({ ...aim, people: 1 })).status).toBe(201);
    expect((await dueOf({ ...dry, cycleId })).dueOn).toBe('2027-01-31');
  });

  it('is the least that one of its people has: her own date is taken back to it, not below it', async () => {
    const alone = ({ cycleId }: Place, dueOn: string) => {
      api.clock.advance(60);
      return api.post(`/api/cycles/${cycleId}/extensions`, { dueOn, reason: 'Nằm viện.' }, { as: officer });
    };
    expect((await alone(dry, '2027-03-15')).status).toBe(201);
    expect((await extend({ people: 1 })).status).toBe(201);
    expect((await alone(flooded, '2027-03-15')).status).toBe(201);
    expect(said(await alone(flooded, '2026-11-30'))).toEqual([422, 'learning.extension-too-early']);
    expect(await dueOf(flooded)).toMatchObject({ floorOn: '2027-01-31', ruleDueOn: '2026-11-30' });
    expect((await alone(flooded, '2027-01-31')).status).toBe(201);
    // She kept her own when all were given theirs: that is what she falls back to.
    expect((await alone(dry, '2026-11-30')).status).toBe(201);
    expect([(await dueOf(flooded)).dueOn, (await dueOf(dry)).dueOn]).toEqual(['2027-01-31', '2027-01-31']);
  });

  it('is hers again as all others have it, once her own date was taken back to it: she loses it with them', async () => {
    const alone = async (place: Place, dueOn: string): Promise<TestResponse> => {
      api.clock.advance(60);
      return api.post(`/api/cycles/${place.cycleId}/extensions`, { dueOn, reason: 'Nằm viện.' }, { as: officer });
    };
    // One kept her own date when all were given theirs, the other one got hers after it.
    expect((await alone(dry, '2027-03-15')).status).toBe(201);
    expect((await extend({ people: 1 })).status).toBe(201);
    expect((await alone(flooded, '2027-03-15')).body.dueOn).toBe('2027-03-15');
    for (const place of [flooded, dry]) {
      const taken = await alone(place, '2027-01-31');
      expect([taken.status, taken.body.dueOn, (await alone(place, '2027-01-31')).body]).toEqual([
        201,
        '2027-01-31',
        taken.body,
      ]);
      expect(said(await alone(place, '2027-01-30'))[0]).toBe(422);
    }
    expect((await list()).extensions[0].people).toBe(2);
    await end((await list()).extensions[0].id);
    expect([(await dueOf(flooded)).dueOn, (await dueOf(dry)).dueOn]).toEqual(['2026-11-30', '2026-11-30']);
    expect((await alone(dry, '2027-01-31')).body.dueOn).toBe('2027-01-31');
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });

  it('says which date holds where a later one of many stands', async () => {
    await api.post(`/api/cycles/${dry.cycleId}/extensions`, { dueOn: '2027-03-15', reason: 'Ốm.' }, { as: officer });
    api.clock.advance(60);
    await extend({ people: 1 });
    api.clock.advance(60);
    const body = { dueOn: '2026-12-24', reason: 'Đã khỏe.' };
    const given = await api.post(`/api/cycles/${dry.cycleId}/extensions`, body, { as: officer });
    expect([given.status, given.body.dueOn]).toEqual([201, '2027-01-31']);
  });

  it('never comes to who gave it, also not when another one is taken back, and reads no names of the round', async () => {
    const phone = '+84992100004';
    await api.database.execute('update org.member set phone = $2 where id = $1', [flooded.member.id, phone]);
    const giver = await named(api.database, province.officer('department-officer'), 'Lục Văn Tài', { phone });
    await extend({ dueOn: '2027-02-28', communeIds: [flooded.commune.id], people: 1 });
    const read = jest.spyOn(api.app.get(MemberService), 'getPersonMarks');
    expect((await preview({}, giver)).body).toMatchObject({ people: 1, keep: 0 });
    expect(read.mock.calls.flat(2)).toEqual([]);
    read.mockRestore();
    expect((await extend({ people: 1 }, giver)).status).toBe(201);
    const other = (await list()).extensions.find(({ isForAll }: { isForAll: boolean }) => !isForAll);
    api.clock.stopAt('2026-12-04T02:00:00Z');
    expect((await end(other.id)).status).toBe(200);
    expect([(await dueOf(flooded)).dueOn, (await dueOf(dry)).dueOn]).toEqual(['2026-11-30', '2027-01-31']);
  });

  it('holds for who joins later where their own date is earlier, also in what their commune was merged into', async () => {
    api.clock.stopAt('2026-11-20T02:00:00Z');
    await extend({ communeIds: [flooded.commune.id], people: 1 });
    const commune = await province.commune();
    const merged = { commune, team: await province.team(commune) };
    await api.database.execute(
      `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, recorded_at) values ($1, $2, $3, 'merged', '2026-11-21', now())`,
      [newId(), flooded.commune.id, commune.id],
    );
    api.clock.stopAt('2026-11-25T02:00:00Z');
    const joinedIn = async ({ commune, team }: Pick<Place, 'commune' | 'team'>): Promise<string | undefined> => {
      const member = await province.member(commune);
      await province.seat(member, team, '2026-11-25');
      const opened = await api.app.get(RoundRepository).find(round.id);
      if (opened !== null)
        await api.app.get(CycleOpeningService).openCycles(opened, [{ memberId: member.id, heldFrom: '2026-11-25' }]);
      const row = await api.database.queryOne<{ id: string }>(
        'select id from learning.cycle where round_id = $1 and member_id = $2',
        [round.id, member.id],
      );
      return (await dueOf({ ...dry, cycleId: row?.id ?? '' })).dueOn;
    };
    expect([await joinedIn(flooded), await joinedIn(merged), await joinedIn(dry)]).toEqual([
      '2027-01-31',
      '2027-01-31',
      '2026-11-30',
    ]);
    expect((await list()).extensions[0].people).toBe(3);
    await end((await list()).extensions[0].id);
    const standing = await api.database.query(
      `select x.id from learning.extension x join learning.cycle c on c.id = x.cycle_id where c.round_id = $1 and x.ended_at is null`,
      [round.id],
    );
    expect(standing).toEqual([]);
  });

  it('is the date of a commune that was merged into another where most of its people have it', async () => {
    const headOf = async ({ commune }: Place) =>
      (await api.get(`/api/rounds/${round.id}/communes/${commune.id}`, { as: officer })).body.head.round.dueOn;
    await extend({ communeIds: [flooded.commune.id], people: 1 });
    const others = [await province.member(dry.commune), await province.member(dry.commune)];
    for (const one of others) await province.seat(one, dry.team, '2025-07-01');
    await openCycles(api.database, round, others);
    await api.database.execute(
      `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, recorded_at) values ($1, $2, $3, 'merged', '2026-11-30', now())`,
      [newId(), flooded.commune.id, dry.commune.id],
    );
    // Nobody of the commune that took it in was given anything.
    expect([await headOf(flooded), await headOf(dry)]).toEqual(['2027-01-31', '2026-11-30']);
  });

  it('is read by a commune where it is theirs, and given by nobody to herself, outside her units or to strangers', async () => {
    await extend({ communeIds: [dry.commune.id], people: 1 });
    const theirs = await list(province.officer('commune-officer', dry.commune));
    expect(theirs).toMatchObject({
      extensions: [{ communes: [await nameOf(dry.commune)], people: null, can: [] }],
      can: [],
    });
    const clerk = province.officer('commune-officer', flooded.commune);
    expect(await list(clerk)).toEqual({ extensions: [], can: [] });
    expect((await extend({ people: 1 }, clerk)).status).toBe(403);
    const elsewhere = await TestProvince.create(api.database);
    expect((await extend({ people: 1 }, elsewhere.officer('department-officer'))).status).toBe(404);
    const far = await elsewhere.commune();
    expect(said(await preview({ communeIds: [far.id] }))).toEqual([422, 'learning.unknown-commune']);
    expect(said(await preview({ dueOn: '2026-11-30' }))).toEqual([422, 'learning.extension-in-past']);
    expect(said(await extend({ dueOn: '2026-12-01', communeIds: [dry.commune.id], people: 0 }))).toEqual([
      422,
      'learning.nobody-to-extend',
    ]);
    expect((await extend({ reason: '  ', people: 1 })).status).toBe(400);
    const own = { ...officer, memberId: flooded.member.id };
    expect((await preview({}, own)).body.people).toBe(0);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    expect(said(await preview({}))).toEqual([422, 'learning.round-is-closed']);
  });
});
