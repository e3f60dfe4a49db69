import fc from 'fast-check';
import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Database, newId, PlatformModule } from '@lopso/platform';
import { plansOf, type PlanStep } from '../../../../test/support/plans';
import { TestProvince } from '../../../../test/support/province';
import { TestRound } from '../../../../test/support/reporting';
import { CompletionRepository } from '../completion/completion.repository';
import { RenewalRepository } from '../cycle-opening/renewal.repository';
import { LearningModule } from '../learning.module';

const DAYS = ['2026-06-15', '2026-08-01', '2026-09-20'];

const VALIDITY = {
  ...{ basis: 'completion', months: 12, fixedOn: null },
  ...{ windowDays: 60, minActiveDays: 0, graceDays: 30 },
};

const PEOPLE = 40;

const turn = (cycle: string, finishedAt: string): string =>
  `${cycle}.counts_from is not null and (${cycle}.number = 1 or ${finishedAt} is not null or ${cycle}.due_on is null or ${cycle}.due_on < $3::date)`;

/** Which cycle counts, said beside each other cycle: true, and a minute slow where the planner knows nothing of the round. */
const COUNTED = `
  select c.member_id as "memberId", p.cycle_id as "cycleId", p.finished_at is not null as "isFinished"
  from learning.cycle c join learning.completion p on p.cycle_id = c.id
  where c.round_id = $1 and c.member_id = any($2) and ${turn('c', 'p.finished_at')} and not exists (
    select from learning.cycle later left join learning.completion done on done.cycle_id = later.id
    where later.round_id = c.round_id and later.member_id = c.member_id and later.number > c.number
      and ${turn('later', 'done.finished_at')})
  order by c.member_id`;

/** Who renews, said the same way. */
const RENEWING = `
  select c.member_id as id from learning.cycle c
  join learning.completion p on p.cycle_id = c.id and p.renewable_from <= $1::date
  where c.round_id = $2 and not exists (
    select from learning.cycle later
    where later.round_id = c.round_id and later.member_id = c.member_id and later.number > c.number)
  order by c.member_id`;

interface Drawn {
  readonly isBegun: boolean;
  readonly dueOn: string | null;
  readonly completion: 'none' | 'unfinished' | 'finished' | 'ends';
  readonly renewableFrom: string;
}

