import { hasForm } from '../identifiers.rules';
import { lineOf } from '../markdown/blocks';
import { attributeOf, type Token } from '../markdown/token';
import { type Report } from '../problem';
import { type NumericKey, type QuestionType } from '../types';

/** What `{…}` after the title of a question may say, beyond #id and .class. */
export const QUESTION_ATTRIBUTES = ['difficulty', 'competence', 'lesson', 'answer', 'tolerance', 'unit'] as const;

/** What stands in the braces, checked. */
export interface QuestionAttributes {
  readonly id: string;
  readonly type: QuestionType;
  readonly fixed: boolean;
  readonly difficulty: 1 | 2 | 3;
  readonly competence: string;
  readonly lessonId: string;
  readonly numeric: NumericKey | null;
}

/** What a question may name. */
export interface QuestionReferences {
  readonly competences: ReadonlySet<string>;
  readonly lessons: ReadonlySet<string>;
}

const TYPES: readonly QuestionType[] = ['single', 'multiple', 'true-false', 'numeric'];
const DIFFICULTIES = [1, 2, 3] as const;
const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,6})?$/;

/** Reads the attributes of a question's heading; null (reported) when one is missing or wrong. */
export function readQuestionAttributes(
  heading: Token,
  known: QuestionReferences,
  report: Report,
): QuestionAttributes | null {
  const line = lineOf(heading);
  const id = readId(heading, line, report);
  const type = readType(heading, line, report);
  const rest = readReferences(heading, known, report);
  if (id === null || type === null || rest === null) return null;
  const numeric = readNumericKey(heading, type, report);
  if (numeric === undefined) return null;
  return { id, type, fixed: classesOf(heading).includes('fixed'), ...rest, numeric };
}

function classesOf(heading: Token): string[] {
  return (attributeOf(heading, 'class') ?? '').split(' ').filter((name) => name !== '');
}

function readId(heading: Token, line: number, report: Report): string | null {
  const id = attributeOf(heading, 'id');
  if (id !== null && hasForm('question', id)) return id;
  const now = id === null ? 'đang thiếu' : `đang là "${id}"`;
  report(line, 'id-form', `Câu hỏi phải có mã dạng {#q-chu-de-vai-tu}, ${now}.`);
  return null;
}

function readType(heading: Token, line: number, report: Report): QuestionType | null {
  const classes = classesOf(heading);
  const types = TYPES.filter((type) => classes.includes(type));
  const unknown = classes.filter((name) => name !== 'fixed' && !TYPES.some((type) => type === name));
  const [type, ...others] = types;
  if (type !== undefined && others.length === 0 && unknown.length === 0) return type;
  report(line, 'question', 'Câu hỏi phải có đúng một loại: .single, .multiple, .true-false hoặc .numeric.');
  return null;
}

function readReferences(
  heading: Token,
  known: QuestionReferences,
  report: Report,
): Pick<QuestionAttributes, 'difficulty' | 'competence' | 'lessonId'> | null {
  const line = lineOf(heading);
  const difficulty = DIFFICULTIES.find((level) => String(level) === attributeOf(heading, 'difficulty'));
  const competence = attributeOf(heading, 'competence') ?? '';
  const lessonId = attributeOf(heading, 'lesson') ?? '';
  if (difficulty === undefined) report(line, 'question', 'Câu hỏi phải ghi độ khó: difficulty=1, 2 hoặc 3.');
  if (!known.competences.has(competence)) {
    report(line, 'competence-unknown', `Mã năng lực "${competence}" không có trong content/competences.yaml.`);
  }
  if (!known.lessons.has(lessonId)) {
    report(line, 'reference', `Câu hỏi phải chỉ bài cần đọc lại, ví dụ lesson=C05-01. Không có bài "${lessonId}".`);
  }
  const sound = known.competences.has(competence) && known.lessons.has(lessonId);
  return difficulty !== undefined && sound ? { difficulty, competence, lessonId } : null;
}

/** undefined: faulty (reported); null: not a numeric question. */
function readNumericKey(heading: Token, type: QuestionType, report: Report): NumericKey | null | undefined {
  const line = lineOf(heading);
  const [answer, tolerance, unit] = ['answer', 'tolerance', 'unit'].map((name) => attributeOf(heading, name));
  if (type !== 'numeric') {
    if ([answer, tolerance, unit].every((value) => value === null)) return null;
    report(line, 'question', 'Chỉ câu loại .numeric mới có answer, tolerance và unit.');
    return undefined;
  }
  const key = { answer: readNumber(answer), tolerance: readNumber(tolerance ?? '0') };
  if (key.answer === null || key.tolerance === null || key.tolerance < 0) {
    report(line, 'answer-key', 'Câu loại .numeric cần đáp số, ví dụ answer=10 tolerance=0 unit="người".');
    return undefined;
  }
  return { answer: key.answer, tolerance: key.tolerance, unit: unit?.trim() || null };
}

function readNumber(text: string | null | undefined): number | null {
  return text && NUMBER.test(text) ? Number(text.replace(',', '.')) : null;
}
