import { type Actor, newId, openSpreadsheet } from '@lopso/platform';
import { pdfPages } from '../support/pdf-text';
import { aCommune, aPlan, aRoad, type Road, type SeenPlan, wish, workOut, onPlan } from '../support/planning';
import { TestApi, type TestResponse } from '../support/test-api';

type Line = readonly (string | number | Date | null)[];

describe('a plan of classes taken out', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const worked = (road: Road): Promise<SeenPlan> => aPlan(api, road.as, wish(road.round.id, road.trainers));
  const open = async (road: Road, plan: SeenPlan, numbers: readonly number[]): Promise<string[]> => {
    const answer = await api.post(`/api/class-plans/${plan.id}/openings`, await onPlan(api, plan.id, { numbers }), {
      as: road.as,
    });
    return answer.body.items.map((item: { classGroupId: string }) => item.classGroupId);
  };
  async function sheetsOf({ raw }: TestResponse): Promise<Record<string, Line[]>> {
    const found: Record<string, Line[]> = {};
    for (const sheet of (await openSpreadsheet(raw)).sheets) {
      const lines: Line[] = [];
      for await (const { cells } of sheet.rows()) lines.push(cells);
      found[sheet.name] = lines;
    }
    return found;
  }

  describe('as a spreadsheet', () => {
    it('has a row a session, whom it leaves out and why, and stands in the trail', async () => {
      const road = await aRoad(api);
      await aCommune(api, road.province, road.round, { kilometres: 900, people: 2 });
      const plan = await worked(road);
      const file = await api.get(`/api/class-plans/${plan.id}/classes.xlsx`, { as: road.as });
      expect(file.headers['content-disposition']).toBe('attachment; filename="ke-hoach-mo-lop.xlsx"');
      const sheets = await sheetsOf(file);
      expect(sheets['Các lớp']).toHaveLength(1 + plan.classes.length);
      const states = sheets['Các lớp']?.slice(1).map((cells) => [cells[8], cells[9], cells[11]].map(String));
      expect(states?.sort()).toEqual([
        ['Ma Thị Xa', '6', 'dự kiến'],
        ['Nông Văn Gần', '6', 'dự kiến'],
      ]);
      expect(sheets['Chưa xếp được']?.[1]?.slice(1).map(String)).toEqual([
        '2',
        'Xã chưa có địa điểm học, và không xã nào có địa điểm trong 30 phút đường',
      ]);
      const entries = await api.database.query<{ action: string }>(
        `select action from platform.audit_entry where subject_id = $1 order by seq desc limit 1`,
        [plan.id],
      );
      expect(entries).toEqual([{ action: 'planning.plan-exported' }]);
    });

    it('has an opened class where the timetable has it, and a cancelled one as cancelled', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const [first, second] = plan.classes;
      const [movedId, cancelledId] = await open(road, plan, [first?.number ?? 0, second?.number ?? 0]);
      const sessionOf = async (classGroupId = ''): Promise<{ id: string; venueId: string; revision: number }> => {
        const { body } = await api.get(`/api/class-groups/${classGroupId}`, { as: road.as });
        return body.sessions[0];
      };
      const taught = (one?: { trainerId: string }): Actor => ({
        ...road.province.officer('trainer'),
        accountId: one?.trainerId ?? '',
      });
      const moved = await sessionOf(movedId);
      const hours = { on: '2026-12-16', from: '14:00', to: '17:00', venueId: moved.venueId, revision: moved.revision };
      expect((await api.put(`/api/class-sessions/${moved.id}`, hours, { as: taught(first) })).status).toBe(200);
      const cancelled = await sessionOf(cancelledId);
      const cancel = `/api/class-sessions/${cancelled.id}/cancellation`;
      expect((await api.post(cancel, {}, { as: taught(second) })).status).toBe(200);
      const rows = (await sheetsOf(await api.get(`/api/class-plans/${plan.id}/classes.xlsx`, { as: road.as })))[
        'Các lớp'
      ];
      const lines = new Map(rows?.slice(1).map((cells) => [String(cells[0]), [cells[4], cells[5], cells[11]]]));
      expect(lines.get(String(first?.number))).toEqual(['14:00', '17:00', 'đã mở']);
      expect(lines.get(String(second?.number))).toEqual(['08:00', '11:00', 'đã hủy']);
      const paper = { clientKey: newId(), kind: 'opening-plan', planId: plan.id };
      const text = JSON.stringify((await api.post('/api/papers', paper, { as: road.as })).body.tree);
      expect(text).toMatch(/Lớp ngày \d\d\/12\/2026 đã hủy/);
      expect(text).not.toContain('Mọi người còn cần học đều đã có lớp');
    });

    it('counts the people of a cancelled class once, before the plan is worked out again and after it, on the screen, in the file and in the paper', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const [first] = plan.classes;
      const size = (first?.people ?? []).reduce((sum, { count }) => sum + count, 0);
      const all = plan.classes.flatMap(({ people }) => people).reduce((sum, { count }) => sum + count, 0);
      const [classId] = await open(road, plan, [first?.number ?? 0]);
      const [session] = (await api.get(`/api/class-groups/${classId}`, { as: road.as })).body.sessions;
      const teacher = { ...road.province.officer('trainer'), accountId: first?.trainerId ?? '' };
      const cancel = `/api/class-sessions/${session.id}/cancellation`;
      expect((await api.post(cancel, {}, { as: teacher })).status).toBe(200);

      const told = async () => {
        const { body } = await api.get(`/api/class-plans/${plan.id}`, { as: road.as });
        const sheets = await sheetsOf(await api.get(`/api/class-plans/${plan.id}/classes.xlsx`, { as: road.as }));
        const about = new Map(sheets['Kế hoạch']?.map((cells) => [cells[0], cells[1]]));
        const paper = { clientKey: newId(), kind: 'opening-plan', planId: plan.id };
        const text = JSON.stringify((await api.post('/api/papers', paper, { as: road.as })).body.tree);
        const own = body.classes.find(({ number }: { number: number }) => number === first?.number);
        return {
          ...{ isCancelled: own.isCancelled, isReplanned: own.isReplanned },
          gaps: body.gaps.reduce((sum: number, { people }: { people: number }) => sum + people, 0),
          reasons: [...new Set(body.gaps.map(({ reason }: { reason: string }) => reason))],
          about: [about.get('Số người có lớp'), about.get('Số người chưa có lớp')],
          rows: sheets['Chưa xếp được']?.slice(1).reduce((sum, cells) => sum + Number(cells[1]), 0),
          isAllInPaper: text.includes('Mọi người còn cần học đều đã có lớp'),
        };
      };
      expect(await told()).toEqual({
        ...{ isCancelled: true, isReplanned: false, gaps: size, reasons: ['cancelled'], rows: size },
        ...{ about: [String(all - size), String(size)], isAllInPaper: false },
      });
      expect((await api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as: road.as })).status).toBeLessThan(
        300,
      );
      await workOut(api, road.as, plan.id);
      expect(await told()).toEqual({
        ...{ isCancelled: true, isReplanned: true, gaps: 0, reasons: [], rows: 0 },
        ...{ about: [String(all), '0'], isAllInPaper: true },
      });
    });
  });

  describe('as a paper', () => {
    const begin = async (road: Road, plan: SeenPlan): Promise<TestResponse> =>
      api.post('/api/papers', { clientKey: newId(), kind: 'opening-plan', planId: plan.id }, { as: road.as });
    const answered = (asked: readonly { name: string }[]): object => ({
      datedOn: null,
      signer: { form: 'head', instead: '', position: 'Giám đốc', name: 'Hoàng Văn Sơn' },
      recipients: null,
      answers: Object.fromEntries(asked.map(({ name }) => [name, `việc ${name}`])),
      communeId: null,
    });

    it('is a draft with the timetable, then numbered and frozen; its plan stays', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const begun = await begin(road, plan);
      expect([begun.status, begun.body.symbol]).toEqual([201, 'KH-SKHCN']);
      expect(begun.body.tree).toMatchObject({ isDraft: true, kind: 'KẾ HOẠCH', signerName: '' });
      expect(begun.body.tree.annexes[0]).toMatchObject({ isLandscape: true });
      expect(begun.body.tree.annexes[0].blocks[0].rows).toHaveLength(plan.classes.length);
      const url = `/api/papers/${begun.body.id}`;
      const removing = await api.delete(`/api/class-plans/${plan.id}`, { as: road.as });
      expect(removing.body.code).toBe('planning.has-papers');

      const filled = await api.put(url, answered(begun.body.asked), { as: road.as });
      expect(filled.body.missing).toEqual([]);
      const issued = await api.post(`${url}/issue`, { number: '7', datedOn: '2026-11-28' }, { as: road.as });
      expect(issued.body).toMatchObject({ isIssued: true, notation: '07/KH-SKHCN', planId: plan.id });
      await open(
        road,
        plan,
        plan.classes.map(({ number }) => number),
      );
      expect((await api.get(url, { as: road.as })).body.tree).toEqual(issued.body.tree);
      const pdf = await api.get(`${url}/file?format=pdf`, { as: road.as });
      expect((await pdfPages(pdf.raw)).join(' ')).toContain('Nông Văn Gần');
      const listed = await api.get(`/api/papers?planId=${plan.id}`, { as: road.as });
      expect(listed.body).toMatchObject({ title: 'Dịch vụ công trực tuyến', kinds: ['opening-plan'] });
    });

    it('that was dropped again lets its plan go', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const { body } = await begin(road, plan);
      expect((await api.delete(`/api/papers/${body.id}`, { as: road.as })).status).toBe(204);
      expect((await api.delete(`/api/class-plans/${plan.id}`, { as: road.as })).status).toBe(204);
    });

    it('is not issued while the plan is worked out anew', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const { body } = await begin(road, plan);
      const url = `/api/papers/${body.id}`;
      await api.put(url, answered(body.asked), { as: road.as });
      await api.post(`/api/class-plans/${plan.id}/proposals`, {}, { as: road.as });
      const refused = await api.post(`${url}/issue`, { number: '7', datedOn: '2026-11-28' }, { as: road.as });
      expect(refused.body.code).toBe('papers.incomplete');
    });

    it('is the department’s alone, and about a plan alone', async () => {
      const road = await aRoad(api);
      const plan = await worked(road);
      const officer = road.province.officer('commune-officer', road.near);
      const body = { clientKey: newId(), kind: 'opening-plan', planId: plan.id };
      expect((await api.post('/api/papers', body, { as: officer })).status).toBe(404);
      expect((await api.get(`/api/papers?planId=${plan.id}`, { as: officer })).status).toBe(404);
      const wrong = await api.post('/api/papers', { ...body, kind: 'round-report' }, { as: road.as });
      expect(wrong.body.errors[0].code).toBe('papers.kind-mismatch');
      const both = await api.post('/api/papers', { ...body, roundId: road.round.id }, { as: road.as });
      expect(both.body.errors[0].code).toBe('papers.one-topic');
    });
  });
});
