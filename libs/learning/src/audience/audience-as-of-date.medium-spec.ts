import { Test, type TestingModule } from '@nestjs/testing';
import {
  CommuneReformService,
  MemberRegistrationService,
  OrgPortsModule,
  SeatService,
  UndoActService,
  VillageService,
} from '@lopso/org';
import { type Actor, Clock, Database, newId, PlatformModule } from '@lopso/platform';
import { allFactsOf, anOpenRound, openCycles, type TestOpenRound } from '../../../../test/support/learning';
import {
  freeCommuneCodes,
  type TestMember,
  TestProvince,
  type TestTeam,
  type TestUnit,
} from '../../../../test/support/province';
import { LearningModule } from '../learning.module';
import { AudienceChangeService } from './audience-change.service';
import { type AudienceCondition, type AudienceRule } from './audience.rules';

const ask = (kind: AudienceCondition['kind'], ...values: string[]): AudienceRule => ({
  match: 'all',
  conditions: [{ kind, values, side: null, day: null }],
  except: [],
});

// What happens here happens today: the database writes down when.
describe('the audience of a round on a past day', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let admin: Actor;
  let round: TestOpenRound;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, LearningModule] }).compile();
    await module.init();
    database = module.get(Database);
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    admin = province.officer('department-admin');
    round = await anOpenRound(database, province);
  });
  afterAll(() => module.close());

  const daysAgo = (days: number): string => {
    const today = Date.parse(`${module.get(Clock).today()}T00:00:00Z`);
    return new Date(today - days * 86_400_000).toISOString().slice(0, 10);
  };
  const get = <T>(type: new (...given: never[]) => T): T => module.get(type, { strict: false });
  const seat = async (team: TestTeam, name: string, position?: 'leader'): Promise<TestMember> => {
    const member = await province.member(team.unit, name);
    await province.seat(member, team, '2025-07-01', position);
    return member;
  };
  /** A commune with a village, somebody in the team of each. */
  const filled = async (name: string) => {
    const commune = await province.commune(`Xã ${name}`);
    const village = await province.village(commune, `Thôn ${name}`);
    const [team, below] = [await province.team(commune), await province.team(village, 'village-team')];
    return {
      commune,
      village,
      team,
      below,
      own: await seat(team, `Lò ${name}`),
      villager: await seat(below, `Ma ${name}`),
    };
  };
  const look = async (rule: AudienceRule | null, days: number) => {
    const view = await module.get(AudienceChangeService).previewAudience(admin, round.id, {
      rule,
      wish: { on: daysAgo(days), side: 'joins', communeId: null, limit: 100, cursor: null },
    });
    return { ...view, names: view.people.map(({ fullName }) => fullName).sort() };
  };
  const names = async (rule: AudienceRule | null, days: number): Promise<string[]> => (await look(rule, days)).names;
  const reform = async (from: readonly TestUnit[], to: readonly object[], more: object = {}) => {
    const { actId } = await get(CommuneReformService).reformCommunes(admin, {
      ...{ fromIds: from.map(({ id }) => id), to, home: null, villages: [], grants: [] },
      ...{ decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: daysAgo(3) },
      ...more,
    } as Parameters<CommuneReformService['reformCommunes']>[1]);
    return actId;
  };
  const aNewCommune = async (name: string) => ({ code: (await freeCommuneCodes(database))[0], word: 'Xã', name });
  const unitCalled = async (name: string): Promise<string> => {
    const row = await database.queryOne<{ id: string }>(
      'select id from org.unit where path <@ $1::ltree and full_name = $2',
      [province.unit.path, name],
    );
    return row?.id ?? '';
  };

  it('asks who sat in a commune that has merged since, and names it', async () => {
    const [one, two] = [await filled('Một'), await filled('Hai')];
    await reform([one.commune, two.commune], [await aNewCommune('Đồng Tâm')]);
    const merged = await unitCalled('Xã Đồng Tâm');

    const before = await look(ask('unit', one.commune.id), 10);
    expect(before.names).toEqual(['Lò Một', 'Ma Một']);
    expect(before.communes).toMatchObject([{ communeId: one.commune.id, name: 'Xã Một', joins: 2 }]);
    expect(before.people.map(({ communeName }) => communeName)).toEqual(['Xã Một', 'Xã Một']);
    expect(await names(ask('unit', two.commune.id), 10)).toEqual(['Lò Hai', 'Ma Hai']);
    expect(await names(ask('unit', merged), 10)).toEqual(['Lò Hai', 'Lò Một', 'Ma Hai', 'Ma Một']);

    // Villages are in the new commune from the day of effect, also on the days before it was entered; it stands for both old ones.
    for (const days of [3, 1, 0]) {
      expect(await names(ask('unit', one.commune.id), days)).toEqual(expect.arrayContaining(['Ma Hai', 'Ma Một']));
      expect(await names(ask('unit', merged), days)).toEqual(['Ma Hai', 'Ma Một']);
    }
    expect(await names(ask('unit', merged), 4)).toEqual(['Lò Hai', 'Lò Một', 'Ma Hai', 'Ma Một']);
    const communes = (await look(null, 1)).communes.map(({ name, joins }) => [name, joins]);
    expect(communes).toEqual(expect.arrayContaining([['Xã Đồng Tâm', 2]]));
  });

  it('lists one commune of that day', async () => {
    const [one, two] = [await filled('Một'), await filled('Hai')];
    await reform([one.commune, two.commune], [{ unitId: two.commune.id }]);
    const listed = async (communeId: string) => {
      const wish = { on: daysAgo(10), side: 'joins' as const, communeId, limit: 100, cursor: null };
      const { people } = await module.get(AudienceChangeService).previewAudience(admin, round.id, { rule: null, wish });
      return people.map(({ fullName }) => fullName).sort();
    };
    expect(await listed(one.commune.id)).toEqual(['Lò Một', 'Ma Một']);
    expect(await listed(two.commune.id)).toEqual(['Lò Hai', 'Ma Hai']);
    expect(await names(ask('unit', two.commune.id), 0)).toEqual(['Lò Hai', 'Ma Hai', 'Ma Một']);
  });

  it('asks who sat in a commune that was split since, and in the villages that a new one was made of', async () => {
    const one = await filled('Một');
    const village = await province.village(one.commune, 'Thôn Giao');
    await seat(await province.team(village, 'village-team'), 'Sùng Giao');
    const villages = [
      { villageId: one.village.id, to: 0 },
      { villageId: village.id, to: 1 },
    ];
    await reform([one.commune], [{ unitId: one.commune.id }, await aNewCommune('Tân Lập')], { villages, home: 0 });
    const added = await unitCalled('Xã Tân Lập');
    expect(await names(ask('unit', one.commune.id), 10)).toEqual(['Lò Một', 'Ma Một', 'Sùng Giao']);
    expect(await names(ask('unit', one.commune.id), 1)).toEqual(['Lò Một', 'Ma Một']);
    expect(await names(ask('unit', added), 10)).toEqual(['Sùng Giao']);
    expect(await names(ask('unit', added), 1)).toEqual(['Sùng Giao']);
    expect((await look(null, 10)).communes.map(({ name, joins }) => [name, joins])).toEqual([['Xã Một', 3]]);
  });

  it('knows nothing of a merger that was taken back', async () => {
    const [one, two] = [await filled('Một'), await filled('Hai')];
    const actId = await reform([one.commune, two.commune], [await aNewCommune('Đồng Tâm')]);
    await get(UndoActService).undoAct(admin, actId);
    for (const days of [10, 1, 0]) expect(await names(ask('unit', one.commune.id), days)).toEqual(['Lò Một', 'Ma Một']);
  });

  it('asks who sat in a village that has merged since, and calls the team as it was called', async () => {
    const one = await filled('Một');
    const other = await province.village(one.commune, 'Thôn Hai');
    await seat(await province.team(other, 'village-team'), 'Ma Hai');
    await get(VillageService).mergeVillages(admin, one.commune.id, {
      villageIds: [one.village.id, other.id],
      village: { word: 'Thôn', name: 'Chung' },
      keepTeamOf: one.village.id,
      decisionNumber: null,
    });
    const merged = await unitCalled('Thôn Chung');
    const before = await look(ask('unit', one.village.id), 1);
    expect(before.names).toEqual(['Ma Một']);
    expect(before.people.map(({ teamName }) => teamName)).toEqual(['Tổ công nghệ số cộng đồng thôn Một']);
    expect(await names(ask('unit', other.id), 1)).toEqual(['Ma Hai']);
    expect(await names(ask('unit', merged), 1)).toEqual(['Ma Hai', 'Ma Một']);
    const now = await look(ask('unit', other.id), 0);
    expect(now.names).toEqual(['Ma Một']);
    expect(now.people.map(({ teamName }) => teamName)).toEqual(['Tổ công nghệ số cộng đồng thôn Chung']);
  });

  it('calls a village as it was called', async () => {
    const one = await filled('Một');
    await get(VillageService).renameVillage(admin, one.village.id, { word: 'Thôn', name: 'Nà Mới' });
    const before = await look(ask('unit', one.village.id), 1);
    expect(before.words).toBe('Người giữ vị trí trong tổ, ở thôn Một');
    expect(before.people.map(({ teamName }) => teamName)).toEqual(['Tổ công nghệ số cộng đồng thôn Một']);
    const now = await look(ask('unit', one.village.id), 0);
    expect(now.words).toBe('Người giữ vị trí trong tổ, ở thôn Nà Mới');
    expect(now.people.map(({ teamName }) => teamName)).toEqual(['Tổ công nghệ số cộng đồng thôn Nà Mới']);
  });

  it('asks for seat and role of that day', async () => {
    const [one, two] = [await filled('Một'), await filled('Hai')];
    const termOf = async (member: TestMember): Promise<string> => {
      const row = await database.queryOne<{ id: string }>(
        'select id from org.seat_term where member_id = $1 and upper_inf(held)',
        [member.id],
      );
      return row?.id ?? '';
    };
    const move = async (member: TestMember, to: TestTeam, position: 'leader' | null) =>
      get(SeatService).moveMember(admin, {
        ...{ seatTermId: await termOf(member), toTeamId: to.id, seatNumber: null, position },
        days: { from: null, until: null },
      });
    await move(one.villager, two.below, null);
    await move(one.own, one.team, 'leader');
    expect(await names(ask('unit', one.commune.id), 1)).toEqual(['Lò Một', 'Ma Một']);
    expect(await names(ask('unit', one.commune.id), 0)).toEqual(['Lò Một']);
    expect(await names(ask('unit', two.commune.id), 1)).toEqual(['Lò Hai', 'Ma Hai']);
    expect(await names(ask('position', 'leader'), 1)).toEqual([]);
    expect(await names(ask('position', 'leader'), 0)).toEqual(['Lò Một']);
  });

  it('asks for the kind of people of that day, and says of how many it is not known', async () => {
    const one = await filled('Một');
    await get(MemberRegistrationService).correctMember(admin, one.own.id, {
      ...{ fullName: 'Lò Văn Một', birthYear: 1987, kind: 'teacher', organisation: null, phone: null },
    });
    expect(await look(ask('person', 'resident'), 1)).toMatchObject({
      names: ['Lò Văn Một', 'Ma Một'],
      unknownKinds: 0,
    });
    expect(await names(ask('person', 'teacher'), 1)).toEqual([]);
    expect(await names(ask('person', 'teacher'), 0)).toEqual(['Lò Văn Một']);
    // As of records that were corrected before kinds were kept.
    await database.execute('update org.member_past_kind set kind = null where member_id = $1', [one.own.id]);
    expect(await look(ask('person', 'teacher'), 1)).toMatchObject({ names: ['Lò Văn Một'], unknownKinds: 1 });
    expect(await look(ask('person', 'teacher'), 0)).toMatchObject({ names: ['Lò Văn Một'], unknownKinds: 0 });
    expect(await look(ask('position', 'member'), 1)).toMatchObject({ unknownKinds: 0 });
  });

  it('asks for rounds finished on that day, also where the completion fell since', async () => {
    const one = await filled('Một');
    const earlier = await anOpenRound(database, province);
    await openCycles(database, earlier, [one.own, one.villager]);
    await database.execute('update learning.cycle set opened_at = $2 where round_id = $1', [
      earlier.id,
      `${daysAgo(30)}T03:00:00Z`,
    ]);
    for (const [index, fact] of allFactsOf(earlier).entries()) {
      await database.execute(
        `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at, superseded_at)
         values ($1::uuid, $2, $3, $4, $1::uuid::text, $5, $6, $6, $7)`,
        [
          ...[newId(), one.own.id, fact.kind, fact.subject, fact.minutes ?? null],
          ...[`${daysAgo(20 - index)}T03:00:00Z`, index === 0 ? `${daysAgo(2)}T03:00:00Z` : null],
        ],
      );
    }
    for (const rule of [ask('round', earlier.id), ask('any-round')]) {
      expect(await names(rule, 25)).toEqual([]);
      expect(await names(rule, 3)).toEqual(['Lò Một']);
      expect(await names(rule, 1)).toEqual([]);
      expect(await names(rule, 0)).toEqual([]);
    }
  });

  it('asks for the quiz that a course had on that day', async () => {
    const one = await filled('Một');
    const { course } = round;
    const was = 'QUIZ-CU';
    await database.execute(
      `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
       select $2, course_id, slug, '0.9.0', title, motif, jsonb_set(compiled, '{quiz,id}', to_jsonb($3::text)), $4
       from content.course_version where hash = $1`,
      [course.hash, newId(), was, `${daysAgo(20)}T03:00:00Z`],
    );
    await database.execute('update content.course_version set published_at = $2 where hash = $1', [
      course.hash,
      `${daysAgo(5)}T03:00:00Z`,
    ]);
    for (const [member, subject] of [
      [one.own, was],
      [one.villager, course.quizId],
    ] as const)
      await database.execute(
        `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
         values ($1::uuid, $2, 'quiz-passed', $3, $1::uuid::text, $4, $4)`,
        [newId(), member.id, subject, `${daysAgo(15)}T03:00:00Z`],
      );
    expect(await names(ask('course', course.id), 10)).toEqual(['Lò Một']);
    expect(await names(ask('course', course.id), 5)).toEqual(['Ma Một']);
    expect(await names(ask('course', course.id), 0)).toEqual(['Ma Một']);
  });
});
