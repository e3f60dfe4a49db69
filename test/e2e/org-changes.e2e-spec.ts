import { newId } from '@lopso/platform';
import { aPersonForm } from '../support/org';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';
import { TestProvince } from '../support/province';

describe('changes of seats, teams and villages', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const aTeam = async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    const team = await province.team(commune);
    const officer = province.officer('commune-officer', commune);
    const holder = await province.member(commune, 'Ma Thị Huệ');
    await province.seat(holder, team);
    const seats = (await api.get(`/api/teams/${team.id}`, { as: officer })).body.seats;
    return { province, commune, team, officer, holder, seatTermId: seats[0].holder.seatTermId as string };
  };
  const person = () => {
    const { clientKey: _key, position: _position, ...rest } = aPersonForm();
    return rest;
  };

  it('pass a seat on in one step, say who held it when, and take it back the same day', async () => {
    const { team, officer, holder, seatTermId, commune } = await aTeam();
    const body = { clientKey: newId(), person: person() };
    const passed = await api.post(`/api/seat-terms/${seatTermId}/replacement`, body, { as: officer });
    expect([passed.status, passed.body.seatNumber, passed.body.team.seats[0].holder.fullName]).toEqual([
      200,
      1,
      'Vàng Thị Mỷ',
    ]);
    expect((await api.post(`/api/seat-terms/${seatTermId}/replacement`, body, { as: officer })).body).toEqual(
      passed.body,
    );

    const today = api.clock.today();
    const history = await api.get(`/api/teams/${team.id}/seats/1/holders`, { as: officer });
    expect(
      history.body.items.map((term: { fullName: string; until: string | null }) => [term.fullName, term.until]),
    ).toEqual([
      ['Vàng Thị Mỷ', null],
      ['Ma Thị Huệ', today],
    ]);
    const past = await api.get(`/api/teams/${team.id}?on=2026-06-30`, { as: officer });
    expect([past.body.on, past.body.seats[0].holder.memberId]).toEqual(['2026-06-30', holder.id]);
    const future = await api.get(`/api/teams/${team.id}?on=2030-01-01`, { as: officer });
    expect(future.body.seats[0].holder.memberId).toBe(passed.body.memberId);
    const page = await api.get(`/api/members/${holder.id}`, { as: officer });
    expect(page.body.seatTerms[0]).toMatchObject({ until: today, passedTo: 'Vàng Thị Mỷ', took: null });

    const acts = await api.get(`/api/communes/${commune.id}/acts`, { as: officer });
    expect(acts.body.items[0]).toMatchObject({
      kind: 'seat-replaced',
      leftName: 'Ma Thị Huệ',
      tookName: 'Vàng Thị Mỷ',
      canUndo: true,
    });
    const undone = await api.post(`/api/acts/${passed.body.actId}/undo`, undefined, { as: officer });
    expect([undone.status, undone.body.teamId]).toEqual([200, team.id]);
    const again = await api.post(`/api/acts/${passed.body.actId}/undo`, undefined, { as: officer });
    expect([again.status, again.body.code]).toEqual([409, 'org.act-undone']);
    expect((await api.get(`/api/teams/${team.id}`, { as: officer })).body.seats[0].holder.memberId).toBe(holder.id);
  });

  it('are not taken back twice by a form sent once more: it says that they were undone', async () => {
    const { officer, seatTermId, team, holder } = await aTeam();
    const body = { clientKey: newId(), person: person() };
    const send = () => api.post(`/api/seat-terms/${seatTermId}/replacement`, body, { as: officer });
    const passed = await send();
    await api.post(`/api/acts/${passed.body.actId}/undo`, undefined, { as: officer });
    const again = await send();
    expect([again.status, again.body.code]).toEqual([409, 'org.act-undone']);
    expect((await api.get(`/api/teams/${team.id}`, { as: officer })).body.seats[0].holder.memberId).toBe(holder.id);
  });

  it('give villages names that are names: no markup, no formula, no sign that turns the writing', async () => {
    const { province, commune, officer } = await aTeam();
    const village = await province.village(commune, 'Thôn 1');
    const add = (name: string) =>
      api.post(`/api/communes/${commune.id}/villages`, { word: 'Thôn', name }, { as: officer });
    for (const name of ['=1+1', '<b>x</b>', 'Pắng\u202Egnăp']) {
      const renamed = await api.put(`/api/villages/${village.id}/name`, { word: 'Thôn', name }, { as: officer });
      for (const { status, body } of [await add(name), renamed])
        expect([status, body.errors]).toEqual([400, [expect.objectContaining({ code: 'org.village-name' })]]);
    }
    expect((await add("Bản H'Mông (cũ)")).status).toBe(201);
  });

  it('date the decision of a team from when there were teams', async () => {
    const { province, commune, officer, team } = await aTeam();
    const unitId = (await province.village(commune)).id;
    const decision = { decisionNumber: '7/QĐ', decidedOn: '1800-01-01' };
    const added = await api.post('/api/teams', { ...decision, unitId }, { as: officer });
    const corrected = await api.put(`/api/teams/${team.id}/decision`, decision, { as: officer });
    for (const { status, body } of [added, corrected])
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ code: 'org.decision-too-early' })]]);
  });

  describe('of a new village', () => {
    const aMerger = async () => {
      const { province, commune, officer } = await aTeam();
      const [one, two] = [await province.village(commune, 'Thôn 1'), await province.village(commune, 'Thôn 2')];
      const villager = await province.member(one, 'Lý Văn Chấn');
      const merger = {
        ...{ word: 'Thôn', name: 'Sáp Nhập', villageIds: [one.id, two.id], keepTeamOf: null, decisionNumber: '9/QĐ' },
      };
      const merged = await api.post(`/api/communes/${commune.id}/village-mergers`, merger, { as: officer });
      expect(merged.status).toBe(201);
      const undo = () => api.post(`/api/acts/${merged.body.actId}/undo`, undefined, { as: officer });
      return { officer, one, villager, villageId: merged.body.id as string, undo };
    };

    it('are taken back although somebody there asked about their data: that goes back with them', async () => {
      const { officer, one, villager, undo } = await aMerger();
      const request = { kind: 'access', memberId: villager.id, madeOn: api.clock.today(), clientKey: newId() };
      const asked = await api.post('/api/data-requests', request, { as: officer });
      expect(asked.status).toBe(201);
      expect((await undo()).status).toBe(200);
      const lies = await api.database.queryOne('select unit_id from org.data_request where id = $1', [asked.body.id]);
      expect(lies).toEqual({ unit_id: one.id });
    });

    it('are kept by a table that nobody has thought of yet', async () => {
      const { villageId, undo } = await aMerger();
      await TableOwner.run(async (owner) => {
        await owner.execute('create table org.tomorrow (unit_path ltree not null references org.unit (path))');
        await owner.execute('grant select on org.tomorrow to lopso_app');
        await owner.execute('insert into org.tomorrow select path from org.unit where id = $1', [villageId]);
      });
      const refused = await undo();
      await TableOwner.run((owner) => owner.execute('drop table org.tomorrow'));
      expect([refused.status, refused.body.code]).toEqual([409, 'org.unit-act-in-use']);
      expect((await undo()).status).toBe(200);
    });

    it.each([
      [
        'planning.market',
        `insert into planning.market (id, name, unit_id, unit_path, weekday)
         select gen_random_uuid(), 'Chợ thử', id, path, 3 from org.unit where id = $1`,
        'đã có chợ phiên. Bỏ chợ ấy ở mục Kế hoạch trước.',
      ],
      [
        'org.role_grant',
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held)
         select gen_random_uuid(), gen_random_uuid(), 'trainer', id, path, '[2025-07-01,)' from org.unit where id = $1`,
        'đã có quyền của cán bộ. Dữ liệu ấy phải giữ lại: không hoàn tác được, sửa bằng một thay đổi mới.',
      ],
      [
        'interop.import_batch',
        `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
         select gen_random_uuid(), 'roster', id, path, 'a.csv', gen_random_uuid(), decode(repeat('00', 32), 'hex'), gen_random_uuid(), now(), 'checked'
         from org.unit where id = $1`,
        'đã có danh sách nhập từ tệp. Dữ liệu ấy phải giữ lại: không hoàn tác được, sửa bằng một thay đổi mới.',
      ],
    ])('say what stands on it, as %s does, and what to do first', async (_table, sql, said) => {
      const { villageId, undo } = await aMerger();
      await api.database.execute(sql, [villageId]);
      const refused = await undo();
      expect([refused.status, refused.body.code]).toEqual([409, 'org.unit-act-in-use']);
      expect(refused.body.detail).toBe(`Sau việc này, Thôn Sáp Nhập ${said}`);
    });
  });

  it('say of a person who came in by an act that was undone that she stays in the register', async () => {
    const { officer, seatTermId, team } = await aTeam();
    const body = { clientKey: newId(), person: person() };
    const passed = await api.post(`/api/seat-terms/${seatTermId}/replacement`, body, { as: officer });
    const undone = await api.post(`/api/acts/${passed.body.actId}/undo`, undefined, { as: officer });
    expect(undone.body).toEqual({
      teamId: team.id,
      stayed: { memberId: passed.body.memberId, fullName: 'Vàng Thị Mỷ' },
    });
    const found = await api.get(`/api/members/${passed.body.memberId}`, { as: officer });
    expect(found.status).toBe(200);
  });

  it('let one of two officers replace the same person, and tell the other who sits there now', async () => {
    const { province, commune, officer, seatTermId } = await aTeam();
    const people = [await province.member(commune, 'Lý Văn Chấn'), await province.member(commune, 'Vàng Thị Mỷ')];
    const answers = await Promise.all(
      people.map((one) =>
        api.post(
          `/api/seat-terms/${seatTermId}/replacement`,
          { clientKey: newId(), memberId: one.id },
          { as: { ...officer, accountId: newId() } },
        ),
      ),
    );
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    const winner = people.find((one) => one.id === won?.body.memberId)?.fullName ?? '';
    const [year, month, day] = api.clock.today().split('-');
    expect(lost?.body.detail).toBe(
      `Vị trí 1 nay do ${winner} giữ, từ ${day}/${month}/${year}. Có người vừa làm trước anh chị. Tải lại để xem.`,
    );
  });

  it('move people between teams, correct the decision of a team, end it and bring it back', async () => {
    const { province, commune, team, officer, seatTermId } = await aTeam();
    const target = await province.team(await province.village(commune), 'village-team');
    const moved = await api.post(
      `/api/seat-terms/${seatTermId}/move`,
      { toTeamId: target.id, seatNumber: 4, position: 'leader' },
      { as: officer },
    );
    expect([moved.status, moved.body.fromTeamId, moved.body.team.seats[3].holder.position]).toEqual([
      200,
      team.id,
      'leader',
    ]);
    const acts = await api.get(`/api/communes/${commune.id}/acts`, { as: officer });
    expect(acts.body.items[0]).toMatchObject({
      ...{ kind: 'seat-moved', seatNumber: 1, toNumber: 4, teamId: target.id },
      fromTeamName: 'Tổ công nghệ số cộng đồng Xã Hàm Yên',
    });
    const decision = { decisionNumber: '12/QĐ-UBND', decidedOn: '2026-03-05' };
    const corrected = await api.put(`/api/teams/${target.id}/decision`, decision, { as: officer });
    expect([corrected.status, corrected.body]).toEqual([200, expect.objectContaining(decision)]);
    const ended = await api.post(`/api/teams/${target.id}/end`, { decisionNumber: '40/QĐ-UBND' }, { as: officer });
    expect(ended.status).toBe(200);
    const after = await api.get(`/api/teams/${target.id}`, { as: officer });
    expect(after.body).toMatchObject({ validUntil: api.clock.today(), seats: [], seatLimit: 0 });
    expect(after.body.absence).toMatch(/^Tổ này đã giải thể từ /);
    const early = await api.get(`/api/teams/${target.id}?on=2019-06-30`, { as: officer });
    expect([early.status, early.body.seats, early.body.absence]).toEqual([
      200,
      [],
      'Tổ này lập từ 01/07/2025. Ngày đang xem sớm hơn, chưa có vị trí nào.',
    ]);
    const seat = { memberId: (await province.member(commune)).id, position: 'member' };
    const late = await api.post(`/api/teams/${target.id}/seats`, seat, { as: officer });
    expect([late.status, late.body.code]).toEqual([422, 'org.team-ended']);
    await api.post(`/api/acts/${ended.body.actId}/undo`, undefined, { as: officer });
    const back = await api.get(`/api/teams/${target.id}`, { as: officer });
    expect([back.body.validUntil, back.body.seats[3].holder.position]).toEqual([null, 'leader']);
  });

  it('show the department what is missing, and a commune only its own', async () => {
    const { province, commune, officer } = await aTeam();
    const bare = await province.village(commune, 'Thôn 7');
    const other = await province.commune('Xã Bắc Mê');
    await province.village(other, 'Thôn 1');
    const department = province.officer('department-officer');
    const standings = await api.get('/api/commune-standings', { as: department });
    expect(
      standings.body.items.map((one: Record<string, unknown>) => [
        one['name'],
        one['hasCommuneTeam'],
        one['villages'],
        one['villagesWithoutTeam'],
        one['seats'],
        one['heldSeats'],
      ]),
    ).toEqual([
      ['Xã Bắc Mê', false, 1, 1, 0, 0],
      ['Xã Hàm Yên', true, 1, 1, 10, 1],
    ]);
    const first = await api.get('/api/commune-standings?limit=1', { as: department });
    const second = await api.get(`/api/commune-standings?limit=1&cursor=${first.body.nextCursor}`, { as: department });
    expect(second.body.items.map((one: { id: string }) => one.id)).toEqual([commune.id]);
    const without = await api.get('/api/villages-without-team', { as: department });
    expect(without.body.items).toHaveLength(2);
    const own = await api.get('/api/villages-without-team', { as: officer });
    expect(own.body.items.map((village: { id: string }) => village.id)).toEqual([bare.id]);
    const vacancies = await api.get('/api/vacancies?limit=5', { as: officer });
    expect(vacancies.body.items.map((place: { number: number }) => place.number)).toEqual([2, 3, 4, 5, 6]);
    const rest = await api.get(`/api/vacancies?limit=5&cursor=${vacancies.body.nextCursor}`, { as: officer });
    expect(rest.body.items.map((place: { number: number }) => place.number)).toEqual([7, 8, 9, 10]);
  });

  it('answer a commune byte for byte as if no other commune existed', async () => {
    const { province, commune, team, officer, holder } = await aTeam();
    const addresses = [
      `/api/communes/${commune.id}/villages`,
      `/api/communes/${commune.id}/acts`,
      '/api/commune-standings',
      '/api/vacancies',
      '/api/villages-without-team',
      `/api/teams/${team.id}/seats/1/holders`,
      `/api/teams/${team.id}?on=2026-06-30`,
      `/api/members/${holder.id}`,
    ];
    const answers = async () =>
      Promise.all(addresses.map(async (url) => (await api.get(url, { as: officer })).raw.toString()));
    const alone = await answers();
    const other = await province.commune('Xã Hàm Yên');
    await province.village(other);
    const otherTeam = await province.team(other);
    const department = province.officer('department-officer');
    await province.seat(await province.member(other), otherTeam);
    await api.post(`/api/communes/${other.id}/villages`, { word: 'Thôn', name: '9' }, { as: department });
    expect(await answers()).toEqual(alone);
  });

  it('answer 404 for everything of another commune, and 403 for what only the department may', async () => {
    const { province, officer } = await aTeam();
    const foreign = await aTeamOf(province);
    const { team, village, seatTermId, actId, commune } = foreign;
    const name = { word: 'Thôn', name: '9' };
    const attempts = [
      api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer }),
      api.post(`/api/seat-terms/${seatTermId}/replacement`, { clientKey: newId(), person: person() }, { as: officer }),
      api.post(`/api/seat-terms/${seatTermId}/move`, { toTeamId: team }, { as: officer }),
      api.get(`/api/teams/${team}/seats/1/holders`, { as: officer }),
      api.get(`/api/teams/${team}?on=2026-06-30`, { as: officer }),
      api.put(`/api/teams/${team}/decision`, { decisionNumber: '1' }, { as: officer }),
      api.post(`/api/teams/${team}/end`, {}, { as: officer }),
      api.get(`/api/communes/${commune}/villages`, { as: officer }),
      api.get(`/api/communes/${commune}/acts`, { as: officer }),
      api.post(
        `/api/communes/${commune}/village-mergers`,
        { ...name, villageIds: [village, newId()] },
        { as: officer },
      ),
      api.put(`/api/villages/${village}/name`, name, { as: officer }),
      api.post(`/api/villages/${village}/end`, undefined, { as: officer }),
      api.post(`/api/acts/${actId}/undo`, undefined, { as: officer }),
      api.get(`/api/vacancies?communeId=${commune}`, { as: officer }),
      api.get(`/api/villages-without-team?communeId=${commune}`, { as: officer }),
      api.get(`/api/teams/${team}/seats/khong/holders`, { as: officer }),
    ];
    const hidden = await Promise.all(attempts);
    expect(hidden.map((answer) => answer.status)).toEqual(attempts.map(() => 404));
    const ghost = await api.post(`/api/seat-terms/${newId()}/end`, undefined, { as: officer });
    const bodies = [hidden[0]?.body, ghost.body].map(({ instance: _instance, ...body }) => body);
    expect(bodies[0]).toEqual(bodies[1]);
    const seen = await api.get('/api/seat-caps', { as: officer });
    expect(seen.body.items).toMatchObject([{ canSet: false, limits: [{ kind: 'commune-team', limit: 10 }, {}] }]);
    const { provinceId } = seen.body.items[0];
    const cap = { provinceId, kind: 'village-team', limit: 9, decisionNumber: '1', decidedOn: '2026-01-01' };
    expect((await api.post('/api/seat-caps', cap, { as: officer })).status).toBe(403);
  });

  it('take days to come, name the field of a wrong one and the days of a clash, and show them in the lists', async () => {
    api.clock.stopAt('2026-11-25T03:00:00Z');
    const { team, officer, seatTermId, commune } = await aTeam();
    const ended = await api.post(`/api/seat-terms/${seatTermId}/end`, { until: '2027-01-01' }, { as: officer });
    expect(ended.body.team.seats[0]).toMatchObject({ holder: { until: '2027-01-01' }, next: null });
    const left = await api.get(`/api/vacancies?communeId=${commune.id}&limit=2`, { as: officer });
    expect(left.body.items).toMatchObject([
      { number: 1, unitName: 'Xã Hàm Yên', emptySince: null, emptyFrom: '2027-01-01' },
      { number: 2, emptyFrom: null },
    ]);
    const add = (days: object) =>
      api.post(`/api/teams/${team.id}/members`, { ...aPersonForm(), seatNumber: 1, ...days }, { as: officer });
    expect((await add({})).body).toMatchObject({
      code: 'org.seat-taken-until',
      detail: 'Vị trí 1/10 do Ma Thị Huệ giữ từ 01/07/2025 đến hết 31/12/2026. Chọn ngày khác hoặc vị trí khác.',
    });
    expect((await add({ from: '2026-11-24' })).body.errors).toMatchObject([
      { pointer: '#/from', code: 'org.seat-from-past' },
    ]);
    for (const days of [{ from: 'mai' }, { until: '2026-02-31' }, { from: 7 }])
      expect((await add(days)).status).toBe(400);
    const added = await add({ from: '2027-01-01', until: '2027-07-01' });
    expect(added.status).toBe(201);
    expect(added.body.team.seats[0].next).toMatchObject({
      fullName: 'Vàng Thị Mỷ',
      heldFrom: '2027-01-01',
      account: 'none',
    });
    const acts = await api.get(`/api/communes/${commune.id}/acts`, { as: officer });
    expect(acts.body.items.map(({ kind, subject }: { kind: string; subject: string }) => [kind, subject])).toEqual([
      ['seat-taken', '2027-01-01'],
      ['seat-ended', '2027-01-01'],
    ]);
    await api.post(`/api/seat-terms/${seatTermId}/end`, { until: '2026-11-25' }, { as: officer });
    const empty = await api.get(`/api/vacancies?communeId=${commune.id}&limit=2`, { as: officer });
    expect(empty.body.items.map((place: { takenFrom: string | null }) => place.takenFrom)).toEqual([
      '2027-01-01',
      null,
    ]);
  });

  it('refuse a replacement by nobody or by two, a day that is none, and say what is wrong with a name', async () => {
    const { team, officer, holder, seatTermId } = await aTeam();
    const url = `/api/seat-terms/${seatTermId}/replacement`;
    for (const body of [
      { clientKey: newId() },
      { clientKey: newId(), memberId: holder.id, person: person() },
      { clientKey: newId(), person: { fullName: 'Vàng Thị Mỷ' } },
      {},
    ])
      expect((await api.post(url, body, { as: officer })).status).toBe(400);
    for (const on of ['hom-nay', '2026-02-31', '2026-6-30', ''])
      expect((await api.get(`/api/teams/${team.id}?on=${on}`, { as: officer })).status).toBe(400);
    const nameFault = async (fullName: string) => {
      const answer = await api.post(url, { clientKey: newId(), person: { ...person(), fullName } }, { as: officer });
      return answer.status === 200 ? answer.body.team.seats[0].holder.fullName : answer.body.errors[0].detail;
    };
    expect(await nameFault('Mỷ')).toBe('Tên có một chữ. Ghi đủ họ và tên, hoặc xác nhận tên chỉ có một chữ.');
    expect(await nameFault('Vàng '.repeat(40))).toBe(
      'Tên dài quá 80 chữ cái. Ghi tên như trong giấy tờ, bỏ phần chú thích.',
    );
    expect(await nameFault('VỪ A H’MÔNG')).toBe("Vừ A H'Mông");
    const oneWord = { ...person(), fullName: 'Mỷ', position: 'member', clientKey: newId(), isOneWordName: true };
    const added = await api.post(`/api/teams/${team.id}/members`, oneWord, { as: officer });
    expect(JSON.stringify(added.body.team.seats)).toContain('"fullName":"Mỷ"');
  });

  it('lead an old address to the commune of today', async () => {
    const { officer } = await aTeam();
    const answer = await api.get('/api/old-addresses?commune=Kh%C3%B4ng%20C%C3%B3', { as: officer });
    expect([answer.status, answer.body]).toEqual([200, { outcome: 'unknown', matches: [] }]);
    expect((await api.get('/api/old-addresses', { as: officer })).status).toBe(400);
  });

  async function aTeamOf(province: TestProvince) {
    const commune = await province.commune();
    const village = await province.village(commune);
    const team = await province.team(commune);
    const department = province.officer('department-officer');
    await province.seat(await province.member(commune), team);
    const seats = (await api.get(`/api/teams/${team.id}`, { as: department })).body.seats;
    const added = await api.post(
      `/api/communes/${commune.id}/villages`,
      { word: 'Thôn', name: '8' },
      { as: department },
    );
    return {
      commune: commune.id,
      village: village.id,
      team: team.id,
      seatTermId: seats[0].holder.seatTermId as string,
      actId: added.body.actId as string,
    };
  }
});
