import { type TestingModule } from '@nestjs/testing';
import { type Actor, type Database } from '@lopso/platform';
import { startOrg } from '../../../../test/support/org';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { MemberRegistrationService } from '../members/member-registration.service';
import { VillageService } from '../villages/village.service';

interface Kept {
  readonly id: string;
  readonly was: string | null;
}

describe('what people and teams were', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let admin: Actor;
  let commune: TestUnit;
  beforeAll(async () => {
    ({ module, database } = await startOrg());
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    admin = province.officer('department-admin');
    commune = await province.commune();
  });
  afterAll(() => module.close());

  const form = { birthYear: 1987, organisation: null, phone: null };
  const unitsOf = (from: Database, teamId: string): Promise<Kept[]> =>
    from.query('select team_id as id, unit_id as was from org.team_past_unit where team_id = $1', [teamId]);
  const kindsOf = (from: Database, memberId: string): Promise<Kept[]> =>
    from.query('select member_id as id, kind as was from org.member_past_kind where member_id = $1', [memberId]);
  /** Two villages, the team of the first going on as that of the new one. */
  async function merged(name = 'Chung') {
    const [one, two] = [
      await province.village(commune, `Thôn Một ${name}`),
      await province.village(commune, `Thôn Hai ${name}`),
    ];
    const team = await province.team(one, 'village-team');
    const { actId } = await module.get(VillageService).mergeVillages(admin, commune.id, {
      ...{ villageIds: [one.id, two.id], village: { word: 'Thôn' as const, name } },
      ...{ keepTeamOf: one.id, decisionNumber: null },
    });
    return { village: one, team, actId };
  }
  async function corrected() {
    const member = await province.member(commune, 'Lò Văn Một');
    const correct = (kind: 'teacher' | 'police') =>
      module
        .get(MemberRegistrationService)
        .correctMember(admin, member.id, { ...form, fullName: member.fullName, kind });
    await correct('teacher');
    await correct('police');
    return member;
  }

  it('is written down by the database, whoever changes it', async () => {
    const [{ village, team }, member] = [await merged(), await corrected()];
    expect(await unitsOf(database, team.id)).toEqual([{ id: team.id, was: village.id }]);
    expect((await kindsOf(database, member.id)).map(({ was }) => was).sort()).toEqual(['resident', 'teacher']);
  });

  it('keeps nothing that was not another one before', async () => {
    const member = await province.member(commune, 'Lò Văn Hai');
    await module
      .get(MemberRegistrationService)
      .correctMember(admin, member.id, { ...form, fullName: 'Lò Văn Ba', kind: 'resident' });
    expect(await kindsOf(database, member.id)).toEqual([]);
  });
});
