import { DataRequestService } from '@lopso/org';
import { type Actor, newId } from '@lopso/platform';
import { TestClasses } from '../support/classes';
import { aRound } from '../support/credentials';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

/** What an auditor sees of the work of others, and that she can do nothing with it (decision 0065). */
describe('an auditor', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const aPlace = async () => {
    const province = await TestProvince.create(api.database);
    const [commune, sibling] = [await province.commune(), await province.commune()];
    const auditor = province.officer('auditor');
    const officer = province.officer('commune-officer', commune);
    /** Reads the province as an auditor, and works in one of its communes. */
    const both: Actor = { ...officer, grants: [...officer.grants, ...auditor.grants] };
    return { province, commune, sibling, auditor, officer, both };
  };
  const aRequest = async (memberId: string, kind: 'correction' | 'erasure' = 'correction'): Promise<string> => {
    const draft = { kind, wish: 'Tên đệm là Thị', clientKey: newId() };
    return (await api.app.get(DataRequestService).makeRequest({ ...nobody, memberId }, memberId, draft)).id;
  };
  const nobody: Actor = { accountId: newId(), memberId: null, sessionId: newId(), grants: [] };
  const statusOf = async (as: Actor, path: string, body?: unknown): Promise<number> =>
    (await api.post(`/api/${path}`, body, { as })).status;

  it('reads requests about data with nothing to press, and that is told to the person', async () => {
    const { commune, auditor, officer, province } = await aPlace();
    const member = await province.member(commune, 'Vàng Thị Mỷ');
    const id = await aRequest(member.id);
    const read = await api.get(`/api/data-requests/${id}`, { as: auditor });
    expect([read.status, read.body.can, read.body.needsOtherOfficer]).toEqual([200, [], false]);
    expect((await api.get(`/api/data-requests/${id}`, { as: officer })).body.can).toContain('accept');
    expect(await statusOf(auditor, `data-requests/${id}/acceptance`, {})).toBe(403);
    const told = await api.database.query(
      `select action from platform.audit_entry where account_id = $1 and member_id = $2`,
      [auditor.accountId, member.id],
    );
    expect(told).toEqual([{ action: 'privacy.request-read' }]);
  });

  it('of a province who is an officer of one commune is asked about an erasure what her answer will reach', async () => {
    const { commune, sibling, auditor, both, province } = await aPlace();
    const member = await province.member(commune, 'Chẩu Thị Nụ');
    for (const { id, path } of [commune, sibling])
      await api.database.execute(
        `insert into classes.equipment (id, unit_id, unit_path, name) values ($1, $2, $3, 'Loa của Chẩu Thị Nụ')`,
        [newId(), id, path],
      );
    const id = await aRequest(member.id, 'erasure');
    const asked = async (as: Actor): Promise<{ key: string }[]> =>
      (await api.get(`/api/data-requests/${id}/doubts`, { as })).body.items;
    const found = await asked(both);
    expect([found.length, (await asked(auditor)).length]).toEqual([1, 2]);
    const theirs = found.map(({ key }) => key);
    expect(await statusOf(both, `data-requests/${id}/acceptance`, { theirs, others: [] })).toBe(200);
  });

  it('is not told the telephone of who asks to be erased; who may answer is, until it was done', async () => {
    const { commune, auditor, officer, province } = await aPlace();
    const village = await province.village(commune, 'Thôn Bản Mới');
    const member = await province.member(village, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(village, 'village-team'));
    await api.database.execute('update org.member set phone = $2 where id = $1', [member.id, '+84992555617']);
    const id = await aRequest(member.id, 'erasure');
    const told = async (as: Actor): Promise<unknown> => {
      const { status, body } = await api.get(`/api/data-requests/${id}/doubts`, { as });
      return status === 200 ? body.person : status;
    };
    expect(await told(auditor)).toBeNull();
    for (const as of [officer, province.officer('department-officer')])
      expect(await told(as)).toEqual({
        ...{ fullName: 'Vàng Thị Mỷ', birthYear: 1987, phone: '+84992555617' },
        ...{ teamName: 'Tổ công nghệ số cộng đồng Thôn Bản Mới', unitName: 'Thôn Bản Mới', communeName: commune.name },
      });
    expect(await told(province.officer('commune-officer', await province.commune()))).toBe(404);
    expect(await statusOf(officer, `data-requests/${id}/acceptance`, {})).toBe(200);
    expect(await told(officer)).toBeNull();
  });

  it('of a province who is an officer of one commune acts in that commune alone', async () => {
    const { commune, sibling, both, province } = await aPlace();
    const [own, other] = [await province.member(commune), await province.member(sibling)];
    const [mine, theirs] = [await aRequest(own.id), await aRequest(other.id)];
    const seen = (await api.get('/api/data-requests', { as: both })).body.requests as { id: string; can: string[] }[];
    expect(new Map(seen.map(({ id, can }) => [id, can.length > 0]))).toEqual(
      new Map([
        [mine, true],
        [theirs, false],
      ]),
    );
    expect(await statusOf(both, `data-requests/${theirs}/refusal`, { answer: 'Không đúng người gửi đơn.' })).toBe(404);
    expect(await statusOf(both, `data-requests/${mine}/refusal`, { answer: 'Không đúng người gửi đơn.' })).toBe(200);
  });

  it('sees the papers of a round and begins none, also where she may write for a commune', async () => {
    const { auditor, both, province } = await aPlace();
    const { id: roundId } = await aRound(api.database, province);
    for (const as of [auditor, both]) {
      const about = await api.get(`/api/papers?roundId=${roundId}`, { as });
      expect([about.status, about.body.kinds]).toEqual([200, []]);
    }
    const paper = { clientKey: newId(), kind: 'round-report', roundId };
    expect(await statusOf(auditor, 'papers', paper)).toBe(403);
    expect(await statusOf(both, 'papers', paper)).toBe(404);
  });

  it('of a province who is an officer of a commune writes papers of its classes for the commune, not for the department', async () => {
    const classes = new TestClasses(api.app);
    const place = await classes.place();
    const made = await classes.aClass(place);
    const officer = place.province.officer('commune-officer', place.commune);
    const auditor = place.province.officer('auditor');
    const both: Actor = { ...officer, grants: [...auditor.grants, ...officer.grants] };
    const about = await api.get(`/api/papers?classGroupId=${made.id}`, { as: both });
    expect(about.body.officeName).toContain('Ủy ban nhân dân');
    expect(about.body.kinds).toContain('minutes');
    const clientKey = newId();
    const body = { clientKey, kind: 'minutes', classGroupId: made.id };
    const begun = await api.post('/api/papers', body, { as: both });
    expect([begun.status, begun.body.canChange, begun.body.officeName]).toEqual([201, true, about.body.officeName]);
    const read = await api.get(`/api/papers/${clientKey}`, { as: auditor });
    expect([read.status, read.body.canChange]).toEqual([200, false]);
  });
});
