import { newId } from '@lopso/platform';
import { atOnce, dayAfter, hourOf } from './agenda';
import { asksByLot, marksOf } from './marks';
import { type TeachingHours } from './teaching-days';
import { type YearClass, type YearSession } from './year-class';
import { asPerson, count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';

/** A class that is going to be: who is booked by others, who asks herself, and who of these gives her place back. */
export interface ClassPlan {
  readonly commune: YearCommune;
  readonly hours: readonly TeachingHours[];
  readonly seats: number;
  readonly byOfficer: readonly YearPerson[];
  readonly themselves: readonly YearPerson[];
  readonly givingBack: readonly YearPerson[];
}

/** Draws whom of these others book; most are. */
export function planOf(
  { random }: YearDesk,
  commune: YearCommune,
  meant: readonly YearPerson[],
  { hours, seats }: Pick<ClassPlan, 'hours' | 'seats'>,
): ClassPlan {
  const here = meant.filter(({ leftOn }) => leftOn === null);
  const byOfficer = here.filter(() => random.chance(0.7));
  const themselves = here.filter((one) => !byOfficer.includes(one));
  return { commune, hours, seats, byOfficer, themselves, givingBack: themselves.filter(() => random.chance(0.2)) };
}

/** Schedules classes as trainers do, each commune's one after the other; whoever a class is meant for is booked, asks herself or waits. */
export async function holdsClasses(desk: YearDesk, plans: readonly ClassPlan[]): Promise<void> {
  const ofCommune = new Map<YearCommune, ClassPlan[]>();
  for (const plan of plans) ofCommune.set(plan.commune, [...(ofCommune.get(plan.commune) ?? []), plan]);
  const made = new Map<ClassPlan, YearClass>();
  await atOnce(
    [...ofCommune.values()].map((hers) => async () => {
      for (const plan of hers) made.set(plan, await schedules(desk, plan));
    }),
  );
  for (const plan of plans) {
    const group = made.get(plan);
    if (group === undefined) continue;
    desk.classes.push(group);
    for (const session of group.sessions) meets(desk, group, session);
  }
}

async function schedules(desk: YearDesk, plan: ClassPlan): Promise<YearClass> {
  const { commune, hours, seats } = plan;
  const { trainer } = commune;
  const form = {
    ...{ clientKey: newId(), title: 'Dịch vụ công trực tuyến', venueId: commune.venueId, capacity: seats },
    ...{ sessions: hours, isHolidayKnown: true },
  };
  const made = await sent(desk, '/api/class-groups', form, { as: trainer });
  const sessions = (made.sessions as { id: string; startsAt: string; endsAt: string; plannedMinutes: number }[]).map(
    ({ id, startsAt, endsAt, plannedMinutes: minutes }) => ({
      ...{ id, minutes, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    }),
  );
  const group: YearClass = { id: String(made.id), commune, trainer, sessions };
  count(desk, 'classes');
  await fills(desk, group, plan);
  return group;
}

/** The commune books most of its people; the others ask themselves and, where it is full, wait; some give their place back. */
async function fills(
  desk: YearDesk,
  { id, commune, trainer }: YearClass,
  { byOfficer, themselves, givingBack }: ClassPlan,
): Promise<void> {
  const { api } = desk;
  const place = `/api/me/class-groups/${id}/place`;
  for (const person of themselves) {
    const { items } = await sent(desk, place, undefined, { as: asPerson(desk, person) });
    const own = (items as { classGroupId: string; isBooked: boolean }[]).find((one) => one.classGroupId === id);
    count(desk, own?.isBooked === true ? 'places asked for' : 'turns in a waiting list');
  }
  if (byOfficer.length > 0) {
    const memberIds = byOfficer.map((one) => one.id);
    const answer = await sent(desk, `/api/class-groups/${id}/bookings`, { memberIds }, { as: trainer });
    count(desk, 'places booked', answer.booked.length);
    const full = (answer.notBooked as { memberId: string; reason: string }[]).filter(({ reason }) => reason === 'full');
    const waiting = { memberIds: full.map(({ memberId }) => memberId) };
    if (full.length > 0) {
      await sent(desk, `/api/class-groups/${id}/waiting`, waiting, { as: commune.officer });
      count(desk, 'turns in a waiting list', full.length);
    }
  }
  for (const person of givingBack) {
    await wanted('give back', api.delete(place, { as: asPerson(desk, person) }));
    count(desk, 'places given back');
  }
}

/** The day of a session: opened, marked by every input there is, closed; a word about it is corrected the day after. */
export function meets(desk: YearDesk, group: YearClass, session: YearSession): void {
  const { agenda, random } = desk;
  const url = `/api/class-sessions/${session.id}`;
  // Some open the doors, and the code on the wall, long before the first word.
  const early = random.chance(0.3) ? 20 : 0;
  const planned = session.startsAt;
  agenda.add(new Date(session.startsAt.getTime() - early * 60_000), async () => {
    if (session.startsAt !== planned || session.isForgotten === true) return;
    await sent(desk, `${url}/opening`, undefined, { as: group.trainer });
    if (early > 0) await seen(desk, `${url}/scan-code`, group.trainer);
    const { rows } = await seen(desk, `${url}/roll`, group.trainer);
    const booked = new Set((rows as { memberId: string }[]).map(({ memberId }) => memberId));
    const people = desk.cast.communes.flatMap((one) => one.people).filter(({ id }) => booked.has(id));
    if (people.length !== booked.size) throw new Error('a roll names somebody who is not of this year');
    const walkIn = random.chance(0.3) ? group.commune.people.find((one) => comesBy(one, booked)) : undefined;
    if (walkIn !== undefined) await walksIn(desk, group, session, walkIn);
    const { marking, correcting, standing } = marksOf(desk, group, session, people);
    for (const { at, act } of marking) agenda.addOfMany(at, act);
    if (standing.length > 0 && random.chance(0.3)) {
      const { at, act } = asksByLot(desk, group, session, standing);
      agenda.add(at, act);
    }
    agenda.addOfMany(new Date(session.endsAt.getTime() + 10 * 60_000), async () => {
      await sent(desk, `${url}/closing`, undefined, { as: group.trainer });
      count(desk, 'sessions held');
    });
    for (const [index, act] of correcting.entries())
      agenda.addOfMany(
        hourOf(dayAfter(session.endsAt.toISOString().slice(0, 10), 1), `15:${String(index % 60).padStart(2, '0')}`),
        act,
      );
  });
}

/** Somebody seated who is not booked and could come by. */
const comesBy = ({ id, leftOn }: YearPerson, booked: ReadonlySet<string>): boolean =>
  leftOn === null && !booked.has(id);

/** Somebody who was not booked stands in the door; the trainer takes her in, unless she is booked elsewhere at this hour. */
async function walksIn(desk: YearDesk, group: YearClass, session: YearSession, person: YearPerson): Promise<void> {
  const body = { memberId: person.id, clientKey: newId() };
  const url = `/api/class-sessions/${session.id}/walk-ins`;
  const answer = await wanted('walk-in', desk.api.post(url, body, { as: group.trainer }), [200, 201, 409]);
  if (answer.status === 409) return;
  const { minutes } = session;
  person.facts.push({ kind: 'hours', subject: session.id, at: session.endsAt.getTime(), minutes });
  count(desk, 'people taken in at the door');
}
