import { dayAfter } from '../../lib/i18n/format';
import type { Round } from './rounds-words';

const numbered = /^(.*(?<!\p{L})đợt )(\d{1,3})$/iu;
const ofYear = /^(.*(?<!\p{L})năm )(\d{4})$/iu;

/** What a form that follows a round begins with. */
interface Beginning {
  title: string;
  release: 'automatic' | 'manual';
  startsOn: string;
}

/** What the round after this one is called: the next number, else the next year, else “…, đợt 2”. */
export function nextTitle(title: string): string {
  const [, head, number] = numbered.exec(title) ?? ofYear.exec(title) ?? [];
  return head === undefined || number === undefined ? `${title}, đợt 2` : `${head}${Number(number) + 1}`;
}

/**
 * What the form begins with when a round follows another: the same way to release papers; it begins when the other is over,
 * never before today. The decision and the due date are new ones.
 */
export function entriesAfter(
  round: Pick<Round, 'title' | 'release' | 'dueOn' | 'extendedTo'>,
  today: string,
): Beginning {
  const after = dayAfter(round.extendedTo ?? round.dueOn);
  return {
    title: nextTitle(round.title),
    release: round.release === 'automatic' ? 'automatic' : 'manual',
    startsOn: after > today ? after : today,
  };
}
