import { isClosedOn } from './hall-days';
import type { PlanHall, PlanTask } from './plan-task';

/** A class before it has a trainer and a day: where, and who comes from where. */
export interface WantedClass {
  communeId: string;
  people: { communeId: string; count: number }[];
}

/** The classes it takes, and the communes whose people have no hall within reach. */
export interface Gathered {
  wanted: WantedClass[];
  withoutHall: { communeId: string; count: number }[];
}

/**
 * Who meets where: a commune with a hall teaches its own people in as few classes as its largest hall allows, as equal as can be;
 * who has no hall goes to the nearest commune that has one, and who is fewer than the smallest class to the nearest one whose classes
 * have room for them all. Those without a hall choose first, then the smallest groups. Same task, same classes: ties fall to the order
 * of the communes.
 */
export function gatherClasses(task: PlanTask, peopleOf: ReadonlyMap<string, number>): Gathered {
  const room = largestHalls(task);
  const groups = new Map(
    [...peopleOf].filter(([, count]) => count > 0).map(([id, count]) => [id, [{ communeId: id, count }]]),
  );
  const withoutHall: { communeId: string; count: number }[] = [];
  const spareOf = (id: string): number => spareSeats(groups.get(id) ?? [], room.get(id) ?? 1);
  for (const [communeId, count] of guests(task, peopleOf, room)) {
    // A commune that took others in meanwhile stays where it is.
    if ((groups.get(communeId)?.length ?? 0) !== 1) continue;
    const spare = room.has(communeId) ? count : 0;
    const host = nearestHost(task, communeId, (id) => room.has(id) && groups.has(id) && spareOf(id) >= spare);
    if (host !== null) {
      groups.delete(communeId);
      groups.get(host)?.push({ communeId, count });
    } else if (!room.has(communeId)) {
      groups.delete(communeId);
      withoutHall.push({ communeId, count });
    }
  }
  const wanted = [...groups].flatMap(([id, people]) => split(id, people, room.get(id) ?? task.terms.largestClass));
  return { wanted, withoutHall };
}

/** Of halls that stay open to the last day; where a commune has none of them, of those that are open on the first. */
function largestHalls(task: PlanTask): Map<string, number> {
  const [first = '', last = ''] = [task.days[0], task.days.at(-1)];
  const lasting = roomIn(task, (hall) => !isClosedOn(hall, last));
  return new Map([...roomIn(task, (hall) => !isClosedOn(hall, first)), ...lasting]);
}

function roomIn({ halls, terms }: PlanTask, isOpen: (hall: PlanHall) => boolean): Map<string, number> {
  const room = new Map<string, number>();
  for (const { communeId, capacity } of halls.filter(isOpen)) {
    room.set(communeId, Math.max(room.get(communeId) ?? 0, Math.min(capacity, terms.largestClass)));
  }
  return room;
}

/** Who would rather go elsewhere: no hall first, then few people; in the order of the task. */
function guests(
  task: PlanTask,
  peopleOf: ReadonlyMap<string, number>,
  room: ReadonlyMap<string, number>,
): [string, number][] {
  const few = [...peopleOf].filter(([id, count]) => count > 0 && (!room.has(id) || count < task.terms.smallestClass));
  const rank = ([id, count]: [string, number]): number => (room.has(id) ? 1_000_000 + count : count);
  return few.sort((one, other) => rank(one) - rank(other));
}

function nearestHost(task: PlanTask, communeId: string, isHost: (id: string) => boolean): string | null {
  let nearest: string | null = null;
  let least = task.terms.memberMinutes;
  for (const { id } of task.communes) {
    if (id === communeId || !isHost(id)) continue;
    const minutes = task.minutesBetween(communeId, id);
    if (nearest === null ? minutes <= least : minutes < least) [nearest, least] = [id, minutes];
  }
  return nearest;
}

/** Seats left over in the classes these people fill. */
function spareSeats(people: readonly { count: number }[], room: number): number {
  const all = people.reduce((sum, { count }) => sum + count, 0);
  return Math.ceil(all / room) * room - all;
}

/** As few classes as hold all, as equal as can be; people of one commune stay together where that costs nothing. */
function split(communeId: string, people: { communeId: string; count: number }[], room: number): WantedClass[] {
  const all = people.reduce((sum, { count }) => sum + count, 0);
  const number = Math.ceil(all / room);
  const queue = people.map((group) => ({ ...group }));
  return Array.from({ length: number }, (_, index) => {
    let wanted = Math.floor(all / number) + (index < all % number ? 1 : 0);
    const taken: WantedClass['people'] = [];
    while (wanted > 0) {
      const first = queue[0];
      if (first === undefined) break;
      const count = Math.min(wanted, first.count);
      taken.push({ communeId: first.communeId, count });
      wanted -= count;
      first.count -= count;
      if (first.count === 0) queue.shift();
    }
    return { communeId, people: taken };
  });
}
