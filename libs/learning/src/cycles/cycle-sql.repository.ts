import { type Database } from '@lopso/platform';

/** Whether one `learning.round` comes after another: of the same programme and unit, begun later; what asks anew for an edition is none (decision 0117). */
export function isLaterRound(later: string, held: string): string {
  return `(${later}.programme_id = ${held}.programme_id and ${later}.unit_id = ${held}.unit_id
    and ${later}.reopens is null and ${later}.starts_on > ${held}.starts_on)`;
}

/**
 * Whether a later round that she is in stands for the renewal of an older one on a day: one that was ended asks nothing after its last day, but of who finished it nothing else is asked either.
 * @param later alias of its `learning.round`
 * @param day SQL of a calendar date
 * @param isFinished SQL of whether she finished a cycle of it
 */
export function standsForRenewal(later: string, day: string, isFinished: string): string {
  return `(${later}.ended_on is null or ${later}.ended_on >= ${day}::date or ${isFinished})`;
}

/**
 * Whether the member of a cycle `c` was by a day in a round that comes after the cycle's own, has begun and was not ended before she finished it: that one is asked of her now, and no
 * renewal of this one (decision 0117).
 * @param round SQL of the id of the cycle's round
 * @param day SQL of a calendar date
 */
export function isInLaterRound(round: string, day: string): string {
  const isFinished =
    'exists (select from learning.completion done where done.cycle_id = hers.id and done.finished_at is not null)';
  return wasGiven(round, day, `and ${standsForRenewal('later', day, isFinished)}`);
}

/**
 * Whether the member of a cycle `c` was by a day in a round that comes after one and has begun, ended since or not: who was asked there joins no earlier one as a newcomer, where she would
 * be late in the hour she joins (decision 0137).
 * @param round SQL of the id of the earlier round
 * @param day SQL of a calendar date
 */
export function wasInLaterRound(round: string, day: string): string {
  return wasGiven(round, day, '');
}

function wasGiven(round: string, day: string, standing: string): string {
  // By the member first, a step at a time: rounds that were just filled are not known to be long, and a plan by the round reads them for each member.
  return `exists (select from (select ahead.id, ahead.round_id, ahead.opened_at from learning.cycle ahead where ahead.member_id = c.member_id offset 0) hers
    cross join lateral (select r.* from learning.round r where r.id = hers.round_id offset 0) later
    cross join lateral (select r.* from learning.round r where r.id = ${round} offset 0) held
    where ${isLaterRound('later', 'held')} and later.starts_on <= ${day}::date and (hers.opened_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${day}::date
      ${standing})`;
}

/**
 * Whether a cycle `c` that has begun is one of those its member is told of on a day, by those who look after her, too: not a renewal that isn't finished while a later round is asked of her.
 * @param day SQL of a calendar date
 * @param finishedAt SQL of when the cycle was finished
 */
export function isToldOf(day: string, finishedAt = 'p.finished_at'): string {
  return `(c.number = 1 or ${finishedAt} is not null or not ${isInLaterRound('c.round_id', day)})`;
}

/** Of what officers gave in a cycle, `learning.extension x`, the last first: of two that somebody got at once, when she joined, the later day. */
export const LAST_GIVEN = 'x.given_at desc, x.due_on desc, x.id desc';

/** The day that a cycle has for itself: what an officer gave last and did not take back, else its own date; null where its round's holds. */
const ownDueOn = (cycle: string): string =>
  `coalesce((select x.due_on from learning.extension x where x.cycle_id = ${cycle}.id and x.ended_at is null
    order by ${LAST_GIVEN} limit 1), ${cycle}.due_on)`;

/**
 * The day a cycle is due, `learning.cycle c` of `learning.round r`: its own, else the round's (decisions 0059 and 0130). `reporting` says the same, also of
 * a past day, in `COUNTED_CYCLES`.
 */
export function cycleDueOn(): string {
  return `coalesce(${ownDueOn('c')}, r.due_on)`;
}

/** The day `learning.round r` is due as a whole: its own date, or a later one that was given to everybody in it and stands (decision 0130). */
export const ROUND_DUE = `greatest(r.due_on, (select max(g.due_on) from learning.round_extension g where g.round_id = r.id and g.ended_at is null
  and not exists (select from learning.round_extension_commune k where k.extension_id = g.id)))`;

