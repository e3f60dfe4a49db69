import { typeOf } from '../question-types/question-types.rules';
import { type PublicQuestion, type Question, type QuestionTypeName } from '../question-types/question.rules';

/** Gives whole numbers from 0 to `below` − 1. */
export type Draw = (below: number) => number;

/** FNV-1a over UTF-16 code units, started at `basis`. */
function hash32(text: string, basis: number): number {
  let hash = basis >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619) >>> 0;
  }
  return hash;
}

/**
 * A reproducible sequence from a seed (sfc32, Chris Doty-Humphrey's small fast counter): the same seed always draws the
 * same paper. Not for secrets; the seed itself comes from a cryptographic source.
 */
export function seededDraw(seed: string): Draw {
  let a = hash32(seed, 0x811c9dc5);
  let b = hash32(seed, a ^ 0x9e3779b9);
  let c = hash32(seed, b ^ 0x85ebca6b);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return (below) => Math.floor(next() * below);
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(draw(rest.length), 1));
  return result;
}

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
