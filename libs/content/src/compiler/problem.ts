/** Every code a problem can carry; the specs provoke each of them. */
export const PROBLEM_CODES = [
  'answer-key',
  'attribute',
  'audio',
  'bank-too-small',
  'block-not-allowed',
  'body-empty',
  'certificate-missing',
  'checked-long-ago',
  'competence-unknown',
  'completion',
  'container-stray',
  'container-unclosed',
  'container-unknown',
  'encoding',
  'feedback-missing',
  'figure-missing',
  'figure-text',
  'figure-unused',
  'file-missing',
  'file-name',
  'file-unknown',
  'footnote',
  'forbidden-word',
  'front-matter',
  'front-matter-key',
  'front-matter-missing',
  'front-matter-value',
  'heading',
  'id-duplicate',
  'id-form',
  'image-inline',
  'lesson-numbering',
  'lesson-too-heavy',
  'link',
  'link-target',
  'markup-left-over',
  'not-nfc',
  'question',
  'raw-html',
  'reference',
  'rubric',
  'sentence-too-long',
  'steps',
  'strange-character',
  'svg',
  'svg-colour',
  'svg-forbidden',
  'svg-text-size',
  'svg-too-heavy',
  'try',
] as const;

/** The stable name of a kind of problem. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];
/** An error stops publishing, a warning doesn't. */
export type Severity = 'error' | 'warning';

/** What is wrong in one line of one file. `message` is Vietnamese, for the author. */
export interface Problem {
  readonly severity: Severity;
  /** From the root of the repository, with forward slashes: content/courses/… */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly code: ProblemCode;
  readonly message: string;
}

/** Reports a problem of one file; an error unless said otherwise. */
export type Report = (line: number, code: ProblemCode, message: string, severity?: Severity) => void;

/** Collects problems; the same problem found twice (a figure used in two lessons) is kept once. */
export class ProblemList {
  private readonly found = new Map<string, Problem>();

  /** A reporter for one file, named by its path inside content/. */
  reporterFor(path: string): Report {
    return (line, code, message, severity = 'error') => {
      const problem: Problem = { severity, path: `content/${path}`, line: Math.max(1, line), code, message };
      this.found.set(JSON.stringify(problem), problem);
    };
  }

  /** By path, then line, then code, by code units: the same on every machine. */
  sorted(): Problem[] {
    return [...this.found.values()].sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        a.line - b.line ||
        compareText(a.code, b.code) ||
        compareText(a.message, b.message),
    );
  }
}

/** Orders by UTF-16 code units, so that no locale changes the result. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The line an author sees: `content/courses/x/02-y.md:14: Câu dài 23 từ, tối đa 18. …`; a warning says so. */
export function formatProblem(problem: Problem): string {
  const mark = problem.severity === 'warning' ? 'lưu ý: ' : '';
  return `${problem.path}:${String(problem.line)}: ${mark}${problem.message}`;
}

/** True when content must not be published. Warnings alone don't stop it. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
