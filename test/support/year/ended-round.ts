import { type Actor } from '@lopso/platform';
import { aProgramme } from '../learning';
import { dayAfter, dayOf, hourOf } from './agenda';
import { endedOnOf } from './expected-ends';
import { NOTHING, opensRound, seatedIn } from './opening';
import { duePassages } from './paper-book';
import { type Standing, standingsIn } from './standings';
import { day } from './year-days';
import { count, everybody, seen, sent, wanted, type YearDesk } from './year-desk';
import { type RoundDates, type YearRound } from './year-round';

const TEAM_KIND = 'commune-team' as const;
const SAFE_HOURS = 'gio-an-toan';
const STEP_MINUTES = 30;

/**
 * A round for the teams of communes that two people end in May, on a day whose list one hall hands in late, and two take up again in September (decision 0137). By the end
 * some have finished, some renew, some are late; meanwhile classes go on, seats pass on and two communes become one.
 */
export async function opensEndingRound(desk: YearDesk): Promise<void> {
  const { agenda, api } = desk;
  const programme = await aProgramme(api.database, {
    audience: [TEAM_KIND],
    requirements: () => [{ id: SAFE_HOURS, label: 'Lớp', kind: 'hours', minutes: 180 }],
  });
  const months = { basis: 'earlier-expiry', months: 3, fixedOn: null } as const;
  const validity = { ...months, windowDays: 30, minActiveDays: 30, graceDays: 20 };
  const newcomers = { days: 60, until: day('08-31') };
  const dates: RoundDates = { startsOn: day('02-01'), dueOn: day('03-31'), dueDays: null, graceDays: 5, newcomers };
  const round = await opensRound(desk, {
    ...{ programmeId: programme.id, title: 'An toàn trên mạng', dates, rule: null, isSignedOutside: false },
    ...{ releasedIn: [4, 6, 10], asks: seatedIn([TEAM_KIND], dates, api.clock.today()) },
    demand: { ...NOTHING, minutes: 180, hoursKey: SAFE_HOURS, validity },
  });
  agenda.add(hourOf(day('05-11'), '09:00'), () => {
    const on = dayOfLateList(desk);
    agenda.add(hourOf(dayAfter(on, -1), '09:00'), () => ends(desk, round, on));
    return Promise.resolve();
  });
  agenda.add(hourOf(day('09-20'), '09:00'), () => goesOn(desk, round));
}

/** The day of a session whose list is typed in the day after. */
function dayOfLateList({ classes }: YearDesk): string {
  const late = classes.flatMap(({ sessions }) => sessions).filter(({ isForgotten }) => isForgotten === true);
  const [first] = late.map(({ startsAt }) => dayOf(startsAt)).sort();
  if (first === undefined) throw new Error('no list comes late');
  return first;
}

/** One proposes it the day before; another confirms it in the evening of the last day that counts. */
async function ends(desk: YearDesk, round: YearRound, on: string): Promise<void> {
  const { agenda, cast } = desk;
  await isForeseen(desk, round);
  const answer = await proposes(desk, round, { act: 'end', by: cast.an });
  agenda.add(hourOf(on, '17:30'), async () => {
    await answer(cast.binh);
    round.pause = { endedOn: on, resumedOn: null };
    const finished = finishedIn(standingsIn(desk, round));
    count(desk, 'rounds ended');
    agenda.add(hourOf(dayAfter(on, 1), '18:00'), () => {
      const standings = standingsIn(desk, round);
      count(desk, 'passages finished by a list that came after the end', finishedIn(standings) - finished);
      count(desk, 'people left unfinished by an end', seated(standings).filter(isOpen).length);
      count(desk, 'renewals ended with their round', seated(standings).filter(isRenewing).length);
      return Promise.resolve();
    });
  });
}

