import { type Database } from '@lopso/platform';
import { cycleDueOn } from './cycle-due';

/** Where the member `m` of a cycle `c` belongs on a day, SQL of a calendar date: her team's unit, without a seat her own. */
export const belongsTo = (day: string): string => `coalesce((
  select t.unit_path from org.seat_term s join org.team t on t.id = s.team_id
  where s.member_id = c.member_id and s.held @> ${day} order by lower(s.held) desc limit 1), m.unit_path)`;

const TODAY = `($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * Gives cycles what stands for their round or their communes, where it is later than their date (decision 0130): those that were just opened, and those of which
 * another date was taken back. A commune that was merged since goes on in what it was merged into. Joins a transaction.
 */
export async function followExtensions(database: Database, cycleIds: readonly string[], at: Date): Promise<void> {
  if (cycleIds.length === 0) return;
  await database.execute(
    `with recursive place as (
       select k.extension_id, k.unit_id from learning.round_extension_commune k
         join learning.round_extension g on g.id = k.extension_id and g.ended_at is null
       union
       select place.extension_id, s.to_unit_id from place
         join org.unit_succession s on s.from_unit_id = place.unit_id and s.kind = 'merged' and s.effective_on <= ${TODAY})
     insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at, round_extension_id)
     select gen_random_uuid(), c.id, g.due_on, '', g.given_by, $2, g.id
     from learning.cycle c
     join learning.round r on r.id = c.round_id
     join learning.round_extension g on g.round_id = r.id and g.ended_at is null
     join org.member m on m.id = c.member_id
     where c.id = any($1::uuid[]) and g.due_on > ${cycleDueOn()}
       and not exists (select from learning.extension y where y.round_extension_id = g.id and y.cycle_id = c.id)
       and (not exists (select from learning.round_extension_commune k where k.extension_id = g.id)
         or exists (select from place join org.unit u on u.id = place.unit_id
           where place.extension_id = g.id and ${belongsTo(TODAY)} <@ u.path))
     order by c.id`,
    [cycleIds, at],
  );
}
