import { formatDate, formatMinutes, formatNumber, formatPercent, quoted } from '../../lib/i18n/format';
import type { Motif } from '../../lib/ui/motifs';
import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type { ClassMember, CommuneFigure, Evidence, Judged, Pace, PersonRequirement } from './types';

const states: Readonly<Record<string, { state: State; words: string }>> = {
  finished: { state: 'done', words: t('stateFinished') },
  doing: { state: 'doing', words: t('stateDoing') },
  'not-started': { state: 'none', words: t('stateNotStarted') },
  overdue: { state: 'late', words: t('stateOverdue') },
};

/** Glyph, colour and word of how a person stands. */
export const stateWords = (state: string): { state: State; words: string } =>
  states[state] ?? { state: 'none', words: state };

export const kindNames: Readonly<Record<string, string>> = {
  official: t('kindOfficial'),
  teacher: t('kindTeacher'),
  police: t('kindPolice'),
  health: t('kindHealth'),
  'mass-organisation': t('kindMass'),
  'telecom-it': t('kindTelecom'),
  resident: t('kindResident'),
};

const positions: Readonly<Record<string, string>> = {
  leader: t('leader'),
  deputy: t('deputy'),
  member: t('memberPosition'),
};

export const positionWords = (position: string): string => positions[position] ?? position;

/** “57,8 %”; what is missing is said, never 0. */
export const rateWords = (rate: number | null): string => (rate === null ? t('noFigure') : formatPercent(rate));

/** Words beside the map: “Đồng Văn 36 %”. */
export const labelWords = ({ name, ratePercent }: Pick<CommuneFigure, 'name' | 'ratePercent'>): string =>
  ratePercent === null ? t('mapLabelNone', { name }) : t('mapLabel', { name, rate: rateWords(ratePercent) });

/** “Đồng Văn, TP Hà Giang cũ”: the districts a commune belonged to until 2025, short. */
export function formerWords(districts: readonly string[]): string {
  if (districts.length === 0) return '';
  const short = districts.map((name) =>
    name
      .replace(/^Huyện /, '')
      .replace(/^Thành phố /, 'TP ')
      .replace(/^Thị xã /, 'TX '),
  );
  return t('former', { names: short.join(', ') });
}

/** Why a commune has no rate. */
export const withoutRateWords = ({ teams }: Pick<CommuneFigure, 'teams'>): string =>
  teams === 0 ? t('noTeam') : t('nobody');

export interface Verdict {
  text: string;
  verdict: string;
  isLate: boolean;
}

type Rated = { ratePercent: number | null; missing: number };

/** The line under the sentence: how far, what is needed or who is late, and the verdict that stands out. */
export function verdictWords({ pace, overdue, endedOn = null }: Judged, figure: Rated, dueOn: string): Verdict | null {
  if (endedOn !== null) return endedWords(endedOn, figure);
  return pace === null ? ownDateWords(overdue, figure) : paceWords(pace, figure, dueOn);
}

/** Nobody is late any more, and nothing is needed. */
function endedWords(endedOn: string, { ratePercent, missing }: Rated): Verdict | null {
  if (ratePercent === null) return null;
  const text = t('paceEnded', { rate: formatPercent(ratePercent), date: formatDate(endedOn) });
  return { text, verdict: missing > 0 ? t('paceEndedMissing', { count: missing }) : t('pacePastDone'), isLate: false };
}

/** Where each has her own date there is no day by which all are due. */
function ownDateWords(overdue: number | null, { ratePercent }: Rated): Verdict | null {
  if (overdue === null || ratePercent === null) return null;
  const isLate = overdue > 0;
  const verdict = isLate ? t('paceOwnLate', { count: overdue }) : t('paceOwnInTime');
  return { text: t('paceOwn', { rate: formatPercent(ratePercent) }), verdict, isLate };
}