/** What was held back by the end comes with its undoing, and whoever would have joined meanwhile. */
async function goesOn(desk: YearDesk, round: YearRound): Promise<void> {
  const { api, cast, jobs } = desk;
  const { pause } = round;
  if (pause === null) throw new Error('what goes on again was ended');
  const before = standingsIn(desk, round);
  const answer = await proposes(desk, round, { act: 'resume', by: cast.binh });
  await answer(cast.an);
  await jobs.doWaiting();
  pause.resumedOn = api.clock.today();
  const after = standingsIn(desk, round);
  count(desk, 'rounds taken up again');
  count(desk, 'passages finished while their round was ended', finishedIn(after) - finishedIn(before));
  count(desk, 'people who joined a round taken up again', after.length - before.length);
}

interface Wish {
  readonly act: 'end' | 'resume';
  readonly by: Actor;
}

/** Puts it before a second person; never is it done by the first alone. Gives the answer of the second. */
async function proposes(desk: YearDesk, round: YearRound, { act, by }: Wish): Promise<(by: Actor) => Promise<void>> {
  const { api } = desk;
  const url = `/api/rounds/${round.id}/endings`;
  const before = endedOnOf(round);
  const { endings, endedOn } = await sent(
    desk,
    url,
    { act, reason: 'Hết kinh phí.', paperNumber: '31/SKHCN' },
    { as: by },
  );
  if (endedOn !== before) throw new Error(`a round that somebody proposes to ${act} is ended ${String(endedOn)}`);
  const [waits] = (endings as { id: string; state: string }[]).filter(({ state }) => state === 'proposed');
  const confirm = `${url}/${waits?.id}/confirmation`;
  const alone = await wanted('ending a round alone', api.post(confirm, {}, { as: by }), [422]);
  if (alone.body.code !== 'learning.same-person') throw new Error(`refused as ${String(alone.body.code)}`);
  return async (as) => {
    const said = await sent(desk, confirm, {}, { as });
    const on = act === 'end' ? api.clock.today() : null;
    if (said.endedOn !== on) throw new Error(`a round is ended ${String(said.endedOn)}, not ${on}`);
  };
}

/** What its end would mean, as it is shown to whoever proposes it. */
async function isForeseen(desk: YearDesk, round: YearRound): Promise<void> {
  const { api, book, cast } = desk;
  const [now, today] = [api.clock.now(), api.clock.today()];
  const counted = seated(standingsIn(desk, round));
  const open = counted.filter(isOpen);
  const begun = open.filter((one) => minutesIn(one, now.getTime()) >= STEP_MINUTES).length;
  const want = {
    ...{ finished: counted.length - open.length, begun, notBegun: open.length - begun },
    valid: everybody(desk).filter((one) => isGood(duePassages(round, one, now), today)).length,
    papersWaiting: book.waiting(everybody(desk), round, now).length,
    ...{ waiting: 0, nextTitle: null },
  };
  const said = await seen(desk, `/api/rounds/${round.id}/endings/preview`, cast.an);
  const { finished, begun: hasBegun, notBegun, valid, papersWaiting, waiting, nextTitle } = said;
  const have = { finished, begun: hasBegun, notBegun, valid, papersWaiting, waiting, nextTitle };
  if (JSON.stringify(have) !== JSON.stringify(want))
    throw new Error(`an end would mean ${JSON.stringify(have)}, not ${JSON.stringify(want)}`);
}

const seated = (standings: readonly Standing[]): Standing[] => standings.filter(({ isSeated }) => isSeated);
const isOpen = ({ counted }: Standing): boolean => counted.finishedAt === null;
const isRenewing = ({ passages }: Standing): boolean => passages.length > 1 && passages.at(-1)?.finishedAt === null;
const isGood = (passages: ReturnType<typeof duePassages>, today: string): boolean =>
  passages.some(({ good }) => good !== null && good.until >= today);

const finishedIn = (standings: readonly Standing[]): number =>
  standings.flatMap(({ passages }) => passages).filter(({ finishedAt }) => finishedAt !== null).length;

/** What she has of the hours of the passage she is counted by. */
function minutesIn({ person, counted }: Standing, now: number): number {
  const hours = person.facts.filter(({ kind, at }) => kind === 'hours' && at >= counted.countsFrom && at <= now);
  return hours.reduce((sum, { minutes }) => sum + minutes, 0);
}
