import { RoleGrantService } from '@lopso/org';
import { type Actor, newId } from '@lopso/platform';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

/** Lists that were cut off without a word once: every row comes, each once, in pages. */
describe('long lists', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
    commune = await province.commune();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  /** All pages of a list; every one but the last is full. */
  const walk = async <Row>(path: string, as: Actor, limit: number): Promise<Row[]> => {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const more = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await api.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${more}`, { as });
      expect(status).toBe(200);
      rows.push(...body.items);
      if (body.nextCursor !== null) expect(body.items).toHaveLength(limit);
      cursor = body.nextCursor;
    } while (cursor !== null);
    return rows;
  };

  const anAccount = async (displayName: string): Promise<string> => {
    const id = newId();
    await api.database.execute(
      `insert into identity.account (id, username, display_name, state, created_at) values ($1, $2, $3, 'invited', now())`,
      [id, `u${id.replaceAll('-', '').slice(0, 20)}`, displayName],
    );
    return id;
  };

  /** An officer of the women's union over the commune, with her grant. */
  const aUnionOfficer = async () => {
    const organisation = `Hội Phụ nữ ${newId()}`;
    const accountId = await anAccount('Cán bộ hội');
    const grantId = newId();
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, organisation, given_at)
       values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,)', $5, now())`,
      [grantId, accountId, commune.id, commune.path, organisation],
    );
    const bound = { kind: 'organisation' as const, organisation };
    const grants = [{ role: 'team-leader' as const, unitId: commune.id, path: commune.path, bound }];
    const actor: Actor = { accountId, memberId: null, sessionId: newId(), grants };
    return { actor, organisation, path: `/api/led-groups/${grantId}/people` };
  };

  /** So many of an organisation, five to a village team. */
  const seatMany = async (organisation: string, count: number): Promise<void> => {
    await api.database.execute(
      `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, is_demo, valid)
       select gen_random_uuid(), 'village', 'w' || i, 'Thôn ' || i, 'Thôn ' || i, $1, $2::ltree || ('w' || i), 'thon ' || i, true,
         '[2025-07-01,)' from generate_series(1, $3::int / 5) i`,
      [commune.id, commune.path, count],
    );
    await api.database.execute(
      `insert into org.team (id, unit_id, unit_path, kind, name, valid)
       select gen_random_uuid(), id, path, 'village-team', 'Tổ ' || name, '[2025-07-01,)' from org.unit where parent_id = $1`,
      [commune.id],
    );
    await api.database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, organisation, is_demo, created_at)
       select gen_random_uuid(), $1, $2::ltree, 'Nguyễn Thị N' || i % 40, 'N' || i % 40, 'nguyen thi n' || i % 40, 1980,
         'mass-organisation', $3, true, now() from generate_series(1, $4::int) i`,
      [commune.id, commune.path, organisation, count],
    );
    await api.database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held)
       select gen_random_uuid(), t.id, 'village-team', 1 + (m.k - 1) % 5, m.id, 'member', '[2025-07-01,)'
       from (select id, row_number() over (order by id) as k from org.member where organisation = $2) m
       join (select t.id, row_number() over (order by t.id) as k from org.team t join org.unit u on u.id = t.unit_id
         where u.parent_id = $1) t on t.k = 1 + (m.k - 1) / 5`,
      [commune.id, organisation],
    );
  };

  it('of a union show every one of its 620 people, by given name, with their number; a reminder finds the last', async () => {
    const { actor, organisation, path } = await aUnionOfficer();
    await seatMany(organisation, 620);
    const people = await walk<{ memberId: string; givenName: string }>(path, actor, 100);
    expect(people).toHaveLength(620);
    expect(new Set(people.map(({ memberId }) => memberId)).size).toBe(620);
    const names = people.map(({ givenName }) => givenName);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
    const first = await api.get(path, { as: actor });
    expect([first.body.items.length, first.body.total, first.body.finished]).toEqual([50, 620, 0]);
    // Nobody agreed to be reminded: she is found, and refused for that alone.
    const last = people.at(-1)?.memberId ?? '';
    const reminded = await api.post(`${path}/${last}/reminders`, undefined, { as: actor });
    expect(reminded.status).not.toBe(404);
    const stranger = await province.member(commune);
    expect((await api.post(`${path}/${stranger.id}/reminders`, undefined, { as: actor })).status).toBe(404);
  });

  it('of a day show every act, so that each can be taken back', async () => {
    api.clock.stopAt('2026-11-25T03:00:00Z');
    const here = await province.commune();
    const officer = province.officer('commune-officer', here);
    await api.database.execute(
      `insert into org.act (id, kind, unit_id, unit_path, subject, account_id, done_at, done_on)
       select gen_random_uuid(), 'village-added', $1, $2::ltree, i::text, $3, '2026-11-25T02:00:00Z'::timestamptz + (i / 4) * interval '1 second',
         '2026-11-25' from generate_series(1, 130) i`,
      [here.id, here.path, officer.accountId],
    );
    const acts = await walk<{ id: string; doneAt: string }>(`/api/communes/${here.id}/acts`, officer, 40);
    expect(new Set(acts.map(({ id }) => id)).size).toBe(130);
    expect(acts.map(({ doneAt }) => doneAt)).toEqual(
      acts
        .map(({ doneAt }) => doneAt)
        .sort()
        .reverse(),
    );
  });

  it('of codes read aloud in a week show every one, and say how many', async () => {
    const here = await province.commune();
    const officer = province.officer('commune-officer', here);
    const accountId = await anAccount('Người được giúp');
    await api.database.execute(
      `insert into identity.activation_code (id, account_id, code_hash, purpose, issued_by, issued_at, expires_at, unit_path, superseded_at)
       select gen_random_uuid(), $1::uuid, decode(md5($1::uuid::text || i), 'hex'), 'reset', $1::uuid, $3::timestamptz - (i / 3) * interval '1 minute', $3, $2::ltree, $3
       from generate_series(1, 540) i`,
      [accountId, here.path, new Date()],
    );
    const helps = await walk<{ id: string }>('/api/sign-in-helps', officer, 200);
    expect(new Set(helps.map(({ id }) => id)).size).toBe(540);
    expect((await api.get('/api/sign-in-helps', { as: officer })).body.total).toBe(540);
  });

  it('of accounts show everybody whose name fits, by given name', async () => {
    const here = await province.commune();
    const officer = province.officer('commune-officer', here);
    const ids = await Promise.all(['Ma Văn An', 'Đỗ Thị Ánh', 'Lê Văn Bình', 'Lý An'].map(anAccount));
    for (const id of ids)
      await api.database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, given_at)
         values ($1, $2, 'trainer', $3, $4, '[2025-07-01,)', now())`,
        [newId(), id, here.id, here.path],
      );
    const named = async (text: string) =>
      (await walk<{ displayName: string }>(`/api/staff-accounts?text=${encodeURIComponent(text)}`, officer, 2)).map(
        ({ displayName }) => displayName,
      );
    expect(await named('')).toEqual(['Lý An', 'Ma Văn An', 'Đỗ Thị Ánh', 'Lê Văn Bình']);
    expect(await named('do thi')).toEqual(['Đỗ Thị Ánh']);
  });

  it('of grants hide none: a right held since long counts after a hundred later ones', async () => {
    const here = await province.commune();
    const accountId = await anAccount('Cán bộ luân chuyển');
    const other = (await TestProvince.create(api.database)).unit;
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, given_at)
       values ($1, $2, 'department-admin', $3, $4, '[2025-07-01,)', '2025-07-01')`,
      [newId(), accountId, other.id, other.path],
    );
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, given_at, ended_at, ended_by)
       select gen_random_uuid(), $1, 'trainer', $2, $3::ltree, '[2025-08-01,)', '2025-08-01'::timestamptz + i * interval '1 hour', now(), $1
       from generate_series(1, 110) i`,
      [accountId, here.id, here.path],
    );
    const holders = api.app.get(RoleGrantService);
    await expect(holders.requireManagedAccount(province.officer('department-admin'), accountId)).rejects.toMatchObject({
      code: 'org.grant-not-yours',
    });
    await api.database.execute('update org.role_grant set ended_at = now(), ended_by = $1 where account_id = $1', [
      accountId,
    ]);
    expect(await holders.requireManagedAccount(province.officer('department-admin'), accountId)).toMatchObject({
      role: 'trainer',
    });
  });
});
