import { type Actor, newId } from '@lopso/platform';
import { TestClasses } from './classes';
import { TestProvince, type TestMember, type TestTeam, type TestUnit } from './province';
import { type TestApi, type TestResponse } from './test-api';

/** A department, a commune with a team, its officer, and another commune beside it. */
export interface CallGround {
  readonly province: TestProvince;
  readonly department: Actor;
  readonly commune: TestUnit;
  readonly officer: Actor;
  readonly team: TestTeam;
  readonly people: readonly TestMember[];
  readonly other: TestUnit;
  readonly otherOfficer: Actor;
}

/** The clock stands at the morning of 25/11/2026; the team of the commune has so many people. */
export async function aCallGround(api: TestApi, people = 4): Promise<CallGround> {
  api.clock.stopAt('2026-11-25T01:00:00Z');
  const province = await TestProvince.create(api.database);
  const [commune, other] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Bên Cạnh')];
  const team = await province.team(commune);
  const seated: TestMember[] = [];
  for (let index = 0; index < people; index += 1) seated.push(await aSeated(province, commune, team));
  return {
    ...{ province, commune, other, team, people: seated, department: province.officer('department-officer') },
    ...{
      officer: province.officer('commune-officer', commune),
      otherOfficer: province.officer('commune-officer', other),
    },
  };
}

/** Somebody with a seat of a team. */
export async function aSeated(province: TestProvince, unit: TestUnit, team: TestTeam): Promise<TestMember> {
  const member = await province.member(unit);
  await province.seat(member, team);
  return member;
}

/** A form that asks communes for names. */
export const callForm = (
  quotas: readonly (readonly [TestUnit, number])[],
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  ...{ clientKey: newId(), title: `An toàn số ${newId()}`, level: 'basic', requiredCourseIds: [] },
  ...{ closesOn: '2026-12-10', quotas: quotas.map(([unit, places]) => ({ communeId: unit.id, places })) },
  ...more,
});

/** A published call, with the address of its commune's names. */
export async function aCall(
  api: TestApi,
  ground: CallGround,
  places: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly at: string; readonly sheet: string }> {
  const form = callForm([[ground.commune, places]], more);
  const { status, body } = await api.post('/api/class-calls', form, { as: ground.department });
  if (status !== 201) throw new Error(`call: ${status} ${JSON.stringify(body)}`);
  const at = `/api/class-calls/${body.id}`;
  return { id: body.id, at, sheet: `${at}/communes/${ground.commune.id}` };
}

/** The department changes a call as it stands. */
export async function changeCall(
  api: TestApi,
  at: string,
  as: Actor,
  wish: {
    readonly closesOn: string;
    readonly quotas: readonly { readonly communeId: string; readonly places: number }[];
  },
): Promise<TestResponse> {
  const { revision } = (await api.get(at, { as })).body;
  return api.put(at, { ...wish, revision }, { as });
}

/** An officer names people of her commune. */
export const nameIn = (
  api: TestApi,
  sheet: string,
  as: Actor,
  members: readonly { readonly id: string }[],
): Promise<TestResponse> => api.post(`${sheet}/names`, { memberIds: members.map(({ id }) => id) }, { as });

/** Why people were not taken, with what stands in the way. */
export const reasonsOf = ({ body }: TestResponse): unknown[] =>
  body.refused.map(({ reason, what }: { reason: string; what: string | null }) => [reason, what]);

/** How everybody of a sheet stands, by member. */
export async function statesIn(api: TestApi, sheet: string, as: Actor): Promise<Record<string, string>> {
  const { people } = (await api.get(sheet, { as })).body;
  return Object.fromEntries(people.map((one: { memberId: string; state: string }) => [one.memberId, one.state]));
}

/** A leader of the ground's team, by a right as `org` gives it. */
export async function aLeader(
  api: TestApi,
  { province, team, people }: CallGround,
): Promise<{ readonly as: Actor; readonly group: string }> {
  const groupId = newId();
  const accountId = newId();
  await api.database.execute(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, team_id, member_id, given_at)
     values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,)', $5, $6, now())`,
    [groupId, accountId, team.unit.id, team.unit.path, team.id, people[0]?.id],
  );
  const bound = { kind: 'team' as const, teamId: team.id };
  const grant = { role: 'team-leader' as const, unitId: team.unit.id, path: team.unit.path, bound };
  return {
    as: { ...province.officer('auditor'), accountId, grants: [grant] },
    group: `/api/led-groups/${groupId}/class-calls`,
  };
}

/** Somebody sits in a team of another unit from today on, as a transfer leaves her. */
export async function transfer(
  api: TestApi,
  { province }: CallGround,
  member: TestMember,
  to: { readonly unit: TestUnit; readonly team: TestTeam },
): Promise<void> {
  await api.database.execute(
    `update org.seat_term set held = daterange(lower(held), '2026-11-20') where member_id = $1`,
    [member.id],
  );
  await api.database.execute('update org.member set unit_id = $2, unit_path = $3::ltree where id = $1', [
    ...[member.id, to.unit.id, to.unit.path],
  ]);
  await province.seat(member, to.team, '2026-11-21');
}

/** A class of one evening about a course in the ground's commune, with a trainer and a hall of its own. */
export async function aClassAbout(
  api: TestApi,
  { province, commune }: CallGround,
  on: string,
  more: { readonly topic?: string; readonly capacity?: number; readonly title?: string } = {},
): Promise<{ readonly id: string; readonly sessionId: string; readonly trainer: Actor }> {
  const classes = new TestClasses(api.app);
  const trainer = province.officer('trainer');
  const venueId = await classes.venue(trainer, commune);
  const { id, sessionId } = await classes.aClass({ province, commune, trainer, venueId }, { on, ...more });
  return { id, sessionId, trainer };
}
