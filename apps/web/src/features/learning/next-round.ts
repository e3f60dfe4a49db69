import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { dayAfter } from '../../lib/i18n/format';
import type { RoundPartner } from './partners.svelte';
import type { Round, RoundDetail } from './rounds-words';

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
  round: Pick<Round, 'title' | 'release' | 'dueOn' | 'extendedTo' | 'endedOn'>,
  today: string,
): Beginning {
  const after = dayAfter(round.endedOn ?? round.extendedTo ?? round.dueOn);
  return {
    title: nextTitle(round.title),
    release: round.release === 'automatic' ? 'automatic' : 'manual',
    startsOn: after > today ? after : today,
  };
}

export type Followed = RoundDetail & { readonly partners: readonly RoundPartner[] };

/** A round to follow, with whom it is held; an address that names none is a form without one. */
export async function readRound(roundId: string, signal: AbortSignal): Promise<Followed | null> {
  const path = { roundId };
  try {
    const round = await call('get', '/api/rounds/{roundId}', { path, signal });
    return { ...round, ...(await call('get', '/api/rounds/{roundId}/partners', { path, signal })) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}
