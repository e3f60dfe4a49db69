import { type ProblemText } from '@lopso/platform';

export class ProblemPageResponse {
  /** The stable code, as problem documents carry it. */
  code: string;

  /** What happened, in one line. "…" stands where a case has a value of its own. */
  title: string;

  /** What is safe and what to do next. */
  detail: string;

  static from(code: string, text: ProblemText): ProblemPageResponse {
    return Object.assign(new ProblemPageResponse(), { code, ...text });
  }
}
