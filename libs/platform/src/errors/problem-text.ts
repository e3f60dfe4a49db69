import { type ErrorParams } from './domain-error';

/** What a person reads: what happened; what is safe and what to do next. `{name}` is replaced by a parameter. */
export interface ProblemText {
  readonly title: string;
  readonly detail: string;
}

const declared = new Map<string, ProblemText>();

const UNKNOWN: ProblemText = {
  title: 'Chưa làm được',
  detail: 'Máy chủ chưa làm được việc này. Anh chị thử lại sau ít phút.',
};

/** Stands for a value that only a particular case has. */
const GAP = '…';

/**
 * Declares the sentences of a library's error codes, Vietnamese; called once, when its index is loaded. API, command line and the pages about
 * errors all take them from here (decision 0021).
 * @throws Error for a code that has its sentence already
 */
export function declareProblemTexts(texts: Readonly<Record<string, ProblemText>>): void {
  for (const [code, text] of Object.entries(texts)) {
    if (declared.has(code)) throw new Error(`${code} has two sentences`);
    declared.set(code, text);
  }
}

/** All sentences by their codes, of the libraries loaded in this process. */
export function declaredProblemTexts(): ReadonlyMap<string, ProblemText> {
  return declared;
}

function fill(template: string, valueOf: (name: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
}

/** The sentence for a code with its parameters filled in, lists left out; for an undeclared one a sentence that is true of every error. */
export function problemText(code: string, params: ErrorParams): ProblemText {
  const text = declared.get(code) ?? UNKNOWN;
  const valueOf = (name: string): string => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return { title: fill(text.title, valueOf), detail: fill(text.detail, valueOf) };
}

/** The sentence for a code as such, "…" where a case has a value; null for a code that nobody declares. */
export function generalProblemText(code: string): ProblemText | null {
  const text = declared.get(code);
  if (text === undefined) return null;
  return { title: fill(text.title, () => GAP), detail: fill(text.detail, () => GAP) };
}
