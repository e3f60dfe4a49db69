import { randomBytes } from 'node:crypto';
import { AccessEpochs, createDataSource, Database, newId, Transactions } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { TestClock } from '../../../../test/support/test-clock';
import { ConsentRepository } from '../consents/consent.repository';
import { OidcRepository } from '../oidc/oidc.repository';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import { ForgetRefreshTokens } from '../sessions/forget-refresh-tokens.job';
import { SessionRepository } from '../sessions/session.repository';
import { SignInLimitRepository } from '../sign-in/sign-in-limit.repository';
import { AccountRepository, type NewAccount } from './account.repository';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const transactions = new Transactions(dataSource, database);

const accounts = new AccountRepository(database);

const epochClock = new TestClock();

const sessions = new SessionRepository(database, new AccessEpochs(database, epochClock));

const NOW = new Date('2026-11-25T08:00:00Z');

const daysFromNow = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

async function anAccount(more: Partial<NewAccount> = {}): Promise<string> {
  const id = newId();
  const username = `t${id.slice(-12)}`;
  const account = {
    id,
    username,
    memberId: null,
    displayName: 'Người Thử',
    phone: null,
    passwordHash: null,
    createdAt: NOW,
  };
  await accounts.insert({ ...account, ...more });
  return id;
}

async function aSession(accountId: string): Promise<string> {
  const id = newId();
  const start = { deviceLabel: '?', network: 'inner', way: 'password', isRemembered: true } as const;
  const proofs = { secondFactorAt: null, passwordAt: null };
  await sessions.insert({ ...start, ...proofs, id, accountId, startedAt: NOW });
  return id;
}

async function aToken(sessionId: string, expiresAt: Date): Promise<Buffer> {
  const tokenHash = randomBytes(32);
  await sessions.insertToken({ tokenHash, sessionId, issuedAt: NOW, expiresAt });
  return tokenHash;
}

beforeAll(() => dataSource.initialize());

afterAll(() => dataSource.destroy());

describe('accounts', () => {
  it('take a username once and a member once', async () => {
    const province = await TestProvince.create(database);
    const member = await province.member(province.unit);
    const username = `m${newId().slice(-12)}`;
    const account = {
      id: newId(),
      username,
      memberId: member.id,
      displayName: 'A',
      phone: null,
      passwordHash: null,
      createdAt: NOW,
    };
    expect(await accounts.insert(account)).toBe(true);
    expect(await accounts.insert({ ...account, id: newId(), memberId: null })).toBe(false);
    expect(await accounts.insert({ ...account, id: newId(), username: `${username}x` })).toBe(false);
  });

  it('number a stem after the highest taken, whatever else begins like it', async () => {
    const stem = `z${newId().slice(-12).replace(/\d/g, 'q')}`;
    const highest = (): Promise<number> => transactions.run(() => accounts.lockHighestNumber(stem));
    expect(await highest()).toBe(0);
    for (const end of ['2', '10', 'abc', '7x', '']) await anAccount({ username: `${stem}${end}` });
    expect(await highest()).toBe(10);
  });

  it('are active exactly when they have a password', async () => {
    const invited = await accounts.findById(await anAccount());
    const active = await accounts.findById(await anAccount({ passwordHash: '$argon2id$…' }));
    expect([invited?.state, active?.state]).toEqual(['invited', 'active']);
  });

  it('claim a telephone until they are closed', async () => {
    const phone = `+84${newId().replace(/\D/g, '').slice(-9)}`;
    const first = await anAccount({ phone });
    await anAccount({ phone });
    expect(await accounts.listClaimingPhone(phone)).toHaveLength(2);
    await database.execute(`update identity.account set state = 'closed' where id = $1`, [first]);
    expect(await accounts.listClaimingPhone(phone)).toHaveLength(1);
  });
});

describe('consents', () => {
  it('answer with the newest line of their purpose', async () => {
    const consents = new ConsentRepository(database);
    const accountId = await anAccount();
    const line = { accountId, textVersion: '1', purpose: 'learning-record', paper: null };
    await consents.insert({ ...line, id: newId(), decision: 'agreed', decidedAt: daysFromNow(0) });
    await consents.insert({ ...line, id: newId(), decision: 'withdrawn', decidedAt: daysFromNow(1) });
    await consents.insert({ ...line, id: newId(), decision: 'agreed', decidedAt: daysFromNow(2), purpose: 'another' });
    expect((await consents.findLatest(accountId, 'learning-record'))?.decision).toBe('withdrawn');
    expect(await consents.findLatest(await anAccount(), 'learning-record')).toBeNull();
  });
});

describe('forgetting refresh tokens', () => {
  it('removes what is expired or of an ended session, keeps the rest, and may run twice', async () => {
    const accountId = await anAccount();
    const [running, ended] = [await aSession(accountId), await aSession(accountId)];
    await sessions.end(ended, 'signed-out', NOW);
    const good = await aToken(running, daysFromNow(30));
    const expired = await aToken(running, daysFromNow(1));
    const ofEnded = await aToken(ended, daysFromNow(30));
    const clock = new TestClock();
    clock.stopAt(daysFromNow(5));
    const job = new ForgetRefreshTokens(
      sessions,
      new SignInLimitRepository(database),
      new PasskeyRepository(database),
      new OidcRepository(database),
      clock,
    );
    await job.handle();
    await job.handle();
    const left = await Promise.all([good, expired, ofEnded].map((hash) => sessions.findIdByToken(hash)));
    expect(left).toEqual([running, null, null]);
  });

  it('ends a session once: the first reason stays', async () => {
    const id = await aSession(await anAccount());
    await sessions.end(id, 'token-reused', NOW);
    await sessions.end(id, 'signed-out', daysFromNow(1));
    const row = await database.queryOne<{ because: string }>(
      'select ended_because as because from identity.login_session where id = $1',
      [id],
    );
    expect(row?.because).toBe('token-reused');
  });
});

describe('windows of attempts', () => {
  const windows = new SignInLimitRepository(database);
  const limit = { limit: 5, windowSeconds: 1800 };
  const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);

  it('slide: five acts in any half hour, wherever it begins', async () => {
    const key = newId();
    const taken: boolean[] = [];
    for (const at of [0, 25, 26, 27, 28, 29, 31, 32]) taken.push(await windows.addAttempt(key, limit, minutes(at)));
    expect(taken).toEqual([true, true, true, true, true, false, true, false]);
    expect(await windows.findOpensAt(key, limit)).toEqual(minutes(55));
  });

  it('take five of forty that come at once', async () => {
    const key = newId();
    const taken = await Promise.all(Array.from({ length: 40 }, () => windows.addAttempt(key, limit, NOW)));
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(5);
  });

  it('are forgotten once nothing in them counts', async () => {
    const [old, fresh] = [newId(), newId()];
    await windows.addAttempt(old, limit, minutes(0));
    await windows.addAttempt(fresh, limit, daysFromNow(3));
    await windows.deleteAttemptsBefore(daysFromNow(2));
    const left = await database.query('select key from identity.attempt_window where key = any($1::text[])', [
      [old, fresh],
    ]);
    expect(left).toEqual([{ key: fresh }]);
  });
});
