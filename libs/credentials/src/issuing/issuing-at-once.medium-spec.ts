import { setTimeout as pause } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Database, newId, PlatformModule } from '@lopso/platform';
import {
  aFinishedCycle,
  aRound,
  registerNumbers,
  type TestCycle,
  type TestRound,
  upTo,
} from '../../../../test/support/credentials';
import { TestProvince } from '../../../../test/support/province';
import { TableHold } from '../../../../test/support/table-hold';
import { ownerUrlOf } from '../../../../test/support/table-owner';
import { CredentialsModule } from '../credentials.module';
import { IssuingService } from './issuing.service';

const LANES = 50;

/** Connections beside those of the lanes: this spec looks on. */
const WATCHING = 4;

/** With a connection for each: none of the fifty waits for another to be lent one. */
describe('a register under fifty issues at once', () => {
  const poolBefore = process.env['DATABASE_POOL_SIZE'];
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let round: TestRound;
  beforeAll(async () => {
    process.env['DATABASE_POOL_SIZE'] = String(LANES + WATCHING);
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] }).compile();
    await module.init();
    database = module.get(Database);
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    round = await aRound(database, province, { title: `Đợt ${newId()}` });
  });
  afterAll(async () => {
    await module.close();
    if (poolBefore === undefined) delete process.env['DATABASE_POOL_SIZE'];
    else process.env['DATABASE_POOL_SIZE'] = poolBefore;
  });

  async function finishedPeople(count: number): Promise<TestCycle[]> {
    const commune = await province.commune();
    const cycles: TestCycle[] = [];
    for (let one = 0; one < count; one += 1)
      cycles.push(await aFinishedCycle(database, round, await province.member(commune)));
    return cycles;
  }

  const standing = async (): Promise<number> => {
    const row = await database.queryOne<{ count: number }>(
      `select count(distinct l.pid)::int as count from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where not l.granted and a.datname = current_database()`,
    );
    return row?.count ?? 0;
  };

  /** Shuts the registers until every lane stands before them or behind another lane, then lets all in at once. */
  async function atOnce(lanes: readonly (readonly TestCycle[])[]): Promise<number[]> {
    const path = new URL(process.env['DATABASE_URL'] ?? '').pathname;
    const hold = await TableHold.on(ownerUrlOf(path), 'credentials.register', 'share row exclusive');
    const issued = Promise.all(
      lanes.map((cycles) =>
        module.get(IssuingService).issue(
          cycles.map(({ id }) => id),
          'automatic',
        ),
      ),
    );
    let seen = 0;
    try {
      for (let turn = 0; turn < 160 && seen < lanes.length; turn += 1) {
        await pause(50);
        seen = Math.max(seen, await standing());
      }
    } finally {
      await hold.release();
    }
    const counts = await issued;
    expect(seen).toBe(lanes.length);
    return counts;
  }

  it('gives fifty people a number each: none missing, none twice', async () => {
    const cycles = await finishedPeople(LANES);
    const counts = await atOnce(cycles.map((cycle) => [cycle]));
    expect(counts).toEqual(cycles.map(() => 1));
    expect(await registerNumbers(database, province)).toEqual(upTo(LANES));
  });

  it('gives each one number where ten lanes come for the same ten people, too', async () => {
    const cycles = await finishedPeople(LANES);
    const lanes = cycles.map((cycle, index) => [cycle, ...(index < 10 ? cycles.slice(40) : [])]);
    const counts = await atOnce(lanes);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(LANES);
    expect(await registerNumbers(database, province)).toEqual(upTo(LANES));
  });
});
