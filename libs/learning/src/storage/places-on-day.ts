/** Calendar days of Vietnam. */
const ZONE = `'Asia/Ho_Chi_Minh'`;

/** What was remembered `until` an instant was another one on a day: a change made in the course of a day holds for all of it, as a seat does. */
const dayAfter = (day: string): string => `(((${day})::date + 1)::timestamp at time zone ${ZONE})`;

/**
 * Looked up for each unit, team or person by its key, never joined as a whole: of a register that was filled a moment ago the planner believes that it has a few
 * rows, and then would read all that was remembered beside each of 20,000 seats.
 */
const beside = (found: string, name: string): string => `left join lateral (${found}) ${name} on true`;

/**
 * The path a unit had on a day where it was another one, `path`; no row: it is the one of today. A village goes into another commune on the day of effect
 * of the merger or split, which may lie before the day it was entered on.
 */
function pathOn(unitId: string, day: string): string {
  return `
    select moved.path from (
      select gone.until, gone.path, lead(gone.path, 1, kept.path) over (order by gone.until) as next_path
      from org.unit_past_path gone join org.unit kept on kept.id = gone.unit_id
      where gone.unit_id = ${unitId} and gone.until >= ${dayAfter(day)}
    ) moved
    left join org.unit giver on giver.path = subpath(moved.path, 0, 2)
    left join org.unit taker on taker.path = subpath(moved.next_path, 0, 2)
    left join org.unit_succession link on link.from_unit_id = giver.id and link.to_unit_id = taker.id
    where link.effective_on is null or link.effective_on > (${day})::date
    order by moved.until limit 1`;
}

/** Joins `lay.path` to a unit: the path it had on a day where that was another one, else null. */
export const joinPathOn = (unitId: string, day: string): string => beside(pathOn(unitId, day), 'lay');

/** Joins `called.full_name` to a unit: what it was called on a day where that was something else, else null. */
export function joinNameOn(unitId: string, day: string): string {
  const name = `
    select old.full_name from org.unit_former_name old
    where old.unit_id = ${unitId} and old.until > (${day})::date order by old.until limit 1`;
  return beside(name, 'called');
}

/**
 * Teams with the unit whose they were on a day: `id`, `kind`, `path_now` (of today, by which access is judged), `unit_path` (of that day), `name` (of
 * today) and `unit_name_then`, the full name of the unit where it was another unit or was called otherwise, else null. `day` null: today.
 */
export function teamsOn(day: string | null): string {
  if (day === null)
    return `select t.id, t.kind, t.name, t.unit_path as path_now, t.unit_path, null::text as unit_name_then from org.team t`;
  const other = `
    select gone.unit_id from org.team_past_unit gone
    where gone.team_id = t.id and gone.until >= ${dayAfter(day)} order by gone.until limit 1`;
  const unitId = 'coalesce(other.unit_id, t.unit_id)';
  return `
    select t.id, t.kind, t.name, t.unit_path as path_now, coalesce(lay.path, was.path, t.unit_path) as unit_path,
      coalesce(called.full_name, was.full_name) as unit_name_then
    from org.team t ${beside(other, 'other')} left join org.unit was on was.id = other.unit_id
    ${joinPathOn(unitId, day)} ${joinNameOn(unitId, day)}`;
}

/**
 * Joins to a member `k.kind`, the kind of people her record said on a day where that was another one, and `k.is_known`: false where only that is kept, and
 * the kind is the one it was corrected to (null: today's). `day` null: today, and both are null.
 */
export function joinKindOn(memberId: string, day: string | null): string {
  if (day === null) return beside('select null::text as kind, null::boolean as is_known', 'k');
  const kind = `
    select (array_agg(gone.kind order by gone.until) filter (where gone.kind is not null))[1] as kind,
      (array_agg(gone.kind order by gone.until))[1] is not null as is_known
    from org.member_past_kind gone where gone.member_id = ${memberId} and gone.until >= ${dayAfter(day)} having count(*) > 0`;
  return beside(kind, 'k');
}
