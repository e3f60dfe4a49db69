import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, Transactions } from '@lopso/platform';
import { AccountRepository } from '../../libs/identity/src/accounts/account.repository';
import { anActiveMember, BIRTH_YEAR, TestDevice } from '../support/identity';
import { grantFor, upload, work } from '../support/imports';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const PASSWORD = 'ruộng bậc thang vàng';

/** Runs work outside the transaction of the caller, like another request. */
const outside = AsyncLocalStorage.snapshot();

describe('what the register says of a person anew', () => {
  let api: TestApi;
  let addresses = 0;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const aProvince = () => TestProvince.create(api.database);
  const signsInBy = async (name: string): Promise<boolean> => {
    addresses += 1;
    return (await new TestDevice(api, `198.51.101.${addresses}`).signIn(name, PASSWORD)).status === 204;
  };
  /** Until so many statements wait for a lock. */
  const untilWaiting = async (count: number): Promise<void> => {
    for (let turn = 0; turn < 400; turn += 1) {
      const waiting = await outside(() =>
        api.database.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ),
      );
      if (waiting.length >= count) return;
      await pause(10);
    }
    throw new Error('nothing waits');
  };
  const correct = (as: Actor, memberId: string, changes: object) =>
    api.put(
      `/api/members/${memberId}`,
      { fullName: 'Vàng Thị Mỷ', birthYear: BIRTH_YEAR, kind: 'resident', ...changes },
      { as },
    );
  const aMemberWithPhone = async (province: TestProvince, phone: string) => {
    const active = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const department = province.officer('department-officer', province.unit);
    expect((await correct(department, active.member.id, { phone })).status).toBe(200);
    return { ...active, department };
  };

  it('opens the account by the corrected telephone, no more by the old one, and shows the corrected name', async () => {
    const { member, username, department } = await aMemberWithPhone(await aProvince(), '0992 400 101');
    expect(await signsInBy('0992400101')).toBe(true);
    await correct(department, member.id, { phone: '0992 400 102', fullName: 'Vàng Thị My' });
    expect([await signsInBy('0992400102'), await signsInBy('0992400101')]).toEqual([true, false]);
    const phone = new TestDevice(api, '198.51.100.250');
    await phone.signIn(username, PASSWORD);
    expect((await phone.get('/api/auth/session')).body.account.displayName).toBe('Vàng Thị My');
  });

  it('gives a telephone back to whom it belongs as soon as it was taken from whom it does not', async () => {
    const province = await aProvince();
    const wrong = await aMemberWithPhone(province, '0992 400 201');
    await aMemberWithPhone(province, '0992 400 201');
    expect(await signsInBy('0992400201')).toBe(false);
    await correct(wrong.department, wrong.member.id, { phone: null });
    expect(await signsInBy('0992400201')).toBe(true);
  });

  it('makes no account for who has none', async () => {
    const province = await aProvince();
    const member = await province.member(province.unit, 'Vàng Thị Mỷ');
    const department = province.officer('department-officer', province.unit);
    expect((await correct(department, member.id, { phone: '0992 400 301' })).status).toBe(200);
    const accounts = await api.database.query('select 1 from identity.account where member_id = $1', [member.id]);
    expect(accounts).toEqual([]);
  });

  it('changes neither when one of them fails', async () => {
    const { member, department } = await aMemberWithPhone(await aProvince(), '0992 400 401');
    const refused = await correct(department, member.id, { phone: '0992 400 402', birthYear: 1700 });
    expect(refused.status).toBe(400);
    expect([await signsInBy('0992400401'), await signsInBy('0992400402')]).toEqual([true, false]);
  });

  it('is not undone by slips that were being printed meanwhile', async () => {
    const province = await aProvince();
    const { member, department } = await aMemberWithPhone(province, '0992 400 501');
    const team = await province.team(member.unit);
    const before = await province.member(member.unit, 'Sùng A Chớ');
    await province.seat(before, team);
    await province.seat(member, team);
    const officer = province.officer('commune-officer', member.unit);
    const begun = await api.app.get(Transactions).run(async () => {
      await api.app.get(AccountRepository, { strict: false }).lockHighestNumber('chosa');
      const chosen = { memberIds: [before.id, member.id] };
      const printing = outside(() => api.post(`/api/teams/${team.id}/activation-slips`, chosen, { as: officer }));
      await untilWaiting(1);
      const correcting = outside(() => correct(department, member.id, { phone: '0992 400 502' }));
      await Promise.race([correcting, untilWaiting(2)]);
      return { printing, correcting };
    });
    expect([(await begun.printing).status, (await begun.correcting).status]).toEqual([200, 200]);
    expect([await signsInBy('0992400502'), await signsInBy('0992400501')]).toEqual([true, false]);
  });

  describe('by an import', () => {
    const csv = (line: string): Buffer =>
      Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', line].join('\n'));
    const act = async (as: Actor, batchId: string, name: string, body?: object): Promise<void> => {
      const answer = await api.post(`/api/imports/${batchId}/${name}`, body, { as });
      expect(answer.status).toBeLessThan(300);
      await work(api, batchId);
    };
    const unitOf = async (memberId: string): Promise<TestUnit> => {
      const unit = await api.database.queryOne<TestUnit>(
        `select u.id, u.path::text, u.full_name as name from org.unit u join org.member m on m.unit_id = u.id where m.id = $1`,
        [memberId],
      );
      if (unit === null) throw new Error('the member has a unit');
      return unit;
    };

    it('opens the account by the telephone that was filled in, until the import is taken back', async () => {
      const province = await aProvince();
      const { member } = await anActiveMember(api, province, 'Lù Seo Páo');
      const commune = await unitOf(member.id);
      const officer = await grantFor(api, province.officer('commune-officer', commune));
      const bytes = csv(`Lù Seo Páo;${BIRTH_YEAR};0992400601;;`);
      const { id } = (await upload(api, officer, { unitId: commune.id, bytes })).body;
      await work(api, id);
      await act(officer, id, 'likenesses', { decision: 'same' });
      await act(officer, id, 'commit', {});
      expect(await signsInBy('0992400601')).toBe(true);
      await act(officer, id, 'undo');
      expect(await signsInBy('0992400601')).toBe(false);
    });
  });
});
