/** The day a grant is judged on: `$1`, or its first when that lies ahead. */
const DAY = 'greatest($1::date, lower(g.held))';
/** A team leader's grant holds only while its member sits in the team. */
const isSeated = (grant: string): string => `(${grant}.team_id is null or exists (select from org.seat_term s
  where s.team_id = ${grant}.team_id and s.member_id = ${grant}.member_id and s.held @> ${DAY}))`;
/** True of a grant `g` that was lent from the right `l`: the same role over the same unit, as narrow. */
export const LENT_FROM = `(l.on_behalf_of is null and l.account_id = g.on_behalf_of and l.role = g.role and l.unit_id = g.unit_id
  and l.is_guest = g.is_guest and l.team_id is not distinct from g.team_id and l.organisation is not distinct from g.organisation)`;
/** True of a grant `g` that was lent by who leads the team by her seat on `day` (decision 0027). */
export const lentBySeat = (
  day: string,
): string => `(g.behalf_member_id is not null and exists (select from org.seat_term b
  where b.team_id = g.team_id and b.member_id = g.behalf_member_id and b.position = 'leader' and b.held @> ${day}))`;
/** What was lent holds only while the lender holds it. */
const HAS_BASE = `(g.on_behalf_of is null or ${lentBySeat(DAY)} or exists (select from org.role_grant l
  where ${LENT_FROM} and l.ended_at is null and l.held @> ${DAY} and ${isSeated('l')}))`;
export const IS_OVER = `(g.ended_at is not null or coalesce(upper(g.held) <= $1::date, false)
  or not ${isSeated('g')} or not ${HAS_BASE})`;

/** The first day somebody's run of places in a team is over; null without an end, and for grants that stand on none. */
const seatUntil = (grant: string): string => `(select upper(run) from (select unnest(range_agg(s.held)) as run
  from org.seat_term s where s.team_id = ${grant}.team_id and s.member_id = ${grant}.member_id) runs where run @> ${DAY})`;
/** The same of the right a grant was lent from, whichever lasts longer; null for one held in one's own name. */
const BASE_UNTIL = `(select nullif(max(last), 'infinity') from (
  select coalesce(least(upper(l.held), ${seatUntil('l')}), 'infinity') as last from org.role_grant l
  where g.on_behalf_of is not null and ${LENT_FROM} and l.ended_at is null and l.held @> ${DAY}
  union all select coalesce(upper(run), 'infinity') from (select unnest(range_agg(b.held)) as run from org.seat_term b
  where b.team_id = g.team_id and b.member_id = g.behalf_member_id and b.position = 'leader') led where run @> ${DAY}) bases)`;
/** When a grant ends by itself: by its own days, with the seat it stands on, or with what it was lent from. */
export const ENDS_ON = `least(upper(g.held), ${seatUntil('g')}, ${BASE_UNTIL})`;
