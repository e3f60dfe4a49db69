import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Database, PlatformModule, Scope } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { ALL_DONE, TestRound } from '../../../../test/support/reporting';
import { ReportingModule } from '../reporting.module';
import { type PersonQuestion, PersonRepository } from './person.repository';

const ANYBODY = { communeId: null, teamId: null, kind: null, state: null, missing: null, text: null };

describe('people behind figures', () => {
  let module: TestingModule;
  let database: Database;
  let persons: PersonRepository;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, ReportingModule] }).compile();
    database = module.get(Database);
    persons = module.get(PersonRepository);
  });
  afterAll(() => module.close());

  async function team(size: number) {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const neighbour = await province.commune();
    const round = await TestRound.open(database, province);
    for (const unit of [commune, neighbour]) {
      const own = await province.team(unit);
      for (let seat = 0; seat < size; seat += 1) {
        const member = await province.member(unit);
        await province.seat(member, own);
        await round.cycle(member, seat % 2 === 0 ? ALL_DONE : {});
      }
    }
    const question: PersonQuestion = { roundId: round.id, on: '2026-11-25', filter: ANYBODY, wanted: null };
    return { scope: Scope.ofPaths([commune.path]), question, round, province, commune };
  }

  /** Connections that read on in a transaction and were not given back. */
  async function readersLeft(): Promise<number> {
    const row = await database.queryOne<{ count: number }>(
      `select count(*)::integer as count from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    );
    return row?.count ?? -1;
  }

  it('streams those of the scope in the order of the list', async () => {
    const { scope, question } = await team(5);
    const streamed = [];
    for await (const batch of persons.stream(scope, question)) streamed.push(...batch);
    const { rows, total } = await persons.page(scope, question, { after: null, limit: 50 });
    expect(total).toBe(5);
    expect(streamed.map(({ cycleId }) => cycleId)).toEqual(rows.map(({ cycleId }) => cycleId));
  });

  it('gives its connection back when the reader goes after the first batch', async () => {
    const { scope, question } = await team(3);
    for await (const _ of persons.stream(scope, question)) break;
    expect(await readersLeft()).toBe(0);
  });

  it('gives its connection back when the question is broken', async () => {
    const { scope, question } = await team(1);
    const broken = persons.stream(scope, { ...question, on: 'hôm nay' });
    await expect(broken.next()).rejects.toThrow(/date/);
    expect(await readersLeft()).toBe(0);
  });

  it('reads one state of the database, whatever changes meanwhile', async () => {
    const { scope, question, round, province, commune } = await team(2);
    const reading = persons.stream(scope, question);
    const first = await reading.next();
    const late = await province.member(commune);
    await round.cycle(late, ALL_DONE);
    const rest = await reading.next();
    expect([first.done, rest.done]).toEqual([false, true]);
    expect(first.value).toHaveLength(2);
  });

  it('counts a cycle for which nothing was derived yet as not started, missing everything', async () => {
    const { scope, question, round, province, commune } = await team(0);
    const member = await province.member(commune);
    await province.seat(member, await province.team(await province.village(commune), 'village-team'));
    const cycleId = await round.cycle(member);
    await database.execute('delete from learning.completion where cycle_id = $1', [cycleId]);
    const filter = { ...ANYBODY, missing: 'c05' };
    const { rows } = await persons.page(scope, { ...question, filter }, { after: null, limit: 5 });
    expect(rows).toMatchObject([{ cycleId, state: 'not-started', unmet: null, doneSteps: null }]);
  });
});
