import { type Database } from '@lopso/platform';
import { cycleDueOn } from './cycle-due';

/** Where the member `m` of a cycle `c` belongs on a day, SQL of a calendar date: her team's unit, without a seat her own. */
export const belongsTo = (day: string): string => `coalesce((
  select t.unit_path from org.seat_term s join org.team t on t.id = s.team_id
  where s.member_id = c.member_id and s.held @> ${day} order by lower(s.held) desc limit 1), m.unit_path)`;

const TODAY = `($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Whether `learning.round_extension g` was given by the member `m` herself, with an account or telephone of hers: nobody gives it to herself. */
const IS_HERS = `exists (select from identity.account a left join org.member o on o.id = a.member_id
  where a.id = g.given_by and (a.member_id = m.id or coalesce(a.phone, o.phone) = m.phone))`;

/** Where the communes of later dates went on, by `$2` instant: a commune that was merged since goes on in what it was merged into. */
const PLACES = `with recursive place as (
  select k.extension_id, k.unit_id from learning.round_extension_commune k
    join learning.round_extension g on g.id = k.extension_id and g.ended_at is null
  union
  select place.extension_id, s.to_unit_id from place
    join org.unit_succession s on s.from_unit_id = place.unit_id and s.kind = 'merged' and s.effective_on <= ${TODAY})`;

/** What stands for the cycles `$1` by their round or their communes. */
const STANDING = `learning.cycle c
  join learning.round r on r.id = c.round_id
  join learning.round_extension g on g.round_id = r.id and g.ended_at is null
  join org.member m on m.id = c.member_id
  where c.id = any($1::uuid[]) and not ${IS_HERS}
    and (not exists (select from learning.round_extension_commune k where k.extension_id = g.id)
      or exists (select from place join org.unit u on u.id = place.unit_id
        where place.extension_id = g.id and ${belongsTo(TODAY)} <@ u.path))`;

/**
 * Gives cycles what stands for their round or their communes, where it is later than their date (decision 0130): those that were just opened, and those of which
 * another date was taken back. Who gave it has none of it. Joins a transaction.
 */
export async function followExtensions(database: Database, cycleIds: readonly string[], at: Date): Promise<void> {
  if (cycleIds.length === 0) return;
  await database.execute(
    `${PLACES}
     insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at, round_extension_id)
     select gen_random_uuid(), c.id, g.due_on, '', g.given_by, $2, g.id
     from ${STANDING} and g.due_on > ${cycleDueOn()}
       and not exists (select from learning.extension y where y.round_extension_id = g.id and y.cycle_id = c.id)
     order by c.id`,
    [cycleIds, at],
  );
}

/** The latest of what stands for a cycle, also where she kept a later date of her own, `yyyy-mm-dd`; null: nothing does. */
export async function standingDueOn(database: Database, cycleId: string, at: Date): Promise<string | null> {
  const sql = `${PLACES} select max(g.due_on)::text as "dueOn" from ${STANDING}`;
  return (await database.queryOne<{ dueOn: string | null }>(sql, [[cycleId], at]))?.dueOn ?? null;
}
