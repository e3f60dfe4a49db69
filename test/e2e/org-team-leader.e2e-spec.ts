import { NOTICE_VERSION } from '@lopso/identity';
import { HeldRightService } from '@lopso/org';
import { AccessEpochs, type Actor, newId, vietnamDate } from '@lopso/platform';
import { anActiveMember, aSlip, BIRTH_YEAR, TestDevice } from '../support/identity';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('somebody who leads people', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const leaderActor = async (accountId: string, memberId: string | null): Promise<Actor> => ({
    ...{ accountId, memberId, sessionId: newId() },
    grants: await api.app.get(HeldRightService).getGrants({ accountId, memberId }, api.clock.today()),
  });

  const aTeam = async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    const village = await province.village(commune);
    const team = await province.team(village, 'village-team');
    const [leader, member] = [
      await province.member(village, 'Lý Văn Chấn'),
      await province.member(village, 'Ma Thị Huệ'),
    ];
    await province.seat(leader, team, '2025-07-01', 'leader');
    await province.seat(member, team);
    const officer = province.officer('commune-officer', commune);
    const actor = await leaderActor((await aSlip(api, province, leader)).accountId, leader.id);
    return { province, commune, village, team, leader, member, officer, actor };
  };

  const aUnion = async () => {
    const place = await aTeam();
    const { province, commune, member } = place;
    const other = await province.commune();
    const outside = await province.member(other, 'Vàng Thị Mỷ');
    await province.seat(outside, await province.team(other));
    for (const { id } of [member, outside]) {
      await api.database.execute(
        `update org.member set kind = 'mass-organisation', organisation = 'Hội Phụ nữ xã' where id = $1`,
        [id],
      );
    }
    const invited = await api.post(
      '/api/staff-accounts',
      {
        ...{ displayName: 'Nông Thị Sen', birthYear: 1980, kind: 'union-officer', unitId: commune.id },
        ...{ organisation: 'Hội Phụ nữ xã', decisionNumber: '5/QĐ-HPN', clientKey: newId() },
      },
      { as: place.officer },
    );
    return { ...place, outside, actor: await leaderActor(invited.body.accountId, null) };
  };

  const groupOf = async (actor: Actor): Promise<string> =>
    (await api.get('/api/led-groups', { as: actor })).body.items[0].id;
  const namesOf = (response: TestResponse): string[] =>
    response.body.items.map((person: { fullName: string }) => person.fullName);

  it('sees the progress of her team and nothing else', async () => {
    const { commune, team, member, actor } = await aTeam();
    const people = await api.get(`/api/led-groups/${await groupOf(actor)}/people`, { as: actor });
    expect(namesOf(people)).toEqual(['Lý Văn Chấn', 'Ma Thị Huệ']);
    expect(people.body.items[1]).toMatchObject({ account: 'none', progress: { state: 'not-started' } });
    expect(JSON.stringify(people.body)).not.toMatch(/birthYear|phone|1987/);
    for (const address of [
      `communes/${commune.id}/teams`,
      `teams/${team.id}`,
      `members/${member.id}`,
      'members',
      'role-grants',
    ]) {
      expect([address, (await api.get(`/api/${address}`, { as: actor })).status]).toEqual([address, 403]);
    }
  });

  it('is found by the name that members bear, however it was typed; a blank is no organisation', async () => {
    const { officer, commune } = await aUnion();
    const invite = (organisation: string): Promise<TestResponse> =>
      api.post(
        '/api/staff-accounts',
        {
          ...{ displayName: 'Hà Thị Lan', birthYear: 1985, kind: 'union-officer', unitId: commune.id, organisation },
          ...{ decisionNumber: '6/QĐ-HPN', clientKey: newId() },
        },
        { as: officer },
      );
    const typed = await invite(' hoi  phu nu xa ');
    expect(typed.status).toBe(201);
    const actor = await leaderActor(typed.body.accountId, null);
    expect(namesOf(await api.get(`/api/led-groups/${await groupOf(actor)}/people`, { as: actor }))).toHaveLength(1);
    const blank = await invite('   ');
    expect([blank.status, blank.body.errors]).toMatchObject([400, [{ pointer: '#/organisation' }]]);
    const { body } = await api.get(`/api/role-grants/givable?unitId=${commune.id}`, { as: officer });
    expect(body.organisations).toEqual([{ name: 'Hội Phụ nữ xã', members: 1 }]);
  });

  it('and who reads for an organisation are named to the people they read about', async () => {
    const { actor, commune } = await aUnion();
    await api.get(`/api/led-groups/${await groupOf(actor)}/people`, { as: actor });
    const read = await api.database.query(
      `select action, is_read as "isRead", unit_path::text as "unitPath" from platform.audit_entry where account_id = $1`,
      [actor.accountId],
    );
    expect(read).toEqual([{ action: 'learning.led-people-read', isRead: true, unitPath: commune.path }]);
  });

  it('leads from the moment she is seated as leader, signed in already, and no longer once she is deputy', async () => {
    const province = await TestProvince.create(api.database);
    const { member: person, device } = await anActiveMember(api, province, 'Lý Văn Chấn');
    const team = await province.team(person.unit);
    const officer = province.officer('commune-officer', person.unit);
    const seat = { memberId: person.id, position: 'leader' };
    expect((await device.get('/api/led-groups')).status).toBe(403);
    const taken = await api.post(`/api/teams/${team.id}/seats`, seat, { as: officer });
    expect([taken.status, taken.body.code]).toEqual([201, undefined]);
    expect((await device.get('/api/led-groups')).status).toBe(401);
    await device.post('/api/auth/refresh');
    expect((await device.get('/api/led-groups')).body.items).toMatchObject([{ kind: 'team' }]);
    expect((await device.get('/api/me/grants')).body.items).toMatchObject([
      { basis: 'seat', kind: 'team-leader', teamName: `Tổ công nghệ số cộng đồng ${person.unit.name}` },
    ]);
    const [listed] = (await api.get('/api/role-grants?text=ly%20van%20chan', { as: officer })).body.items;
    expect(listed).toMatchObject({ basis: 'seat', canChange: false, holder: { displayName: 'Lý Văn Chấn' } });
    expect((await api.post(`/api/role-grants/${listed.id}/end`, undefined, { as: officer })).status).toBe(404);
    const move = { toTeamId: team.id, position: 'deputy' };
    await api.post(`/api/seat-terms/${listed.id}/move`, move, { as: officer });
    expect((await device.get('/api/led-groups')).status).toBe(401);
    await device.post('/api/auth/refresh');
    expect((await device.get('/api/led-groups')).status).toBe(403);
  });

  it('who moves to another team leads it only when that is said', async () => {
    const { province, commune, team, officer, leader, actor } = await aTeam();
    const other = await province.team(commune);
    const seat = await api.database.queryOne<{ id: string }>(`select id from org.seat_term where member_id = $1`, [
      leader.id,
    ]);
    await api.post(`/api/seat-terms/${seat?.id}/move`, { toTeamId: other.id }, { as: officer });
    expect((await leaderActor(actor.accountId, leader.id)).grants).toEqual([]);
    const there = await api.get(`/api/teams/${other.id}`, { as: officer });
    expect(there.body.seats[0].holder).toMatchObject({ memberId: leader.id, position: 'member' });
    const back = { toTeamId: team.id, position: 'leader' };
    await api.post(`/api/seat-terms/${there.body.seats[0].holder.seatTermId}/move`, back, { as: officer });
    expect((await leaderActor(actor.accountId, leader.id)).grants).toMatchObject([{ bound: { teamId: team.id } }]);
  });

  it('must sit in the team, and leads no longer once the seat is left', async () => {
    const { province, village, team, officer, actor, leader } = await aTeam();
    const stranger = await province.member(village);
    const refused = await api.post(
      '/api/role-grants',
      { memberId: stranger.id, kind: 'team-leader', unitId: village.id, teamId: team.id },
      { as: officer },
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'org.leader-not-seated']);
    await api.database.execute(
      `update org.seat_term set held = daterange(lower(held), $2::date) where member_id = $1`,
      [leader.id, api.clock.today()],
    );
    expect((await leaderActor(actor.accountId, leader.id)).grants).toEqual([]);
    const ended = await api.get(`/api/role-grants?state=ended`, { as: officer });
    expect(ended.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['team-leader']);
  });

  it('lends it to somebody of the team, until her own seat is left', async () => {
    const { team, village, officer, leader, member, actor } = await aTeam();
    const until = vietnamDate(new Date(api.clock.now().getTime() + 7 * 86_400_000));
    const lent = await api.post(
      '/api/role-grants',
      {
        ...{ memberId: member.id, kind: 'team-leader', unitId: village.id, teamId: team.id },
        ...{ onBehalfOf: actor.accountId, until },
      },
      { as: officer },
    );
    const deputy = lent.body.holder.accountId as string;
    expect((await leaderActor(deputy, member.id)).grants).toMatchObject([{ onBehalfOf: actor.accountId }]);
    await api.database.execute(
      `update org.seat_term set held = daterange(lower(held), $2::date) where member_id = $1`,
      [leader.id, api.clock.today()],
    );
    expect((await leaderActor(deputy, member.id)).grants).toEqual([]);
  });

  it('lent it to somebody whose token is stale as soon as the seat is left', async () => {
    const { team, village, officer, leader, member, actor } = await aTeam();
    const until = vietnamDate(new Date(api.clock.now().getTime() + 7 * 86_400_000));
    const lent = await api.post(
      '/api/role-grants',
      {
        ...{ memberId: member.id, kind: 'team-leader', unitId: village.id, teamId: team.id },
        ...{ onBehalfOf: actor.accountId, until },
      },
      { as: officer },
    );
    const deputy = { accountId: lent.body.holder.accountId as string, memberId: member.id, sessionId: newId() };
    const epochs = api.app.get(AccessEpochs);
    const before = await epochs.of(deputy);
    const seat = await api.database.queryOne<{ id: string }>(`select id from org.seat_term where member_id = $1`, [
      leader.id,
    ]);
    const left = await api.post(`/api/seat-terms/${seat?.id}/end`, {}, { as: officer });
    expect([left.status, left.body.code]).toEqual([200, undefined]);
    expect(await epochs.of(deputy)).not.toBe(before);
  });

  it('reads a code aloud to somebody of her team, who is told; the officer sees it', async () => {
    const { member, officer, actor } = await aTeam();
    const code = await api.post(`/api/led-groups/${await groupOf(actor)}/people/${member.id}/sign-in-code`, undefined, {
      as: actor,
    });
    expect(code.status).toBe(201);
    const phone = new TestDevice(api);
    const proof = { code: code.body.code, birthYear: BIRTH_YEAR };
    const entered = await phone.post('/api/activation/complete', {
      ...proof,
      password: 'ruộng bậc thang vàng',
      agreedNoticeVersion: NOTICE_VERSION,
    });
    expect(entered.status).toBe(204);
    const told = await phone.get('/api/me/sign-in-helps');
    expect(told.body.items).toHaveLength(1);
    expect(told.body.items[0]).toMatchObject({ helperName: 'Lý Văn Chấn', wasUsed: true });
    expect((await phone.post('/api/me/sign-in-helps/seen')).status).toBe(204);
    expect((await phone.get('/api/me/sign-in-helps')).body.items).toEqual([]);
    const week = await api.get('/api/sign-in-helps', { as: officer });
    expect(week.body.items).toHaveLength(1);
    expect(week.body.items[0]).toMatchObject({ memberName: 'Ma Thị Huệ', helperName: 'Lý Văn Chấn' });
    // Weeks that are over are read as this one is.
    const at = new Date(week.body.items[0].helpedAt as string);
    const dayOf = (days: number): string => vietnamDate(new Date(at.getTime() + days * 86_400_000));
    const until = async (day: string) => (await api.get(`/api/sign-in-helps?until=${day}`, { as: officer })).body;
    expect(await until(dayOf(6))).toMatchObject({ from: dayOf(0), until: dayOf(6), total: 1, items: [{}] });
    expect(await until(dayOf(7))).toMatchObject({ from: dayOf(1), until: dayOf(7), total: 0, items: [] });
    expect(await until(dayOf(-1))).toMatchObject({ from: dayOf(-7), until: dayOf(-1), total: 0, items: [] });
    expect((await api.get('/api/sign-in-helps?until=2026-02-30', { as: officer })).status).toBe(400);
  });

  it('cannot set the notice of her help aside for good: the owner is told when she comes by her own means', async () => {
    const { province, member, actor } = await aTeam();
    const group = await groupOf(actor);
    const secret = 'ruộng bậc thang vàng';
    const readAloud = async (): Promise<{ code: string; birthYear: number }> => {
      const answer = await api.post(`/api/led-groups/${group}/people/${member.id}/sign-in-code`, undefined, {
        as: actor,
      });
      return { code: answer.body.code as string, birthYear: BIRTH_YEAR };
    };
    const enter = async (device: TestDevice, proof: object, password: string): Promise<number> => {
      const form = { ...proof, password, agreedNoticeVersion: NOTICE_VERSION };
      return (await device.post('/api/activation/complete', form)).status;
    };
    const told = async (device: TestDevice): Promise<number> =>
      (await device.get('/api/me/sign-in-helps')).body.items.length;
    const knows = async (device: TestDevice): Promise<number> =>
      (await device.post('/api/me/sign-in-helps/seen')).status;

    const first = await readAloud();
    const [helped, again] = [new TestDevice(api), new TestDevice(api)];
    expect(await enter(helped, first, secret)).toBe(204);
    expect([await told(helped), await knows(helped), await told(helped)]).toEqual([1, 204, 0]);
    // The same code and password once more, as after a lost reply, is no sign-in by her own means either.
    expect(await enter(again, first, secret)).toBe(204);
    expect([await told(again), await knows(again), await told(again)]).toEqual([1, 204, 0]);

    // Nor is a sign-in with the password the code has set: the helper knows it too. Each session sets it aside for itself.
    const username = (await helped.get('/api/auth/session')).body.account.username as string;
    const [one, other] = [new TestDevice(api), new TestDevice(api)];
    for (const device of [one, other]) {
      expect((await device.signIn(username, secret)).status).toBe(204);
      expect([await told(device), await knows(device), await told(device)]).toEqual([1, 204, 0]);
    }
    expect([await told(one), await told(other)]).toEqual([0, 0]);

    // Whoever chose that password may have been the helper: with another code the owner is told of both.
    const rescued = new TestDevice(api);
    expect(await enter(rescued, await readAloud(), 'nương ngô tháng chín')).toBe(204);
    expect(await told(rescued)).toBe(2);
    await knows(rescued);
    const home = new TestDevice(api);
    await home.signIn(username, 'nương ngô tháng chín');
    expect([await told(home), await knows(home), await told(home)]).toEqual([2, 204, 0]);

    // A slip of the office takes every way away that goes back to the helper: what she reads now is read.
    const { code } = await aSlip(api, province, member);
    const slip = { code, birthYear: BIRTH_YEAR };
    const printed = new TestDevice(api);
    expect(await enter(printed, slip, 'mèn mén thắng cố')).toBe(204);
    expect([await told(printed), await knows(printed)]).toEqual([2, 204]);
    const safe = new TestDevice(api);
    await safe.signIn(username, 'mèn mén thắng cố');
    expect([await told(safe), await knows(safe)]).toEqual([2, 204]);
    const later = new TestDevice(api);
    await later.signIn(username, 'mèn mén thắng cố');
    expect(await told(later)).toBe(0);
  });

  it('is told for good where nobody used the code, and thirty days after somebody did', async () => {
    const { member, actor } = await aTeam();
    const group = await groupOf(actor);
    const readAloud = () =>
      api.post(`/api/led-groups/${group}/people/${member.id}/sign-in-code`, undefined, { as: actor });
    const code = (await readAloud()).body.code as string;
    const helped = new TestDevice(api);
    const form = { code, birthYear: BIRTH_YEAR, password: 'ruộng bậc thang vàng', agreedNoticeVersion: NOTICE_VERSION };
    expect((await helped.post('/api/activation/complete', form)).status).toBe(204);
    const username = (await helped.get('/api/auth/session')).body.account.username as string;
    const toldTo = async (): Promise<number> => {
      const device = new TestDevice(api);
      expect((await device.signIn(username, form.password)).status).toBe(204);
      const { body } = await device.get('/api/me/sign-in-helps');
      await device.post('/api/me/sign-in-helps/seen');
      return body.items.length as number;
    };
    expect([await toldTo(), await toldTo()]).toEqual([1, 1]);
    try {
      api.clock.stopAt(new Date(api.clock.now().getTime() + 31 * 86_400_000).toISOString());
      expect([await toldTo(), await toldTo()]).toEqual([1, 0]);
    } finally {
      api.clock.release();
    }
  });

  it('reads no code to people of other teams nor to herself, twenty a day at most', async () => {
    const { province, commune, leader, member, actor } = await aTeam();
    const other: TestMember = await province.member(commune);
    await province.seat(other, await province.team(commune));
    const group = await groupOf(actor);
    const ask = async (memberId: string): Promise<number> =>
      (await api.post(`/api/led-groups/${group}/people/${memberId}/sign-in-code`, undefined, { as: actor })).status;
    expect([await ask(other.id), await ask(newId()), await ask(leader.id)]).toEqual([404, 404, 404]);
    for (let count = 0; count < 20; count += 1) expect(await ask(member.id)).toBe(201);
    expect(await ask(member.id)).toBe(429);
  });

  it('of an organisation sees its members in the commune, nobody else’s and no code', async () => {
    const { member, actor } = await aUnion();
    const group = await groupOf(actor);
    const people = await api.get(`/api/led-groups/${group}/people`, { as: actor });
    expect([namesOf(people), people.body.canHelpSignIn]).toEqual([['Ma Thị Huệ'], false]);
    const code = await api.post(`/api/led-groups/${group}/people/${member.id}/sign-in-code`, undefined, { as: actor });
    expect(code.status).toBe(403);
  });

  it('of one group does not find another', async () => {
    const { actor } = await aTeam();
    const other = await aTeam();
    const foreign = await api.get(`/api/led-groups/${await groupOf(other.actor)}/people`, { as: actor });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'platform.not-found']);
  });

  it('and a printed slip leave each other alone: the newer code counts', async () => {
    const { province, member, actor } = await aTeam();
    const slip = await aSlip(api, province, member);
    await api.post(`/api/led-groups/${await groupOf(actor)}/people/${member.id}/sign-in-code`, undefined, {
      as: actor,
    });
    const check = await api.post('/api/activation/check', { code: slip.code });
    expect(check.body.code).toBe('identity.code-superseded');
  });
});
