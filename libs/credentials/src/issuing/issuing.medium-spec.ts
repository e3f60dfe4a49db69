import { AsyncLocalStorage } from 'node:async_hooks';
import { Test, type TestingModule } from '@nestjs/testing';
import { CycleFinished, CycleService } from '@lopso/learning';
import { OrgPortsModule } from '@lopso/org';
import { Clock, Database, Events, JobWorker, newId, PlatformModule, Transactions } from '@lopso/platform';
import {
  aFinishedCycle,
  aRound,
  registerNumbers,
  reopenCycle,
  type TestCycle,
  upTo,
} from '../../../../test/support/credentials';
import { TestProvince } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { CredentialsModule } from '../credentials.module';
import { IssueLostCertificates } from './issue-lost-certificates.job';
import { IssuingRepository } from './issuing.repository';
import { IssuingService } from './issuing.service';

/** Runs work outside the transaction it is called in. */
const outside = AsyncLocalStorage.snapshot();

async function start(): Promise<{ module: TestingModule; clock: TestClock }> {
  const clock = new TestClock();
  const module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await module.init();
  return { module, clock };
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600 && !(await isTrue()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await isTrue()).toBe(true);
}

describe('issuing certificates', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let issuing: IssuingService;

  beforeAll(async () => {
    ({ module, clock } = await start());
    database = module.get(Database);
    issuing = module.get(IssuingService);
  });
  afterEach(() => clock.release());
  afterAll(() => module.close());

  async function finishedPeople(count: number, release: 'automatic' | 'manual' = 'automatic') {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const round = await aRound(database, province, { release });
    const cycles: TestCycle[] = [];
    for (let one = 0; one < count; one += 1) {
      cycles.push(await aFinishedCycle(database, round, await province.member(commune)));
    }
    return { province, round, cycles };
  }

  const waiting = async (): Promise<number> => {
    const sql = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%learning.cycle%'`;
    return (await database.queryOne<{ n: number }>(sql))?.n ?? 0;
  };

  const publish = (cycle: TestCycle): Promise<void> =>
    module.get(Transactions).run(() =>
      module.get(Events).publish(CycleFinished, {
        id: newId(),
        occurredAt: new Date().toISOString(),
        cycleId: cycle.id,
        memberId: cycle.member.id,
        roundId: cycle.roundId,
      }),
    );

  it('gives 200 people told of twice at the same time one certificate each, numbered 1 to 200', async () => {
    const { province, cycles } = await finishedPeople(200);
    const told = [...cycles, ...cycles];
    const issued: number[] = [];
    // Twenty at a time: who waits for a connection gives up by the clock, which on a busy machine is no matter of the register.
    const deliver = async (): Promise<void> => {
      for (let cycle = told.shift(); cycle !== undefined; cycle = told.shift())
        issued.push(await issuing.issue([cycle.id], 'automatic'));
    };
    await Promise.all(Array.from({ length: 20 }, deliver));
    expect(issued.reduce((sum, one) => sum + one, 0)).toBe(200);
    expect(await registerNumbers(database, province)).toEqual(upTo(200));
  });

  it('leaves no gap when batches that overlap run beside each other', async () => {
    const { province, cycles } = await finishedPeople(60);
    const ids = cycles.map((cycle) => cycle.id);
    await Promise.all([
      issuing.issue(ids.slice(0, 40), 'automatic'),
      issuing.issue([...ids.slice(20)].reverse(), 'automatic'),
      issuing.issue([...ids].reverse(), 'automatic'),
    ]);
    expect(await registerNumbers(database, province)).toEqual(upTo(60));
  });

  it('waits for a correction that is under way, and issues nothing for a cycle it takes back', async () => {
    const { province, cycles } = await finishedPeople(1);
    const [cycle] = cycles;
    if (cycle === undefined) throw new Error('nobody finished');
    const late = await module.get(Transactions).run(async () => {
      await database.query('select 1 from learning.cycle where id = $1 for update', [cycle.id]);
      await reopenCycle(database, cycle);
      const issued = outside(() => issuing.issue([cycle.id], 'automatic'));
      await outside(() => until(async () => (await waiting()) > 0));
      return { issued };
    });
    expect(await late.issued).toBe(0);
    expect(await registerNumbers(database, province)).toEqual([]);
  });

  it('numbers a batch in the order it was given', async () => {
    const { cycles } = await finishedPeople(5);
    const wanted = [...cycles].reverse().map((cycle) => cycle.id);
    await issuing.issue(wanted, 'automatic');
    const rows = await database.query<{ cycle_id: string }>(
      'select cycle_id from credentials.certificate where cycle_id = any($1) order by number',
      [wanted],
    );
    expect(rows.map((row) => row.cycle_id)).toEqual(wanted);
  });

  it('gives the numbers of a transaction that failed to the next one', async () => {
    const { province, cycles } = await finishedPeople(3);
    const [first, lost, last] = cycles.map((cycle) => cycle.id);
    await issuing.issue([first ?? ''], 'automatic');
    const undone = module.get(Transactions).run(async () => {
      await issuing.issue([lost ?? ''], 'automatic');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await issuing.issue([last ?? ''], 'automatic');
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('issues nothing for a cycle that is no longer finished', async () => {
    const { province, cycles } = await finishedPeople(1);
    for (const cycle of cycles) {
      await reopenCycle(database, cycle);
      expect(await issuing.issue([cycle.id], 'automatic')).toBe(0);
    }
    expect(await registerNumbers(database, province)).toEqual([]);
  });

  it('issues by itself only where the round was opened for it', async () => {
    const { province, cycles } = await finishedPeople(1, 'manual');
    const ids = cycles.map((cycle) => cycle.id);
    expect(await issuing.issue(ids, 'automatic')).toBe(0);
    expect(await issuing.issue(ids, 'by-hand')).toBe(1);
    expect(await registerNumbers(database, province)).toEqual([1]);
  });

  it('starts a register anew with the year as Vietnam counts it, and for each province', async () => {
    const { province, cycles } = await finishedPeople(2);
    const other = await finishedPeople(1);
    clock.stopAt('2026-12-31T16:59:59Z');
    await issuing.issue([cycles[0]?.id ?? '', other.cycles[0]?.id ?? ''], 'automatic');
    clock.stopAt('2026-12-31T17:00:00Z');
    await issuing.issue([cycles[1]?.id ?? ''], 'automatic');
    const rows = await database.query(
      'select year, number from credentials.certificate where issuer_id = $1 order by year',
      [province.unit.id],
    );
    expect(rows).toEqual([
      { year: 2026, number: 1 },
      { year: 2027, number: 1 },
    ]);
    expect(await registerNumbers(database, other.province)).toEqual([1]);
  });

  it('freezes what is printed: a later change of the name leaves the paper as it was', async () => {
    const { cycles } = await finishedPeople(1);
    const [cycle] = cycles;
    await issuing.issue([cycle?.id ?? ''], 'automatic');
    await database.execute(`update org.member set full_name = 'Tên Khác' where id = $1`, [cycle?.member.id]);
    await issuing.issue([cycle?.id ?? ''], 'automatic');
    const rows = await database.query<{ name: string }>(
      `select fields->>'fullName' as name from credentials.certificate where cycle_id = $1`,
      [cycle?.id],
    );
    expect(rows).toEqual([{ name: cycle?.member.fullName }]);
  });

  it('is refused by the database when a printed field is changed or a row deleted', async () => {
    const { cycles } = await finishedPeople(1);
    await issuing.issue([cycles[0]?.id ?? ''], 'automatic');
    const parameters = [cycles[0]?.id];
    const change = `update credentials.certificate set fields = '{}' where cycle_id = $1`;
    await expect(database.execute(change, parameters)).rejects.toThrow(/frozen/);
    const renumber = 'update credentials.certificate set number = number + 1 where cycle_id = $1';
    await expect(database.execute(renumber, parameters)).rejects.toThrow(/frozen/);
    const removal = 'delete from credentials.certificate where cycle_id = $1';
    await expect(database.execute(removal, parameters)).rejects.toMatchObject({ code: '42501' });
    const byOwner = TableOwner.run((owner) => owner.execute(removal, parameters));
    await expect(byOwner).rejects.toThrow(/never deleted/);
  });

  it('is refused by the database when a certificate would be left without a number', async () => {
    const { cycles } = await finishedPeople(1);
    const repository = module.get(IssuingRepository);
    const unnumbered = jest.spyOn(repository, 'number').mockResolvedValue(undefined);
    await expect(issuing.issue([cycles[0]?.id ?? ''], 'automatic')).rejects.toThrow(/no register number/);
    unnumbered.mockRestore();
    expect(await issuing.issue([cycles[0]?.id ?? ''], 'automatic')).toBe(1);
  });

  it('finds what was lost, leaving alone what was withdrawn', async () => {
    const { province, cycles } = await finishedPeople(3);
    await issuing.issue([cycles[0]?.id ?? ''], 'automatic');
    await database.execute(
      `update credentials.certificate set state = 'withdrawn', state_reason = 'other', state_changed_at = now() where cycle_id = $1`,
      [cycles[0]?.id],
    );
    await module.get(IssueLostCertificates).handle();
    await module.get(IssueLostCertificates).handle();
    expect(await registerNumbers(database, province)).toEqual([1, 2, 3]);
  });

  it('issues 2,000 certificates in batches without a gap', async () => {
    const { province, round } = await finishedPeople(0, 'manual');
    const commune = await province.commune();
    await database.execute(
      `with people as (
         insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, is_demo, created_at)
         select gen_random_uuid(), $1, $2::ltree, 'Trần Văn ' || n, 'n', 'tran van', 1980, 'resident', true, now()
         from generate_series(1, 2000) n returning id),
       cycles as (
         insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
         select gen_random_uuid(), $3, id, 1, now(), now() from people returning id)
       insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
       select id, 1, 1, now(), '{}', now() from cycles`,
      [commune.id, commune.path, round.id],
    );
    const rows = await database.query<{ id: string }>('select id from learning.cycle where round_id = $1', [round.id]);
    const ids = rows.map((row) => row.id);
    const batches = upTo(8).map((batch) => ids.slice((batch - 1) * 250, batch * 250));
    await Promise.all(batches.map((batch) => issuing.issue(batch, 'by-hand')));
    expect(await registerNumbers(database, province)).toEqual(upTo(2000));
  });

  describe('by the workers', () => {
    // A worker that starts does once what its schedule missed, and a job that outlasts its worker would go on issuing beside the next test.
    const withoutLost = (worker: TestingModule): unknown =>
      jest.spyOn(worker.get(CycleService), 'listReleasedAutomatically').mockResolvedValue([]);
    beforeEach(() => withoutLost(module));
    afterEach(() => jest.restoreAllMocks());

    it('issues once although two workers run', async () => {
      const { province, cycles } = await finishedPeople(30);
      const second = await start();
      withoutLost(second.module);
      await module.get(JobWorker).start();
      await second.module.get(JobWorker).start();
      await Promise.all([...cycles, ...cycles].map(publish));
      await until(async () => (await registerNumbers(database, province)).length === 30);
      await second.module.get(JobWorker).stop();
      await module.get(JobWorker).stop();
      await second.module.close();
      expect(await registerNumbers(database, province)).toEqual(upTo(30));
    });

    it('takes up again what a worker that died had begun', async () => {
      const { province, cycles } = await finishedPeople(1);
      for (const cycle of cycles) await publish(cycle);
      await database.execute(
        `update pgboss.job set state = 'active', started_on = now()
         where name = 'credentials.issue-certificate' and state = 'created' and data->>'cycleId' = $1`,
        [cycles[0]?.id],
      );
      await module.get(JobWorker).start();
      await until(async () => (await registerNumbers(database, province)).length === 1);
      await module.get(JobWorker).stop();
      expect(await registerNumbers(database, province)).toEqual([1]);
    });
  });
});
