import { type PublicQuestion, type Question, type QuestionTypeName } from './question';
import { typeOf } from './question-types/registry';
import { type Draw, seededDraw, shuffled } from './seeded-random';

/** A lesson named on a paper, so that "read this again" can be said although the course moved on. */
export interface PaperLesson {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** The settings of a quiz that an attempt keeps. */
export interface PaperQuiz {
  readonly id: string;
  readonly title: string;
  readonly passPercent: number;
  readonly timeLimitMinutes: number | null;
  readonly graceSeconds: number;
}

/** The course of a paper, as it was. */
export interface PaperCourse {
  readonly id: string;
  readonly title: string;
  readonly motif: string;
}

/** What an attempt carries for ever: questions with keys in the order shown, sealed before the first one is shown. */
export interface SealedPaper {
  readonly seed: string;
  readonly quiz: PaperQuiz;
  readonly course: PaperCourse;
  readonly lessons: readonly PaperLesson[];
  readonly questions: readonly Question[];
}

/** What a quiz says about drawing; the rest of the paper is copied as it is. */
export interface PaperSource {
  readonly quiz: PaperQuiz & {
    readonly draw: readonly { readonly bank: string; readonly count: number }[];
    readonly shuffle: boolean;
  };
  readonly course: PaperCourse;
  readonly lessons: readonly PaperLesson[];
  readonly questions: readonly (Question & { readonly bank: string })[];
}

/**
 * Draws the paper of one attempt: `count` questions at random from each bank, in random order when the quiz shuffles,
 * choices in random order unless the question fixes them. Same source and seed: same paper.
 */
export function drawPaper({ quiz, course, lessons, questions }: PaperSource, seed: string): SealedPaper {
  const draw = seededDraw(seed);
  const drawn = quiz.draw.flatMap(({ bank, count }) => {
    const pool = questions.filter((question) => question.bank === bank);
    const chosen = new Set(shuffled(pool, draw).slice(0, count));
    return pool.filter((question) => chosen.has(question));
  });
  const ordered = quiz.shuffle ? shuffled(drawn, draw) : drawn;
  const { id, title, passPercent, timeLimitMinutes, graceSeconds } = quiz;
  return {
    seed,
    quiz: { id, title, passPercent, timeLimitMinutes, graceSeconds },
    course: { id: course.id, title: course.title, motif: course.motif },
    lessons: lessonsOf(ordered, lessons),
    questions: ordered.map((question) => sealed(question, quiz.shuffle, draw)),
  };
}

function lessonsOf(questions: readonly Question[], lessons: readonly PaperLesson[]): PaperLesson[] {
  const named = new Set(questions.map((question) => question.lessonId));
  return lessons.filter((lesson) => named.has(lesson.id)).map(({ id, number, title }) => ({ id, number, title }));
}

function sealed(question: Question, isShuffled: boolean, draw: Draw): Question {
  const { id, type, titleHtml, stemHtml, lessonId, shuffleChoices, numeric, explanationHtml } = question;
  const choices = isShuffled && shuffleChoices ? shuffled(question.choices, draw) : question.choices;
  return { id, type, titleHtml, stemHtml, lessonId, shuffleChoices, choices, numeric, explanationHtml };
}

/** The questions of a paper as a taker sees them: without keys. */
export function publicQuestions(paper: Pick<SealedPaper, 'questions'>): PublicQuestion[] {
  return paper.questions.map((question) => typeOf(question.type).publicQuestion(question));
}

/** What one statement needs to judge whether an answer belongs to a paper: type and choices of each question. */
export type PaperOutline = Readonly<
  Record<string, { readonly type: QuestionTypeName; readonly choices: readonly string[] }>
>;

/** The outline of a paper. */
export function outlineOf(paper: Pick<SealedPaper, 'questions'>): PaperOutline {
  return Object.fromEntries(
    paper.questions.map(({ id, type, choices }) => [id, { type, choices: choices.map((choice) => choice.id) }]),
  );
}
