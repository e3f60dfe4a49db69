import { IssuingService } from '@lopso/credentials';
import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { aFinishedCycle, aRound } from '../support/credentials';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

describe('papers about a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let officer: Actor;
  let made: TestClass;
  let people: TestMember[];
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    officer = place.province.officer('commune-officer', place.commune);
    made = await classes.aClass(place);
    people = [await person('Vàng Thị Mỷ'), await person('Ma Văn Ặng')];
    await classes.book(place.trainer, made.id, people);
  });

  const person = (name: string, commune: TestUnit = place.commune): Promise<TestMember> =>
    place.province.member(commune, name);
  const begin = async (kind: string, as = officer): Promise<string> => {
    const body = { clientKey: newId(), kind, classGroupId: made.id };
    const begun = await api.post('/api/papers', body, { as });
    expect(begun.status).toBe(201);
    return String(begun.body.id);
  };
  const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
  const answered = (answers: Record<string, string>) => ({
    datedOn: null,
    signer,
    recipients: null,
    answers,
    communeId: null,
  });
  const fill = async (id: string): Promise<TestResponse> => {
    const { asked } = (await api.get(`/api/papers/${id}`, { as: officer })).body;
    const answers = Object.fromEntries(asked.map(({ name }: { name: string }) => [name, `việc ${name}`]));
    return api.put(`/api/papers/${id}`, answered(answers), { as: officer });
  };
  const issue = (id: string, number: string, as = officer): Promise<TestResponse> =>
    api.post(`/api/papers/${id}/issue`, { number, datedOn: '2026-02-05' }, { as });

  it('are drafts with what is known and what is missing, then numbered and frozen, then replaced by another one', async () => {
    const id = await begin('assignment');
    const draft = (await api.get(`/api/papers/${id}`, { as: officer })).body;
    expect(draft).toMatchObject({ isIssued: false, symbol: 'QĐ-UBND', canChange: true, notation: null });
    expect(draft.tree).toMatchObject({ isDraft: true, issuer: ['ỦY BAN NHÂN DÂN', 'XÃ HÀM YÊN'], superior: [] });
    expect(draft.missing).toContain('người ban hành');
    expect(draft.tree.annexes[0].blocks[0].rows.map((cells: string[]) => cells[1])).toEqual([
      'Ma Văn Ặng',
      'Vàng Thị Mỷ',
    ]);
    expect((await issue(id, '5')).body.code).toBe('papers.incomplete');

    expect((await fill(id)).body.missing).toEqual([]);
    expect((await issue(id, '')).body.code).toBe('papers.number-needed');
    const issued = await issue(id, '5');
    expect(issued.body).toMatchObject({ isIssued: true, notation: '05/QĐ-UBND' });
    expect(issued.body.tree).toMatchObject({
      isDraft: false,
      placeAndDate: expect.stringMatching(/, ngày 05 tháng 02 năm 2026$/),
    });

    await classes.book(place.trainer, made.id, [await person('Lý Thị Muộn')]);
    const later = (await api.get(`/api/papers/${id}`, { as: officer })).body;
    expect(later.tree).toEqual(issued.body.tree);
    expect((await fill(id)).body.code).toBe('papers.issued');
    expect((await api.delete(`/api/papers/${id}`, { as: officer })).body.code).toBe('papers.issued');

    const next = await api.post(`/api/papers/${id}/correction`, { clientKey: newId() }, { as: officer });
    expect(next.body).toMatchObject({ corrects: id, isIssued: false, missing: [] });
    expect((await issue(next.body.id, '05')).body.code).toBe('papers.number-taken');
    expect((await issue(next.body.id, '6')).status).toBe(200);
    expect((await api.get(`/api/papers/${id}`, { as: officer })).body.correctedBy).toBe(next.body.id);
    const again = await api.post(`/api/papers/${id}/correction`, { clientKey: newId() }, { as: officer });
    expect(again.body.code).toBe('papers.correction-exists');
  });

  it('tell of the sessions as they are held: by their days, whatever their numbers, and who stands before them', async () => {
    const [an, binh] = [
      await aTrainer(api.database, place.province, 'Trần Thị An'),
      await aTrainer(api.database, place.province, 'Lê Văn Bình'),
    ];
    const hours = ['2026-12-08', '2026-12-15', '2026-12-17'].map(evening);
    made = await classes.aClass(place, {
      trainer: an,
      sessions: hours,
      venueId: await classes.venue(an, place.commune),
    });
    const told = async (): Promise<string> =>
      JSON.stringify((await api.get(`/api/papers/${paperId}`, { as: officer })).body.tree);
    const paperId = await begin('invitation');
    expect(await told()).toMatch(/từ ngày 08\/12\/2026 đến ngày 17\/12\/2026.*Trần Thị An/);

    const group = await api.get(`/api/class-groups/${made.id}`, { as: an });
    const sessions = group.body.sessions as { id: string; venueId: string; revision: number }[];
    const [first, second, third] = sessions.map(({ id }) => id);
    const putOff = { ...evening('2026-12-22'), venueId: sessions[0]?.venueId, revision: sessions[0]?.revision };
    expect((await api.put(`/api/class-sessions/${first ?? ''}`, putOff, { as: an })).status).toBe(200);
    const give = async (...classSessionIds: unknown[]): Promise<void> => {
      const wish = { clientKey: newId(), accountId: an.accountId, standInId: binh.accountId, classSessionIds };
      expect((await api.post('/api/staff-replacements', wish, { as: an })).status).toBe(200);
    };
    await give(second);
    expect(await told()).toMatch(/từ ngày 15\/12\/2026 đến ngày 22\/12\/2026.*Lê Văn Bình, Trần Thị An/);
    await give(first, third);
    expect(await told()).toContain('Lê Văn Bình');
    expect(await told()).not.toContain('Trần Thị An');
  });

  it('tell of a session that ended early as it was held: nobody who stayed to its end is told as there for a part', async () => {
    const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
    const post = async (act: string, body: object): Promise<void> => {
      const answer = await api.post(`/api/class-sessions/${made.sessionId}/${act}`, body, { as: place.trainer });
      expect(answer.status).toBeLessThan(300);
    };
    api.clock.stopAt(at('12:00'));
    await post('opening', {});
    for (const { id: memberId } of people)
      await post('attendance', { memberId, mark: 'present', source: 'roll', clientKey: newId(), deviceId: newId() });
    api.clock.stopAt(at('12:45'));
    await post('closing', { wentUntil: at('12:40') });
    const text = JSON.stringify(
      (await api.get(`/api/papers/${await begin('class-report')}`, { as: officer })).body.tree,
    );
    expect(text).toContain('Có mặt đủ các buổi: 02.');
    expect(text).toContain('19:00 đến 19:40');
    expect(text).not.toMatch(/20:30|40′/);
  });

  it('come as PDF and as Word document with the people, and stand in the audit trail', async () => {
    const id = await begin('attendance-list');
    const pdf = await api.get(`/api/papers/${id}/file?format=pdf`, { as: officer });
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="danh-sach-diem-danh.pdf"');
    expect((await pdfPages(pdf.raw)).join(' ')).toContain('Vàng Thị Mỷ');
    const docx = await api.get(`/api/papers/${id}/file?format=docx`, { as: officer });
    expect(docx.raw.subarray(0, 2).toString()).toBe('PK');
    const rows = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = $1 order by seq`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'papers.paper-begun',
      'papers.paper-read',
      'papers.paper-exported',
      'papers.paper-exported',
    ]);
  });

  it('of a commune name its own people alone; the department names all and changes none of the commune’s', async () => {
    const beside = await place.province.commune('Xã Tân Long');
    await classes.book(place.trainer, made.id, [await person('Lò Mí Sính', beside)]);
    const id = await begin('convening');
    const own = (await api.get(`/api/papers/${id}`, { as: officer })).body;
    expect(JSON.stringify(own.tree)).not.toContain('Lò Mí Sính');
    const department = place.province.officer('department-officer');
    expect((await api.get(`/api/papers/${id}`, { as: department })).body.canChange).toBe(false);
    expect((await issue(id, '9', department)).body.code).toBe('papers.not-your-office');
    const theirs = await begin('convening', department);
    const page = (await api.get(`/api/papers/${theirs}`, { as: department })).body;
    expect(page).toMatchObject({ symbol: 'TB-SKHCN', officeName: 'Sở Khoa học và Công nghệ' });
    expect(JSON.stringify(page.tree)).toContain('Lò Mí Sính');
    expect((await api.get(`/api/papers/${theirs}`, { as: officer })).status).toBe(404);
    const stranger = place.province.officer('commune-officer', beside);
    expect((await api.get(`/api/papers/${id}`, { as: stranger })).status).toBe(404);
    expect((await api.get(`/api/papers?classGroupId=${made.id}`, { as: stranger })).status).toBe(404);
    const listed = (await api.get(`/api/papers?classGroupId=${made.id}`, { as: officer })).body.papers;
    expect(listed.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  it('count who asked that the record rests and name her nowhere; a commune says that its counts are of its own people', async () => {
    const beside = await place.province.commune('Xã Tân Long');
    const far = await person('Lò Mí Sính', beside);
    const resting = await person('Ma Thị Lặng');
    await classes.book(place.trainer, made.id, [far, resting]);
    const asked = { memberId: resting.id, kind: 'restriction', madeOn: '2026-11-24', clientKey: newId() };
    const { id: requestId } = (await api.post('/api/data-requests', asked, { as: officer })).body;
    expect((await api.post(`/api/data-requests/${requestId}/acceptance`, {}, { as: officer })).status).toBe(200);

    const textOf = async (kind: string, as: Actor): Promise<string> => {
      const page = (await api.get(`/api/papers/${await begin(kind, as)}`, { as })).body;
      const text = JSON.stringify(page.tree.blocks) + JSON.stringify(page.tree.annexes);
      expect(text).not.toContain('Ma Thị Lặng');
      expect(page.leftOut).toBe(as === officer ? 2 : 1);
      return text;
    };
    const department = place.province.officer('department-officer');
    const whole = 'cả lớp, gồm cả 01 người không nêu tên';
    const own = 'riêng học viên của xã Hàm Yên, gồm cả 01 người không nêu tên';
    for (const [as, count, reach] of [
      [department, '04', whole],
      [officer, '03', own],
    ] as const) {
      const report = await textOf('class-report', as);
      expect(report).toContain(`Số liệu tính: ${reach}.`);
      expect(report).toContain(`Số học viên đã đăng ký: ${count}.`);
      expect(await textOf('minutes', as)).toContain(`Học viên đã đăng ký: ${count} (${reach}).`);
      expect(await textOf('class-plan', as)).toContain(`đã đăng ký: ${count} (${reach}).`);
      const named = as === department ? '03' : '02';
      expect(await textOf('convening', as)).toContain(`${named} học viên có tên trong danh sách`);
    }
  });

  it('keep of an erased person the number in the list alone', async () => {
    const id = await begin('assignment');
    await fill(id);
    await issue(id, '7');
    const [first] = people;
    const subject = { memberId: first?.id ?? '', accountId: null };
    const held = await api.app.get(PersonalData).collect(subject);
    expect(held.find(({ name }) => name === 'papers.named')?.rows).toMatchObject([{ notation: '07/QĐ-UBND' }]);
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
    const { tree } = (await api.get(`/api/papers/${id}`, { as: officer })).body;
    expect(JSON.stringify(tree)).not.toContain('Vàng Thị Mỷ');
    expect(tree.annexes[0].blocks[0].rows).toHaveLength(2);
    await expect(api.database.execute(`update papers.paper set content = '{}' where id = $1`, [id])).rejects.toThrow(
      /frozen/,
    );
  });

  it('are about a class or a round, never the other', async () => {
    const wrong = { clientKey: newId(), kind: 'round-report', classGroupId: made.id };
    expect((await api.post('/api/papers', wrong, { as: officer })).body.errors[0].code).toBe('papers.kind-mismatch');
    const neither = { clientKey: newId(), kind: 'minutes' };
    expect((await api.post('/api/papers', neither, { as: officer })).body.errors[0].code).toBe('papers.one-topic');
  });

  it('of a round propose those who finished and have no certificate', async () => {
    const { province } = place;
    const team = await province.team(place.commune);
    const [finisher] = people;
    if (finisher === undefined) throw new Error('somebody finishes');
    await province.seat(finisher, team);
    const round = await aRound(api.database, province, { release: 'manual' });
    await aFinishedCycle(api.database, round, finisher);
    const department = province.officer('department-admin');
    const body = { clientKey: newId(), kind: 'certificate-list', roundId: round.id };
    const begun = await api.post('/api/papers', body, { as: department });
    expect(begun.status).toBe(201);
    expect(begun.body.tree.blocks[1].rows.map((cells: string[]) => cells[1])).toEqual(['Vàng Thị Mỷ']);
    const report = await api.post(
      '/api/papers',
      { ...body, clientKey: newId(), kind: 'round-report' },
      { as: department },
    );
    expect(report.body.tree.annexes[0].blocks[1].columns[1].title).toBe('Xã, phường');
    expect((await api.post('/api/papers', { ...body, clientKey: newId() }, { as: officer })).status).toBe(404);
  });

  it('of a commune propose its own people who finished and have no certificate, and no others', async () => {
    const { province, commune } = place;
    const beside = await province.commune('Xã Tân Long');
    const round = await aRound(api.database, province, { release: 'manual' });
    const finisher = async (name: string, unit: TestUnit): Promise<TestMember> => {
      const member = await person(name, unit);
      await province.seat(member, await province.team(await province.village(unit), 'village-team'));
      await aFinishedCycle(api.database, round, member);
      return member;
    };
    await finisher('Lò Mí Ặng', commune);
    const served = await finisher('Hoàng Thị Có', commune);
    await finisher('Sùng A Bên', beside);
    const { id: cycleId } = (await api.database.queryOne<{ id: string }>(
      'select id from learning.cycle where member_id = $1 and round_id = $2',
      [served.id, round.id],
    )) ?? { id: '' };
    await api.app.get(IssuingService).issue([cycleId], 'by-hand');

    const wish = { kind: 'certificate-list', roundId: round.id, communeId: commune.id };
    const village = await province.village(commune);
    const ofVillage = { ...wish, communeId: village.id, clientKey: newId() };
    expect((await api.post('/api/papers', ofVillage, { as: officer })).status).toBe(404);
    const begun = await api.post('/api/papers', { ...wish, clientKey: newId() }, { as: officer });
    expect([begun.status, begun.body.officeName]).toEqual([201, 'Ủy ban nhân dân xã Hàm Yên']);
    expect(begun.body).toMatchObject({ isOfCommune: true, canChange: true, tree: { isDraft: true } });
    const named = (body: TestResponse['body']): string[] => body.tree.blocks[1].rows.map((cells: string[]) => cells[1]);
    expect(named(begun.body)).toEqual(['Lò Mí Ặng']);
    const text = JSON.stringify(begun.body.tree);
    expect(text).toContain('01 người của xã Hàm Yên');
    expect(text).not.toContain('Sùng A Bên');
    const url = `/api/papers/${begun.body.id}`;
    const listed = await api.get(`/api/papers?roundId=${round.id}&communeId=${commune.id}`, { as: officer });
    expect(listed.body).toMatchObject({ kinds: ['certificate-list'], papers: [{ id: begun.body.id }] });
    for (const format of ['pdf', 'docx'])
      expect((await api.get(`${url}/file?format=${format}`, { as: officer })).status).toBe(200);

    const department = province.officer('department-officer');
    const seen = await api.get(url, { as: department });
    expect([seen.body.canChange, seen.body.officeName]).toEqual([false, 'Ủy ban nhân dân xã Hàm Yên']);
    expect(named(seen.body)).toEqual(['Lò Mí Ặng']);
    const all = await api.get(`/api/papers?roundId=${round.id}`, { as: department });
    expect(all.body.papers).toMatchObject([{ writtenBy: 'Ủy ban nhân dân xã Hàm Yên' }]);

    const stranger = province.officer('commune-officer', beside);
    expect((await api.get(url, { as: stranger })).status).toBe(404);
    const forged = { ...wish, clientKey: newId() };
    expect((await api.post('/api/papers', forged, { as: stranger })).status).toBe(404);
    const report = await api.post('/api/papers', { ...forged, kind: 'round-report' }, { as: officer });
    expect(report.body.errors[0].code).toBe('papers.kind-mismatch');

    const form = answered({ 'người lập': 'Ma Thị Lập' });
    expect((await api.put(url, form, { as: officer })).body.missing).toEqual([]);
    const kept = await issue(begun.body.id, '');
    expect(kept.body).toMatchObject({ isIssued: true, tree: { isDraft: false } });
    expect((await api.get(url, { as: officer })).body).toMatchObject({ isOfCommune: true, title: kept.body.title });
  });
});
