import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  Database,
  EventJob,
  Events,
  type EventPayload,
  defineEvent,
  Job,
  JobQueue,
  type JobHandler,
  JobWorker,
  newId,
  PlatformModule,
  Transactions,
} from '..';

const sampled = defineEvent<EventPayload & { readonly value: string }>('platform.sampled');
const seen: string[] = [];
let failures = 1;

@Injectable()
@EventJob(sampled, { name: 'platform.sample-listener', retryLimit: 3, retryDelaySeconds: 1, timeoutSeconds: 5 })
class SampleListener implements JobHandler<EventPayload & { readonly value: string }> {
  handle(payload: EventPayload & { readonly value: string }): Promise<void> {
    if (payload.value === 'fails once' && failures > 0) {
      failures -= 1;
      return Promise.reject(new Error('not yet'));
    }
    seen.push(payload.value);
    return Promise.resolve();
  }
}

@Injectable()
@Job({ name: 'platform.sample-other', retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 5 })
class OtherJob implements JobHandler {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

let nights = 0;

@Injectable()
@Job({
  ...{ name: 'platform.sample-nightly', retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 5 },
  // No test runs on 29 February; the last one lies within the days that the test says were missed.
  schedule: '30 0 29 2 *',
})
class NightlyJob implements JobHandler {
  handle(): Promise<void> {
    nights += 1;
    return Promise.resolve();
  }
}

const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 400 && !(await isTrue()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await isTrue()).toBe(true);
};

describe('events and jobs', () => {
  let module: TestingModule;
  const event = (value: string) => ({ id: newId(), occurredAt: new Date().toISOString(), value });

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [PlatformModule],
      providers: [SampleListener, OtherJob, NightlyJob],
    }).compile();
    await module.init();
    await module.get(JobWorker).start();
  });

  afterAll(async () => {
    await module.get(JobWorker).stop();
    await module.close();
  });

  it('runs a listener after the commit and not after a rollback', async () => {
    const transactions = module.get(Transactions);
    const events = module.get(Events);
    await expect(
      transactions.run(async () => {
        await events.publish(sampled, event('rolled back'));
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await transactions.run(() => events.publish(sampled, event('committed')));
    await until(() => seen.includes('committed'));
    expect(seen).not.toContain('rolled back');
  });

  it('tries a failed job again', async () => {
    await module.get(Transactions).run(() => module.get(Events).publish(sampled, event('fails once')));
    await until(() => seen.includes('fails once'));
    expect(failures).toBe(0);
  });

  it('publishes many facts at once, in the transaction like one', async () => {
    const [transactions, events] = [module.get(Transactions), module.get(Events)];
    await expect(events.publishMany(sampled, [event('many alone')])).rejects.toThrow(/outside a transaction/);
    await transactions.run(() => events.publishMany(sampled, [event('many 1'), event('many 2')]));
    await until(() => seen.includes('many 1') && seen.includes('many 2'));
    expect(seen).not.toContain('many alone');
  });

  it('refuses to publish outside a transaction', async () => {
    await expect(module.get(Events).publish(sampled, event('alone'))).rejects.toThrow(/outside a transaction/);
  });

  it('runs the work again after a deadlock, three times at most', async () => {
    let runs = 0;
    const deadlock = Object.assign(new Error('deadlock'), { code: '40P01' });
    const result = await module.get(Transactions).run(() => {
      runs += 1;
      return runs < 3 ? Promise.reject(deadlock) : Promise.resolve('done');
    });
    expect([result, runs]).toEqual(['done', 3]);
    runs = -10;
    await expect(module.get(Transactions).run(() => Promise.reject(deadlock))).rejects.toBe(deadlock);
  });

  it('does once what came due while no worker ran', async () => {
    const [worker, database] = [module.get(JobWorker), module.get(Database)];
    expect(nights).toBe(0);
    await worker.stop();
    await database.execute(`update pgboss.version set cron_on = now() - interval '9 years'`);
    await database.execute(
      `update pgboss.schedule set created_on = now() - interval '9 years' where name = 'platform.sample-nightly'`,
    );
    await worker.start();
    await until(() => nights > 0);
    // Not until its queue is empty is it known that no second one follows.
    const states = async (): Promise<string[]> =>
      (
        await database.query<{ state: string }>(
          `select state from pgboss.job where name = 'platform.sample-nightly' order by created_on`,
        )
      ).map(({ state }) => state);
    await until(async () => (await states()).every((state) => state === 'completed'));
    expect(await states()).toEqual(['completed']);
    expect(nights).toBe(1);
  });

  it('counts jobs in one statement when many are sent', async () => {
    const queue = module.get(JobQueue);
    await queue.sendMany('platform.sample-other', [{ a: 1 }, { a: 2 }]);
    const rows = await module
      .get(Database)
      .query<{ n: number }>("select count(*)::int as n from pgboss.job where name = 'platform.sample-other'");
    expect(rows[0]?.n).toBe(2);
  });
});
