import { say } from '../i18n/phrases';
import type { Problem } from './problem';

export interface ProblemText {
  title: string;
  text: string;
  /** Request id to read out to the help desk, where nothing better can be said. */
  note?: string;
}

/** What failed: a page that was to be shown, or something that was to be kept. */
export type Doing = 'reading' | 'writing';

type Says = (problem: Problem, doing: Doing) => ProblemText;

const fault: Says = ({ body }, doing) => ({
  title: say('faultTitle'),
  text: say(doing === 'reading' ? 'faultReadText' : 'faultText'),
  note: body.instance ? say('requestNote', { id: body.instance }) : undefined,
});

/** Of something that was to be kept nobody knows how far it came. */
const broken = (doing: Doing): ProblemText => ({
  title: say('brokenTitle'),
  text: say(doing === 'reading' ? 'brokenReadText' : 'brokenText'),
});

const byStatus: Readonly<Record<number, Says>> = {
  403: ({ body }) => ({ title: body.title || say('forbiddenTitle'), text: body.detail || say('forbiddenText') }),
  404: ({ body }) => ({ title: body.title || say('missingTitle'), text: body.detail || say('missingText') }),
  429: ({ body }) => ({ title: body.title || say('tooManyTitle'), text: body.detail || say('tooManyText') }),
};

/** What happened and what to do, for a person. The server's own words come first: it knows the code and its values. */
export function problemText(problem: Problem, doing: Doing = 'writing'): ProblemText {
  if (problem.kind === 'timeout') return { title: say('timeoutTitle'), text: say('timeoutText') };
  if (problem.kind === 'broken') return broken(doing);
  if (problem.kind !== 'problem') return { title: say('networkTitle'), text: say('networkText') };
  if (problem.status >= 500) return fault(problem, doing);
  const known = byStatus[problem.status];
  if (known) return known(problem, doing);
  return problem.body.title ? { title: problem.body.title, text: problem.body.detail } : fault(problem, doing);
}

/** Words for one field of a form: what the server says about it, or null. */
export function fieldText(problem: Problem | null, pointer: string): string | null {
  const found = problem?.faultAt(pointer);
  return found ? found.detail || problem?.body.detail || null : null;
}
