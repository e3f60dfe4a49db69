/**
 * True of an offer `o` that was taken by a class which came to nothing for her: no session of it takes place, or none with her, who is booked for
 * none that was held or is to come and waits for none that is. So it follows from the class as it is, and is past once that takes place with
 * her after all (decision 0103). `now` is the parameter of the instant.
 */
export const isLost = (now: string): string => `(o.ended_as = 'taken' and not exists (
  select from classes.class_session held where held.class_group_id = o.taken_group_id and held.state <> 'cancelled' and (
    exists (select from classes.booked_time b where b.class_session_id = held.id and b.member_id = o.member_id)
    or exists (select from classes.attendance_mark k where k.class_session_id = held.id and k.member_id = o.member_id and k.standing = 'counts')
    or (upper(held.during) > ${now}::timestamptz and exists (select from classes.waiting_entry w
      where w.class_group_id = o.taken_group_id and w.member_id = o.member_id and w.ended_at is null)))))`;
