import { type Actor, newId } from '@lopso/platform';
import { TestProvince, type TestMember, type TestTeam, type TestUnit } from './province';
import { type TestApi } from './test-api';

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
