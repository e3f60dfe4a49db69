import { AuditVerification } from '@lopso/platform';
import { dayOf } from './agenda';
import { faultsOfGone } from './gone-faults';
import { faultsOfCommune, faultsOfExpiring } from './list-faults';
import { faultsOfPapers } from './paper-faults';
import { faultsOfPerson } from './person-faults';
import { faultsOfRound } from './round-faults';
import { type Standing, standingsIn } from './standings';
import { faultsOfTeam } from './team-faults';
import { everybody, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';

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
  const standings = new Map(desk.rounds.map((round) => [round, standingsIn(desk, round)]));
  for (const [round, some] of standings) faults.push(...(await faultsOfRound(desk, round, some)));
  faults.push(...(await faultsOfPages(desk, standings)));
  faults.push(...(await faultsOfPapers(desk)), ...((await desk.badges?.faults()) ?? []));
  return faults;
}

/** People and communes that are looked at one by one: whoever something special happened to, and others by lot. */
async function faultsOfPages(
  desk: YearDesk,
  standings: ReadonlyMap<YearRound, readonly Standing[]>,
): Promise<string[]> {
  const { cast, eyes, size, watched } = desk;
  const all = [...standings.values()].flat();
  const faults: string[] = [];
  const drawn = Array.from({ length: size.looked.people }, () => eyes.pick(everybody(desk)));
  for (const person of new Set([...watched, ...drawn]))
    faults.push(
      ...(await faultsOfPerson(
        desk,
        person,
        all.filter((one) => one.person === person),
      )),
    );
  const last = cast.communes.at(-1);
  const communes = Array.from({ length: size.looked.communes }, () => eyes.pick(cast.communes));
  for (const commune of new Set([...communes, ...(last === undefined ? [] : [last])])) {
    for (const [round, some] of standings) faults.push(...(await faultsOfCommune(desk, commune, round, some)));
    faults.push(...(await faultsOfTeam(desk, commune, all)));
  }
  for (const [round, some] of standings) faults.push(...(await faultsOfExpiring(desk, round, some)));
  for (const round of desk.gone) faults.push(...(await faultsOfGone(desk, round)));
  return faults;
}

/** The audit trail from its first entry on: how many entries it has. @throws Error when one is altered, gone or out of place */
export async function entriesOfTrail({ api, jobs }: YearDesk): Promise<number> {
  await jobs.doNight();
  const verdict = await api.app.get(AuditVerification).verify();
  if (verdict.faults.length > 0) throw new Error(`audit trail: ${JSON.stringify(verdict.faults.slice(0, 5))}`);
  return verdict.checked;
}
