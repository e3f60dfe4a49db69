import { type Actor } from '@lopso/platform';
import { seenNow } from '../session-revision';
import { dayAfter, dayOf, hourOf, weekdayOf } from './agenda';
import { meets } from './halls';
import { type TeachingHours } from './teaching-days';
import { type YearClass, type YearSession } from './year-class';
import { count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearCommune } from './year-people';

/** Where the sessions of a class go, in their order. */
interface Going {
  readonly session: YearSession;
  readonly hours: TeachingHours;
  readonly venueId: string;
}

/** The last session of some classes is carried to a Saturday by their trainers; whoever is booked stays booked. */
export function movesSessions(desk: YearDesk, on: string): void {
  const { agenda, size } = desk;
  agenda.add(hourOf(on, '12:00'), async () => {
    for (const group of oneOfEachTrainer(toCome(desk)).slice(0, size.changes)) {
      const session = group.sessions.at(-1);
      if (session === undefined) throw new Error('a class without a session');
      const hours = { on: weekendAfter(dayOf(session.startsAt), 6), from: '08:30', to: '10:00' };
      await moves(desk, group, [{ session, hours, venueId: group.commune.venueId }], group.trainer);
      count(desk, 'sessions moved');
    }
  });
}

/**
 * Some classes go to the next commune with all their people, where the department arranges it (decision 0075): a road is cut. From then on the
 * class is that commune's.
 */
export function movesAway(desk: YearDesk, on: string): void {
  const { agenda, size, cast } = desk;
  agenda.add(hourOf(on, '13:00'), async () => {
    for (const group of oneOfEachTrainer(toCome(desk).reverse()).slice(0, size.changes)) {
      const from = group.commune;
      const to = cast.communes[(cast.communes.indexOf(from) + 1) % cast.communes.length];
      if (to === undefined) throw new Error('a year has two communes');
      const last = group.sessions.at(-1);
      const saturday = dayAfter(weekendAfter(dayOf(last?.startsAt ?? 0), 6), 7);
      const hours = (day: string): TeachingHours => ({ on: day, from: '14:00', to: '15:30' });
      const going = group.sessions.map((session, nth) => ({
        ...{ session, venueId: to.venueId },
        hours: hours(dayAfter(saturday, nth)),
      }));
      await moves(desk, group, going, cast.an);
      group.commune = to;
      await belongsTo(desk, group, { from, to });
      count(desk, 'classes moved to another commune');
    }
  });
}

/** Classes of which nothing has begun. */
function toCome({ api, classes }: YearDesk): YearClass[] {
  const now = api.clock.now();
  return classes.filter(({ sessions }) => sessions.every(({ startsAt }) => startsAt > now));
}

/** Nobody teaches twice on one of those days. */
function oneOfEachTrainer(groups: readonly YearClass[]): YearClass[] {
  return [...new Map(groups.toReversed().map((group) => [group.trainer, group])).values()].toReversed();
}

function weekendAfter(on: string, weekday: number): string {
  let day = on;
  while (weekdayOf(day) !== weekday) day = dayAfter(day, 1);
  return day;
}

/** Looks at what would come of it first; from the last session on, as each may come into hours another still holds. */
async function moves(desk: YearDesk, group: YearClass, going: readonly Going[], as: Actor): Promise<void> {
  const wished = going.map(({ session, venueId, hours }) => ({ classSessionId: session.id, venueId, ...hours }));
  const sessions = await seenNow(desk.api.database, wished);
  const url = `/api/class-groups/${group.id}`;
  const booked = await bookedOf(desk, group);
  const form = { sessions, isHolidayKnown: true };
  const foreseen = await sent(desk, `${url}/move-preview`, form, { as });
  const moved = await sent(desk, `${url}/moves`, form, { as });
  if (JSON.stringify(foreseen) !== JSON.stringify(moved)) throw new Error('a move came otherwise than it was foreseen');
  if ((await bookedOf(desk, group)).join() !== booked.join()) throw new Error('a move took a place away');
  for (const { session, hours } of going) {
    session.startsAt = hourOf(hours.on, hours.from);
    session.endsAt = hourOf(hours.on, hours.to);
    meets(desk, group, session);
  }
}

async function bookedOf({ api }: YearDesk, { id }: YearClass): Promise<string[]> {
  const rows = await api.database.query<{ memberId: string }>(
    'select member_id as "memberId" from classes.booking where class_group_id = $1 and cancelled_at is null order by member_id',
    [id],
  );
  return rows.map(({ memberId }) => memberId);
}

/** Officers of the new commune see the class as theirs; those of the one it left as guests, as long as people of theirs were in it (decision 0107). */
async function belongsTo(
  desk: YearDesk,
  { id }: YearClass,
  { from, to }: { readonly from: YearCommune; readonly to: YearCommune },
): Promise<void> {
  const url = `/api/class-groups/${id}`;
  const { communeId } = await seen(desk, url, to.officer);
  if (communeId !== to.unit.id) throw new Error('a class that moved is not of the commune it meets in');
  const guests = await desk.api.database.query(
    'select 1 from classes.planned_guest where class_group_id = $1 and unit_id = $2',
    [id, from.unit.id],
  );
  const left = await wanted('a class that left', desk.api.get(url, { as: from.officer }), [
    guests.length > 0 ? 200 : 404,
  ]);
  if (left.status === 200 && left.body.isGuest !== true) throw new Error('a class that left is still of its commune');
}
