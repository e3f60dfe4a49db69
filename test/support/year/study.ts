import { newId } from '@lopso/platform';
import { aForm, aPhoto } from '../assessment';
import { dayAfter, hourOf } from './agenda';
import { type Fact } from './expected';
import { asPerson, count, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';

const WORDS = 'Tôi kể cho bà con nghe cách nhận ra cuộc gọi giả.';

const note = ({ api }: YearDesk, person: YearPerson, kind: Fact['kind'], subject: string): void => {
  person.facts.push({ kind, subject, at: api.clock.now().getTime(), minutes: 0 });
};

/** She reads the lessons in one or two evenings and takes the quiz after them; somebody without a phone does both on paper. */
export function studies(
  desk: YearDesk,
  commune: YearCommune,
  person: YearPerson,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const { agenda, random } = desk;
  const days = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  const first = dayAfter(from, random.between(0, days - 1));
  const isOnPaper = random.chance(0.2);
  const gaps = random.chance(0.05) ? [0, 1] : [0, 1, 2];
  if (isOnPaper) {
    agenda.addOfMany(hourOf(first, '09:10'), () => readsOnPaper(desk, commune, person));
    agenda.addOfMany(hourOf(dayAfter(first, 1), '09:40'), () => passesOnPaper(desk, commune, person));
    return;
  }
  for (const lesson of gaps)
    agenda.addOfMany(
      hourOf(dayAfter(first, lesson === 2 ? 1 : 0), `20:${String(10 + lesson * 7).padStart(2, '0')}`),
      () => readsLesson(desk, person, desk.course.lessonIds[lesson] ?? ''),
    );
  if (random.chance(0.15)) agenda.addOfMany(hourOf(dayAfter(first, 1), '20:40'), () => takesQuiz(desk, person, false));
  agenda.addOfMany(hourOf(dayAfter(first, 2), '20:40'), () => takesQuiz(desk, person, true));
}

/** Reads one lesson to its end, the edition there is. */
export async function readsLesson(desk: YearDesk, person: YearPerson, lesson: string): Promise<void> {
  if (person.leftOn !== null) return;
  // A phone that lost the answer says it again.
  const times = desk.random.chance(0.1) ? 2 : 1;
  for (let time = 0; time < times; time += 1)
    await sent(
      desk,
      `/api/me/lessons/${lesson}/read`,
      { courseHash: desk.course.hash },
      { as: asPerson(desk, person) },
    );
  note(desk, person, 'lesson', lesson);
  count(desk, 'lessons read');
}

async function readsOnPaper(desk: YearDesk, { officer }: YearCommune, person: YearPerson): Promise<void> {
  if (person.leftOn !== null) return;
  await sent(desk, `/api/members/${person.id}/paper-readings`, { courseId: desk.course.id }, { as: officer });
  for (const lesson of desk.course.lessonIds) note(desk, person, 'lesson', lesson);
  count(desk, 'courses read on paper');
}

async function passesOnPaper(desk: YearDesk, { officer: as }: YearCommune, person: YearPerson): Promise<void> {
  if (person.leftOn !== null) return;
  const { course } = desk;
  const sheet = await sent(desk, `/api/members/${person.id}/paper-attempts`, { quizId: course.quizId }, { as });
  const answers = (sheet.questions as { id: string }[]).map(({ id }) => ({
    questionId: id,
    response: course.rightResponse(id),
  }));
  const { api } = desk;
  const entered = await api.put(`/api/paper-attempts/${sheet.id}/answers`, { answers }, { as });
  if (entered.body.isPassed !== true) throw new Error(`paper attempt: ${JSON.stringify(entered.body)}`);
  note(desk, person, 'quiz', course.quizId);
  count(desk, 'quizzes passed on paper');
}

async function takesQuiz(desk: YearDesk, person: YearPerson, isRight: boolean): Promise<void> {
  if (person.leftOn !== null) return;
  const { api, course } = desk;
  const as = asPerson(desk, person);
  const attempt = await sent(desk, `/api/quizzes/${course.quizId}/attempts`, {}, { as });
  const deviceId = newId();
  const questions = attempt.questions as { id: string }[];
  for (const [index, { id: questionId }] of (isRight ? questions : []).entries()) {
    const body = { questionId, response: course.rightResponse(questionId), deviceId, sequence: index + 1 };
    await wanted('answer', api.put(`/api/attempts/${attempt.id}/answers`, body, { as }));
  }
  const result = await sent(desk, `/api/attempts/${attempt.id}/submission`, {}, { as });
  if (result.isPassed !== isRight) throw new Error(`attempt: ${JSON.stringify(result).slice(0, 400)}`);
  if (isRight) note(desk, person, 'quiz', course.quizId);
  count(desk, isRight ? 'quizzes passed' : 'quizzes failed');
}

/** A leader hands in the practical task; the trainer of her commune grades it some days later. */
export function handsInTask(desk: YearDesk, { trainer }: YearCommune, person: YearPerson, on: string): void {
  const { agenda, api, course } = desk;
  agenda.addOfMany(hourOf(on, '19:30'), async () => {
    if (person.leftOn !== null) return;
    const form = aForm({ clientKey: newId(), words: WORDS }, [{ bytes: await aPhoto() }]);
    const url = `/api/tasks/${course.taskId}/submissions`;
    const { submissionId: id } = await sent(desk, url, undefined, { as: asPerson(desk, person), ...form });
    agenda.addOfMany(hourOf(dayAfter(on, 3), '10:00'), async () => {
      const { rubric } = await seen(desk, `/api/submissions/${id}`, trainer);
      const criteria = (rubric as { id: string }[]).map((one) => ({ criterionId: one.id, isMet: true }));
      await sent(desk, `/api/submissions/${id}/grade`, { criteria, comment: '' }, { as: trainer });
      person.facts.push({ kind: 'task', subject: course.taskId, at: api.clock.now().getTime(), minutes: 0 });
      count(desk, 'tasks graded');
    });
  });
}
