import { createDataSource } from '../database/data-source';
import { Database } from '../database/database';
import { Transactions } from '../database/transactions';
import { newId } from '../text/uuid';
import { TestClock } from '../../../../test/support/test-clock';
import { AccessEpochs } from './access-epochs';
import { ForgetAccessEpochs } from './forget-access-epochs.job';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');
const database = new Database(dataSource);
const transactions = new Transactions(dataSource, database);
const clock = new TestClock();
const epochs = new AccessEpochs(database, clock);
const someone = (): { accountId: string; sessionId: string; memberId: string | null } => ({
  accountId: newId(),
  sessionId: newId(),
  memberId: newId(),
});

describe('the access epoch', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it('changes with the account, the session and the member, and with nobody else', async () => {
    const actor = someone();
    const seen = [await epochs.of(actor)];
    for (const id of [actor.accountId, actor.sessionId, actor.memberId ?? '']) {
      await epochs.bump(id);
      seen.push(await epochs.of(actor));
    }
    await epochs.bump(newId());
    expect(new Set(seen).size).toBe(4);
    expect(await epochs.of(actor)).toBe(seen[3]);
  });

  it('is told to everybody who asks at once, each their own', async () => {
    const actors = [someone(), { ...someone(), memberId: null }, someone()];
    const [first, second, third] = actors;
    await epochs.bump(first?.sessionId ?? '');
    await epochs.bump(second?.accountId ?? '');
    const together = await Promise.all(actors.map((actor) => epochs.of(actor)));
    const alone = [];
    for (const actor of actors) alone.push(await epochs.of(actor));
    expect(together).toEqual(alone);
    expect(new Set(together).size).toBe(3);
    expect(third === undefined ? null : await epochs.of(third)).toBe('0');
  });

  it('is, inside a transaction, the one this transaction made', async () => {
    const actor = someone();
    const inside = await transactions.run(async () => {
      await epochs.bump(actor.accountId);
      return epochs.of(actor);
    });
    expect(inside).not.toBe('0');
    expect(await epochs.of(actor)).toBe(inside);
  });

  it('stays when the change is rolled back', async () => {
    const actor = someone();
    await epochs.bump(actor.accountId);
    const before = await epochs.of(actor);
    const failing = transactions.run(async () => {
      await epochs.bump(actor.accountId);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await epochs.of(actor)).toBe(before);
  });

  it('never returns to a value it had, also after rows were forgotten', async () => {
    const actor = someone();
    await epochs.bump(actor.sessionId);
    const old = await epochs.of(actor);
    clock.advance(3 * 86_400);
    await new ForgetAccessEpochs(database, clock).handle();
    expect(await epochs.of(actor)).toBe('0');
    await epochs.bump(actor.sessionId);
    expect(Number(await epochs.of(actor))).toBeGreaterThan(Number(old));
  });

  it('of many at once, in whatever order they are named, makes no deadlock', async () => {
    const ids = Array.from({ length: 20 }, () => newId());
    const rounds = Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? ids : [...ids].reverse()));
    await expect(Promise.all(rounds.map((order) => epochs.bumpAll(order)))).resolves.toHaveLength(20);
  });
});
