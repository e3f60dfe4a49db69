import { AccountService } from '@lopso/identity';
import { RoleGrantService } from '@lopso/org';
import { newId } from '@lopso/platform';
import { aPersonForm, textsOfPdf } from '../support/org';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const CODE = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/;

describe('communes, teams and members', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const aCommune = async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    return { province, commune, officer: province.officer('commune-officer', commune) };
  };

  it('let a commune officer add a village, its team and a person, and see them', async () => {
    const { commune, officer } = await aCommune();
    const communes = await api.get('/api/communes', { as: officer });
    expect(communes.body.items.map((unit: { id: string }) => unit.id)).toEqual([commune.id]);

    const village = await api.post(
      `/api/communes/${commune.id}/villages`,
      { word: 'Thôn', name: 'Bản Pắng' },
      { as: officer },
    );
    const added = village.body.list.villages[0];
    expect([village.status, added.fullName]).toEqual([201, 'Thôn Bản Pắng']);
    const founded = await api.post(
      '/api/teams',
      { unitId: added.id, decisionNumber: '12/QĐ-UBND', decidedOn: '2026-03-05' },
      { as: officer },
    );
    expect([founded.status, founded.body.seats.length, founded.body.name]).toEqual([
      201,
      5,
      'Tổ công nghệ số cộng đồng thôn Bản Pắng',
    ]);

    const seated = await api.post(
      `/api/teams/${founded.body.id}/members`,
      aPersonForm({ seatNumber: 2, phone: '0992 345 678' }),
      { as: officer },
    );
    expect([seated.status, seated.body.seatNumber]).toEqual([201, 2]);
    expect(seated.body.team.seats[1].holder).toMatchObject({
      fullName: 'Vàng Thị Mỷ',
      givenName: 'Mỷ',
      account: 'none',
    });

    const page = await api.get(`/api/members/${seated.body.memberId}`, { as: officer });
    expect(page.body).toMatchObject({ phone: '+84992345678', account: 'none', member: { unitName: 'Thôn Bản Pắng' } });
    expect(page.body.seatTerms).toHaveLength(1);
    const found = await api.get('/api/members?text=vang%20thi%20my', { as: officer });
    expect(found.body.items.map((member: { id: string }) => member.id)).toEqual([seated.body.memberId]);
  });

  it('answer the same form twice with the same receipt, another form under its key with 409', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const form = aPersonForm();
    const first = await api.post(`/api/teams/${team.id}/members`, form, { as: officer });
    const second = await api.post(`/api/teams/${team.id}/members`, form, { as: officer });
    expect(second.body).toEqual(first.body);
    const other = await api.post(`/api/teams/${team.id}/members`, { ...form, birthYear: 1980 }, { as: officer });
    expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);
  });

  it('say who holds the wanted place, and who looks like the same person', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    await api.post(`/api/teams/${team.id}/members`, aPersonForm({ seatNumber: 10 }), { as: officer });
    const taken = await api.post(
      `/api/teams/${team.id}/members`,
      aPersonForm({ fullName: 'Lý Văn Chấn', seatNumber: 10 }),
      { as: officer },
    );
    expect(taken.status).toBe(409);
    expect(taken.body.detail).toMatch(
      /^Vị trí 10\/10 do Vàng Thị Mỷ giữ từ [\d/]{10}\. Chọn vị trí khác, hoặc thay người ở vị trí này\.$/,
    );
    const double = await api.post(`/api/teams/${team.id}/members`, aPersonForm({ fullName: 'VÀNG THỊ MỶ' }), {
      as: officer,
    });
    expect([double.status, double.body.code]).toEqual([409, 'org.likely-duplicate']);
    expect(double.body.detail).toContain('Vàng Thị Mỷ, sinh năm 1990, Xã Hàm Yên');
    const others = { isSomebodyElse: true, otherMemberIds: [double.body.params.memberId] };
    const sure = await api.post(`/api/teams/${team.id}/members`, aPersonForm(others), { as: officer });
    expect([sure.status, sure.body.seatNumber]).toEqual([201, 1]);
  });

  it('find people by a part of a telephone, written in any way, and never one of another commune', async () => {
    const { province, commune, officer } = await aCommune();
    const elsewhere = await province.commune();
    const [own, foreign] = [await province.member(commune, 'Lù Seo Páo'), await province.member(elsewhere)];
    await api.database.execute(`update org.member set phone = '+84992104477' where id = any($1::uuid[])`, [
      [own.id, foreign.id],
    ]);
    const namesFor = async (text: string): Promise<string[]> => {
      const found = await api.get(`/api/members?text=${encodeURIComponent(text)}`, { as: officer });
      expect(found.status).toBe(200);
      return found.body.items.map(({ fullName }: { fullName: string }) => fullName);
    };
    for (const text of ['4477', '0992104477', '0992 104 477', '0992.104.477', '+84 992 104 477', '104477'])
      expect([text, await namesFor(text)]).toEqual([text, ['Lù Seo Páo']]);
    expect(await namesFor('0992104478')).toEqual([]);
  });

  it('find people by words in any order, a part of a telephone, their village or their team', async () => {
    const { province, commune, officer } = await aCommune();
    const village = await province.village(commune, 'Thôn Mẫu 3');
    const [own, seated, lives] = [
      await province.member(commune, 'Giàng Seo Páo'),
      await province.member(commune, 'Ma Thị Huệ'),
      await province.member(village, 'Lý Văn Chấn'),
    ];
    await province.seat(seated, await province.team(commune));
    await province.seat(own, await province.team(village, 'village-team'));
    await province.member(await province.commune(), 'Giàng Seo Páo');
    await api.database.execute(`update org.member set phone = '+84992107788' where id = $1`, [own.id]);
    const namesFor = async (query: string): Promise<string[]> =>
      (await api.get(`/api/members?${query}`, { as: officer })).body.items.map(({ id }: { id: string }) => id);
    for (const text of ['páo giàng', '9210', '0992107', '210 778', '+84 992 107'])
      expect([text, await namesFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, [own.id]]);
    for (const text of ['tổ cấp xã', 'cấp xã', 'tổ xã'])
      expect([text, await namesFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, [seated.id]]);
    const apostrophes = ["'", '’', "' '", 'ꞌ'];
    for (const text of apostrophes)
      expect([text, await namesFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, []]);
    const lu = await province.member(commune, "Giàng A H'Lử");
    for (const text of ["'", "h'lử", 'H’Lử', 'HʼLử', 'HꞌLử', 'hlu'])
      expect([text, await namesFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, [lu.id]]);
    expect(await namesFor(`text=${encodeURIComponent('chấn mẫu 3')}`)).toEqual([lives.id]);
    for (const text of ['thôn mẫu 3', 'mau 3', 'tổ mẫu'])
      expect([text, await namesFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, [lives.id, own.id]]);
    const page = await api.get(`/api/members?text=mau%203&limit=1`, { as: officer });
    const rest = await api.get(`/api/members?text=mau%203&limit=1&cursor=${page.body.nextCursor}`, { as: officer });
    expect([page.body.items[0].id, rest.body.items[0].id, rest.body.nextCursor]).toEqual([lives.id, own.id, null]);
  });

  it('find people of the whole province by place, team, words in any order and any four digits beside each other', async () => {
    const province = await TestProvince.create(api.database);
    const [commune, other] = [await province.commune('Xã Hàm Yên'), await province.commune('Phường Minh Xuân')];
    const [village, namesake] = [
      await province.village(commune, 'Thôn Nà Cả'),
      await province.village(other, 'Tổ dân phố Nà Cả'),
    ];
    const [seated, lives, afar, called] = [
      await province.member(commune, 'Giàng Seo Páo'),
      await province.member(village, 'Lý Văn Chấn'),
      await province.member(namesake, 'Lý Văn Ỷ'),
      await province.member(other, 'Nguyễn Minh Xuân'),
    ];
    await province.seat(seated, await province.team(village, 'village-team'));
    await province.seat(called, await province.team(other));
    const elsewhere = await TestProvince.create(api.database);
    await elsewhere.member(await elsewhere.village(await elsewhere.commune('Xã Hàm Yên'), 'Thôn Nà Cả'), 'Lý A Páo');
    await api.database.execute(`update org.member set phone = '+84992117799' where id = $1`, [seated.id]);
    const officer = province.officer('department-officer');
    const idsFor = async (query: string): Promise<string[]> =>
      (await api.get(`/api/members?${query}`, { as: officer })).body.items.map(({ id }: { id: string }) => id);
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['hàm yên', [lives.id, seated.id]],
      ['lý Hàm Yên', [lives.id]],
      ['nà cả', [lives.id, seated.id, afar.id]],
      ['tổ thôn nà cả', [lives.id, seated.id]],
      ['nà cả hàm yên páo', [seated.id]],
      ['tổ cấp phường minh xuân', [called.id]],
      // Where somebody is called so, the name goes first; the type word says that the place is meant.
      ['minh xuân', [called.id]],
      ['phường minh xuân', [called.id, afar.id]],
      ['páo giàng', [seated.id]],
      ['9211', [seated.id]],
      ['0992 117', [seated.id]],
      ['+84 992 117', [seated.id]],
      ['1177 99', [seated.id]],
      ['99211777', []],
      ['thôn không có', []],
      // No place to search in: it would be everybody there is.
      ['tỉnh thử', []],
    ];
    for (const [text, ids] of cases)
      expect([text, await idsFor(`text=${encodeURIComponent(text)}`)]).toEqual([text, ids]);
    const besideOf = async (text: string): Promise<unknown> =>
      (await api.get(`/api/members?text=${encodeURIComponent(text)}`, { as: officer })).body.placeBeside;
    expect(await Promise.all(['minh xuân', 'phường minh xuân', 'hàm yên'].map(besideOf))).toEqual([
      'Phường Minh Xuân',
      null,
      null,
    ]);
    const page = await api.get(`/api/members?text=na%20ca&limit=2`, { as: officer });
    const rest = await api.get(`/api/members?text=na%20ca&limit=2&cursor=${page.body.nextCursor}`, { as: officer });
    expect([rest.body.items.map(({ id }: { id: string }) => id), rest.body.nextCursor]).toEqual([[afar.id], null]);
  });

  it('find nobody by telephone for a trainer or an auditor, to whom it is hidden', async () => {
    const { province, commune } = await aCommune();
    const member = await province.member(commune, 'Lù Seo Páo');
    await province.seat(member, await province.team(commune));
    await api.database.execute(`update org.member set phone = '+84992104466' where id = $1`, [member.id]);
    for (const role of ['trainer', 'auditor'] as const) {
      const reader = province.officer(role, commune);
      expect((await api.get('/api/members?text=lu%20seo', { as: reader })).body.items).toHaveLength(1);
      for (const text of ['4466', '0992104466', '+84 992 104 466']) {
        const found = await api.get(`/api/members?text=${encodeURIComponent(text)}`, { as: reader });
        expect([role, text, found.status, found.body.items]).toEqual([role, text, 200, []]);
      }
    }
  });

  it('find by telephone only where the caller manages, though they teach elsewhere', async () => {
    const { province, commune, officer } = await aCommune();
    const elsewhere = await province.commune();
    const taught = await province.member(elsewhere, 'Ma Thị Huệ');
    const own = await province.member(commune, 'Lù Seo Páo');
    await api.database.execute(`update org.member set phone = '+84992104455' where id = any($1::uuid[])`, [
      [own.id, taught.id],
    ]);
    const grants = [...officer.grants, ...province.officer('trainer', elsewhere).grants];
    const found = await api.get('/api/members?text=4455', { as: { ...officer, grants } });
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([own.id]);
  });

  it('find by telephone within a team whom it belongs to, not everybody of the team', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    for (const name of ['Lù Seo Páo', 'Ma Thị Huệ']) await province.seat(await province.member(commune, name), team);
    await api.database.execute(
      `update org.member set phone = '+84992104433' where unit_id = $1 and full_name = 'Lù Seo Páo'`,
      [commune.id],
    );
    const found = await api.get(`/api/members?text=4433&teamId=${team.id}`, { as: officer });
    expect(found.body.items.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Lù Seo Páo']);
  });

  it('find the people of a team and nobody beside it, and of a foreign team nobody', async () => {
    const { province, commune, officer } = await aCommune();
    const [team, other] = [await province.team(commune), await province.team(await province.commune())];
    const seated = [await province.member(commune, 'Ma Thị Huệ'), await province.member(commune, 'Vàng A Chú')];
    for (const member of seated) await province.seat(member, team);
    await province.member(commune, 'Lý Văn Chấn');
    await province.seat(await province.member(other.unit, 'Ma Thị Huệ'), other);
    const namesFor = async (query: string): Promise<string[]> =>
      (await api.get(`/api/members?${query}`, { as: officer })).body.items.map(
        ({ fullName }: { fullName: string }) => fullName,
      );
    expect(await namesFor(`teamId=${team.id}`)).toEqual(['Vàng A Chú', 'Ma Thị Huệ']);
    expect(await namesFor(`teamId=${team.id}&text=hue`)).toEqual(['Ma Thị Huệ']);
    const [first] = await namesFor(`teamId=${team.id}&limit=1`);
    expect(first).toBe('Vàng A Chú');
    const foreign = await api.get(`/api/members?teamId=${other.id}`, { as: officer });
    const absent = await api.get(`/api/members?teamId=${newId()}`, { as: officer });
    expect([foreign.status, foreign.body]).toEqual([absent.status, absent.body]);
    expect(JSON.stringify(foreign.body)).not.toContain('Huệ');
  });

  it('end a seat, free it for somebody in the register, and refuse the end a second time', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const [first, second] = [
      await province.member(commune, 'Ma Thị Huệ'),
      await province.member(commune, 'Lý Văn Chấn'),
    ];
    await province.seat(first, team);
    const before = await api.get(`/api/teams/${team.id}`, { as: officer });
    const { seatTermId } = before.body.seats[0].holder;
    const ended = await api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer });
    expect([ended.status, ended.body.team.seats[0].holder]).toEqual([200, null]);
    expect(ended.body.team.seats[0].emptySince).toBe(api.clock.today());
    const taken = await api.post(
      `/api/teams/${team.id}/seats`,
      { memberId: second.id, position: 'leader', seatNumber: 1 },
      { as: officer },
    );
    expect(taken.body.team.seats[0].holder).toMatchObject({ memberId: second.id, position: 'leader' });
    const again = await api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer });
    expect([again.status, again.body.code]).toEqual([409, 'org.seat-passed-on']);
  });

  it('print slips with codes that open the accounts, eight to a page, and no telephone', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    for (let seat = 1; seat <= 9; seat += 1) {
      await api.post(
        `/api/teams/${team.id}/members`,
        aPersonForm({ fullName: 'Lý Văn Chấn', birthYear: 1970 + seat, phone: `099234560${seat}` }),
        { as: officer },
      );
    }
    const printed = await api.post(`/api/teams/${team.id}/activation-slips`, {}, { as: officer });
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
    const pages = await textsOfPdf(printed.raw);
    const codes = pages.map((texts) => texts.filter((text) => CODE.test(text)));
    expect(codes.map((page) => page.length)).toEqual([8, 1]);
    expect(new Set(codes.flat()).size).toBe(9);
    expect(pages.flat().join(' ')).not.toContain('099234560');
    const check = await api.post('/api/activation/check', { code: codes[0]?.[0] });
    expect([check.status, check.body.purpose]).toEqual([200, 'activate']);
    const after = await api.get(`/api/teams/${team.id}`, { as: officer });
    expect(after.body.seats[0].holder.account).toBe('invited');
  });

  it('make new codes at a reprint and end the ones printed before', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team);
    const print = async () => {
      const sheet = await api.post(
        `/api/teams/${team.id}/activation-slips`,
        { memberIds: [member.id] },
        { as: officer },
      );
      return (await textsOfPdf(sheet.raw)).flat().find((text) => CODE.test(text)) ?? '';
    };
    const [old, fresh] = [await print(), await print()];
    expect(fresh).not.toBe(old);
    expect((await api.post('/api/activation/check', { code: fresh })).status).toBe(200);
    expect((await api.post('/api/activation/check', { code: old })).status).not.toBe(200);
  });

  it('print no slip for an account with rights that the officer may not give; the department does', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const [member, neighbour] = [await province.member(commune), await province.member(commune)];
    await province.seat(member, team);
    await province.seat(neighbour, team);
    const { accountId } = await api.app
      .get(AccountService)
      .ensureMemberAccount({ ...member, memberId: member.id, phone: null });
    const right = { accountId, role: 'trainer', unitId: commune.id, decisionNumber: '12/QĐ-SKHCN' } as const;
    await api.app.get(RoleGrantService).giveGrantByOperator(right);
    const path = `/api/teams/${team.id}/activation-slips`;
    const refused = await api.post(path, { memberIds: [member.id] }, { as: officer });
    expect([refused.status, refused.body.code]).toEqual([422, 'org.account-has-wider-rights']);
    const others = await textsOfPdf((await api.post(path, {}, { as: officer })).raw);
    expect(others.flat().filter((text) => CODE.test(text))).toHaveLength(1);
    const admin = province.officer('department-admin');
    expect((await api.post(path, { memberIds: [member.id] }, { as: admin })).status).toBe(200);
  });

  it('print no slip of somebody who does not sit in the team, nor an empty sheet', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    const foreign = await api.post(
      `/api/teams/${team.id}/activation-slips`,
      { memberIds: [member.id] },
      { as: officer },
    );
    expect(foreign.status).toBe(404);
    const empty = await api.post(`/api/teams/${team.id}/activation-slips`, {}, { as: officer });
    expect([empty.status, empty.body.code]).toEqual([422, 'org.nobody-to-activate']);
  });

  it('answer a commune officer byte for byte as if no other commune existed', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, team);
    const addresses = [
      '/api/communes',
      `/api/communes/${commune.id}/teams`,
      `/api/teams/${team.id}`,
      `/api/members/${member.id}`,
      '/api/members?text=vang',
      '/api/members?limit=1',
      `/api/members?communeId=${commune.id}`,
    ];
    const answers = async () =>
      Promise.all(addresses.map(async (url) => (await api.get(url, { as: officer })).raw.toString()));
    const alone = await answers();
    const other = await province.commune('Xã Hàm Yên');
    const otherTeam = await province.team(other);
    for (let count = 0; count < 3; count += 1)
      await province.seat(await province.member(other, 'Vàng Thị Mỷ'), otherTeam);
    expect(await answers()).toEqual(alone);
  });

  it('answer 404 for everything of another commune, 401 without sign-in, 403 to a member', async () => {
    const { province, commune, officer } = await aCommune();
    const other = await province.commune();
    const team = await province.team(other);
    const member = await province.member(other);
    await province.seat(member, team);
    const seatTermId = (await api.get(`/api/teams/${team.id}`, { as: province.officer('department-officer') })).body
      .seats[0].holder.seatTermId;
    const village = { word: 'Thôn', name: '1' };
    const person = { fullName: 'Lý Văn Chấn', birthYear: 1980, kind: 'resident' };
    const attempts = [
      api.get(`/api/communes/${other.id}/teams`, { as: officer }),
      api.post(`/api/communes/${other.id}/villages`, village, { as: officer }),
      api.post('/api/teams', { unitId: other.id }, { as: officer }),
      api.get(`/api/teams/${team.id}`, { as: officer }),
      api.post(`/api/teams/${team.id}/members`, aPersonForm(), { as: officer }),
      api.post(`/api/teams/${team.id}/seats`, { memberId: member.id, position: 'member' }, { as: officer }),
      api.post(`/api/teams/${team.id}/activation-slips`, {}, { as: officer }),
      api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer }),
      api.get(`/api/members/${member.id}`, { as: officer }),
      api.put(`/api/members/${member.id}`, person, { as: officer }),
      api.get(`/api/members?communeId=${other.id}`, { as: officer }),
      api.get('/api/teams/khong-phai-ma', { as: officer }),
    ];
    const hidden = await Promise.all(attempts);
    expect(hidden.map((answer) => answer.status)).toEqual(attempts.map(() => 404));
    expect(new Set(hidden.map((answer) => answer.body.code))).toEqual(new Set(['platform.not-found']));
    expect((await api.get(`/api/communes/${commune.id}/teams`)).status).toBe(401);
    expect((await api.get(`/api/communes/${commune.id}/teams`, { as: province.memberActor(member) })).status).toBe(403);
    expect((await api.get(`/api/teams/${team.id}`, { as: province.officer('leader') })).status).toBe(403);
  });

  it('name every faulty field of a form in Vietnamese and never fail', async () => {
    const { province, commune, officer } = await aCommune();
    const team = await province.team(commune);
    const faulty = await api.post(
      `/api/teams/${team.id}/members`,
      aPersonForm({ fullName: 'Mỷ', birthYear: 2020, phone: '12', kind: 'mass-organisation' }),
      { as: officer },
    );
    expect(faulty.status).toBe(400);
    expect(
      faulty.body.errors.map((fault: { pointer: string; detail: string }) => [fault.pointer, fault.detail]),
    ).toEqual([
      ['#/fullName', 'Tên có một chữ. Ghi đủ họ và tên, hoặc xác nhận tên chỉ có một chữ.'],
      ['#/birthYear', 'Năm sinh gồm 4 chữ số, người từ 16 tuổi trở lên.'],
      ['#/organisation', 'Đoàn thể và doanh nghiệp phải ghi tên tổ chức. Thành phần khác để trống.'],
      ['#/phone', 'Số điện thoại chưa đúng. Xem lại, hoặc để trống.'],
    ]);
    const bodies = [
      aPersonForm({ isAdmin: true }),
      aPersonForm({ kind: 'hero' }),
      aPersonForm({ birthYear: 'mười' }),
      aPersonForm({ clientKey: 'x' }),
      aPersonForm({ fullName: 'Vàng Thị Mỷ\u0000' }),
      [],
      null,
    ];
    for (const body of bodies) {
      const answer = await api.post(`/api/teams/${team.id}/members`, body, { as: officer });
      expect(answer.status).toBe(400);
    }
    const bad = await api.post('/api/teams', { unitId: commune.id, decidedOn: '2026-02-31' }, { as: officer });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([400, '#/decidedOn']);
    expect((await api.get('/api/members?limit=1000', { as: officer })).status).toBe(400);
    expect((await api.get('/api/members?cursor=khong-phai', { as: officer })).status).toBe(200);
    expect((await api.post(`/api/seat-terms/${newId()}/end`, undefined, { as: officer })).status).toBe(404);
  });
});
