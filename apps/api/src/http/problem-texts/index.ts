import { type ErrorParams } from '@lopso/platform';
import { assessmentTexts } from './assessment';
import { classesTexts } from './classes';
import { contentTexts } from './content';
import { credentialsTexts } from './credentials';
import { fieldTexts } from './fields';
import { identityTexts } from './identity';
import { interopTexts } from './interop';
import { learningTexts } from './learning';
import { orgTexts } from './org';
import { platformTexts } from './platform';
import { type ProblemText } from './problem-text';

/** Every code the API can answer with. A test holds it against the codes the libraries declare. */
export const problemTexts: Readonly<Record<string, ProblemText>> = {
  ...assessmentTexts,
  ...classesTexts,
  ...contentTexts,
  ...credentialsTexts,
  ...fieldTexts,
  ...identityTexts,
  ...interopTexts,
  ...learningTexts,
  ...orgTexts,
  ...platformTexts,
};

const UNKNOWN: ProblemText = {
  title: 'Chưa làm được',
  detail: 'Máy chủ chưa làm được việc này. Anh chị thử lại sau ít phút.',
};

/** The sentence for a code with its parameters filled in. */
export function problemText(code: string, params: ErrorParams): ProblemText {
  const text = problemTexts[code] ?? UNKNOWN;
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { title: fill(text.title), detail: fill(text.detail) };
}
