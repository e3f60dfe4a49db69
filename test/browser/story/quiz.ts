import { type CompiledQuestion, type CourseService } from '@lopso/content';
import { type Person } from './person';

interface PaperQuestion {
  readonly id: string;
  readonly type: string;
}

/** Takes quizzes by the screen, knowing the key. */
export class QuizTaker {
  constructor(private readonly courses: CourseService) {}

  /** Starts or goes on with the quiz and gives its questions in the order of the paper. */
  async open(person: Person, quizId: string): Promise<PaperQuestion[]> {
    await person.goTo(`/kiem-tra-khoa/${quizId}`);
    await person.press(/^(Bắt đầu làm bài|Làm lượt|Làm tiếp lượt)/);
    await person.page.waitForURL(/\/luot-lam\//);
    await person.sees(/^Câu 1 trên/);
    return this.questions(person);
  }

  /** The questions of the attempt that is open on this page. */
  async questions(person: Person): Promise<PaperQuestion[]> {
    const attemptId = /luot-lam\/([0-9a-f-]+)/.exec(person.page.url())?.[1] ?? '';
    const response = await person.context.request.get(`${person.url}/api/attempts/${attemptId}`);
    return ((await response.json()) as { questions: PaperQuestion[] }).questions;
  }

  /** Answers the question that is shown, rightly or not, and waits until the page says how it is kept. */
  async answer(
    person: Person,
    question: PaperQuestion,
    isRight: boolean,
    saved: RegExp = /^Đã lưu lúc/,
  ): Promise<void> {
    const key = await this.keyOf(question.id);
    if (key.numeric !== null) {
      const value = key.numeric.answer + (isRight ? 0 : 3);
      await person.page.getByLabel(/^Câu trả lời/).fill(String(value).replace('.', ','));
    } else {
      const wanted = key.choices.filter((choice) => choice.correct === isRight).map((choice) => choice.id);
      const chosen = question.type === 'multiple' ? wanted : wanted.slice(0, 1);
      for (const id of chosen) await person.page.locator(`label:has(input[value="${id}"])`).click();
    }
    await person.sees(saved);
  }

  /** Answers from the shown question on; `isRight` says for each place whether rightly. */
  async answerAll(
    person: Person,
    questions: readonly PaperQuestion[],
    isRight: (index: number) => boolean,
  ): Promise<void> {
    for (const [index, question] of questions.entries()) {
      await this.answer(person, question, isRight(index));
      if (index < questions.length - 1) await this.next(person, index + 2);
    }
  }

  async next(person: Person, number: number): Promise<void> {
    await person.press('Câu tiếp');
    await person.sees(new RegExp(`^Câu ${number} trên`));
  }

  async submit(person: Person): Promise<void> {
    await person.press('Xem lại và nộp');
    await person.page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click();
    await person.page.waitForURL(/\/ket-qua\//);
    await person.page.locator('h1').first().waitFor();
  }

  private async keyOf(questionId: string): Promise<CompiledQuestion> {
    const all = (await this.courses.listCurrentCourses()).flatMap((course) => course.questions);
    const found = all.find((question) => question.id === questionId);
    if (found === undefined) throw new Error(`no question ${questionId}`);
    return found;
  }
}
