import { AccountService, ActivationCodeService, type IssuedCode, NOTICE_VERSION } from '@lopso/identity';
import { type Actor, newId, type Role } from '@lopso/platform';
import { type TestMember, type TestProvince, type TestUnit } from './province';
import { type TestApi, type TestRequest, type TestResponse } from './test-api';

/** A browser: keeps the cookies it is given and sends them back. */
export class TestDevice {
  readonly cookies: Record<string, string> = {};

  constructor(
    private readonly api: TestApi,
    private readonly address = '203.0.113.1',
  ) {}

  async get(url: string): Promise<TestResponse> {
    return this.keep(await this.api.get(url, this.request()));
  }

  async post(url: string, body?: unknown): Promise<TestResponse> {
    return this.keep(await this.api.post(url, body, this.request()));
  }

  async put(url: string, body?: unknown): Promise<TestResponse> {
    return this.keep(await this.api.put(url, body, this.request()));
  }

  async delete(url: string): Promise<TestResponse> {
    return this.keep(await this.api.delete(url, this.request()));
  }

  signIn(username: string, password: string): Promise<TestResponse> {
    return this.post('/api/auth/sign-in', { username, password });
  }

  /** A copy with the cookies of this moment, as a thief or a second tab has them. */
  copy(): TestDevice {
    const twin = new TestDevice(this.api, this.address);
    Object.assign(twin.cookies, this.cookies);
    return twin;
  }

  private request(): TestRequest {
    return { cookies: { ...this.cookies }, remoteAddress: this.address };
  }

  private keep(response: TestResponse): TestResponse {
    for (const { name, value } of response.cookies) {
      if (value === '') delete this.cookies[name];
      else this.cookies[name] = value;
    }
    return response;
  }
}

/** The birth year of members made by `TestProvince`. */
export const BIRTH_YEAR = 1987;

/** A slip for a member, printed by an officer of the member's unit. */
export async function aSlip(api: TestApi, province: TestProvince, member: TestMember): Promise<IssuedCode> {
  const { accountId } = await api.app
    .get(AccountService)
    .ensureMemberAccount({ memberId: member.id, fullName: member.fullName, phone: null });
  return aReprint(api, province.officer('commune-officer', member.unit), accountId);
}

/** Another slip for an account. */
export async function aReprint(api: TestApi, officer: Actor, accountId: string): Promise<IssuedCode> {
  const [slip] = await api.app.get(ActivationCodeService).issueCodes(officer, [accountId]);
  if (slip === undefined) throw new Error('No slip was issued');
  return slip;
}

export interface ActiveMember {
  readonly member: TestMember;
  readonly accountId: string;
  readonly username: string;
  readonly password: string;
  /** Where the account was activated; signed in. */
  readonly device: TestDevice;
}

/** A member who activated the account by slip and agreed to the notice. */
export async function anActiveMember(
  api: TestApi,
  province: TestProvince,
  name?: string,
  commune?: TestUnit,
): Promise<ActiveMember> {
  const member = await province.member(commune ?? (await province.commune()), name);
  const slip = await aSlip(api, province, member);
  const password = 'ruộng bậc thang vàng';
  const device = new TestDevice(api);
  const body = { code: slip.code, birthYear: BIRTH_YEAR, password, agreedNoticeVersion: NOTICE_VERSION };
  const response = await device.post('/api/activation/complete', body);
  if (response.status !== 204) throw new Error(`Activation answered ${response.status}`);
  return { member, accountId: slip.accountId, username: slip.username, password, device };
}

/** An account without a member. */
export async function aStaffAccount(api: TestApi, username: string, password: string): Promise<string> {
  const { accountId } = await api.app
    .get(AccountService)
    .createStaffAccount({ username, displayName: 'Cán bộ Thử', password });
  return accountId;
}

/** A problem body without the request id, the one member that always differs. */
export function withoutInstance(response: TestResponse): string {
  return JSON.stringify({ ...response.body, instance: undefined });
}

export interface StaffMember {
  readonly accountId: string;
  readonly username: string;
  readonly password: string;
  /** Signed in by password. */
  readonly device: TestDevice;
}

/** An officer with a role over a unit, signed in by password. */
export async function aSignedInOfficer(
  api: TestApi,
  role: Role,
  unit: TestUnit,
  address?: string,
): Promise<StaffMember> {
  const username = `cb-${newId().slice(24)}`;
  const password = 'chim bồ câu trắng';
  const accountId = await aStaffAccount(api, username, password);
  await api.database.execute(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, $3, $4, $5, '[2025-07-01,)')`,
    [newId(), accountId, role, unit.id, unit.path],
  );
  const device = new TestDevice(api, address);
  await device.signIn(username, password);
  return { accountId, username, password, device };
}
