import { CompletionService } from '@lopso/learning';
import { newId, PersonalData, Transactions } from '@lopso/platform';
import { anOpenRound, openCycles } from '../support/learning';
import { named } from '../support/named-officer';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const PROPOSAL = { requirementKey: 'gio-lop', paperNumber: ' 12/SKHCN-CĐS ', reason: 'Đang nằm viện.' };

describe('a requirement waived by two people', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let cycleId: string;
  let roundId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    const round = await anOpenRound(api.database, province);
    roundId = round.id;
    [cycleId = ''] = await openCycles(api.database, round, [member]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId });
  });
  afterAll(() => api.stop());

  const officer = () => province.officer('department-officer');
  const propose = (as = officer(), more: object = {}) =>
    api.post(`/api/cycles/${cycleId}/waivers`, { ...PROPOSAL, ...more }, { as });
  const act = (waiverId: string, what: string, as = officer(), body: object = { answered: 'proposal' }) =>
    api.post(`/api/waivers/${waiverId}/${what}`, body, { as });
  const END = { answered: 'end' };
  const requirement = async () => {
    const { round } = (await api.get('/api/me/home', { as: province.memberActor(member) })).body;
    return round.requirements.find((one: { key: string }) => one.key === 'gio-lop');
  };

  it('counts from the first day of a round that begins after it was confirmed', async () => {
    await api.database.execute(
      `update learning.round set starts_on = '2026-12-01', due_on = '2027-03-31' where id = $1`,
      [roundId],
    );
    await api.database.execute(`update learning.cycle set counts_from = '2026-11-30T17:00:00Z' where id = $1`, [
      cycleId,
    ]);
    const { waiverId } = (await propose()).body;
    expect((await act(waiverId, 'confirmation')).body.state).toBe('standing');
    api.clock.stopAt('2026-12-02T03:00:00Z');
    expect(await requirement()).toMatchObject({ isMet: true });
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('counts only once another officer has confirmed it, and says by which paper', async () => {
    const first = officer();
    const { waiverId } = (await propose(first)).body;
    expect((await propose(first)).body).toEqual({ waiverId });
    expect((await requirement()).isMet).toBe(false);
    expect((await act(waiverId, 'confirmation', first)).body.code).toBe('learning.same-person');
    expect((await requirement()).isMet).toBe(false);

    const second = officer();
    const waiting = (await api.get('/api/waivers', { as: second })).body;
    expect(waiting.items).toMatchObject([{ id: waiverId, memberName: 'Vàng Thị Mỷ', label: 'Lớp', mayConfirm: true }]);
    expect((await act(waiverId, 'confirmation', second)).body).toMatchObject({
      state: 'standing',
      paperNumber: '12/SKHCN-CĐS',
    });
    expect((await act(waiverId, 'confirmation', second)).status).toBe(200);
    expect(await requirement()).toMatchObject({
      isMet: true,
      waivedBy: '12/SKHCN-CĐS',
      explanation: 'Được miễn theo văn bản số 12/SKHCN-CĐS.',
    });
    const explained = (await api.get(`/api/cycles/${cycleId}/explanation`, { as: first })).body;
    expect(explained.evidence).toMatchObject([{ kind: 'waiver', label: 'Lớp', countsToward: ['gio-lop'] }]);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('is taken back likewise: the second person is another one, and it counts until then', async () => {
    const { waiverId } = (await propose()).body;
    await act(waiverId, 'confirmation');
    const first = officer();
    expect((await act(waiverId, 'ending', first, { reason: 'Đã ra viện.' })).body.state).toBe('ending');
    expect((await act(waiverId, 'confirmation', first, END)).body.code).toBe('learning.same-person');
    expect((await requirement()).isMet).toBe(true);
    expect((await act(waiverId, 'confirmation', officer(), END)).body.state).toBe('ended');
    expect((await requirement()).isMet).toBe(false);
    expect((await act(waiverId, 'ending', first, { reason: 'Lần nữa.' })).body.code).toBe('learning.waiver-answered');
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
    expect((await propose()).status).toBe(201);
  });

  const deputyOf = ({ accountId }: ReturnType<typeof officer>) => province.deputy('department-officer', accountId);
  const refusedAs = async (waiverId: string, body: object, as: ReturnType<typeof officer>) => {
    const answer = await act(waiverId, 'confirmation', as, body);
    return [answer.status, answer.body.code];
  };
  const mayConfirm = async (as: ReturnType<typeof officer>) =>
    (await api.get('/api/waivers', { as })).body.items[0].mayConfirm;

  it('is confirmed, and ended, by no deputy of who proposed it, no lender, and no second deputy of one lender', async () => {
    const lender = officer();
    const { waiverId } = (await propose(deputyOf(lender))).body;
    for (const as of [lender, deputyOf(lender)]) {
      expect(await mayConfirm(as)).toBe(false);
      expect(await refusedAs(waiverId, { answered: 'proposal' }, as)).toEqual([422, 'learning.same-person']);
    }
    expect((await requirement()).isMet).toBe(false);
    const first = officer();
    expect((await act(waiverId, 'confirmation', first)).body.state).toBe('standing');
    await act(waiverId, 'ending', first, { reason: 'Đã ra viện.' });
    expect(await mayConfirm(deputyOf(first))).toBe(false);
    expect(await refusedAs(waiverId, END, deputyOf(first))).toEqual([422, 'learning.same-person']);
    expect((await requirement()).isMet).toBe(true);
    const another = deputyOf(officer());
    expect(await mayConfirm(another)).toBe(true);
    expect((await act(waiverId, 'confirmation', another, END)).body.state).toBe('ended');
    const row = await api.database.queryOne(
      'select proposed_for, confirmed_for, end_proposed_for, closed_for from learning.waiver where id = $1',
      [waiverId],
    );
    const closedFor = another.grants[0]?.onBehalfOf;
    expect(row).toEqual({
      ...{ proposed_for: lender.accountId, confirmed_for: null, end_proposed_for: null, closed_for: closedFor },
    });
  });

  it('is not confirmed by a second account of the same person, as far as name, birth year or telephone tell', async () => {
    const phone = '+84992345611';
    const first = await named(api.database, officer(), 'Nguyễn Thị An', { phone, birthYear: 1980 });
    const { waiverId } = (await propose(first)).body;
    const doubles = [
      await named(api.database, officer(), 'nguyen thi an'),
      await named(api.database, officer(), 'Nguyễn Thị An', { birthYear: 1980 }),
      await named(api.database, officer(), 'An khoa học', { phone }),
    ];
    for (const as of doubles) {
      expect(await mayConfirm(as)).toBe(false);
      const refused = await act(waiverId, 'confirmation', as);
      expect([refused.status, refused.body.code]).toEqual([422, 'learning.same-person']);
      expect(refused.body.detail).toMatch(/trùng tên hoặc số điện thoại .* làm thay.* năm sinh/);
    }
    expect((await requirement()).isMet).toBe(false);
    const namesake = await named(api.database, officer(), 'Nguyễn Thị An', { birthYear: 1991 });
    expect((await act(waiverId, 'confirmation', namesake)).body.state).toBe('standing');
  });

  it('is nobody’s own by a second account or a lent right: not proposed, confirmed or refused', async () => {
    const phone = '+84992345612';
    await api.database.execute('update org.member set phone = $2 where id = $1', [member.id, phone]);
    const namesake = await named(api.database, officer(), 'vang thi my');
    const others = [namesake, await named(api.database, officer(), 'Mỷ khoa học', { phone }), deputyOf(namesake)];
    for (const as of others) expect((await propose(as)).body.code).toBe('learning.own-waiver');
    const { waiverId } = (await propose()).body;
    for (const as of others) {
      expect(await mayConfirm(as)).toBe(false);
      expect(await refusedAs(waiverId, { answered: 'proposal' }, as)).toEqual([422, 'learning.own-waiver']);
      expect((await act(waiverId, 'refusal', as)).body.code).toBe('learning.own-waiver');
    }
    expect((await act(waiverId, 'confirmation')).body.state).toBe('standing');
  });

  it('is dropped by a no, goes on after a no to its end, and stands once at a time', async () => {
    const { waiverId } = (await propose()).body;
    expect((await propose(officer(), { paperNumber: '13/SKHCN' })).body.code).toBe('learning.waiver-open');
    expect((await act(waiverId, 'refusal')).body.state).toBe('dropped');
    const again = (await propose(officer(), { paperNumber: '13/SKHCN' })).body.waiverId;
    await act(again, 'confirmation');
    await act(again, 'ending', officer(), { reason: 'Đã ra viện.' });
    expect((await act(again, 'refusal', officer(), END)).body).toMatchObject({ state: 'standing', endReason: null });
    expect((await requirement()).isMet).toBe(true);
  });

  it('is not ended by a late yes or no to its proposal, nor begun by one to its end', async () => {
    const [first, second] = [officer(), officer()];
    const { waiverId } = (await propose(first)).body;
    expect((await act(waiverId, 'confirmation', second, END)).body.code).toBe('learning.waiver-answered');
    expect((await act(waiverId, 'refusal', second, END)).body.code).toBe('learning.waiver-answered');
    expect((await act(waiverId, 'confirmation', second, {})).status).toBe(400);
    await act(waiverId, 'confirmation', second);
    await act(waiverId, 'ending', first, { reason: 'Đã ra viện.' });
    for (const answer of ['confirmation', 'refusal'])
      expect((await act(waiverId, answer, second)).body.code).toBe('learning.waiver-answered');
    expect((await requirement()).isMet).toBe(true);
    expect((await act(waiverId, 'confirmation', second, END)).body.state).toBe('ended');
    expect((await act(waiverId, 'confirmation', second, END)).status).toBe(200);
  });

  it('is refused for a requirement that is none, for oneself, from another province and by a commune', async () => {
    expect((await propose(officer(), { requirementKey: 'khong-co' })).body.code).toBe('learning.unknown-requirement');
    expect((await propose({ ...officer(), memberId: member.id })).body.code).toBe('learning.own-waiver');
    const elsewhere = (await TestProvince.create(api.database)).officer('department-officer');
    expect((await propose(elsewhere)).status).toBe(404);
    expect((await propose(province.officer('commune-officer', commune))).status).toBe(403);
    const { waiverId } = (await propose()).body;
    expect((await act(waiverId, 'confirmation', elsewhere)).status).toBe(404);
    expect((await act(newId(), 'confirmation')).status).toBe(404);
    expect((await act(waiverId, 'confirmation', { ...officer(), memberId: member.id })).body.code).toBe(
      'learning.own-waiver',
    );
    expect((await api.get('/api/waivers', { as: elsewhere })).body).toEqual({ items: [], nextCursor: null });
  });

  it('is listed with what waits besides, the oldest first, in pages that neither leave out nor repeat', async () => {
    const others = [await province.member(commune, 'Hà Thị An'), await province.member(commune, 'Lò Văn Ơn')];
    const round = await anOpenRound(api.database, province);
    const cycles = [cycleId, ...(await openCycles(api.database, round, others))];
    const sent: string[] = [];
    // All at one stopped moment: the second key of the order decides.
    for (const id of cycles)
      sent.push((await api.post(`/api/cycles/${id}/waivers`, PROPOSAL, { as: officer() })).body.waiverId);
    const read = async (cursor?: string): Promise<string[]> => {
      const address = `/api/waivers?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const { items, nextCursor } = (await api.get(address, { as: officer() })).body;
      const ids = items.map(({ id }: { id: string }) => id);
      return nextCursor === null ? ids : [...ids, ...(await read(nextCursor))];
    };
    expect(await read()).toEqual(sent.sort());
  });

  it('is confirmed once by two at the same time', async () => {
    const { waiverId } = (await propose()).body;
    const answers = await Promise.all([act(waiverId, 'confirmation'), act(waiverId, 'confirmation')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const rows = await api.database.query(`select id from learning.evidence where member_id = $1 and kind = 'waiver'`, [
      member.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('is told to the commune with both names, belongs to her data, and loses its reason with them', async () => {
    const { waiverId } = (await propose()).body;
    await act(waiverId, 'confirmation');
    const communes = province.officer('commune-officer', commune);
    const told = (await api.get(`/api/cycles/${cycleId}/waivers`, { as: communes })).body;
    expect(told).toMatchObject({ can: [], waivers: [{ id: waiverId, reason: 'Đang nằm viện.', mayConfirm: false }] });
    const subject = { memberId: member.id, accountId: null };
    const data = api.app.get(PersonalData);
    const section = (await data.collect(subject)).find(({ name }) => name === 'learning.waivers');
    expect(section?.rows).toMatchObject([{ notation: '12/SKHCN-CĐS', state: 'standing' }]);
    await api.app.get(Transactions).run(() => data.erase(subject));
    const row = await api.database.queryOne('select reason, paper_number from learning.waiver where id = $1', [
      waiverId,
    ]);
    expect(row).toEqual({ reason: '', paper_number: '12/SKHCN-CĐS' });
  });
});
