import { Completions } from '@lopso/learning';
import { AuditVerification } from '@lopso/platform';
import { dayOf } from './agenda';
import { passagesOf } from './expected';
import { faultsOfPapers } from './paper-faults';
import { seen, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';

interface Row {
  readonly memberId: string;
  readonly number: number;
  readonly countsFrom: Date;
  readonly finishedAt: Date | null;
  readonly until: string | null;
}

/** What must never be found, each as a question whose rows are the faults; `$1` is the day of the year's clock. */
const NEVER: Readonly<Record<string, string>> = {
  'a class over its capacity': `select g.id from classes.class_group g join classes.booking b on b.class_group_id = g.id
     and b.cancelled_at is null group by g.id, g.capacity having count(distinct b.member_id) > g.capacity`,
  'somebody waiting and booked': `select b.member_id from classes.booking b join classes.waiting_entry w using (class_group_id, member_id)
     where b.cancelled_at is null and w.ended_at is null`,
  'somebody in two rooms': `select a.member_id from classes.booking a join classes.class_session sa on sa.class_group_id = a.class_group_id
     join classes.booking b on b.member_id = a.member_id and b.class_group_id > a.class_group_id
     join classes.class_session sb on sb.class_group_id = b.class_group_id
     where a.cancelled_at is null and b.cancelled_at is null and sa.during && sb.during
       and sa.state <> 'cancelled' and sb.state <> 'cancelled'`,
  'a trainer or a hall in two places': `select a.id from classes.class_session a join classes.class_session b on b.id > a.id
     and a.during && b.during and (a.trainer_id = b.trainer_id or a.venue_id = b.venue_id)
     where a.state <> 'cancelled' and b.state <> 'cancelled'`,
  'a team with more people than seats': `select t.team_id from org.seat_term t where $1::date <@ t.held
     group by t.team_id, t.kind having count(*) > case t.kind when 'commune-team' then 10 else 5 end`,
  'somebody in two seats': `select a.member_id from org.seat_term a join org.seat_term b on b.member_id = a.member_id and b.id > a.id and a.held && b.held`,
  'hours that count twice': `select member_id, subject from learning.evidence where kind = 'hours-attended' and superseded_at is null
     group by 1, 2 having count(*) > 1`,
  'a passage out of order': `select member_id, round_id from learning.cycle group by 1, 2 having max(number) <> count(*)`,
  'a register with a gap': `select issuer_id, year from credentials.certificate group by 1, 2 having max(number) <> count(*) or min(number) <> 1`,
  'two papers for one passage': `select cycle_id from credentials.certificate where state in ('valid', 'expired') group by 1 having count(*) > 1`,
};

/** Looks at everything that must hold on the day the clock shows; gives the faults in words. */
export async function faultsOf(desk: YearDesk): Promise<string[]> {
  const { api } = desk;
  const today = dayOf(api.clock.now());
  const faults: string[] = [];
  for (const [fault, sql] of Object.entries(NEVER)) {
    const rows = await api.database.query(`select count(*)::int as many from (${sql}) f where $1::date is not null`, [
      today,
    ]);
    const many = (rows[0] as { many: number }).many;
    if (many > 0) faults.push(`${fault}: ${many}`);
  }
  for (const round of desk.rounds) faults.push(...(await faultsOfRound(desk, round)));
  faults.push(...(await faultsOfPapers(desk)), ...((await desk.badges?.faults()) ?? []));
  return faults;
}

/** What stands of every passage against what the year knows, and the figures against a plain count. */
async function faultsOfRound(desk: YearDesk, round: YearRound): Promise<string[]> {
  const { api, cast } = desk;
  const today = dayOf(api.clock.now());
  const rows = await api.database.query<Row>(
    `select c.member_id as "memberId", c.number, c.counts_from as "countsFrom", p.finished_at as "finishedAt", p.valid_until::text as until
     from learning.cycle c left join learning.completion p on p.cycle_id = c.id where c.round_id = $1 order by c.member_id, c.number`,
    [round.id],
  );
  const stands = new Map<string, Row[]>();
  for (const row of rows) stands.set(row.memberId, [...(stands.get(row.memberId) ?? []), row]);
  const faults: string[] = [];
  let finished = 0;
  let total = 0;
  for (const person of cast.communes.flatMap(({ people }) => people)) {
    if (!round.asks(person, today) && !stands.has(person.id)) continue;
    const due = passagesOf(person.facts, round.demand, (on) => person.leftOn === null || on < person.leftOn, today);
    const want = due.map((one) => [one.number, one.countsFrom, one.finishedAt, one.validUntil]);
    const have = (stands.get(person.id) ?? []).map((one) => [
      ...[one.number, one.countsFrom.getTime(), one.finishedAt?.getTime() ?? null, one.until],
    ]);
    if (JSON.stringify(want) !== JSON.stringify(have))
      faults.push(`passages of ${person.id}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`);
    if (person.leftOn !== null && person.leftOn <= today) continue;
    total += 1;
    const last = due.at(-1);
    const before = due.at(-2);
    const isDone = last !== undefined && last.finishedAt !== null;
    if (isDone || (before?.validUntil ?? '') >= today) finished += 1;
  }
  const figure = (await seen(desk, `/api/rounds/${round.id}/overview`, cast.an)).total;
  if (figure.finished !== finished || figure.total !== total)
    faults.push(`figures of a round: ${figure.finished} of ${figure.total}, not ${finished} of ${total}`);
  const different = await api.app.get(Completions).check({ roundId: round.id });
  if (different.length > 0) faults.push(`completions that differ from their evidence: ${different.length}`);
  return faults;
}

/** The audit trail from its first entry on: how many entries it has. @throws Error when one is altered, gone or out of place */
export async function entriesOfTrail({ api, jobs }: YearDesk): Promise<number> {
  await jobs.doNight();
  const verdict = await api.app.get(AuditVerification).verify();
  if (verdict.faults.length > 0) throw new Error(`audit trail: ${JSON.stringify(verdict.faults.slice(0, 5))}`);
  return verdict.checked;
}
