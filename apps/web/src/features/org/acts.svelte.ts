import { call } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import { Problem } from '../../lib/api/problem';
import { problemText } from '../../lib/api/problem-text';
import { formatDate, lastDayOf } from '../../lib/i18n/format';
import { t } from './messages/changes';
import { t as dated } from './messages/seat-days';
import type { Act } from './types';

interface Values {
  took: string;
  left: string;
  number: number;
  team: string;
  subject: string;
  /** Of a move. */
  to: number;
  fromTeam: string | null;
}

function valuesOf({ tookName, leftName, seatNumber, teamName, subject, toNumber, fromTeamName }: Act): Values {
  const number = seatNumber ?? 0;
  return {
    ...{ took: tookName ?? t('takenBack'), left: leftName ?? t('takenBack') },
    ...{ team: teamName ?? t('teamTakenBack'), subject: subject ?? '' },
    ...{ number, to: toNumber ?? number, fromTeam: fromTeamName },
  };
}

function moveWords({ left, number, team, to, fromTeam }: Values): string {
  if (fromTeam !== null) return t('actMovedTeam', { left, number, fromTeam, to, team });
  return to === number ? t('actRole', { left, number, team }) : t('actMoved', { left, number, to, team });
}

const words: Readonly<Record<Act['kind'], (values: Values) => string>> = {
  'seat-taken': ({ took, number, team }) => t('actTaken', { took, number, team }),
  'seat-ended': ({ left, number, team }) => t('actEnded', { left, number, team }),
  'seat-replaced': ({ took, left, number, team }) => t('actReplaced', { took, left, number, team }),
  'seat-moved': moveWords,
  'team-added': ({ subject }) => t('actTeamAdded', { subject }),
  'team-ended': ({ subject }) => t('actTeamEnded', { subject }),
  'village-added': ({ subject }) => t('actVillageAdded', { subject }),
  'village-renamed': ({ subject }) => t('actVillageRenamed', { subject }),
  'villages-merged': ({ subject }) => t('actMerged', { subject }),
  'village-ended': ({ subject }) => t('actVillageEnded', { subject }),
  'communes-reformed': ({ subject }) => t('actReformed', { subject }),
  'records-joined': ({ took }) => t('actJoined', { took }),
};

type SeatAct = Extract<Act['kind'], `seat-${string}`>;

/** The same of seats that turn on a coming day. */
const datedWords: Readonly<Record<SeatAct, (values: Values & { date: string; last: string }) => string>> = {
  'seat-taken': ({ took, number, team, date }) => dated('actTaken', { took, number, team, date }),
  'seat-ended': ({ left, number, team, last }) => dated('actEnded', { left, number, team, last }),
  'seat-replaced': ({ took, left, number, team, date }) => dated('actReplaced', { took, left, number, team, date }),
  'seat-moved': ({ date, ...values }) => dated('actMoved', { what: moveWords(values), date }),
};
const isSeatAct = (kind: Act['kind']): kind is SeatAct => kind in datedWords;

/** What was done, in one line. The subject of an act about a seat is its coming day, or that its end was taken away. */
export function actWords(act: Act): string {
  const { kind, subject } = act;
  const values = valuesOf(act);
  return isSeatAct(kind) && subject !== null ? comingWords(kind, values) : words[kind](values);
}

function comingWords(kind: SeatAct, values: Values): string {
  const { left, number, team, subject } = values;
  if (subject === 'open') return dated('actOpened', { left, number, team });
  return datedWords[kind]({ ...values, date: formatDate(subject), last: formatDate(lastDayOf(subject)) });
}

/** How taking an act back went: why not, or who came in by it and stays in the register without a place. */
export interface Undone {
  problem: Problem | null;
  stayed: string | null;
}

/** Takes an act of today back. */
export async function undoAct(actId: string): Promise<Undone> {
  try {
    const { stayed } = await call('post', '/api/acts/{actId}/undo', { path: { actId } });
    return { problem: null, stayed: stayed?.fullName ?? null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error, stayed: null };
  }
}

/** What is told then; `done` where everything is as it was before. */
export function undoneText({ problem, stayed }: Undone, done: string): string {
  if (problem) return problemText(problem).text;
  return stayed === null ? done : t('undoneStayed', { name: stayed });
}

/** What was done in a commune today. */
export class TodayState {
  readonly acts: GrowingList<Act>;
  /** The act that is being taken back. */
  undoing = $state<string | null>(null);

  constructor(communeId: () => string) {
    this.acts = new GrowingList((cursor, signal) => {
      const path = { communeId: communeId() };
      const query = cursor === null ? {} : { cursor };
      return call('get', '/api/communes/{communeId}/acts', { path, query, ...(signal ? { signal } : {}) });
    });
  }

  async undo(actId: string): Promise<Undone> {
    if (this.undoing !== null) return { problem: null, stayed: null };
    this.undoing = actId;
    try {
      return await undoAct(actId);
    } finally {
      this.undoing = null;
      await this.acts.list.load();
    }
  }
}
