import { AccountService } from '@lopso/identity';
import { type Actor, newId } from '@lopso/platform';
import { ProposeClassesJob } from '../../libs/planning/src/proposals/propose-classes.job';
import { TestProvince, type TestUnit } from './province';
import { TestRound } from './reporting';
import { type TestApi } from './test-api';

const PASSWORD = 'ruộng bậc thang vàng';

/** Terms under which small communes of a test are taught where they are. */
export const TERMS = {
  halves: 1,
  largestClass: 40,
  smallestClass: 2,
  memberMinutes: 30,
  trainerMinutesADay: 300,
  noonMinutes: 90,
  daysAWeek: 4,
  weekdays: [1, 2, 3, 4, 5],
  morning: { from: '08:00', to: '11:00' },
  afternoon: { from: '13:30', to: '16:30' },
} as const;

/** Somebody with an account who teaches in a unit. */
export async function aTeacher(api: TestApi, unit: TestUnit, name: string): Promise<string> {
  const username = `gv${newId().replaceAll('-', '').slice(12)}`;
  const staff = { username, displayName: name, password: PASSWORD };
  const { accountId: id } = await api.app.get(AccountService).createStaffAccount(staff);
  await api.database.execute(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'trainer', $3, $4::ltree, '[2025-07-01,)')`,
    [newId(), id, unit.id, unit.path],
  );
  return id;
}

/** Where a commune lies: so many kilometres to the east of the others' beginning. */
export async function lie(api: TestApi, unit: TestUnit, kilometres: number): Promise<void> {
  await api.database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, 22, $2)', [
    unit.id,
    105 + kilometres / 103.1,
  ]);
}

/** A hall of a commune. */
export async function aHall(api: TestApi, unit: TestUnit, capacity = 60): Promise<string> {
  const id = newId();
  await api.database.execute(
    'insert into classes.venue (id, unit_id, unit_path, name, capacity) values ($1, $2, $3, $4, $5)',
    [id, unit.id, unit.path, `Nhà văn hóa ${id.slice(-6)}`, capacity],
  );
  return id;
}

/** A commune at a place on the road, with a team of so many people who have a cycle each. */
export async function aCommune(
  api: TestApi,
  province: TestProvince,
  round: { cycle(member: { readonly id: string }): Promise<string> },
  { kilometres, people }: { readonly kilometres: number; readonly people: number },
): Promise<TestUnit> {
  const commune = await province.commune();
  await lie(api, commune, kilometres);
  const team = await province.team(commune);
  for (let index = 0; index < people; index += 1) {
    const member = await province.member(commune);
    await province.seat(member, team);
    await round.cycle(member);
  }
  return commune;
}

const DAY_MS = 86_400_000;
const dayOf = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The body that asks for a plan over the five weeks after a moment. */
export const wish = (
  roundId: string,
  trainerIds: readonly string[],
  now: Date = new Date('2026-11-25T01:00:00Z'),
): Record<string, unknown> => ({
  clientKey: newId(),
  name: 'Dịch vụ công trực tuyến',
  roundId,
  from: dayOf(now, 6),
  until: dayOf(now, 36),
  terms: TERMS,
  trainerIds,
});

/** A class of a plan, as its officer sees it. */
export interface SeenClass {
  readonly number: number;
  readonly communeId: string;
  readonly venueId: string;
  readonly trainerId: string;
  readonly day: string;
  readonly firstHalf: number;
  readonly people: readonly { readonly communeId: string; readonly count: number }[];
  readonly isPinned: boolean;
  readonly classGroupId: string | null;
}

/** A plan, as its officer sees it. */
export interface SeenPlan {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly failure: string | null;
  readonly figures: { readonly people: number; readonly minutes: number; readonly leastMinutes: number } | null;
  readonly classes: readonly SeenClass[];
  readonly gaps: readonly { readonly communeId: string; readonly people: number; readonly reason: string }[];
  readonly beyond: { readonly people: number; readonly minutes: number; readonly classMinutes: number } | null;
  readonly withoutPlace: readonly { readonly id: string; readonly name: string }[];
  readonly daysOff: readonly { readonly day: string; readonly occasion: string; readonly isExpected: boolean }[];
  readonly droppedPins: readonly {
    readonly communeId: string;
    readonly day: string;
    readonly people: number;
    readonly reason: string;
  }[];
}

/** Two communes on a road with a hall each, a trainer at each end, and the department. */
export interface Road {
  readonly province: TestProvince;
  readonly as: Actor;
  readonly round: TestRound;
  readonly near: TestUnit;
  readonly far: TestUnit;
  readonly halls: [string, string];
  readonly trainers: [string, string];
}

/** A road of 30 kilometres; the clock stands at the morning of 25/11/2026 then, a Wednesday. */
export async function aRoad(api: TestApi, people = 6): Promise<Road> {
  api.clock.stopAt('2026-11-25T01:00:00Z');
  const province = await TestProvince.create(api.database);
  const round = await TestRound.open(api.database, province);
  const near = await aCommune(api, province, round, { kilometres: 0, people });
  const far = await aCommune(api, province, round, { kilometres: 30, people });
  const halls: [string, string] = [await aHall(api, near), await aHall(api, far)];
  const as = province.officer('department-officer');
  const trainers: [string, string] = [
    await aTeacher(api, province.unit, 'Nông Văn Gần'),
    await aTeacher(api, province.unit, 'Ma Thị Xa'),
  ];
  for (const [index, unit] of [near, far].entries()) {
    const { status } = await api.put(`/api/planning/trainers/${trainers[index]}/home`, { communeId: unit.id }, { as });
    if (status !== 204) throw new Error(`home: ${status}`);
  }
  return { province, as, round, near, far, halls, trainers };
}

/** A plan of a round that nobody worked out, as another province has it. */
export async function aBarePlan(api: TestApi, province: TestProvince, roundId: string): Promise<string> {
  const id = newId();
  await api.database.execute(
    `insert into planning.plan (id, unit_id, unit_path, name, round_id, from_on, until_on, terms, trainer_ids, state, asked_at, created_by, created_at)
     values ($1, $2, $3, 'Ký số', $4, '2026-12-01', '2026-12-31', $5, '{}', 'failed', now(), $1, now())`,
    [id, province.unit.id, province.unit.path, roundId, JSON.stringify(TERMS)],
  );
  return id;
}

/** Asks for a plan and works it out. */
export async function aPlan(api: TestApi, as: Actor, body: object): Promise<SeenPlan> {
  const drafted = await api.post('/api/class-plans', body, { as });
  if (drafted.status !== 201) throw new Error(`plan: ${drafted.status}`);
  return workOut(api, as, drafted.body.id);
}

/** What is done to classes of a plan by their numbers, as somebody does it who just looked at the plan. */
export async function onPlan<T extends object>(
  api: TestApi,
  planId: string,
  act: T,
): Promise<T & { revision: number }> {
  const sql = 'select revision from planning.plan where id = $1';
  const row = await api.database.queryOne<{ revision: number }>(sql, [planId]);
  return { ...act, revision: row?.revision ?? 0 };
}

/** Works a plan out, as the worker does; gives it as its officer sees it then. */
export async function workOut(api: TestApi, as: Actor, planId: string): Promise<SeenPlan> {
  const row = await api.database.queryOne<{ run: number }>('select run from planning.plan where id = $1', [planId]);
  await api.app.get<ProposeClassesJob>(ProposeClassesJob, { strict: false }).handle({ planId, run: row?.run ?? 0 });
  return (await api.get(`/api/class-plans/${planId}`, { as })).body as SeenPlan;
}
