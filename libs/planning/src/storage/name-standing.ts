/**
 * How a name stands: what was written, and for who was given a place in a class what the classes say of it today. Her class was cancelled
 * whole: she is named and waits for another. She has no place in it any more: she does not come, and the commune's place is free.
 */
export const standingOf = (name: string): string => `(case
    when ${name}.state <> 'booked' then ${name}.state
    when not exists (select from classes.booking b
      where b.class_group_id = ${name}.class_group_id and b.member_id = ${name}.member_id and b.cancelled_at is null) then 'unable'
    when exists (select from classes.class_session e
      where e.class_group_id = ${name}.class_group_id and e.state <> 'cancelled') then 'booked'
    else 'named' end)`;
