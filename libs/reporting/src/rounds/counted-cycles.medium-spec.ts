import { Test, type TestingModule } from '@nestjs/testing';
import { Database, newId, PlatformModule } from '@lopso/platform';
import { aFinishedPassage, aRound, type TestRound } from '../../../../test/support/credentials';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { FigureRepository } from '../figures/figure.repository';
import { COUNTED_CYCLES } from './report-round.repository';

interface Node {
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly Plans?: readonly Node[];
}

const read = (node: Node): string[] => [
  `${node['Relation Name'] ?? ''} ${node.Alias ?? ''}`,
  ...(node.Plans ?? []).flatMap(read),
];

const endedOn = async (database: Database, round: TestRound, day: string): Promise<void> => {
  await database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [round.id, day]);
};

describe('who is counted', () => {
  let module: TestingModule;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
  });
  afterAll(() => module.close());

  // A look for later cycles beside each cycle took a minute for a round of 20,000 of which the planner's figures knew nothing yet.
  it('is read from the cycles once: none is compared with the others', async () => {
    const [row] = await module.get(Database).query<{
      'QUERY PLAN': readonly { readonly Plan: Node }[];
    }>(`explain (format json) select * from (${COUNTED_CYCLES}) counted`, [newId(), '2026-11-28', ['08']]);
    const tables = (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => read(Plan));
    // Beside them those of later rounds, where a renewal lies open (decision 0117).
    const cycles = tables.filter((name) => name.startsWith('cycle '));
    expect(cycles.filter((name) => name !== 'cycle ahead')).toEqual(['cycle c']);
    expect(tables).toEqual(expect.arrayContaining(['seat_term s', 'team t']));
  });

  describe('of a passage that is renewed', () => {
    const aTeamOf = async (database: Database) => {
      const province = await TestProvince.create(database);
      const commune = await province.commune('Xã Hàm Yên');
      const team = await province.team(commune);
      const seated = async (): Promise<TestMember> => {
        const member = await province.member(commune);
        await province.seat(member, team, '2025-07-01', 'member');
        return member;
      };
      return { path: commune.path, round: await aRound(database, province), seated };
    };
    /** Passage 1 is finished and good until 28/2/2027; passage 2 lies open until then. */
    const renewing = async (database: Database, round: TestRound, member: TestMember): Promise<void> => {
      const first = { number: 1, countsFrom: '2026-09-06T17:00:00Z', validUntil: '2027-02-28' };
      await aFinishedPassage(database, round, member, { ...first, finishedAt: '2026-02-28T03:00:00Z' });
      await database.execute(
        `insert into learning.cycle (id, round_id, member_id, number, counts_from, due_on, opened_at)
         values ($1, $2, $3, 2, '2026-12-29T17:00:00Z', '2027-02-28', '2026-12-29T17:00:00Z')`,
        [newId(), round.id, member.id],
      );
    };
    const countedOn = (database: Database, round: TestRound, path: string, on: string) =>
      database.query<{ number: number; state: string }>(
        `select y.number, counted.state from (${COUNTED_CYCLES}) counted join learning.cycle y on y.id = counted.cycle_id`,
        [round.id, on, [path]],
      );

    it('leaves the date of a commune, that of whoever goes through the round for the first time', async () => {
      const database = module.get(Database);
      const { path, round, seated } = await aTeamOf(database);
      const due = (on: string) => new FigureRepository(database).dueWithin(round.id, path, on);
      const people = [await seated(), await seated(), await seated()];
      for (const member of people) await renewing(database, round, member);
      expect(await due('2027-02-28')).toBe('2026-12-15');
      expect(await due('2027-03-01')).toBe('2026-12-15');
      const late = await seated();
      await aFinishedPassage(database, round, late, {
        ...{ number: 1, countsFrom: '2026-09-06T17:00:00Z', finishedAt: '2026-12-20T03:00:00Z', validUntil: null },
      });
      await database.execute(`update learning.cycle set due_on = '2027-01-31' where member_id = $1`, [late.id]);
      expect(await due('2027-03-01')).toBe('2027-01-31');
    });

    it('is counted by what was finished for good, where the renewal lay open when its round ended', async () => {
      const database = module.get(Database);
      const { path, round, seated } = await aTeamOf(database);
      await renewing(database, round, await seated());
      const on = (day: string) => countedOn(database, round, path, day);
      const [finished, renewal] = [
        { number: 1, state: 'finished' },
        { number: 2, state: 'overdue' },
      ];
      expect([await on('2027-02-28'), await on('2027-03-01')]).toEqual([[finished], [renewal]]);
      await endedOn(database, round, '2026-12-31');
      expect([await on('2027-02-28'), await on('2027-03-01')]).toEqual([[finished], [finished]]);
      // Whose turn had come by the end stays as the round left it.
      await endedOn(database, round, '2027-03-01');
      expect([await on('2027-02-28'), await on('2027-04-30')]).toEqual([
        [finished],
        [{ ...renewal, state: 'not-started' }],
      ]);
    });
  });
});
