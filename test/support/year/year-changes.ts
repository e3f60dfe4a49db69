import { type Actor, newId } from '@lopso/platform';
import { dayAfter, hourOf } from './agenda';
import { type YearClass } from './year-class';
import { count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';
import { aName, type YearCommune, type YearPerson } from './year-people';

/** Somebody's seat passes to a newcomer: her access ends that day, what she did stays. */
export function replaces(desk: YearDesk, commune: YearCommune, person: YearPerson, on: string): void {
  const { agenda, api, random } = desk;
  agenda.add(hourOf(on, '14:00'), async () => {
    if (person.leftOn !== null) return;
    const term = await api.database.queryOne<{ id: string }>(
      'select id from org.seat_term where member_id = $1 and upper(held) is null',
      [person.id],
    );
    const newcomer = { fullName: aName(random), birthYear: 1990, kind: 'resident' };
    const body = { clientKey: newId(), person: newcomer };
    const passed = await sent(desk, `/api/seat-terms/${term?.id}/replacement`, body, { as: commune.officer });
    person.leftOn = on;
    const isLeader = person.isLeader;
    commune.people.push({
      ...{ id: String(passed.memberId), fullName: newcomer.fullName, teamKind: person.teamKind, isLeader },
      ...{ seatedOn: on, leftOn: null, facts: [] },
    });
    count(desk, 'seats passed on');
    await desk.jobs.doWaiting();
  });
}

/** A trainer falls ill: another one takes all that is still to come. */
export function fallsIll(desk: YearDesk, on: string): void {
  const { agenda, api, cast, classes } = desk;
  agenda.add(hourOf(on, '07:00'), async () => {
    const [ill, busy] = cast.trainers;
    if (ill === undefined || busy === undefined) throw new Error('a year has two trainers');
    const now = api.clock.now();
    const isAhead = ({ trainer, sessions }: YearClass): boolean =>
      trainer === ill && sessions.every(({ startsAt }) => startsAt > now);
    const hers = classes.filter(isAhead).slice(0, 20);
    const classSessionIds = hers.flatMap(({ sessions }) => sessions.map(({ id }) => id));
    const handTo = (standInId: string, statuses: readonly number[]) => {
      const body = { clientKey: newId(), accountId: ill.accountId, standInId, classSessionIds };
      return wanted('stand-in', api.post('/api/staff-replacements', body, { as: cast.an }), statuses);
    };
    // Somebody with classes of her own at those hours is refused, and nothing changes.
    await handTo(busy.accountId, [409]);
    const given = await handTo(cast.reserve.accountId, [200]);
    await isTold(desk, ill, 'off', classSessionIds);
    // She feels better, and worse again: both are told her.
    const [replacement] = given.body.items as { id: string }[];
    await wanted('giving back', api.delete(`/api/staff-replacements/${replacement?.id}`, { as: cast.an }));
    await isTold(desk, ill, 'back', classSessionIds);
    await handTo(cast.reserve.accountId, [200]);
    await isTold(desk, ill, 'off', classSessionIds);
    for (const group of hers) group.trainer = cast.reserve;
    count(desk, 'sessions handed to a stand-in', classSessionIds.length);
  });
}

/** Whoever was taken off sessions, or has them back, reads it before anything else of them (decision 0136). */
async function isTold(
  desk: YearDesk,
  trainer: Actor,
  kind: 'off' | 'back',
  classSessionIds: readonly string[],
): Promise<void> {
  const { items } = await seen(desk, '/api/me/session-news', trainer);
  const told = (items as { classSessionId: string; kind: string }[]).filter((one) => one.kind === kind);
  const have = told.map(({ classSessionId }) => classSessionId).sort();
  if (have.join() !== [...classSessionIds].sort().join())
    throw new Error(`${have.length} sessions are told as ${kind}, not ${classSessionIds.length}`);
  count(desk, `sessions told as ${kind}`, have.length);
}

/** Two communes become one: people, village teams, classes and rights follow. The teams of the two end; the new commune founds its own the day after. */
export function merges(
  desk: YearDesk,
  [one, other]: readonly [YearCommune, YearCommune],
  { on, name }: { readonly on: string; readonly name: string },
): void {
  const { agenda, api, cast, random } = desk;
  agenda.add(hourOf(on, '06:30'), async () => {
    const code = `9${String(random.between(1000, 9998))}`;
    const body = {
      ...{ fromIds: [one.unit.id, other.unit.id], to: [{ code, word: 'Xã', name }], grants: [] },
      ...{ decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: on },
    };
    await sent(desk, '/api/commune-reforms', body, { as: cast.admin });
    await desk.jobs.doWaiting();
    const unit = await api.database.queryOne<{ id: string; path: string; name: string }>(
      `select id, path::text, full_name as name from org.unit where code = $1 and path <@ $2::ltree`,
      [code, cast.province.unit.path],
    );
    if (unit === null) throw new Error('no commune came of two');
    const officer = cast.province.officer('commune-officer', unit);
    const at = api.clock.now().getTime();
    desk.merges.push({ fromIds: body.fromIds, toId: unit.id, at });
    for (const commune of [one, other]) {
      commune.spans.push({ unitId: unit.id, from: at });
      Object.assign(commune, { unit, officer });
    }
    const unseated = [...one.people, ...other.people].filter(
      ({ teamKind, leftOn }) => teamKind === 'commune-team' && leftOn === null,
    );
    for (const person of unseated) person.leftOn = on;
    count(desk, 'communes merged', 2);
    agenda.add(hourOf(dayAfter(on, 1), '09:00'), () => founds(desk, one, unseated.slice(0, SEATS)));
  });
}

/** As many as a commune's team has places. */
const SEATS = 10;

async function founds(desk: YearDesk, { unit, officer }: YearCommune, people: readonly YearPerson[]): Promise<void> {
  const decision = { decisionNumber: '12/QĐ-UBND', decidedOn: desk.api.clock.today() };
  const team = await sent(desk, '/api/teams', { unitId: unit.id, ...decision }, { as: officer });
  for (const person of people) {
    const position = person.isLeader && person === people.find(({ isLeader }) => isLeader) ? 'leader' : 'member';
    await sent(desk, `/api/teams/${team.id}/seats`, { memberId: person.id, position }, { as: officer });
    Object.assign(person, { leftOn: null, isLeader: position === 'leader' });
    count(desk, 'seats in a new team');
  }
  await desk.jobs.doWaiting();
}

/** Two people of the department let somebody of a commune off the hours, by a paper: who lacks nothing else, where there is one. */
export function waives(desk: YearDesk, round: YearRound, commune: YearCommune, on: string): void {
  const { agenda, api, cast } = desk;
  agenda.add(hourOf(on, '11:00'), async () => {
    const person = lacksOnlyHours(commune, round) ?? commune.people[1];
    if (person === undefined || person.leftOn !== null) return;
    const cycle = await api.database.queryOne<{ id: string }>(
      'select id from learning.cycle where member_id = $1 and round_id = $2 and number = 1',
      [person.id, round.id],
    );
    const proposal = { requirementKey: round.demand.hoursKey, paperNumber: '12/SKHCN-CĐS', reason: 'Đang nằm viện.' };
    const { waiverId } = await sent(desk, `/api/cycles/${cycle?.id}/waivers`, proposal, { as: cast.an });
    agenda.add(hourOf(dayAfter(on, 1), '09:00'), async () => {
      await sent(desk, `/api/waivers/${waiverId}/confirmation`, { answered: 'proposal' }, { as: cast.binh });
      person.facts.push({ kind: 'waiver', subject: round.demand.hoursKey, at: api.clock.now().getTime(), minutes: 0 });
      count(desk, 'waivers');
    });
  });
}

function lacksOnlyHours({ people }: YearCommune, { demand }: YearRound): YearPerson | undefined {
  return people.find(({ facts, leftOn }) => {
    const known = facts.filter(({ at }) => at >= demand.startsAt);
    const minutes = known.reduce((sum, one) => sum + (one.kind === 'hours' ? one.minutes : 0), 0);
    const hasRead = demand.lessons.every((lesson) => known.some(({ subject }) => subject === lesson));
    const hasPassed = known.some(({ kind }) => kind === 'quiz');
    return leftOn === null && hasRead && hasPassed && minutes < demand.minutes;
  });
}
