import { type Actor } from '@lopso/platform';
import { type Random } from '../../../apps/cli/src/demo/random';
import { TestProvince, type TestTeam, type TestUnit } from '../province';
import { type TestApi } from '../test-api';
import { aTrainer } from '../trainers';
import { type Fact } from './expected';
import { type YearSize } from './year-size';

/** One person of the year, with all she did. */
export interface YearPerson {
  readonly id: string;
  fullName: string;
  readonly teamKind: TestTeam['kind'];
  isLeader: boolean;
  /** The first day in her seat. */
  readonly seatedOn: string;
  /** The day her seat passed on or her team ended; null while she holds one. */
  leftOn: string | null;
  facts: Fact[];
}

/** Which unit a commune was from an instant on. */
export interface UnitSpan {
  readonly unitId: string;
  readonly from: number;
}

/** A commune with its hall, its officer and those who come from it. */
export interface YearCommune {
  unit: TestUnit;
  /** Which unit it was when, the first one first. */
  readonly spans: UnitSpan[];
  readonly venueId: string;
  officer: Actor;
  readonly trainer: Actor;
  readonly people: YearPerson[];
}

/** Everybody of a simulated year. */
export interface YearCast {
  readonly province: TestProvince;
  readonly communes: readonly YearCommune[];
  readonly trainers: readonly Actor[];
  /** A trainer without a commune, for whoever falls ill. */
  readonly reserve: Actor;
  readonly an: Actor;
  readonly binh: Actor;
  readonly admin: Actor;
}

const SURNAMES = ['Hoàng', 'Vàng', 'Lò', 'Ma', 'Nông', 'Triệu', 'Bàn', 'Sùng', 'Đặng', 'Quan'] as const;
const MIDDLES = ['Thị', 'Văn', 'Seo', 'Xuân', 'Minh'] as const;
const GIVEN = ['Mỷ', 'Hòa', 'Ánh', 'Đào', 'Sử', 'Thuỷ', 'Ẩn', 'Bằng', 'Huệ', 'Yến', 'Dìn', 'Páo'] as const;

export const aName = (random: Random): string =>
  `${random.pick(SURNAMES)} ${random.pick(MIDDLES)} ${random.pick(GIVEN)}`;

/** Fills a province: communes, halls, teams of both kinds with a leader each, trainers with accounts, two officers of the department. */
export async function castOf(api: TestApi, size: YearSize, random: Random): Promise<YearCast> {
  const { province, communes: units } = await TestProvince.withCommunes(api.database, size.communes);
  const trainers: Actor[] = [];
  for (let index = 0; index < size.trainers; index += 1)
    trainers.push(await aTrainer(api.database, province, aName(random)));
  const communes: YearCommune[] = [];
  for (const [index, unit] of units.entries()) {
    const trainer = trainers[index % trainers.length];
    if (trainer === undefined) throw new Error('a year has trainers');
    const officer = province.officer('commune-officer', unit);
    const hall = { communeId: unit.id, name: `Nhà văn hóa ${unit.name}`, capacity: 200 };
    const venue = await api.post('/api/venues', hall, { as: trainer });
    if (venue.status !== 201) throw new Error(`venue: ${venue.status} ${JSON.stringify(venue.body)}`);
    const people = await peopleOf(province, unit, size, random);
    communes.push({
      unit,
      spans: [{ unitId: unit.id, from: 0 }],
      venueId: String(venue.body.id),
      officer,
      trainer,
      people,
    });
  }
  const officer = (role: 'department-admin' | 'department-officer'): Actor => province.officer(role);
  const [an, binh] = [officer('department-officer'), officer('department-officer')];
  const reserve = await aTrainer(api.database, province, aName(random));
  return { province, communes, trainers, reserve, an, binh, admin: officer('department-admin') };
}

async function peopleOf(
  province: TestProvince,
  commune: TestUnit,
  size: YearSize,
  random: Random,
): Promise<YearPerson[]> {
  const teams: TestTeam[] = [await province.team(commune)];
  for (let index = 0; index < size.villageTeams; index += 1)
    teams.push(await province.team(await province.village(commune), 'village-team'));
  const people: YearPerson[] = [];
  for (const team of teams) {
    for (let seat = 0; seat < size.seats[team.kind]; seat += 1) {
      const isLeader = seat === 0;
      const member = await province.member(team.unit, aName(random));
      await province.seat(member, team, '2025-07-01', isLeader ? 'leader' : 'member');
      const one = { id: member.id, fullName: member.fullName, teamKind: team.kind, isLeader, seatedOn: '2025-07-01' };
      people.push({ ...one, leftOn: null, facts: [] });
    }
  }
  return people;
}
