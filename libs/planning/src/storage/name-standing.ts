const TAKES_PLACE = `exists (select from classes.class_session e where e.class_group_id = h.id and e.state <> 'cancelled')`;

const ONLY = { held: `and ${TAKES_PLACE}`, cancelled: `and not ${TAKES_PLACE}`, any: '' };

/**
 * A live place of the member of a name in the class she was given by it, or in one about what the call is about that she got since she was
 * named, by whomever; one column, the class. `which`: of classes with a session that takes place, of those without, or of both.
 */
const placesOf = (name: string, which: 'held' | 'cancelled' | 'any'): string => `select b.class_group_id
    from classes.booking b join classes.class_group h on h.id = b.class_group_id join planning.class_call k on k.id = ${name}.call_id
    where b.member_id = ${name}.member_id and b.cancelled_at is null
      and (h.id = ${name}.class_group_id or (b.booked_at >= ${name}.named_at
        and (h.topic = k.course_id or (h.topic is null and k.course_id is null and lower(h.title) = lower(k.title)))))
      ${ONLY[which]}`;

/**
 * How a name stands: what was written, and for who is named or was given a place in a class what the classes say of it today. She has a place
 * in a class that fits the call, whoever booked her there: she is booked. Her class was cancelled whole: she is named and waits for another.
 * She has no place any more: she does not come, and the commune's place is free.
 */
export const standingOf = (name: string): string => `(case
    when ${name}.state not in ('named', 'booked') then ${name}.state
    when exists (${placesOf(name, 'held')}) then 'booked'
    when ${name}.state = 'named' or exists (${placesOf(name, 'any')}) then 'named'
    else 'unable' end)`;

/** The class she has a place in, by what was written first; else the one that was written. */
export const classOf = (
  name: string,
): string => `coalesce(case when ${name}.state in ('named', 'booked', 'unable') then (
    ${placesOf(name, 'held')} order by h.id is not distinct from ${name}.class_group_id desc, b.booked_at, b.id limit 1) end, ${name}.class_group_id)`;

/** The places of who is named in classes that were cancelled whole; one column, `class_group_id`. */
export const cancelledPlacesOf = (name: string): string => placesOf(name, 'cancelled');

/**
 * True of who was told to be unable to come, and got a place in a class that fits the call all the same: she comes. The commune's place was free
 * from then on and may be somebody else's, so none is counted for her.
 */
export const isBackIn = (name: string): string => `(${name}.state = 'unable' and exists (${placesOf(name, 'held')}))`;
