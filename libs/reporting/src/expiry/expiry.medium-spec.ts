import fc from 'fast-check';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database, PlatformModule, Scope } from '@lopso/platform';
import { plansOf } from '../../../../test/support/plans';
import { TestProvince } from '../../../../test/support/province';
import { ALL_DONE, TestRound } from '../../../../test/support/reporting';
import { type ExpiringQuestion, ExpiryRepository } from './expiry.repository';

const ON = '2026-10-10';

const VALIDITY = {
  ...{ basis: 'completion', months: 12, fixedOn: null },
  ...{ windowDays: 60, minActiveDays: 0, graceDays: 30 },
};

const PEOPLE = 30;

/** Whose passages end, the latest finished one said by that there is no later finished one beside it. */
const ENDING = `
  select c.id as "cycleId" from learning.completion p
  join learning.cycle c on c.id = p.cycle_id
  join learning.round r on r.id = c.round_id and r.validity is not null
  join org.seat_term s on s.member_id = c.member_id and s.held @> $1::date
  join org.team t on t.id = s.team_id and t.kind = any(r.audience)
  where p.valid_until is not null and t.unit_path <@ any($2::ltree[])
    and not exists (
      select from learning.cycle later join learning.completion done on done.cycle_id = later.id and done.finished_at is not null
      where later.round_id = c.round_id and later.member_id = c.member_id and later.number > c.number)
  order by c.id`;

describe('whose passages end', () => {
  let module: TestingModule;
  let database: Database;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    database = module.get(Database);
  });
  afterAll(() => module.close());

  const question = (more: Partial<ExpiringQuestion> = {}): ExpiringQuestion => ({
    ...{ on: ON, order: 'name', roundId: null, communeId: null, state: null, period: 'soon' },
    ...more,
  });

  it.each([1, 2, 3])(
    'is said by the latest finished passage of each round, whatever the history (%i)',
    async (seed) => {
      const province = await TestProvince.create(database);
      const communes = [await province.commune(), await province.commune()];
      const teams = await Promise.all(
        communes.flatMap((commune) => [province.team(commune), province.team(commune, 'village-team')]),
      );
      const rounds = [await TestRound.open(database, province), await TestRound.open(database, province)];
      await database.execute(`update learning.round set audience = '{commune-team}' where id = $1`, [rounds[1]?.id]);
      await database.execute('update learning.round set validity = $2 where id = any($1)', [
        rounds.map(({ id }) => id),
        VALIDITY,
      ]);
      const cycle = fc.constantFrom('unfinished' as const, 'endless' as const, 'ends' as const);
      const histories = fc.sample(fc.array(cycle, { maxLength: 3 }), { numRuns: PEOPLE * 2, seed });
      for (let number = 0; number < PEOPLE; number += 1) {
        const team = teams[number % teams.length];
        if (team === undefined) throw new Error('there are teams');
        const member = await province.member(team.unit);
        if (number % 7 !== 0 && (number < 20 || team.kind === 'commune-team')) await province.seat(member, team);
        for (const [place, round] of rounds.entries()) {
          for (const [index, kind] of (histories[number * 2 + place] ?? []).entries()) {
            const id = await round.cycle(member, kind === 'unfinished' ? {} : ALL_DONE, index + 1);
            if (kind !== 'ends') continue;
            await database.execute(
              `update learning.completion set valid_from = '2026-01-01', valid_until = '2026-11-01', renewable_from = '2026-10-01' where cycle_id = $1`,
              [id],
            );
          }
        }
      }
      const repository = new ExpiryRepository(database);
      for (const within of [[province.unit.path], communes.slice(0, 1).map(({ path }) => path)]) {
        const expected = await database.query<{ cycleId: string }>(ENDING, [ON, within]);
        const found = await repository.page(Scope.ofPaths(within), question(), {
          ruled: [],
          part: { after: null, limit: 500 },
        });
        expect(expected.length).toBeGreaterThan(0);
        expect(found.map(({ cycleId }) => cycleId).sort()).toEqual(expected.map(({ cycleId }) => cycleId));
      }
    },
  );

  // As in `COUNTED_CYCLES`: a look for a later cycle beside each compares all of a round whose size the planner does not know.
  it('looks beside no cycle for a later one', async () => {
    const steps = await plansOf(database, (planning) =>
      new ExpiryRepository(planning).page(Scope.ofPaths(['08']), question(), {
        ruled: [],
        part: { after: null, limit: 100 },
      }),
    );
    const named = (step: { readonly 'Index Cond'?: string }): boolean => /\bnumber = /.test(step['Index Cond'] ?? '');
    const ofShown = (step: { readonly Alias?: string }): boolean => ['n', 'ahead'].includes(step.Alias ?? '');
    expect(steps.filter((step) => step['Join Type'] === 'Anti')).toEqual([]);
    // Where those who are shown renew, in this round or a later one (decision 0117), is looked for beside each of the page.
    expect(steps.filter((step) => step['Relation Name'] === 'cycle' && !named(step) && !ofShown(step))).toHaveLength(1);
  });
});
