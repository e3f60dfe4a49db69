import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Database, newId, PlatformModule } from '@lopso/platform';
import { anOpenRound } from '../../../../test/support/learning';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { AudienceChangeRepository } from '../audience/audience-change.repository';
import { type AudienceRule } from '../audience/audience.rules';
import { LearningModule } from '../learning.module';
import { ResumeRound } from '../round-proposals/resume-round.job';
import { RoundRepository } from '../rounds/round.repository';
import { CycleOpeningService } from './cycle-opening.service';
import { OpenMissingCycles } from './open-missing-cycles.job';

const LEADERS: AudienceRule = {
  match: 'all',
  conditions: [{ kind: 'position', values: ['leader'], side: null, day: null }],
  except: [],
};

describe('taking people into a round', () => {
  let module: TestingModule;
  let database: Database;
  let rounds: RoundRepository;
  let changes: AudienceChangeRepository;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, LearningModule] }).compile();
    database = module.get(Database);
    rounds = module.get(RoundRepository);
    changes = module.get(AudienceChangeRepository);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => module.close());

  async function aRound() {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const team = await province.team(commune);
    const seat = async (position: 'leader' | 'member'): Promise<TestMember> => {
      const member = await province.member(commune);
      await province.seat(member, team, '2025-07-01', position);
      return member;
    };
    return { round: await anOpenRound(database, province), people: [await seat('leader'), await seat('member')] };
  }
  const change = (roundId: string, revision: number, rule: AudienceRule | null, changedAt = new Date()) =>
    changes.insert({ roundId, revision, rule, leftCount: 0, changedBy: newId(), changedAt });
  const membersIn = async (roundId: string): Promise<string[]> => {
    const rows = await database.query<{ id: string }>(
      'select member_id as id from learning.cycle where round_id = $1 order by member_id',
      [roundId],
    );
    return rows.map(({ id }) => id);
  };
  const ids = (people: readonly TestMember[]): string[] => people.map(({ id }) => id).sort();

  it('goes by the rule the round has by then, not by the one it had when the night began', async () => {
    const { round, people } = await aRound();
    await change(round.id, 1, LEADERS);
    await module.get(CycleOpeningService).takeInAudience(round.id);
    const before = await rounds.find(round.id);
    if (before === null) throw new Error('the round is there');
    await change(round.id, 2, null);
    jest.spyOn(rounds, 'listJoinable').mockResolvedValue([before]);
    await module.get(OpenMissingCycles).handle();
    expect(await membersIn(round.id)).toEqual(ids(people));
    expect(await changes.latest(round.id)).toMatchObject({ revision: 2, joinedCount: 1 });
  });

  it('does not finish a change that was made while it ran', async () => {
    const { round } = await aRound();
    await change(round.id, 1, LEADERS);
    const opening = module.get(CycleOpeningService);
    const open = opening.openForAudience.bind(opening);
    jest.spyOn(opening, 'openForAudience').mockImplementationOnce(async (one) => {
      await open(one);
      await change(round.id, 2, null);
    });
    await module.get(CycleOpeningService).takeInAudience(round.id);
    expect(await changes.latest(round.id)).toMatchObject({ revision: 2, joinedCount: null });
    await module.get(CycleOpeningService).takeInAudience(round.id);
    expect(await changes.latest(round.id)).toMatchObject({ revision: 2, joinedCount: 1 });
  });

  it('does not count as taken in by a change who took a seat after it', async () => {
    const { round, people } = await aRound();
    const [, member] = people;
    if (member === undefined) throw new Error('there are two');
    await database.execute(`update org.seat_term set held = daterange('2026-06-10', null) where member_id = $1`, [
      member.id,
    ]);
    await change(round.id, 1, null, new Date('2026-06-09T16:59:00Z'));
    await module.get(CycleOpeningService).takeInAudience(round.id);
    expect(await membersIn(round.id)).toEqual(ids(people));
    expect(await changes.latest(round.id)).toMatchObject({ joinedCount: 1 });
  });

  it('takes in, when a round that was ended goes on again, who would have joined meanwhile, after the last day of joining too', async () => {
    const { round, people } = await aRound();
    const [leader, member] = people;
    if (leader === undefined || member === undefined) throw new Error('there are two');
    const seat = (held: string, { id }: TestMember): Promise<unknown> =>
      database.execute('update org.seat_term set held = $2::daterange where member_id = $1', [id, held]);
    await seat('[2026-06-20,)', member);
    await seat('[2026-07-01,)', leader);
    const becomes = (state: string, on: string | null): Promise<unknown> =>
      database.execute(`update learning.round set due_on = '2026-06-30', state = $2, ended_on = $3 where id = $1`, [
        round.id,
        state,
        on,
      ]);
    await becomes('closed', '2026-06-15');
    await module.get(ResumeRound).handle({ roundId: round.id });
    expect(await membersIn(round.id)).toEqual([]);
    await becomes('open', null);
    await module.get(ResumeRound).handle({ roundId: round.id });
    await module.get(ResumeRound).handle({ roundId: round.id });
    expect(await membersIn(round.id)).toEqual([member.id]);
  });
});
