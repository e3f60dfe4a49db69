import { newId } from '@lopso/platform';
import { dayAfter, dayOf, hourOf } from './agenda';
import { attends } from './marks';
import { type YearClass, type YearSession } from './year-class';
import { count, everybody, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearPerson } from './year-people';

/** Weeks after it was closed, a roll gets somebody who was forgotten, as long as her class has a place for her (decision 0088). */
export function remembersSomebody(desk: YearDesk, on: string): void {
  const { agenda, size, classes } = desk;
  agenda.add(hourOf(on, '15:30'), async () => {
    const now = hourOf(on, '00:00');
    const held = classes.filter(({ sessions }) => sessions.every(({ endsAt }) => endsAt < now));
    let entered = 0;
    for (const group of held) if (entered < size.changes && (await entersForgotten(desk, group))) entered += 1;
  });
}

async function entersForgotten(desk: YearDesk, group: YearClass): Promise<boolean> {
  const [session] = group.sessions;
  if (session === undefined) return false;
  const onRoll = await rollOf(desk, session);
  const held = dayOf(session.startsAt);
  const person = group.commune.people.find(
    ({ id, leftOn, seatedOn, facts }) =>
      leftOn === null &&
      seatedOn < held &&
      !onRoll.has(id) &&
      !facts.some(({ kind, at }) => kind === 'hours' && dayOf(at) === held),
  );
  if (person === undefined) return false;
  const body = { memberId: person.id, clientKey: newId(), mark: 'present' };
  const url = `/api/class-sessions/${session.id}/corrections`;
  const taken = await wanted('somebody forgotten', desk.api.post(url, body, { as: group.trainer }), [200, 409]);
  if (taken.status === 409) return false;
  attends(person, session, session.minutes);
  desk.watched.add(person);
  count(desk, 'people remembered on a closed roll');
  return true;
}

/**
 * Some sessions were never opened, their trainer does not come back. Once their hours are over an officer of the commune ends them, and the department types the list on paper in (decision
 * 0135).
 */
export function forgetsToOpen(desk: YearDesk, on: string): void {
  const { agenda, size } = desk;
  agenda.add(hourOf(on, '07:30'), () => {
    for (const group of classesAhead(desk).slice(0, size.changes)) {
      const session = group.sessions.at(-1);
      if (session === undefined) continue;
      session.isForgotten = true;
      const url = `/api/class-sessions/${session.id}/closing`;
      agenda.add(session.startsAt, async () => {
        await wanted('ending too early', desk.api.post(url, {}, { as: group.commune.officer }), [422]);
      });
      const next = dayAfter(dayOf(session.startsAt), 1);
      agenda.add(hourOf(next, '09:20'), async () => {
        await sent(desk, url, {}, { as: group.commune.officer });
        count(desk, 'sessions ended by an officer');
      });
      agenda.add(hourOf(next, '14:20'), () => typesListIn(desk, session));
    }
    return Promise.resolve();
  });
}

/** All who were booked were there but the first one. */
async function typesListIn(desk: YearDesk, session: YearSession): Promise<void> {
  const { cast } = desk;
  const url = `/api/class-sessions/${session.id}`;
  const onRoll = await rollOf(desk, session);
  const people: YearPerson[] = everybody(desk).filter(({ id }) => onRoll.has(id));
  for (const person of people.slice(1)) {
    const body = { memberId: person.id, clientKey: newId(), mark: 'present', source: 'paper' };
    await sent(desk, `${url}/corrections`, body, { as: cast.an });
    attends(person, session, session.minutes);
    count(desk, 'marks typed in from paper after the end');
  }
}

async function rollOf(desk: YearDesk, session: YearSession): Promise<Set<string>> {
  const { rows } = await seen(desk, `/api/class-sessions/${session.id}/roll`, desk.cast.an);
  return new Set((rows as { memberId: string }[]).map(({ memberId }) => memberId));
}

/** Classes of which nothing has begun. */
function classesAhead({ api, classes }: YearDesk): YearClass[] {
  const now = api.clock.now();
  return classes.filter(({ sessions }) => sessions.every(({ startsAt }) => startsAt > now));
}
