import { MemberCardService } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { TestClasses } from '../classes';
import { type TestMember } from '../province';
import { aSheetForm } from '../sheets';
import { type MatrixWorld } from './world';

/** The path of the worker's class. */
export const classPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classGroupId: (await world.aClass()).id,
});

/** The path of its session. */
export const sessionPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classSessionId: (await world.aClass()).sessionId,
});

/** The path of a session that is open now. */
export const openPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classSessionId: (await world.openClass()).sessionId,
});

/** The code and number on the screen of the open session. */
export async function scanToken(world: MatrixWorld): Promise<{ token: string; number: string }> {
  const { sessionId } = await world.openClass();
  const code = await world.api.get(`/api/class-sessions/${sessionId}/scan-code`, { as: (await world.place()).trainer });
  return { token: String(code.body.path).split('#')[1] ?? '', number: String(code.body.number) };
}

/** The code of the card of the row's member, or of another one. */
export async function memberCard(world: MatrixWorld, of?: TestMember): Promise<string> {
  await world.team();
  const member = of ?? (await world.member());
  const { card } = await world.api.app.get(MemberCardService).issueOwnCard(world.province.memberActor(member), null);
  return card?.code ?? '';
}

/** The row's member missed a session, and is offered another class. */
export async function aMakeUp(world: MatrixWorld): Promise<{ offerId: string; classGroupId: string }> {
  return world.once('make-up', async () => {
    const { sessionId } = await world.openClass();
    const place = await world.place();
    await world.api.post(`/api/class-sessions/${sessionId}/closing`, undefined, { as: place.trainer });
    const other = await new TestClasses(world.api.app).aClass(place, { on: '2026-12-15' });
    const offerId = newId();
    await world.api.database.execute(
      `insert into classes.make_up_offer (id, class_session_id, member_id, offered_at, expires_at)
       values ($1, $2, $3, '2026-12-01', '2027-01-30')`,
      [offerId, sessionId, (await world.member()).id],
    );
    return { offerId, classGroupId: other.id };
  });
}

/** A signed sheet of the open session. */
export async function aSheet(world: MatrixWorld): Promise<{ classSessionId: string; sheetId: string }> {
  const { sessionId: classSessionId } = await world.openClass();
  const address = `/api/class-sessions/${classSessionId}/sheets`;
  const kept = await world.api.post(address, undefined, { as: (await world.place()).trainer, ...(await aSheetForm()) });
  return { classSessionId, sheetId: String(kept.body.items.at(-1)?.sheetId) };
}

/** The row's member was present in a class that ended some days ago, by the clock of the world. */
export async function endedPath(world: MatrixWorld, daysAgo: number): Promise<Record<string, string>> {
  return world.once(`ended-${daysAgo}`, async () => {
    const place = await world.place();
    const held = await new TestClasses(world.api.app).aClass(place, { on: '2026-12-22', title: 'Lớp đã học' });
    const end = new Date(world.api.clock.now().getTime() - daysAgo * 86_400_000);
    const start = new Date(end.getTime() - 3_600_000);
    await world.api.database.execute(
      `update classes.class_session set during = tstzrange($2, $3), state = 'closed', closed_at = $3 where id = $1`,
      [held.sessionId, start, end],
    );
    await world.api.database.execute(
      `insert into classes.attendance_mark (class_session_id, member_id, mark, source, marked_by, marked_at, client_key)
       values ($1, $2, 'present', 'roll', $3, $4, $5)`,
      [held.sessionId, (await world.member()).id, place.trainer.accountId, start, newId()],
    );
    return { classGroupId: held.id };
  });
}
