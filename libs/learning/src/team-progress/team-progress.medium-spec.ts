import { Test, type TestingModule } from '@nestjs/testing';
import { Database, newId, PlatformModule } from '@lopso/platform';
import { anOpenRound, openCycles, type TestOpenRound } from '../../../../test/support/learning';
import { type TestMember, TestProvince, type TestTeam } from '../../../../test/support/province';
import { PersonRoundRepository } from './person-round.repository';

const TODAY = '2026-11-01';

describe('how many of some people did what is asked anew', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let team: TestTeam;
  let reopened: TestOpenRound;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    await module.init();
    database = module.get(Database);
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    team = await province.team(await province.commune('Xã Một'));
    const round = await anOpenRound(database, province);
    reopened = await anOpenRound(database, province, { course: round.course });
    const named = { match: 'all', conditions: [{ kind: 'named', values: [], side: null, day: null }], except: [] };
    await database.execute(
      `update learning.round set reopens = $2, counts_from = opened_at, release = 'none', audience_rule = $3, audience = '{commune-team}' where id = $1`,
      [reopened.id, round.id, named],
    );
    await database.execute(
      `insert into learning.reopening (round_id, course, course_title, from_version, to_version, to_hash, earlier_hashes, parts, named)
       values ($1, $2, 'Khóa', '1.0.0', '2.0.0', $3, '{}', '[{"kind": "lesson", "id": "x"}]', 'all')`,
      [reopened.id, round.course.id, newId()],
    );
  });
  afterAll(() => module.close());

  const member = async (name: string): Promise<TestMember> => province.member(team.unit, name);

  it('counts as figures do: seat holders of its audience on the day', async () => {
    const seated = await member('Ma Thị An');
    const left = await member('Lò Văn Bình');
    const elsewhere = await member('Hà Thị Cúc');
    await province.seat(seated, team, '2025-07-01');
    await province.seat(left, team, '2025-07-01');
    await database.execute(
      `update org.seat_term set held = daterange(lower(held), '2026-10-01') where member_id = $1`,
      [left.id],
    );
    const village = await province.team(await province.village(team.unit), 'village-team');
    await province.seat(elsewhere, village, '2025-07-01');
    const all = [seated, left, elsewhere];
    await openCycles(database, reopened, all);
    const ids = all.map(({ id }) => id);
    const figures = await new PersonRoundRepository(database).figuresOf(ids, TODAY);
    expect(figures).toMatchObject([{ roundId: reopened.id, total: 1, finished: 0 }]);
    const before = await new PersonRoundRepository(database).figuresOf(ids, '2026-09-30');
    expect(before).toMatchObject([{ total: 2 }]);
  });
});
