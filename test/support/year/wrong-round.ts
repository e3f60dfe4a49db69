import { aProgramme } from '../learning';
import { hourOf } from './agenda';
import { COMMON_TITLE, opensCommonDayRound } from './further-rounds';
import { comesNew } from './later-dates';
import { NOTHING, opensRound, seatedIn } from './opening';
import { standingsIn } from './standings';
import { day } from './year-days';
import { count, seen, sent, wanted, type YearDesk } from './year-desk';
import { oneDate, type YearRound } from './year-round';

const BOTH = ['commune-team', 'village-team'] as const;
const STEP_MINUTES = 30;

/**
 * The wrong programme is picked: everybody is asked, a newcomer too, and one person is given a later date. It is taken back, and the right round opened under its title (decision
 * 0131). A round that somebody has finished is refused.
 */
export function opensWrongly(desk: YearDesk, basic: YearRound): void {
  const { agenda, cast } = desk;
  agenda.add(hourOf(day('02-12'), '08:00'), async () => {
    const round = await opensForEverybody(desk);
    const commune = cast.communes[1];
    if (commune === undefined) throw new Error('a year has four communes');
    comesNew(desk, commune, 'village-team', day('02-22'));
    agenda.add(hourOf(day('03-02'), '09:00'), () => givesNewcomer(desk, round));
    agenda.add(hourOf(day('03-08'), '09:00'), () => takesRoundBack(desk, round));
    agenda.add(hourOf(day('03-09'), '08:00'), async () => {
      await opensCommonDayRound(desk);
    });
  });
  agenda.add(hourOf(day('04-12'), '10:00'), () => isRefused(desk, basic));
}

async function opensForEverybody(desk: YearDesk): Promise<YearRound> {
  const { course } = desk;
  const programme = await aProgramme(desk.api.database, {
    requirements: () => [
      { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: [course.taskId] },
      { id: 'hai-muoi-gio', label: 'Lớp', kind: 'hours', minutes: 1200 },
    ],
  });
  const dates = oneDate(day('02-12'), day('10-31'));
  return opensRound(desk, {
    ...{ programmeId: programme.id, title: COMMON_TITLE, dates, rule: null, releasedIn: [] },
    ...{ isSignedOutside: false, asks: seatedIn(BOTH, dates, day('02-12')) },
    demand: { ...NOTHING, taskId: course.taskId, minutes: 1200, hoursKey: 'hai-muoi-gio' },
  });
}

async function givesNewcomer(desk: YearDesk, round: YearRound): Promise<void> {
  const [person] = [...desk.watched].filter(({ seatedOn }) => seatedOn === day('02-22'));
  if (person === undefined) throw new Error('nobody came into the wrong round');
  const cycle = await desk.api.database.queryOne<{ id: string }>(
    'select id from learning.cycle where round_id = $1 and member_id = $2',
    [round.id, person.id],
  );
  const form = { dueOn: day('11-30'), reason: 'Mới vào tổ.' };
  await sent(desk, `/api/cycles/${cycle?.id}/extensions`, form, { as: desk.cast.an });
  round.givenToOne.push({ person, passage: 1, dueOn: form.dueOn });
}

async function takesRoundBack(desk: YearDesk, round: YearRound): Promise<void> {
  const { api, cast, rounds } = desk;
  const now = api.clock.now().getTime();
  const url = `/api/rounds/${round.id}/taking-back`;
  const standings = standingsIn(desk, round);
  const has = standings.filter(({ person }) => {
    const hours = person.facts.filter(({ kind, at }) => kind === 'hours' && at >= round.demand.startsAt && at <= now);
    return hours.reduce((sum, { minutes }) => sum + minutes, 0) >= STEP_MINUTES;
  });
  const want = { people: standings.length, begun: has.length, extended: 1, obstacles: [] };
  const looked = await seen(desk, url, cast.an);
  if (JSON.stringify(looked) !== JSON.stringify(want))
    throw new Error(`taking a round back: ${JSON.stringify(looked)}, not ${JSON.stringify(want)}`);
  const cycles = await api.database.query<{ id: string }>('select id from learning.cycle where round_id = $1', [
    round.id,
  ]);
  const order = { reason: 'Mở nhầm chương trình.', people: standings.length };
  await wanted('taking a round back', api.post(url, order, { as: cast.an }), [204]);
  await wanted('taking it back again', api.post(url, order, { as: cast.an }), [404]);
  rounds.splice(rounds.indexOf(round), 1);
  desk.gone.push({ round, cycleIds: cycles.map(({ id }) => id) });
  count(desk, 'rounds taken back');
  count(desk, 'people freed of a wrong round', standings.length);
}

async function isRefused(desk: YearDesk, round: YearRound): Promise<void> {
  const { api, cast } = desk;
  const standings = standingsIn(desk, round);
  const finished = standings.filter(({ passages }) => passages.some(({ finishedAt }) => finishedAt !== null));
  const url = `/api/rounds/${round.id}/taking-back`;
  const { people, obstacles } = await seen(desk, url, cast.an);
  const [first] = obstacles as { words: string }[];
  const words = `${finished.length.toLocaleString('vi-VN')} người đã hoàn thành đợt`;
  if (people !== standings.length || first?.words !== words || finished.length === 0)
    throw new Error(
      `in the way of taking a round back: ${String(people)} people, ${String(first?.words)}, not ${words}`,
    );
  const order = { reason: 'Mở nhầm chương trình.', people };
  const refused = await wanted('a round with results', api.post(url, order, { as: cast.an }), [409]);
  if (refused.body.code !== 'learning.round-built-on') throw new Error(`refused as ${String(refused.body.code)}`);
  count(desk, 'rounds not taken back');
}
