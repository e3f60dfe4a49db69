import type { paths } from '../api/schema';
import type { Problem } from '../api/problem';
import { formatDate, formatWeekday, inSentence } from '../i18n/format';
import { t } from './clash-words';

type Refusal = paths['/api/class-groups']['post']['responses'][409]['content']['application/problem+json'];
export type Clash = Refusal['params']['clashes'][number];
export type FreeSlot = Refusal['params']['freeSlots'][number];

/** Hours of one session as a form holds them, all texts. */
export interface TypedHours {
  on: string;
  from: string;
  to: string;
}

/** One session of a form that can't be as it was sent. */
export interface Hindered {
  /** Its place in the form, from 0. */
  session: number;
  clashes: readonly Clash[];
  slots: readonly FreeSlot[];
  /** Another reason than a clash, in a sentence; left out: there is none. */
  why?: string;
}

/** A session that can't be for another reason than a clash. */
interface Hindrance {
  session: number;
  why: string;
}

const rows = (value: unknown): readonly object[] =>
  Array.isArray(value) ? value.filter((one): one is object => typeof one === 'object' && one !== null) : [];
const isClash = (row: object): row is Clash => 'session' in row && 'kind' in row && 'who' in row;
const isSlot = (row: object): row is FreeSlot => 'session' in row && 'on' in row && 'from' in row && 'to' in row;
const isHindrance = (row: object): row is Hindrance => 'session' in row && 'why' in row;

/** What a refusal says about each session that clashes, or can't be on its day; empty for every other problem. */
export function hinderedBy(problem: Problem | null): readonly Hindered[] {
  const clashes = rows(problem?.body.params['clashes']).filter(isClash);
  const slots = rows(problem?.body.params['freeSlots']).filter(isSlot);
  const hindrances = rows(problem?.body.params['hindrances']).filter(isHindrance);
  return [...new Set([...clashes, ...hindrances].map(({ session }) => session))].map((session) => ({
    session,
    clashes: clashes.filter((one) => one.session === session),
    slots: slots.filter((one) => one.session === session),
    ...whyOf(hindrances, session),
  }));
}

function whyOf(hindrances: readonly Hindrance[], session: number): Pick<Hindered, 'why'> {
  const found = hindrances.find((one) => one.session === session);
  return found === undefined ? {} : { why: found.why };
}

/** A clash in one sentence without its stop. */
export function clashWords(clash: Omit<Clash, 'session'>): string {
  const { who, title, number, from, to, on, until, travelMinutes: minutes, missingMinutes: missing } = clash;
  if (until !== '') return leaveWords(t(clash.kind, { who }), on, until);
  const place = `${clash.venueName}, ${inSentence(clash.communeName)}`;
  const what = title === '' ? t('inHidden', { from, to, on }) : t('inClass', { title, number, from, to, on, place });
  const words = `${t(clash.kind, { who })} ${what}`;
  if (missing === 0) return words;
  return `${words}; ${minutes === 0 ? t('short', { missing }) : t('far', { minutes, missing })}`;
}

/** Who is on leave from a day to another one, both dd/mm/yyyy. */
function leaveWords(who: string, from: string, until: string): string {
  return from === until ? t('awayOneDay', { who, on: from }) : t('away', { who, from, until });
}

/** Other hours as a button says them. */
export function slotWords({ on, from, to }: TypedHours): string {
  return t('take', { weekday: formatWeekday(on), day: formatDate(on), from, to });
}
