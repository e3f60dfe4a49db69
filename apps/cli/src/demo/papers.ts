import { drawPaper, type MarkedPaper, markPaper, outlineOf, type SealedPaper } from '@lopso/assessment';
import { type CompiledCourse } from '@lopso/content';
import { type Random } from './random';

/** A finished paper of the sample round, ready to be given to any member. */
export interface DemoPaper {
  readonly course: CompiledCourse;
  readonly quizId: string;
  readonly paper: SealedPaper;
  readonly outline: unknown;
  readonly passed: MarkedPaper;
  readonly failed: MarkedPaper;
}

const PAPERS_PER_QUIZ = 24;

/** What a taker answers who knows the question or guesses wrongly. */
function responseTo(question: SealedPaper['questions'][number], isRight: boolean): unknown {
  const right = question.choices.filter((choice) => choice.correct).map((choice) => choice.id);
  const wrong = question.choices.filter((choice) => !choice.correct).map((choice) => choice.id);
  if (question.numeric !== null) return { text: String(question.numeric.answer + (isRight ? 0 : 7)) };
  if (question.type === 'multiple') return { choices: isRight ? right : wrong.slice(0, 2) };
  return { choice: (isRight ? right : wrong)[0] ?? null };
}

function mark(paper: SealedPaper, wrongCount: number, random: Random): MarkedPaper {
  const order = paper.questions.map((_, index) => index).sort(() => random.next() - 0.5);
  const wrong = new Set(order.slice(0, wrongCount));
  return markPaper(
    paper,
    paper.questions.map((question, index) => ({
      questionId: question.id,
      response: responseTo(question, !wrong.has(index)),
    })),
  );
}

/** Papers of one course's quiz, drawn and marked by the real rules. */
export function buildPapers(course: CompiledCourse, random: Random): DemoPaper[] {
  const { quiz } = course;
  if (quiz === null) return [];
  return Array.from({ length: PAPERS_PER_QUIZ }, () => {
    const paper = drawPaper({ quiz, course, lessons: course.lessons, questions: course.questions }, random.uuid());
    const allowed = Math.floor(quiz.count * (1 - quiz.passPercent / 100));
    return {
      course,
      quizId: quiz.id,
      paper,
      outline: outlineOf(paper),
      passed: mark(paper, random.between(0, allowed), random),
      failed: mark(paper, random.between(allowed + 1, allowed + 4), random),
    };
  });
}
