import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, Database, DatabaseClock, PlatformModule } from '@lopso/platform';
import { TestClock } from '../../../../test/support/test-clock';

/** Everything but the date stays as it is. */
const TIMERS = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

describe('the clock of the database', () => {
  const clock = new TestClock();
  let module: TestingModule;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
  });
  afterEach(() => {
    jest.useRealTimers();
    clock.release();
  });
  afterAll(() => module.close());

  it('is the database’s, also where the machine’s is five minutes fast', async () => {
    jest.useFakeTimers({ now: Date.now() + 300_000, doNotFake: TIMERS });
    const now = await module.get(DatabaseClock).now();
    const [row] = await module.get(Database).query<{ now: Date }>('select clock_timestamp() as now');
    expect(Date.now() - now.getTime()).toBeGreaterThan(290_000);
    expect(Math.abs(now.getTime() - (row?.now.getTime() ?? 0))).toBeLessThan(5_000);
  });

  it('follows a clock that was set', async () => {
    clock.stopAt('2027-01-01T00:00:00Z');
    const now = await module.get(DatabaseClock).now();
    expect(Math.abs(now.getTime() - Date.parse('2027-01-01T00:00:00Z'))).toBeLessThan(5_000);
  });
});
