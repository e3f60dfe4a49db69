import { hourOf } from './agenda';
import { NOTHING } from './opening';
import { duePassages } from './paper-book';
import { readsLesson } from './study';
import { day } from './year-days';
import { count, everybody, seen, sent, type YearDesk } from './year-desk';
import { type YearPerson } from './year-people';
import { oneDate } from './year-round';

const PUBLISHED = hourOf(day('09-20'), '08:00');
const STARTS = day('10-01');
const TITLE = 'Học lại bài đã đổi';

/** An author publishes a major edition in autumn; the department asks those who finished for the one lesson it changed (decision 0073). */
export function publishesEdition(desk: YearDesk): void {
  const { agenda, course } = desk;
  agenda.add(PUBLISHED, async () => {
    const edition = await course.publishMajor(changedLesson(desk), PUBLISHED);
    agenda.add(hourOf(STARTS, '09:00'), () => reopens(desk, edition));
  });
}

const changedLesson = ({ course }: YearDesk): string => course.lessonIds[1] ?? '';

async function reopens(desk: YearDesk, edition: string): Promise<void> {
  const { agenda, api, cast, random, rounds, jobs } = desk;
  const [basic] = rounds;
  if (basic === undefined) throw new Error('what is reopened was open');
  const today = api.clock.today();
  const named = everybody(desk).filter((person) => stands(desk, person));
  const lesson = changedLesson(desk);
  const url = `/api/rounds/${basic.id}`;
  const { offers } = await seen(desk, `${url}/reopenings`, cast.an);
  const parts = (offers as { edition: string; parts: { id: string; change: string }[] }[]).find(
    (offer) => offer.edition === edition,
  )?.parts;
  if (JSON.stringify(parts?.map(({ id, change }) => [id, change])) !== JSON.stringify([[lesson, 'changed']]))
    throw new Error(`an edition that changed one lesson is offered as ${JSON.stringify(offers)}`);
  const draft = { edition, parts: [lesson], named: 'finished' };
  const { people } = await sent(desk, `${url}/reopening-preview`, { ...draft, limit: 1 }, { as: cast.an });
  if (people !== named.length) throw new Error(`a reopening names ${String(people)}, not ${named.length}`);
  const order = { ...draft, people, title: TITLE, decisionNumber: '210/QĐ-SKHCN', decidedOn: today };
  const { roundId } = await sent(desk, `${url}/reopenings`, { ...order, dueOn: day('12-15') }, { as: cast.an });
  await jobs.doWaiting();
  const ids = new Set(named.map(({ id }) => id));
  rounds.push({
    ...{ id: String(roundId), title: TITLE, asks: ({ id }) => ids.has(id), openedAt: api.clock.now().getTime() },
    ...{ dates: oneDate(STARTS, day('12-15')), isReopening: true, isSignedOutside: false },
    ...{ given: [], givenToOne: [], pause: null },
    demand: { ...NOTHING, startsAt: PUBLISHED.getTime(), lessons: [lesson] },
  });
  count(desk, 'rounds');
  count(desk, 'people asked for a changed lesson', named.length);
  for (const person of named)
    if (random.chance(0.7))
      agenda.addOfMany(hourOf(day(`10-${String(random.between(2, 31)).padStart(2, '0')}`), '19:20'), () =>
        readsLesson(desk, person, lesson),
      );
}

/** She holds a seat and has a passage of the basic round that is finished and not over, its days of grace included. */
function stands({ api, rounds }: YearDesk, person: YearPerson): boolean {
  const [basic] = rounds;
  if (basic === undefined || person.leftOn !== null) return false;
  const today = api.clock.today();
  return duePassages(basic, person, api.clock.now()).some(
    ({ finishedAt, good }) => finishedAt !== null && (good === null || good.graceUntil >= today),
  );
}
