import { setTimeout as pause } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { CredentialsModule } from '@lopso/credentials';
import { OrgPortsModule } from '@lopso/org';
import { Database, JobQueue, loadAllSettings, PlatformModule } from '@lopso/platform';
import { aDueRelease, aFinishedCycle, aRound, registerNumbers, upTo } from '../support/credentials';
import { ownDatabase, type OwnDatabase } from '../support/own-database';
import { TestProvince } from '../support/province';
import { RunningProcess } from '../support/running-process';
import { TableHold } from '../support/table-hold';

/** A whole batch of 1,000 and a part of the next. */
const PEOPLE = 1200;
const BATCH = 1000;

/** Killed with SIGKILL, which nothing in the process hears: what it had not committed is PostgreSQL's to roll back. */
describe('a worker killed while it issues a list', () => {
  let database: OwnDatabase;
  let module: TestingModule;
  let store: Database;
  let worker: RunningProcess;
  beforeAll(async () => {
    database = await ownDatabase();
    process.env['DATABASE_URL'] = database.url;
    loadAllSettings();
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] }).compile();
    await module.init();
    store = module.get(Database);
  });
  afterAll(async () => {
    await worker.kill();
    await module.close();
    await database.drop();
  });

  const ask = async (sql: string, id: string): Promise<number> =>
    (await store.queryOne<{ figure: number }>(sql, [id]))?.figure ?? -1;
  const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 1200 && !(await isTrue()); turn += 1) await pause(50);
    expect(await isTrue()).toBe(true);
  };
  /** Looks once the connections of the killed process are gone; the silence after which its job is given away is over. */
  const killed = async (): Promise<void> => {
    await worker.kill();
    await store.execute(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active' and name like 'credentials.%'`,
    );
  };
  const writing = (): Promise<number> =>
    ask(
      `select count(*)::int as figure from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid()
         and l.relation = 'credentials.certificate'::regclass and $1::text is not null`,
      '',
    );

  it('in the middle of a batch, and of the one behind it: everybody has one paper in the end, no number is missing or given twice', async () => {
    const province = await TestProvince.create(store);
    const commune = await province.commune();
    const round = await aRound(store, province, { release: 'manual' });
    const cycleIds: string[] = [];
    for (let one = 0; one < PEOPLE; one += 1)
      cycleIds.push((await aFinishedCycle(store, round, await province.member(commune))).id);
    const releaseId = await aDueRelease(store, { round, province }, cycleIds);
    const issuedOf = `select count(*)::int as figure from credentials.release_entry where release_id = $1 and state = 'issued'`;

    const register = await TableHold.on(database.ownerUrl, 'credentials.register', 'share row exclusive');
    await module.get(JobQueue).send('credentials.issue-release', { releaseId });
    worker = await RunningProcess.worker(database.url);
    await register.untilSomeoneWaits();
    expect(await writing()).toBeGreaterThan(0);
    await killed();
    await register.release();
    await until(async () => (await writing()) === 0);
    expect([await registerNumbers(store, province), await ask(issuedOf, releaseId)]).toEqual([[], 0]);

    const last = new Client({ connectionString: database.ownerUrl });
    await last.connect();
    await last.query('begin');
    await last.query('select from credentials.release_entry where release_id = $1 and position = $2 for update', [
      ...[releaseId, PEOPLE],
    ]);
    worker = await RunningProcess.worker(database.url);
    await until(async () => (await ask(issuedOf, releaseId)) === BATCH);
    const waits = `select count(*)::int as figure from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and query like '%credentials.release_entry%' and $1::text is not null`;
    await until(async () => (await ask(waits, '')) > 0);
    await killed();
    await last.query('rollback');
    await last.end();
    await until(async () => (await writing()) === 0);
    expect(await registerNumbers(store, province)).toEqual(upTo(BATCH));

    worker = await RunningProcess.worker(database.url);
    await until(async () => (await ask(issuedOf, releaseId)) === PEOPLE);
    expect(await registerNumbers(store, province)).toEqual(upTo(PEOPLE));
    const papers = `select count(distinct cycle_id)::int as figure from credentials.certificate where round_id = $1`;
    expect(await ask(papers, round.id)).toBe(PEOPLE);
    const lastNumber = `select last_number as figure from credentials.register where issuer_id = $1`;
    expect(await ask(lastNumber, province.unit.id)).toBe(PEOPLE);
    const unsealed = `select count(*)::int as figure from credentials.certificate where round_id = $1 and (seal is null or number is null)`;
    expect(await ask(unsealed, round.id)).toBe(0);
    const inOrder = `select count(*)::int as figure from credentials.release_entry e join credentials.certificate c using (cycle_id)
      where e.release_id = $1 and c.number <> e.position`;
    expect(await ask(inOrder, releaseId)).toBe(0);
    const state = `select count(*)::int as figure from credentials.release where id = $1 and state = 'issued'`;
    await until(async () => (await ask(state, releaseId)) === 1);
    const left = `select count(*)::int as figure from pgboss.job where name = 'credentials.issue-release'
      and state in ('created', 'retry', 'active', 'failed') and $1::text is not null`;
    await until(async () => (await ask(left, '')) === 0);
  });
});
