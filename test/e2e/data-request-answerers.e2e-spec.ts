import { type Actor, type Database, newId } from '@lopso/platform';
import { type ActiveMember, anActiveMember } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

const ACTS = {
  acceptance: {},
  refusal: { answer: 'Không đồng ý với yêu cầu này.' },
  extension: { reason: 'Cần thêm thời gian' },
};

describe('who answers a request about personal data', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(database);
  });

  const officerOf = (person: ActiveMember): Actor => province.officer('commune-officer', person.member.unit);
  /** Somebody with no right but the one that this account lent her. */
  const deputyOf = ({ member }: ActiveMember, lender: string): Actor =>
    province.deputy('commune-officer', lender, member.unit);
  const urlOf = ({ status, body }: TestResponse): string => {
    expect(status).toBe(201);
    return `/api/data-requests/${body.id}`;
  };
  const asks = async ({ device }: ActiveMember, kind: string): Promise<string> =>
    urlOf(await device.post('/api/own-data/requests', { kind, clientKey: newId() }));
  const shown = async (url: string, as: Actor) => (await api.get(url, { as })).body;

  async function refuses(url: string, as: Actor): Promise<void> {
    expect(await shown(url, as)).toMatchObject({ state: 'received', can: [], needsOtherOfficer: true, isOwn: true });
    for (const [act, body] of Object.entries(ACTS)) {
      const tried = await api.post(`${url}/${act}`, body, { as });
      expect([act, tried.status, tried.body.code]).toEqual([act, 422, 'org.other-officer-needed']);
    }
  }

  it.each(['correction', 'restriction'])('%s: not who acts by a right that the asker lent', async (kind) => {
    const person = await anActiveMember(api, province);
    const url = await asks(person, kind);
    await refuses(url, deputyOf(person, person.accountId));
    const queue = await api.get('/api/data-requests', { as: deputyOf(person, person.accountId) });
    expect(queue.body.requests).toMatchObject([{ can: [], needsOtherOfficer: true }]);
    const done = kind === 'correction' ? 'accepted' : 'done';
    const other = deputyOf(person, newId());
    expect(await shown(url, other)).toMatchObject({ needsOtherOfficer: false, isOwn: false });
    expect((await api.post(`${url}/acceptance`, {}, { as: other })).body.state).toBe(done);
  });

  it('not an account of staff that bears the asker’s telephone, nor who acts for it', async () => {
    const phone = '+84992555613';
    const person = await anActiveMember(api, province, 'Sùng Thị Pà');
    await database.execute('update org.member set phone = $2 where id = $1', [person.member.id, phone]);
    const second = await aTrainer(database, province, 'Sùng Pà');
    await database.execute('update identity.account set phone = $2 where id = $1', [second.accountId, phone]);
    const url = await asks(person, 'restriction');
    await refuses(url, { ...officerOf(person), accountId: second.accountId });
    await refuses(url, deputyOf(person, second.accountId));
  });

  it('a namesake born in another year does, one of whom no year is known does not', async () => {
    const person = await anActiveMember(api, province, 'Lù Thị Mẩy');
    await database.execute('update org.member set birth_year = 1980 where id = $1', [person.member.id]);
    const namesake = await aTrainer(database, province, 'Lù Thị Mẩy');
    const as = { ...officerOf(person), accountId: namesake.accountId };
    const url = await asks(person, 'correction');
    await refuses(url, as);
    await database.execute('update identity.account set birth_year = 1991 where id = $1', [namesake.accountId]);
    expect(await shown(url, as)).toMatchObject({ isOwn: false, needsOtherOfficer: false });
    expect((await api.post(`${url}/acceptance`, {}, { as })).body.state).toBe('accepted');
  });

  /** An officer of the same commune who is a member of the register too, and signs in as one. */
  const memberOfficer = async (beside: ActiveMember, name: string, birthYear: number): Promise<Actor> => {
    const { member, accountId } = await anActiveMember(api, province, name, beside.member.unit);
    await bornIn(member.id, birthYear);
    return { ...officerOf(beside), accountId, memberId: member.id };
  };
  const bornIn = (memberId: string, year: number): Promise<unknown> =>
    database.execute('update org.member set birth_year = $2 where id = $1', [memberId, year]);

  it('an officer who is a member does, or whoever she lent her right, though another member bears her name', async () => {
    const name = 'Lù Thị Mẩy';
    const person = await anActiveMember(api, province, name);
    await bornIn(person.member.id, 1980);
    const url = await asks(person, 'correction');
    const as = await memberOfficer(person, name, 1991);
    for (const answerer of [as, deputyOf(person, as.accountId)])
      expect(await shown(url, answerer)).toMatchObject({ isOwn: false, needsOtherOfficer: false });
    expect((await api.post(`${url}/acceptance`, {}, { as })).body.state).toBe('accepted');
  });

  it('an officer who is a member doesn’t where staff of her name asked, until their birth years are known to differ', async () => {
    const name = 'Lù Thị Mẩy';
    const person = await anActiveMember(api, province);
    const staff = await aTrainer(database, province, name, person.member.unit);
    const url = urlOf(
      await api.post('/api/own-data/requests', { kind: 'correction', clientKey: newId() }, { as: staff }),
    );
    const as = province.officer('department-admin');
    const { accountId, memberId } = await memberOfficer(person, name, 1980);
    const her = { ...as, accountId, memberId };
    await refuses(url, her);
    await database.execute('update identity.account set birth_year = 1991 where id = $1', [staff.accountId]);
    expect(await shown(url, her)).toMatchObject({ isOwn: false, needsOtherOfficer: false });
    expect((await api.post(`${url}/acceptance`, {}, { as: her })).body.state).toBe('accepted');
  });

  describe('to erase, asked on paper', () => {
    const writtenBy = async (person: ActiveMember, as: Actor): Promise<string> => {
      const body = { memberId: person.member.id, kind: 'erasure', madeOn: '2026-11-20', clientKey: newId() };
      const made = await api.post('/api/data-requests', body, { as });
      expect(made.body).toMatchObject({ needsOtherOfficer: true, can: ['refuse', 'extend'] });
      return `/api/data-requests/${made.body.id}`;
    };
    const isLeftToOthers = async (url: string, as: Actor): Promise<void> => {
      expect(await shown(url, as)).toMatchObject({ isOwn: false, needsOtherOfficer: true, can: ['refuse', 'extend'] });
      const tried = await api.post(`${url}/acceptance`, {}, { as });
      expect([tried.status, tried.body.code]).toEqual([422, 'org.other-officer-needed']);
    };

    it('not who acts for the officer who wrote it down', async () => {
      const person = await anActiveMember(api, province);
      const first = officerOf(person);
      const url = await writtenBy(person, first);
      await isLeftToOthers(url, deputyOf(person, first.accountId));
      expect((await api.post(`${url}/acceptance`, {}, { as: officerOf(person) })).body.state).toBe('done');
    });

    it('an officer of the register whose name is that of the member who wrote it down', async () => {
      const [name, person] = ['Lù Thị Mẩy', await anActiveMember(api, province)];
      const first = await memberOfficer(person, name, 1980);
      const as = await memberOfficer(person, name, 1991);
      const url = await writtenBy(person, first);
      await isLeftToOthers(url, first);
      expect(await shown(url, as)).toMatchObject({ isOwn: false, needsOtherOfficer: false });
      expect((await api.post(`${url}/acceptance`, {}, { as })).body.state).toBe('done');
    });

    it('not who lent the right it was written down by, nor another who uses it', async () => {
      const person = await anActiveMember(api, province);
      const lender = officerOf(person);
      const url = await writtenBy(person, deputyOf(person, lender.accountId));
      await isLeftToOthers(url, lender);
      await isLeftToOthers(url, deputyOf(person, lender.accountId));
      await expect(
        database.execute(
          `update org.data_request set state = 'done', answered_by = recorded_for, answered_at = now(), done_at = now() where id = $1`,
          [url.split('/').at(-1)],
        ),
      ).rejects.toThrow('data_request_two_people_ck');
      expect((await api.post(`${url}/acceptance`, {}, { as: officerOf(person) })).body.state).toBe('done');
    });
  });

  it('is not told to have looked at the doubts of the own request where that was refused', async () => {
    const person = await anActiveMember(api, province);
    const url = await asks(person, 'erasure');
    const self: Actor = { ...officerOf(person), accountId: person.accountId, memberId: person.member.id };
    const looks = async (): Promise<number> => {
      const entries = await database.query(
        `select 1 from platform.audit_entry where action = 'privacy.doubts-read' and subject_id = $1`,
        [url.split('/').at(-1)],
      );
      return entries.length;
    };
    for (const as of [self, deputyOf(person, person.accountId)])
      expect((await api.get(`${url}/doubts`, { as })).body.code).toBe('org.other-officer-needed');
    expect(await looks()).toBe(0);
    expect((await api.get(`${url}/doubts`, { as: officerOf(person) })).status).toBe(200);
    expect(await looks()).toBe(1);
  });
});
