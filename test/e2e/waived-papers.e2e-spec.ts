import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
import { type Actor, newId } from '@lopso/platform';
import { aCertificateDesk, aFinishedPassage, paperOf, type TestRound } from '../support/credentials';
import { openCycles } from '../support/learning';
import { type TestMember, type TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const FIRST = {
  ...{ number: 1, countsFrom: '2026-09-06T17:00:00Z', finishedAt: '2026-11-24T03:00:00Z' },
  validUntil: null,
};

/** Decision 0116: a paper says what was done, never what was waived. */
describe('papers of somebody who was let off the class hours', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let team: TestTeam;
  let round: TestRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(api.database));
    team = await province.team(commune);
  });

  async function seated(name: string): Promise<TestMember> {
    const member = await province.member(commune, name);
    await province.seat(member, team);
    return member;
  }

  /** The courses of this round have nothing to read: only the hours are left. */
  async function waives(cycleId: string): Promise<void> {
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    const proposal = { requirementKey: 'gio-lop', paperNumber: '12/SKHCN-CĐS', reason: 'Đang nằm viện.' };
    const { waiverId } = (await api.post(`/api/cycles/${cycleId}/waivers`, proposal, { as: an })).body;
    const answer = { answered: 'proposal' };
    const confirmed = await api.post(`/api/waivers/${waiverId}/confirmation`, answer, { as: binh });
    expect(confirmed.body.state).toBe('standing');
  }

  /** Issued before she was let off: it says what everybody else's says. */
  async function issuedBefore(name: string): Promise<{ member: TestMember; cycleId: string; id: string }> {
    const member = await seated(name);
    const cycle = await aFinishedPassage(api.database, round, member, FIRST);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    return { member, cycleId: cycle.id, id: await paperOf(api.database, cycle) };
  }

  const pageOf = async (id: string, as: Actor) => (await api.get(`/api/certificates/${id}`, { as })).body;
  const register = async () => (await api.get(`/api/rounds/${round.id}/register`, { as: an })).body;
  const overstated = async () =>
    (await api.get(`/api/rounds/${round.id}/certificates?contents=overstated`, { as: an })).body.certificates;

  it('name no hours: on the paper, on its check page and in the badge', async () => {
    const member = await seated('Vàng Thị Mỷ');
    const [cycleId = ''] = await openCycles(api.database, round, [member]);
    await waives(cycleId);
    expect(await api.app.get(IssuingService).issue([cycleId], 'by-hand')).toBe(1);

    const as = province.memberActor(member);
    const paper = await pageOf(await paperOf(api.database, { id: cycleId }), as);
    expect(paper.fields).toMatchObject({ courses: 3, classMinutes: 0 });
    const checked = (await api.get(`/api/certificates/check/${paper.code}`)).body;
    expect(checked.fields).toMatchObject({ courses: 3, classMinutes: 0 });
    // That she was let off, and why, is nobody's business.
    expect(JSON.stringify(checked)).not.toMatch(/miễn|12\/SKHCN/);

    const file = await api.get(`/api/certificates/${paper.id}/badge?format=json`, { as });
    const { achievement } = JSON.parse(file.raw.toString()).credentialSubject;
    expect(achievement.description).toMatch(/^Gồm 3 khóa học, theo Quyết định/);
    expect(achievement.criteria.narrative).toContain('Yêu cầu được miễn bằng văn bản không tính vào nội dung đã học.');
    expect(await register()).toMatchObject({ valid: 1, overstated: 0 });
  });

  it('and badges ask for no class hours where the round asks for none', async () => {
    await api.database.execute(`delete from learning.requirement where round_id = $1 and kind = 'hours'`, [round.id]);
    const { member, id } = await issuedBefore('Lý Văn Sình');
    const file = await api.get(`/api/certificates/${id}/badge?format=json`, { as: province.memberActor(member) });
    const { achievement } = JSON.parse(file.raw.toString()).credentialSubject;
    expect(achievement.criteria.narrative).not.toMatch(/giờ/);
    expect(achievement.criteria.narrative).toContain('học xong khóa “C05”');
  });

  it('issued with hours are found by the department, and say what was done once they are replaced', async () => {
    const { member, id, cycleId } = await issuedBefore('Vàng Thị Mỷ');
    await issuedBefore('Lý Văn Sình');
    expect([await register(), await overstated()]).toMatchObject([{ overstated: 0 }, []]);
    await waives(cycleId);

    expect(await register()).toMatchObject({ valid: 2, overstated: 1 });
    expect(await overstated()).toMatchObject([{ id, fields: { fullName: 'Vàng Thị Mỷ', classMinutes: 180 } }]);
    const wish = { kind: 'replace', certificateIds: [id] };
    const url = `/api/rounds/${round.id}/certificate-changes`;
    const preview = (await api.post(`${url}/preview`, wish, { as: an })).body;
    expect(preview.lines[0]).toMatchObject({
      obstacle: null,
      corrections: [
        // Nothing was left to do from the day on which she was let off.
        { field: 'period', after: 'từ ngày 07/09/2026 đến ngày 26/11/2026' },
        { field: 'contents', before: '3 khóa học và 3 giờ lớp trực tiếp', after: '3 khóa học' },
      ],
    });
    const form = { ...wish, clientKey: newId(), reason: 'other', note: 'Ghi cả giờ được miễn', seen: preview.seen };
    const change = (await api.post(url, form, { as: an })).body;
    const { seen } = (await api.get(`/api/certificate-changes/${change.id}`, { as: binh })).body;
    const done = await api.post(`/api/certificate-changes/${change.id}/approval`, { seen }, { as: binh });
    expect(done.body).toMatchObject({ state: 'done' });

    const as = province.memberActor(member);
    expect(await pageOf(id, as)).toMatchObject({ state: 'replaced', fields: { classMinutes: 180 } });
    const successor = await pageOf(await paperOf(api.database, { id: cycleId }), as);
    expect(successor).toMatchObject({ state: 'valid', fields: { courses: 3, classMinutes: 0 } });
    expect([await register(), await overstated()]).toMatchObject([{ valid: 2, overstated: 0 }, []]);
  });
});
