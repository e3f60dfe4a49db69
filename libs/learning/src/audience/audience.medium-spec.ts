import fc from 'fast-check';
import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { Database, newId, PlatformModule, Scope } from '@lopso/platform';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../../../../test/support/province';
import { ALL_DONE, TestRound } from '../../../../test/support/reporting';
import { LearningModule } from '../learning.module';
import { endOfDay } from '../rounds/round.rules';
import { AUDIENCE_SIDES, type AudienceQuestion, AudienceRepository, type AudienceSide } from './audience.repository';
import {
  AUDIENCE_CONDITIONS,
  type AudienceCondition,
  type AudienceRule,
  meetsAudience,
  type SeatFacts,
} from './audience.rules';

const DAYS = ['2026-08-15', '2026-09-10', '2026-09-12', '2026-10-05', '2026-10-20', '2026-11-20'];

const INSTANTS = ['2026-08-20T03:00:00.000Z', '2026-09-12T03:00:00.000Z', '2026-10-25T03:00:00.000Z'];

const QUIZZES = ['C01-QUIZ', 'C02-QUIZ'];

const KINDS = ['official', 'teacher', 'police', 'resident'] as const;

const PEOPLE = 20;

const NAMED = { match: 'all', conditions: [{ kind: 'named', values: [], side: null, day: null }], except: [] };

/** One seat of somebody's history; the rest of what is known of her beside it. */
interface Holding {
  readonly team: TestTeam;
  readonly position: 'deputy' | 'member';
  readonly from: string;
  readonly until: string | null;
}

interface Person {
  readonly member: TestMember;
  readonly kind: string;
  /** Kinds before that, each until an instant; null: only that it was another one is kept. */
  readonly pastKinds: readonly { readonly kind: string | null; readonly until: string }[];
  readonly holdings: readonly Holding[];
  readonly joinedAt: string | null;
  readonly isNamed: boolean;
  /** The round that is a reopening of another. */
  readonly reopeningId: string;
  readonly rounds: readonly { readonly id: string; readonly at: string }[];
  /** Finished once, and not any more since an instant. */
  readonly fallen: readonly { readonly id: string; readonly at: string; readonly asideAt: string }[];
  readonly quizzes: readonly { readonly id: string; readonly at: string; readonly asideAt: string | null }[];
}