/** To whom a date was given: `learning.round_extension g` of it, which is missing where it was given to one person. */
export const GIVEN_TO = `case when g.id is null then 'person'
  when exists (select from learning.round_extension_commune k where k.extension_id = g.id) then 'communes' else 'round' end`;

/** The days of grace after it. */
export const CYCLE_GRACE = 'coalesce(c.grace_days, r.grace_days)';

/** SQL of the last day on which the member of a cycle is not late: aliases of a `learning.cycle` and of its `learning.round`. */
export function cycleLastOn(cycle: string, round: string): string {
  return `(coalesce(${ownDueOn(cycle)}, ${round}.due_on) + coalesce(${cycle}.grace_days, ${round}.grace_days))`;
}

/** The same of a renewal, which has a day of its own; null before that was derived. */
export function renewalLastOn(cycle: string, round: string): string {
  return `(${ownDueOn(cycle)} + coalesce(${cycle}.grace_days, ${round}.grace_days))`;
}

/**
 * Whether the turn of a cycle has come on a day, `learning.cycle c` with its `learning.completion p`, which may be missing. A renewal that isn't finished has none while its member
 * is in a later round of the programme (decision 0117). Of a member's cycles in a
 * round the latest whose turn has come is the one she is told and counted by: a renewal takes the place of what it renews when it is finished, or when
 * that has ended (decision 0058). The latest is picked in one reading of the cycles, `distinct on (c.member_id) … order by c.member_id, c.number desc`,
 * never by looking beside each for a later one: of a round that was opened a moment ago the planner believes that it has one cycle, and then compares
 * each with each (a minute for 20,000). `reporting` says the same in `COUNTED_CYCLES`.
 */
export function hasItsTurn(day: string): string {
  return `(c.counts_from is not null and (c.number = 1 or p.finished_at is not null 
    or ((c.due_on is null or c.due_on < ${day}::date) and not ${isInLaterRound('c.round_id', day)})))`;
}

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

/**
 * Which of several rounds is *the* round on a date, best first, for the first page, teams, groups and figures alike: one that runs,
 * the one due next; else the one that was due last, an ended one among them; else the one that begins next. Columns of
 * `learning.round r`; `on` names the parameter that holds the date, `dueOn` tells when it is due: the round, or one member's cycle of it.
 */
export function roundOrder(on: string, dueOn = ROUND_DUE): { readonly phase: string; readonly nearest: string } {
  const day = `${on}::date`;
  const phase = `case when ${dueOn} < ${day} or r.state = 'closed' then ${PAST} when r.starts_on > ${day} then ${COMING} else ${RUNNING} end`;
  const nearest = `case when ${dueOn} < ${day} then ${day} - ${dueOn} when r.starts_on > ${day} then r.starts_on - ${day}
    else ${dueOn} - ${day} end, r.opened_at desc, r.id`;
  return { phase, nearest };
}

/**
 * The same for one member among the rounds she is in: of those that run one that is not finished first; one that is finished and past comes last
 * of all. Of `learning.round r`, `learning.cycle c`, its `learning.completion p` and `d.due_on`, the day it is due.
 */
export function ownRoundOrder(on: string): string {
  const { phase, nearest } = roundOrder(on, `(d.due_on + ${CYCLE_GRACE})`);
  return `${phase} = ${PAST} and p.finished_at is not null, ${phase}, p.finished_at is not null, ${nearest}, c.number desc`;
}

const RUNNING = 0;

/** The phase of a round whose due date is over. */
const PAST = 1;

const COMING = 2;
/**
 * SQL of the last day on which a renewal follows on a passage: a calendar date, null where the round's rule doesn't follow on (`followsOn`).
 * @param passage alias of a row with `valid_until`
 * @param round alias of its `learning.round`
 */
export function followsUntil(passage: string, round: string): string {
  return `case when ${round}.validity->>'basis' = 'earlier-expiry' then ${passage}.valid_until + (${round}.validity->>'graceDays')::integer end`;
}
