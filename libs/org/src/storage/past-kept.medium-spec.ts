import { type TestingModule } from '@nestjs/testing';
import { type Actor, type Database } from '@lopso/platform';
import { KeepWhatPeopleWere20261128310000 } from '../../../platform/src/database/migrations/20261128310000-keep-what-people-were';
import { startOrg } from '../../../../test/support/org';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { CorrectMember } from '../services/correct-member.service';
import { MergeVillages } from '../services/merge-villages.service';
import { UndoAct } from '../services/undo-act.service';

type Runner = Parameters<KeepWhatPeopleWere20261128310000['up']>[0];
interface Kept {
  readonly id: string;
  readonly was: string | null;
}

/** Undoes what is done in a transaction. */
class Undo extends Error {}

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
    const { actId } = await module.get(MergeVillages).merge(admin, commune.id, {
      ...{ villageIds: [one.id, two.id], village: { word: 'Thôn' as const, name } },
      ...{ keepTeamOf: one.id, decisionNumber: null },
    });
    return { village: one, team, actId };
  }
  async function corrected() {
    const member = await province.member(commune, 'Lò Văn Một');
    const correct = (kind: 'teacher' | 'police') =>
      module.get(CorrectMember).correctMember(admin, member.id, { ...form, fullName: member.fullName, kind });
    await correct('teacher');
    await correct('police');
    return member;
  }
  /** What an older database is filled with; what the migration does is undone. */
  async function filled(read: (owned: Database) => Promise<void>): Promise<void> {
    const owner = await TableOwner.open();
    const runner = { query: (text: string) => owner.database.query(text) } as unknown as Runner;
    const migration = new KeepWhatPeopleWere20261128310000();
    try {
      await owner.transactions.run(async () => {
        await migration.down(runner);
        await migration.up(runner);
        await read(owner.database);
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    } finally {
      await owner.close();
    }
  }

  it('is written down by the database, whoever changes it', async () => {
    const [{ village, team }, member] = [await merged(), await corrected()];
    expect(await unitsOf(database, team.id)).toEqual([{ id: team.id, was: village.id }]);
    expect((await kindsOf(database, member.id)).map(({ was }) => was).sort()).toEqual(['resident', 'teacher']);
  });

  it('keeps nothing that was not another one before', async () => {
    const member = await province.member(commune, 'Lò Văn Hai');
    await module
      .get(CorrectMember)
      .correctMember(admin, member.id, { ...form, fullName: 'Lò Văn Ba', kind: 'resident' });
    expect(await kindsOf(database, member.id)).toEqual([]);
  });

  it('is filled from acts that stand; of kinds only that there was another one', async () => {
    const { village, team } = await merged();
    const back = await merged('Lại');
    await module.get(UndoAct).undo(admin, back.actId);
    const member = await corrected();
    await filled(async (owned) => {
      expect(await unitsOf(owned, team.id)).toEqual([{ id: team.id, was: village.id }]);
      expect(await unitsOf(owned, back.team.id)).toEqual([]);
      expect(await kindsOf(owned, member.id)).toEqual([
        { id: member.id, was: null },
        { id: member.id, was: null },
      ]);
    });
  });
});