describe('an audience judged in one statement', () => {
  let module: TestingModule;
  let database: Database;
  let audiences: AudienceRepository;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, LearningModule] }).compile();
    database = module.get(Database);
    audiences = module.get(AudienceRepository);
  });
  afterAll(() => module.close());

  /** A province of random people: seats that begin, end and move, what they finished and when they joined. */
  async function world(seed: number) {
    const province = await TestProvince.create(database);
    const communes = [await province.commune('Xã A'), await province.commune('Xã B')];
    const villages = await Promise.all(communes.map((commune) => province.village(commune)));
    const teams = [
      ...(await Promise.all(communes.map((commune) => province.team(commune)))),
      ...(await Promise.all(villages.map((village) => province.team(village, 'village-team')))),
    ];
    const [now, before, older] = [
      await TestRound.open(database, province),
      await TestRound.open(database, province),
      await TestRound.open(database, province),
    ];
    const free = new Map(teams.map((team) => [team.id, team.kind === 'commune-team' ? 10 : 5]));
    const [pick] = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed });
    if (pick === undefined) throw new Error('nothing to draw from');
    const below = (count: number): number => (pick.next().value as number) % count;
    const of = <T>(values: readonly T[]): T => values[below(values.length)] as T;
    const taken = (): TestTeam => {
      const team = of(teams.filter(({ id }) => (free.get(id) ?? 0) > 0));
      free.set(team.id, (free.get(team.id) ?? 0) - 1);
      return team;
    };
    const people: Person[] = [];
    for (let number = 0; number < PEOPLE; number += 1) {
      const team = taken();
      const member = await province.member(team.unit, `Vàng Thị ${String.fromCharCode(65 + number)}`);
      const until = below(4) === 0 ? '2026-10-01' : null;
      const holdings: Holding[] = [
        { team, position: of(['deputy', 'member']), from: of(['2026-05-01', '2026-09-01']), until },
      ];
      if (until !== null && below(2) === 0)
        holdings.push({ team: taken(), position: of(['deputy', 'member']), from: until, until: null });
      const joinedAt = below(2) === 0 ? of(INSTANTS) : null;
      const drawn = <T>(values: readonly T[]) =>
        values.filter(() => below(2) === 0).map((id) => ({ id, at: of(INSTANTS) }));
      const aside = <T extends object>(one: T) => ({
        ...one,
        asideAt: below(2) === 0 ? '2026-11-01T03:00:00.000Z' : null,
      });
      const finished = drawn([before.id, older.id, ...(joinedAt === null ? [] : [now.id])]);
      const isFallen = below(3) === 0;
      const [rounds, fallen] = isFallen ? [finished.slice(1), finished.slice(0, 1)] : [finished, []];
      people.push({
        ...{ member, kind: of(KINDS), holdings, joinedAt, rounds, quizzes: drawn(QUIZZES).map(aside) },
        pastKinds: INSTANTS.filter(() => below(3) === 0).map((until) => ({ kind: of([...KINDS, null]), until })),
        fallen: fallen.map((one) => ({ ...one, asideAt: '2026-11-01T03:00:00.000Z' })),
        isNamed: below(2) === 0,
        reopeningId: older.id,
      });
    }
    await database.execute(
      `update learning.round set reopens = $2, counts_from = '2026-08-01', release = 'none', audience_rule = $3 where id = $1`,
      [older.id, before.id, NAMED],
    );
    await database.execute(
      `insert into learning.reopening (round_id, course, course_title, from_version, to_version, to_hash, earlier_hashes, parts, named)
       values ($1, 'C01', 'C01', '1.0.0', '2.0.0', 'h2', '{h1}', '[{}]', 'all')`,
      [now.id],
    );
    await database.execute(
      'insert into learning.reopening_name (round_id, member_id) select $1, id from unnest($2::uuid[]) as n(id)',
      [now.id, people.filter(({ isNamed }) => isNamed).map(({ member }) => member.id)],
    );
    for (const person of people) await write(province, person, { now, before, older });
    const places = await moved(communes, villages, teams[3]);
    return { province, communes, villages, people, now, before, older, ...places };
  }

  /**
   * The first village went from the first commune into the second on 1 October, by a decision entered on the 15th; the last team was that of a village that
   * was merged on 12 September into the one whose it is now.
   */
  async function moved(communes: readonly TestUnit[], villages: readonly TestUnit[], team: TestTeam | undefined) {
    const [[from, to], [village, merged]] = [communes, villages];
    if (from === undefined || to === undefined || village === undefined || merged === undefined || team === undefined)
      throw new Error('there are two of each');
    const [newPath, goneId, gonePath] = [`${to.path}.v98`, newId(), `${to.path}.v99`];
    await database.execute('update org.unit set parent_id = $2, path = $3 where id = $1', [village.id, to.id, newPath]);
    await database.execute(`update org.unit_past_path set until = '2026-10-15T03:00:00Z' where unit_id = $1`, [
      village.id,
    ]);
    await database.execute(
      `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, recorded_at)
       values ($1, $2, $3, 'split', '2026-10-01', '2026-10-15T03:00:00Z')`,
      [newId(), from.id, to.id],
    );
    await database.execute(
      `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, valid)
       values ($1, 'village', 'v99', 'Thôn Cũ', 'Thôn Cũ', $2, $3, 'thon cu', '[2025-07-01,2026-09-12)')`,
      [goneId, to.id, gonePath],
    );
    await database.execute(
      `insert into org.team_past_unit (team_id, until, unit_id) values ($1, '2026-09-12T03:00:00Z', $2)`,
      [team.id, goneId],
    );
    const pathOn = ({ id, unit }: TestTeam, on: string): string => {
      if (id === team.id) return on < '2026-09-12' ? gonePath : merged.path;
      return unit.id === village.id && on >= '2026-10-01' ? newPath : unit.path;
    };
    return { pathOn, otherPaths: [newPath, gonePath] };
  }

  async function write(
    province: TestProvince,
    { member, kind, pastKinds, holdings, joinedAt, rounds, quizzes }: Person,
    opened: { readonly now: TestRound; readonly before: TestRound; readonly older: TestRound },
  ): Promise<void> {
    await database.execute('update org.member set kind = $2, organisation = null where id = $1', [member.id, kind]);
    await database.execute('delete from org.member_past_kind where member_id = $1', [member.id]);
    await database.execute(
      'insert into org.member_past_kind (member_id, until, kind) select $1, until, kind from jsonb_to_recordset($2) as k(until timestamptz, kind text)',
      [member.id, JSON.stringify(pastKinds)],
    );
    for (const { team, position, from, until } of holdings) {
      await province.seat(member, team, from);
      await database.execute(
        'update org.seat_term set position = $2, held = daterange(lower(held), $3::date) where member_id = $1 and lower(held) = $4::date',
        [member.id, position, until, from],
      );
    }
    for (const round of [opened.now, opened.before, opened.older]) {
      const finished = rounds.find(({ id }) => id === round.id);
      if (round !== opened.now && finished === undefined) continue;
      if (round === opened.now && joinedAt === null) continue;
      const cycleId = await round.cycle(member, finished === undefined ? {} : { ...ALL_DONE, finishedAt: finished.at });
      if (round === opened.now)
        await database.execute('update learning.cycle set opened_at = $2 where id = $1', [cycleId, joinedAt]);
    }
    for (const { id, at, asideAt } of quizzes)
      await database.execute(
        `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at, superseded_at)
         values (gen_random_uuid(), $1, 'quiz-passed', $2, $2, $3, $3, $4)`,
        [member.id, id, at, asideAt],
      );
  }

  /** What the pure rule is to know of somebody on a day; null: she holds no seat then. */
  /** As it was written down; where only that it was another one is kept, what it was corrected to. */
  function kindOn({ kind, pastKinds }: Person, on: string): string {
    const later = pastKinds.filter(({ until }) => new Date(until) > endOfDay(on));
    return later.find((one) => one.kind !== null)?.kind ?? kind;
  }

  function factsOf(person: Person, { pathOn }: Pick<World, 'pathOn'>, on: string): SeatFacts | null {
    const held = person.holdings.find(({ from, until }) => from <= on && (until === null || on < until));
    if (held === undefined) return null;
    const joinedAt = person.joinedAt === null ? null : new Date(person.joinedAt);
    const dated = (finished: readonly { readonly id: string; readonly at: string }[]) =>
      finished.map(({ id, at }) => ({ id, at: new Date(at) }));
    return {
      personKind: kindOn(person, on),
      teamKind: held.team.kind,
      position: held.position,
      unitPath: pathOn(held.team, on),
      heldFrom: held.from,
      joinedAt: joinedAt !== null && joinedAt <= endOfDay(on) ? joinedAt : null,
      rounds: [
        ...dated(person.rounds),
        ...person.fallen.map(({ id, at, asideAt }) => ({ id, at: new Date(at), asideAt: new Date(asideAt) })),
      ].map((one) => ({ ...one, isReopening: one.id === person.reopeningId })),
      quizzes: person.quizzes.map(({ id, at, asideAt }) => ({
        ...{ id, at: new Date(at) },
        ...(asideAt !== null && { asideAt: new Date(asideAt) }),
      })),
      isNamed: person.isNamed,
    };
  }

  function sideOf(facts: SeatFacts, question: AudienceQuestion): AudienceSide | null {
    const moment = { until: question.until, roundId: question.roundId };
    const isAsked = meetsAudience(question.asked, facts, moment);
    if (facts.joinedAt === null) return isAsked ? 'joins' : null;
    if (isAsked) return 'stays';
    return meetsAudience(question.saved, facts, moment) ? 'leaves' : 'kept';
  }

  type World = Awaited<ReturnType<typeof world>>;

  function ruleIn({ communes, villages, otherPaths, now, before, older }: World): fc.Arbitrary<AudienceRule | null> {
    const valuesOf: Readonly<Record<AudienceCondition['kind'], readonly string[]>> = {
      person: KINDS,
      team: ['commune-team', 'village-team'],
      position: ['leader', 'deputy', 'member'],
      unit: [...[...communes, ...villages].map(({ path }) => path), ...otherPaths],
      seat: [],
      round: [before.id, older.id, now.id],
      course: QUIZZES,
      'any-round': [],
      named: [],
    };
    const condition = fc.constantFrom(...AUDIENCE_CONDITIONS).chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        values: fc.subarray([...valuesOf[kind]]),
        side: fc.constantFrom('before' as const, 'from' as const),
        day: fc.constantFrom('2026-05-01', '2026-05-02', '2026-09-01', '2026-09-02'),
      }),
    );
    const rule = fc.record({
      match: fc.constantFrom('all' as const, 'any' as const),
      conditions: fc.array(condition, { maxLength: 3 }),
      except: fc.array(condition, { maxLength: 2 }),
    });
    return fc.option(rule, { freq: 8 });
  }

  it.each([1, 2, 3])('gives the same people as the pure rule, whatever the history (%i)', async (seed) => {
    const one = await world(seed);
    const scope = Scope.ofPaths([one.province.unit.path]);
    const rule = ruleIn(one);
    const teamKinds = fc.subarray(['commune-team', 'village-team'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(rule, rule, fc.constantFrom(...DAYS), teamKinds, async (saved, asked, on, kinds) => {
        const question: AudienceQuestion = {
          ...{ roundId: one.now.id, teamKinds: kinds, unitPath: one.province.unit.path },
          ...{ saved, asked, on, until: endOfDay(on), isPast: true },
          stood: one.people.flatMap(({ member, fallen }) =>
            fallen.flatMap(({ id, at, asideAt }) =>
              new Date(asideAt) > endOfDay(on) ? [{ memberId: member.id, roundId: id, at: new Date(at) }] : [],
            ),
          ),
        };
        const seated = one.people.flatMap((person) => {
          const facts = factsOf(person, one, on);
          return facts === null || !kinds.includes(facts.teamKind) ? [] : [{ person, facts }];
        });
        const moment = { until: question.until, roundId: one.now.id };
        const expected = seated
          .filter(({ facts }) => meetsAudience(asked, facts, moment))
          .map(({ person }) => person.member.id);
        const holders = await audiences.holders(question, null);
        expect(holders.map(({ memberId }) => memberId)).toEqual(expected.sort());

        const communes = await audiences.countByCommune(scope, question);
        for (const side of AUDIENCE_SIDES) {
          const wanted = seated.filter(({ facts }) => sideOf(facts, question) === side);
          const people = await audiences.page(scope, question, { side, communeId: null, after: null, limit: 100 });
          expect(people.map(({ memberId }) => memberId).sort()).toEqual(
            wanted.map(({ person }) => person.member.id).sort(),
          );
          expect(communes.reduce((sum, commune) => sum + commune[side], 0)).toBe(wanted.length);
          for (const { path, id } of one.communes)
            expect(communes.find(({ communeId }) => communeId === id)?.[side] ?? 0).toBe(
              wanted.filter(({ facts }) => facts.unitPath.startsWith(path)).length,
            );
        }
        const unknown = seated.filter(
          ({ person }) => person.pastKinds.find(({ until }) => new Date(until) > endOfDay(on))?.kind === null,
        );
        expect(await audiences.countUnknownKinds(scope, question)).toBe(unknown.length);
      }),
      { numRuns: 60, seed },
    );
  });

  async function seated(names: readonly string[]) {
    const province = await TestProvince.create(database);
    const [mine, other] = [await province.commune('Xã Của Tôi'), await province.commune('Xã Bên')];
    const [team, beside] = [await province.team(mine), await province.team(other)];
    for (const name of names) await province.seat(await province.member(mine, name), team, '2026-03-01');
    await province.seat(await province.member(other, 'Ma Thị Bên'), beside, '2026-03-01');
    const question: AudienceQuestion = {
      ...{ roundId: null, teamKinds: ['commune-team'], unitPath: province.unit.path },
      ...{ saved: null, asked: null, on: '2026-03-01', until: endOfDay('2026-03-01'), isPast: false, stood: [] },
    };
    return { province, mine, other, question };
  }

  it('pages by given name in Vietnamese order, and shows nobody of another commune', async () => {
    const { mine, question } = await seated([
      'Lý Thị Thuỷ',
      'Bàn Thị Ánh',
      'Ma Thị Dung',
      'Hoàng Thị Ân',
      'Vàng Văn Đào',
    ]);
    const scope = Scope.ofPaths([mine.path]);
    const wish = { side: 'joins', communeId: null, after: null, limit: 3 } as const;
    const first = await audiences.page(scope, question, wish);
    expect(first.map(({ givenName }) => givenName)).toEqual(['Ánh', 'Ân', 'Dung']);
    const last = first[2];
    if (last === undefined) throw new Error('a page of three has a third');
    const rest = await audiences.page(scope, question, { ...wish, after: last });
    expect(rest.map(({ givenName }) => givenName)).toEqual(['Đào', 'Thuỷ']);
  });

  it('counts per commune, and lists one of them', async () => {
    const { province, other, question } = await seated(['Lý Thị Thuỷ', 'Bàn Thị Ánh']);
    const scope = Scope.ofPaths([province.unit.path]);
    const communes = await audiences.countByCommune(scope, question);
    expect(communes.map(({ name, joins }) => [name, joins])).toEqual([
      ['Xã Bên', 1],
      ['Xã Của Tôi', 2],
    ]);
    const wish = { side: 'joins', communeId: other.id, after: null, limit: 10 } as const;
    expect((await audiences.page(scope, question, wish)).map(({ fullName }) => fullName)).toEqual(['Ma Thị Bên']);
  });

  it('has nobody before the seat began, and nobody of another kind of team or province', async () => {
    const { question } = await seated(['Lý Thị Thuỷ']);
    await seated(['Ma Văn Xa']);
    expect(await audiences.holders(question, null)).toHaveLength(2);
    expect(await audiences.holders({ ...question, on: '2026-02-28', until: endOfDay('2026-02-28') }, null)).toEqual([]);
    expect(await audiences.holders({ ...question, teamKinds: ['village-team'] }, null)).toEqual([]);
    expect(await audiences.holders(question, [])).toEqual([]);
  });

  it('has nobody whose data were erased, on no past day either', async () => {
    const { province, question } = await seated(['Lý Thị Thuỷ', 'Bàn Thị Ánh']);
    await database.execute(
      `update org.member set full_name = '', given_name = '', erased_at = now() where unit_path <@ $1::ltree and full_name = 'Bàn Thị Ánh'`,
      [province.unit.path],
    );
    const scope = Scope.ofPaths([province.unit.path]);
    const wish = { side: 'joins', communeId: null, after: null, limit: 10 } as const;
    expect((await audiences.page(scope, question, wish)).map(({ fullName }) => fullName).sort()).toEqual([
      'Lý Thị Thuỷ',
      'Ma Thị Bên',
    ]);
    expect(await audiences.holders(question, null)).toHaveLength(2);
  });
});
