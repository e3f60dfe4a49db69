import { UnitService } from '@lopso/org';
import { type Actor, Audit, newId, vietnamDate } from '@lopso/platform';
import { type ActiveMember, anActiveMember, aSignedInOfficer } from '../support/identity';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

interface Entry {
  readonly action: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly onBehalfOf: { readonly id: string } | null;
  readonly unitName: string | null;
}

/** Which units and people find an entry in their trail. */
describe('the audit trail', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const trail = async (as: Actor, query = ''): Promise<Entry[]> => {
    const { status, body } = await api.get(`/api/audit-entries?limit=200${query}`, { as });
    expect(status).toBe(200);
    return (body as { entries: Entry[] }).entries;
  };
  const readersOf = async ({ device }: ActiveMember, query = ''): Promise<Entry[]> => {
    const { status, body } = await device.get(`/api/own-data/readers${query}`);
    expect(status).toBe(200);
    return (body as { entries: Entry[] }).entries;
  };
  const by = (actor: Actor) => (entry: Entry) => entry.actor?.id === actor.accountId;
  const actionsOf = (entries: readonly Entry[]): string[] => entries.map(({ action }) => action);
  const list = async (as: Actor): Promise<void> => {
    expect((await api.get('/api/members', { as })).status).toBe(200);
  };
  const both = (one: Actor, other: Actor): Actor => ({ ...one, grants: [...one.grants, ...other.grants] });
  const merge = async (province: TestProvince, from: readonly TestUnit[], code: string): Promise<TestUnit> => {
    const fromIds = from.map(({ id }) => id);
    const rights = await api.database.query<{ id: string }>(
      'select id from org.role_grant where unit_id = any($1::uuid[]) and ended_at is null',
      [fromIds],
    );
    const body = {
      ...{ fromIds, grants: rights.map(({ id }) => ({ grantId: id, to: null })) },
      to: [{ code, word: 'Xã', name: `Hợp Nhất ${code}` }],
      ...{ decisionNumber: '1/NQ', effectiveOn: vietnamDate(api.clock.now()) },
    };
    const { status } = await api.post('/api/commune-reforms', body, { as: province.officer('department-admin') });
    expect(status).toBe(201);
    const path = `${province.unit.path}.${code}`;
    const [row] = await api.database.query<{ id: string }>('select id from org.unit where path = $1', [path]);
    return { id: row?.id ?? '', path, name: `Xã Hợp Nhất ${code}` };
  };

  describe('of acts on one’s own account', () => {
    it('is that of the person’s own commune and province, and of no other', async () => {
      const [mine, theirs] = [await TestProvince.create(api.database), await TestProvince.create(api.database)];
      const name = `Người Tỉnh Khác ${newId()}`;
      const person = await anActiveMember(api, theirs, name);
      await person.device.post('/api/auth/sign-out-everywhere');
      const about = (entries: Entry[]): string[] =>
        actionsOf(entries.filter(({ actor }) => actor === null || actor.name === name)).sort();
      const acts = ['identity.password-set', 'identity.signed-out-everywhere', 'privacy.consent-agreed'];
      for (const as of [
        theirs.officer('department-admin'),
        theirs.officer('commune-officer', person.member.unit),
        theirs.officer('auditor'),
      ])
        expect(about(await trail(as))).toEqual(acts);
      for (const as of [
        mine.officer('department-admin'),
        mine.officer('auditor'),
        theirs.officer('commune-officer', await theirs.commune()),
      ]) {
        expect(about(await trail(as))).toEqual([]);
        expect(about(await trail(as, `&text=${encodeURIComponent(name)}`))).toEqual([]);
      }
    });

    it('of staff is that of the units of their rights, also after these ended', async () => {
      const [mine, theirs] = [await TestProvince.create(api.database), await TestProvince.create(api.database)];
      const [commune, other] = [await theirs.commune(), await theirs.commune()];
      const staff = await aSignedInOfficer(api, 'commune-officer', commune);
      const ofStaff = async (as: Actor): Promise<string[]> =>
        actionsOf((await trail(as)).filter(({ actor }) => actor?.id === staff.accountId));
      await staff.device.post('/api/auth/sign-out-everywhere');
      const away = ['identity.signed-out-everywhere'];
      expect(await ofStaff(theirs.officer('commune-officer', commune))).toEqual(away);
      expect(await ofStaff(theirs.officer('department-admin'))).toEqual(away);
      expect(await ofStaff(theirs.officer('commune-officer', other))).toEqual([]);
      expect(await ofStaff(mine.officer('department-admin'))).toEqual([]);

      await api.database.execute('update org.role_grant set ended_at = now() where account_id = $1', [staff.accountId]);
      const gone = { accountId: staff.accountId, memberId: null, sessionId: newId(), grants: [] };
      expect((await api.post('/api/auth/sign-out-everywhere', {}, { as: gone })).status).toBe(204);
      expect(await ofStaff(theirs.officer('commune-officer', commune))).toEqual([...away, ...away]);
      expect(await ofStaff(mine.officer('department-admin'))).toEqual([]);
    });
  });

  describe('of a reading over several units', () => {
    it('is that of each unit and of the people of each, and says for whom it was read there', async () => {
      const province = await TestProvince.create(api.database);
      const people = [await anActiveMember(api, province), await anActiveMember(api, province)] as const;
      const [own, lent] = people.map(({ member }) => province.officer('commune-officer', member.unit)) as [
        Actor,
        Actor,
      ];
      const lender = newId();
      const deputy = both(own, { ...lent, grants: lent.grants.map((grant) => ({ ...grant, onBehalfOf: lender })) });
      await list(deputy);
      const stranger = await anActiveMember(api, province);
      for (const [index, person] of people.entries()) {
        const entries = (await readersOf(person)).filter(by(deputy));
        expect(actionsOf(entries)).toEqual(['org.members-listed']);
        expect(entries[0]?.unitName).toBe(person.member.unit.name);
        const office = await trail(province.officer('commune-officer', person.member.unit));
        const [entry, ...more] = office.filter(by(deputy));
        expect([entry?.action, entry?.unitName, more]).toEqual(['org.members-listed', person.member.unit.name, []]);
        expect(entry?.onBehalfOf?.id ?? null).toBe(index === 0 ? null : lender);
      }
      expect((await readersOf(stranger)).filter(by(deputy))).toEqual([]);
    });

    it('names a subtree inside another once', async () => {
      const province = await TestProvince.create(api.database);
      const person = await anActiveMember(api, province);
      const wide = both(
        province.officer('department-officer'),
        province.officer('commune-officer', person.member.unit),
      );
      await list(wide);
      expect(actionsOf((await readersOf(person)).filter(by(wide)))).toEqual(['org.members-listed']);
    });
  });

  describe('as a person reads it', () => {
    const besidesOf = (person: ActiveMember): Promise<Entry[]> => readersOf(person, '?kind=beside');
    const aPair = async () => {
      const province = await TestProvince.create(api.database);
      const one = await anActiveMember(api, province, 'Lò Thị Ánh');
      const other = await province.member(one.member.unit, 'Vàng Văn Ún');
      return { one, other, officer: province.officer('commune-officer', one.member.unit) };
    };
    const search = async (as: Actor, query: string): Promise<{ nextCursor: string | null }> => {
      const { status, body } = await api.get(`/api/members?${query}`, { as });
      expect(status).toBe(200);
      return body as { nextCursor: string | null };
    };

    it('has a list only when it held her; what held others is counted beside', async () => {
      const { one, officer } = await aPair();
      await search(officer, `text=${encodeURIComponent('Ún')}`);
      expect((await readersOf(one)).filter(by(officer))).toEqual([]);
      expect(actionsOf((await besidesOf(one)).filter(by(officer)))).toEqual(['org.members-listed']);
      await search(officer, `text=${encodeURIComponent('Ánh')}`);
      expect(actionsOf((await readersOf(one)).filter(by(officer)))).toEqual(['org.members-listed']);
      expect((await besidesOf(one)).filter(by(officer))).toEqual([]);
      const { body } = await one.device.get('/api/own-data/readers');
      expect(body).toMatchObject({ besideCount: 0 });
    });

    it('has the reading once when she stood on a later page of the hour', async () => {
      const { one, officer } = await aPair();
      const first = await search(officer, 'limit=1');
      expect(first.nextCursor).not.toBeNull();
      const names = async () => (await readersOf(one)).filter(by(officer)).length;
      const before = await names();
      await search(officer, `limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
      await search(officer, `limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
      expect([before, await names()].sort()).toEqual(before === 1 ? [1, 1] : [0, 1]);
      const pages = await api.database.query(
        `select 1 from platform.audit_held h join platform.audit_entry e on e.id = h.entry_id where e.account_id = $1`,
        [officer.accountId],
      );
      expect(pages).toHaveLength(2);
    });

    it('is kept from nobody else’s erasure, and goes with the own', async () => {
      const { one, other, officer } = await aPair();
      await search(officer, 'limit=50');
      const audit = api.app.get(Audit, { strict: false });
      await audit.eraseValues(other.id, []);
      expect(actionsOf((await readersOf(one)).filter(by(officer)))).toEqual(['org.members-listed']);
      const held = () =>
        api.database.query(`select 1 from platform.audit_held where member_ids && $1::uuid[]`, [
          [one.member.id, other.id],
        ]);
      expect(await held()).toHaveLength(1);
      await audit.eraseValues(one.member.id, []);
      expect(await held()).toEqual([]);
    });

    it('has the trail that named her, and not what was read of others', async () => {
      const { one, other, officer } = await aPair();
      const readers = [1, 2, 3].map(() => ({ ...officer, accountId: newId(), sessionId: newId() }));
      const [first, second, third] = readers as [Actor, Actor, Actor];
      for (const { id } of [one.member, other])
        expect((await api.get(`/api/members/${id}`, { as: officer })).status).toBe(200);
      await trail(first, `&memberId=${one.member.id}`);
      await trail(second, `&memberId=${other.id}`);
      await trail(third, `&accountId=${one.accountId}`);
      const entries = await readersOf(one);
      expect(readers.map((reader) => entries.filter(by(reader)).length)).toEqual([1, 0, 1]);
    });
  });

  describe('as an officer reads it', () => {
    it('has the days from the first to the last, both whole, and leaves out the own readings when asked', async () => {
      const province = await TestProvince.create(api.database);
      const commune = await province.commune();
      const [office, other] = [
        province.officer('commune-officer', commune),
        province.officer('commune-officer', commune),
      ];
      try {
        for (const day of ['09', '10', '11', '12']) {
          api.clock.stopAt(`2027-03-${day}T16:59:59Z`);
          await list(other);
        }
        api.clock.stopAt('2027-03-12T17:00:00Z');
        await list(office);
      } finally {
        api.clock.release();
      }
      const span = await trail(office, '&from=2027-03-10&to=2027-03-11');
      expect(span.filter(by(other))).toHaveLength(2);
      expect((await trail(office, '&from=2027-03-13&to=2027-03-13')).filter(by(office))).toHaveLength(1);
      expect((await trail(office, '&ownReads=leave-out')).filter(by(office))).toEqual([]);
      expect((await trail(office, '&ownReads=leave-out')).filter(by(other))).toHaveLength(4);
    });
  });

  describe('after somebody moved', () => {
    const moveTo = async (member: TestMember, unit: TestUnit): Promise<void> => {
      await api.database.execute('update org.member set unit_id = $2, unit_path = $3 where id = $1', [
        member.id,
        unit.id,
        unit.path,
      ]);
    };

    it('tells her who read the list of the old unit while she was on it, and no longer who does', async () => {
      const province = await TestProvince.create(api.database);
      const person = await anActiveMember(api, province);
      const next = await province.commune();
      const [before, after, earlier, now] = [person.member.unit, person.member.unit, next, next].map((unit) =>
        province.officer('commune-officer', unit),
      ) as [Actor, Actor, Actor, Actor];
      await list(before);
      await list(earlier);
      await moveTo(person.member, next);
      await list(after);
      await list(now);
      const entries = await readersOf(person);
      const seen = [before, after, earlier, now].map((one) => entries.some(by(one)));
      expect(seen).toEqual([true, false, false, true]);
    });

    it('tells her who opened the team she sat in, in those days', async () => {
      const province = await TestProvince.create(api.database);
      const person = await anActiveMember(api, province);
      const village = await province.village(person.member.unit);
      const team = await province.team(village, 'village-team');
      await province.seat(person.member, team);
      const office = province.officer('commune-officer', person.member.unit);
      expect((await api.get(`/api/teams/${team.id}`, { as: office })).status).toBe(200);
      expect(actionsOf((await readersOf(person)).filter(by(office)))).toEqual(['org.team-read']);
      const next = province.officer('commune-officer', person.member.unit);
      await api.database.execute(
        `update org.seat_term set held = daterange(lower(held), '2026-01-01') where team_id = $1`,
        [team.id],
      );
      expect((await api.get(`/api/teams/${team.id}`, { as: next })).status).toBe(200);
      expect(actionsOf((await readersOf(person)).filter(by(office)))).toEqual(['org.team-read']);
      expect((await readersOf(person)).filter(by(next))).toEqual([]);
    });
  });

  describe('after a merger', () => {
    it('of the old communes belongs to the new one’s officers, and their readings to the people', async () => {
      const province = await TestProvince.create(api.database);
      const person = await anActiveMember(api, province);
      const village = await province.village(person.member.unit);
      const villager = await province.member(village);
      const old = province.officer('commune-officer', person.member.unit);
      await list(old);
      expect((await api.get(`/api/members/${villager.id}`, { as: old })).status).toBe(200);
      const beside = await province.commune();
      const commune = await merge(province, [person.member.unit, await province.commune()], '19871');

      const entries = (await trail(province.officer('commune-officer', commune))).filter(by(old));
      expect(actionsOf(entries)).toEqual(['org.member-read', 'org.members-listed']);
      expect((await trail(province.officer('commune-officer', beside))).filter(by(old))).toEqual([]);
      expect(actionsOf((await readersOf(person)).filter(by(old)))).toEqual(['org.members-listed']);
    });

    it('finds who acted in the old commune by name', async () => {
      const province = await TestProvince.create(api.database);
      const was = await province.commune();
      const staff = await aSignedInOfficer(api, 'commune-officer', was);
      await staff.device.get('/api/members');
      const commune = await merge(province, [was, await province.commune()], '19872');
      const found = await trail(province.officer('commune-officer', commune), `&text=${staff.username}`);
      expect(actionsOf(found.filter(({ actor }) => actor?.id === staff.accountId))).toContain('org.members-listed');
    });

    it('keeps codes that were read aloud on the list of the week', async () => {
      const province = await TestProvince.create(api.database);
      const [was, beside] = [await province.commune(), await province.commune()];
      const village = await province.village(was);
      for (const unit of [was, village]) {
        const account = newId();
        await api.database.execute(
          `insert into identity.account (id, username, display_name, state, created_at) values ($1, $2, 'Người Được Giúp', 'invited', now())`,
          [account, `giup-${account.slice(24)}`],
        );
        await api.database.execute(
          `insert into identity.activation_code (id, account_id, code_hash, purpose, issued_by, issued_at, expires_at, unit_path)
           values ($1, $2, decode(md5($5), 'hex'), 'activate', $2, $3, $3::timestamptz + interval '1 day', $4)`,
          [newId(), account, api.clock.now(), unit.path, newId()],
        );
      }
      const commune = await merge(province, [was, await province.commune()], '19873');
      const helped = async (unit: TestUnit): Promise<number> => {
        const { body } = await api.get('/api/sign-in-helps', { as: province.officer('commune-officer', unit) });
        return (body as { items: unknown[] }).items.length;
      };
      expect([await helped(commune), await helped(beside)]).toEqual([2, 0]);
    });
  });

  it('of a commune that was split stays with the province, that of a village goes along with it', async () => {
    const province = await TestProvince.create(api.database);
    const person = await anActiveMember(api, province);
    const was = person.member.unit;
    const villages = [await province.village(was), await province.village(was)] as const;
    const old = province.officer('commune-officer', was);
    await list(old);
    for (const village of villages) {
      const { id } = await province.member(village);
      expect((await api.get(`/api/members/${id}`, { as: old })).status).toBe(200);
    }
    const body = {
      fromIds: [was.id],
      to: ['19874', '19875'].map((code) => ({ code, word: 'Xã', name: `Chia ${code}` })),
      home: 0,
      villages: villages.map(({ id }, to) => ({ villageId: id, to })),
      ...{ decisionNumber: '2/NQ', effectiveOn: vietnamDate(api.clock.now()) },
    };
    const admin = province.officer('department-admin');
    expect((await api.post('/api/commune-reforms', body, { as: admin })).status).toBe(201);
    for (const code of ['19874', '19875']) {
      const path = `${province.unit.path}.${code}`;
      const [row] = await api.database.query<{ id: string }>('select id from org.unit where path = $1', [path]);
      const as = province.officer('commune-officer', { id: row?.id ?? '', path, name: code });
      expect(actionsOf((await trail(as)).filter(by(old)))).toEqual(['org.member-read']);
    }
    const all = ['org.member-read', 'org.member-read', 'org.members-listed'];
    expect(actionsOf((await trail(admin)).filter(by(old)))).toEqual(all);
    expect(actionsOf((await readersOf(person)).filter(by(old)))).toEqual(['org.members-listed']);
  });

  describe('of what the chain relies on', () => {
    const found = async (action: string, as: Actor) => (await trail(as)).filter((entry) => entry.action === action);

    it('is that of the whole province whose values were erased, and names nobody', async () => {
      const [mine, theirs] = [await TestProvince.create(api.database), await TestProvince.create(api.database)];
      const person = await anActiveMember(api, theirs, `Người Bị Xóa ${newId()}`);
      const erased = await api.app.get(Audit, { strict: false }).eraseValues(person.member.id, [person.accountId]);
      expect(erased).toBeGreaterThan(0);
      const action = 'platform.values-erased';
      for (const role of ['department-admin', 'auditor'] as const) {
        const entries = await found(action, theirs.officer(role));
        expect(entries).toMatchObject([{ action, actor: null, member: null, details: [], unitName: theirs.unit.name }]);
        const text = JSON.stringify(entries);
        for (const trace of [person.member.id, person.accountId, person.member.fullName])
          expect(text).not.toContain(trace);
        expect(await found(action, mine.officer(role))).toEqual([]);
      }
      expect(await found(action, theirs.officer('commune-officer', person.member.unit))).toEqual([]);
    });

    it('is that of every province where the end of the chain was accepted', async () => {
      const provinces = [await TestProvince.create(api.database), await TestProvince.create(api.database)];
      const paths = (await api.app.get(UnitService, { strict: false }).listProvinces()).map(({ path }) => path);
      expect(paths).toEqual(expect.arrayContaining(provinces.map(({ unit }) => unit.path)));
      const entry = { action: 'platform.audit-end-accepted', subjectType: 'audit-head', subjectId: '1' };
      await api.app.get(Audit, { strict: false }).recordAt(null, paths, entry);
      for (const province of provinces)
        expect(await found(entry.action, province.officer('auditor'))).toMatchObject([
          { actor: null, unitName: province.unit.name, details: [] },
        ]);
    });
  });

  it('searched by a name counts only who acted in the units asked about', async () => {
    const [mine, theirs] = [await TestProvince.create(api.database), await TestProvince.create(api.database)];
    const name = `Trùng ${newId().slice(24)}`;
    await anActiveMember(api, theirs, name);
    await api.database.execute(
      `insert into identity.account (id, username, display_name, state, created_at)
       select gen_random_uuid(), $1 || n, $2, 'invited', now() from generate_series(1, 20001) n`,
      [`t${newId().slice(24)}-`, name],
    );
    const person = await anActiveMember(api, mine, name);
    const as = mine.officer('department-admin');
    const found = await trail(as, `&text=${encodeURIComponent(name)}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ actor }) => actor === null || actor.id === person.accountId)).toBe(true);
    await api.database.execute(`delete from identity.account where display_name = $1 and state = 'invited'`, [name]);
  }, 60_000);
});