const CYCLES: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    isBegun: fc.boolean(),
    dueOn: fc.constantFrom(null, ...DAYS),
    completion: fc.constantFrom('none' as const, 'unfinished' as const, 'finished' as const, 'ends' as const),
    renewableFrom: fc.constantFrom(...DAYS),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('the latest cycle of a member', () => {
  let module: TestingModule;
  let database: Database;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, LearningModule] }).compile();
    database = module.get(Database);
  });
  afterAll(() => module.close());

  /** A round with a rule of validity, and another one of the same people. */
  async function opened() {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const [round, other] = [await TestRound.open(database, province), await TestRound.open(database, province)];
    await database.execute('update learning.round set validity = $2 where id = any($1)', [
      [round.id, other.id],
      VALIDITY,
    ]);
    const members = [];
    for (let number = 0; number < PEOPLE; number += 1) members.push(await province.member(commune));
    return { round, other, memberIds: members.map(({ id }) => id).sort() };
  }

  async function write(roundId: string, memberId: string, cycles: readonly Drawn[]): Promise<void> {
    for (const [index, { isBegun, dueOn, completion, renewableFrom }] of cycles.entries()) {
      const id = newId();
      await database.execute(
        `insert into learning.cycle (id, round_id, member_id, number, counts_from, due_on, opened_at)
         values ($1, $2, $3, $4, case when $5 then '2026-01-01'::timestamptz end, $6, '2026-01-01')`,
        [id, roundId, memberId, index + 1, isBegun || index === 0, dueOn],
      );
      if (completion === 'none') continue;
      const done = completion === 'unfinished' ? 0 : 1;
      const days = completion === 'ends' ? ['2026-01-02', '2026-12-31', renewableFrom] : [null, null, null];
      await database.execute(
        `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, valid_from, valid_until, renewable_from, state, derived_at)
         values ($1, $2::smallint, 1, case when $2::smallint = 1 then '2026-01-02'::timestamptz end, $3::date, $4::date, $5::date, '{"requirements":[]}', now())`,
        [id, done, ...days],
      );
    }
  }

  it.each([1, 2, 3])('is the one that has no later one beside it, whatever the history (%i)', async (seed) => {
    const { round, other, memberIds } = await opened();
    const histories = fc.sample(CYCLES, { numRuns: PEOPLE * 2, seed });
    for (const [index, memberId] of memberIds.entries()) {
      await write(round.id, memberId, histories[index] ?? []);
      await write(other.id, memberId, histories[index + PEOPLE] ?? []);
    }
    const asked = memberIds.filter((_, index) => index % 5 !== 0);
    const completions = new CompletionRepository(database);
    const renewals = new RenewalRepository(database);
    for (const on of DAYS) {
      const counted = await database.query<{ memberId: string; cycleId: string; isFinished: boolean }>(COUNTED, [
        round.id,
        asked,
        on,
      ]);
      const found = await completions.ofMembers(round.id, asked, on);
      expect(
        found.map(({ memberId, cycleId, finishedAt }) => ({ memberId, cycleId, isFinished: finishedAt !== null })),
      ).toEqual(counted);
      const finished = counted.filter(({ isFinished }) => isFinished).length;
      expect(await completions.countFinished(round.id, asked, on)).toBe(finished);
      const renewing = await database.query<{ id: string }>(RENEWING, [on, round.id]);
      expect(await renewals.membersIn(round.id, on)).toEqual(renewing.map(({ id }) => id));
      const rounds = (await renewals.roundsOn(on)).map(({ id }) => id);
      expect(rounds.includes(round.id)).toBe(renewing.length > 0);
    }
  });

  it('opens the next cycle of who renews, of each once', async () => {
    const { round, memberIds } = await opened();
    const [first = '', second = '', third = ''] = memberIds;
    const ends: Drawn = { isBegun: true, dueOn: null, completion: 'ends', renewableFrom: '2026-08-01' };
    await write(round.id, first, [ends]);
    await write(round.id, second, [ends, { ...ends, completion: 'unfinished' }]);
    await write(round.id, third, [ends, ends]);
    const renewals = new RenewalRepository(database);
    const wish = {
      roundId: round.id,
      memberIds: [first, second, third],
      on: '2026-08-01',
      openedAt: new Date('2026-08-01'),
    };
    const next = async () => (await renewals.open(wish)).map(({ memberId, number }) => [memberId, number]).sort();
    expect(await next()).toEqual(
      [
        [first, 2],
        [third, 3],
      ].sort(),
    );
    expect(await next()).toEqual([]);
  });

  // Beside each cycle a look through the round for a later one took a minute for 20,000 of which the planner's figures knew nothing yet.
  it('is read from the cycles once: none is compared with the others', async () => {
    const { round, memberIds } = await opened();
    // Beside them the cycle of a later round, looked for by its member (decision 0117).
    const reads = (steps: readonly PlanStep[]): number =>
      steps.filter((step) => step['Relation Name'] === 'cycle' && step.Alias !== 'ahead').length;
    const on = '2026-08-01';
    const asked: readonly ((planning: Database) => Promise<unknown>)[] = [
      (planning) => new CompletionRepository(planning).ofMembers(round.id, memberIds, on),
      (planning) => new CompletionRepository(planning).countFinished(round.id, memberIds, on),
      (planning) => new RenewalRepository(planning).membersIn(round.id, on),
      (planning) => new RenewalRepository(planning).roundsOn(on),
    ];
    const counts = [];
    for (const ask of asked) {
      const steps = await plansOf(database, ask);
      expect(steps.filter((step) => step['Join Type'] === 'Anti')).toEqual([]);
      counts.push(reads(steps));
    }
    expect(counts).toEqual([1, 1, 1, 1]);
  });
});