function paceWords(pace: Pace, figure: Rated, dueOn: string): Verdict | null {
  if (figure.ratePercent === null || pace.behindPoints === null) return null;
  const rate = formatPercent(figure.ratePercent);
  const due = formatDate(dueOn);
  if (pace.isPastDue) {
    const isLate = figure.missing > 0;
    const verdict = isLate ? t('pacePastMissing', { count: figure.missing }) : t('pacePastDone');
    return { text: t('pacePast', { rate, due }), verdict, isLate };
  }
  const needed = formatPercent(pace.neededPercent);
  const isLate = pace.behindPoints > 0;
  const points = formatPercent(pace.behindPoints).replace(/\s*%$/, '');
  const verdict = isLate ? t('paceBehind', { points }) : t('paceInTime');
  return { text: t('paceRunning', { rate, due, needed }), verdict, isLate };
}

const motifs: Readonly<Record<string, Motif>> = {
  'bac-thang': 'bac-thang',
  song: 'song',
  nui: 'nui',
  san: 'san',
  'hoa-cam': 'hoa-cam',
  'la-che': 'la-che',
  'hat-ngo': 'hat-ngo',
};

/** The motif of a requirement; one that is not ours falls back to the programme's. */
export const motifOf = ({ motif }: Pick<PersonRequirement, 'motif'>): Motif => motifs[motif ?? ''] ?? 'tram';

/** “7 trên 9”; hours as “1,5 trên 3 giờ”. */
export function doneWords({ kind, done, total, minutes, missingMinutes }: PersonRequirement): string {
  if (kind !== 'hours' || minutes === null || missingMinutes === null) return t('steps', { done, total });
  const attended = minutes - missingMinutes;
  return t('steps', { done: formatNumber(minutes >= 60 ? attended / 60 : attended), total: formatMinutes(minutes) });
}

/** What was done, in words. */
export function evidenceWords({ kind, label, minutes }: Evidence): string {
  const name = label ?? t('aLesson');
  switch (kind) {
    case 'lesson-read':
      return t('lessonRead', { label: label === null ? name : quoted(label) });
    case 'quiz-passed':
      return t('quizPassed', { label: name });
    case 'task-passed':
      return t('taskPassed', { label: name });
    case 'hours-attended':
      return t('hoursAttended', { time: formatMinutes(minutes ?? 0) });
    case 'waiver':
      return t('evidenceWaiver', { label: name });
    default:
      return t('evidenceExternal', { label: label ?? t('anotherPaper') });
  }
}

const reasons: Readonly<Record<string, string>> = {
  superseded: t('superseded'),
  'before-round': t('beforeRound'),
  'before-edition': t('beforeEdition'),
  'earlier-edition': t('earlierEdition'),
  'after-end': t('afterEnd'),
  'not-yet-recorded': t('notYetRecorded'),
  'not-required': t('notRequired'),
  'already-met': t('alreadyMet'),
  'waits-turn': t('waitsTurn'),
  'below-score': t('belowScore'),
  expired: t('expired'),
  'other-topic': t('otherTopic'),
};

/** Whether a piece of evidence counts, and if not why. */
export const countsWords = ({ notCounted }: Evidence): string =>
  notCounted === null ? t('counts') : (reasons[notCounted] ?? notCounted);

/** States of the filter: those of a person, and everybody who is not finished. */
export const filterStateNames: Readonly<Record<string, string>> = {
  unfinished: t('stateUnfinished'),
  finished: t('stateFinished'),
  doing: t('stateDoing'),
  'not-started': t('stateNotStarted'),
  overdue: t('stateOverdue'),
};

/** How much of a class somebody attended: “2 trên 3 buổi · 3 giờ”. */
export function attendedWords(
  { presentSessions, presentMinutes }: Pick<ClassMember, 'presentSessions' | 'presentMinutes'>,
  closedSessions: number,
): string {
  if (closedSessions === 0) return t('noClosedSession');
  if (presentSessions === 0) return t('attendedNone');
  return t('attended', { present: presentSessions, closed: closedSessions, time: formatMinutes(presentMinutes) });
}
