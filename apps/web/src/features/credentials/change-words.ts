import { formatDate, formatDateTime } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import type { Change, ChangeKind, ChangeLine, ChangePerson, ChangeReason } from './change-types';
import { reasonWord } from './certificate-words';
import { isKeepingReason, keepingWords } from './keeping-words';
import { t } from './messages/change';

/** The reasons of each kind, in the order they are offered. */
export const changeReasons: Readonly<Record<ChangeKind, readonly ChangeReason[]>> = {
  withdraw: ['issued-in-error', 'results-corrected', 'member-request', 'other'],
  replace: ['wrong-name', 'wrong-birth-year', 'wrong-unit', 'wrong-round', 'results-corrected', 'other'],
  reissue: ['withdrawn-in-error', 'results-corrected', 'other'],
  keep: ['our-fault', 'learnt-otherwise', 'decided'],
};

export const CHANGE_KINDS = ['keep', 'withdraw', 'replace', 'reissue'] as const satisfies readonly ChangeKind[];

/** How a kind stands in an address. */
export const kindPaths: Readonly<Record<ChangeKind, string>> = {
  withdraw: 'thu-hoi',
  replace: 'thay',
  reissue: 'cap-lai',
  keep: 'giu',
};

/** The kind an address names; null: none of ours. */
export function kindOf(path: string | null): ChangeKind | null {
  return CHANGE_KINDS.find((kind) => kindPaths[kind] === path) ?? null;
}

/** Which kinds may be proposed about a certificate, by what its reader can do. */
export function proposableKinds(can: readonly string[]): ChangeKind[] {
  return CHANGE_KINDS.filter((kind) => can.includes(kind));
}

/** True where a new paper is issued for the old one. */
export const isIssuing = (kind: ChangeKind): boolean => kind === 'replace' || kind === 'reissue';

/** Where certificates of a round are proposed to be changed. */
export function proposalHref(roundId: string, kind: ChangeKind, ids: Iterable<string>): string {
  return `/so/dot/${roundId}/de-nghi-giay?viec=${kindPaths[kind]}&giay=${[...ids].join(',')}`;
}

/** Everything that is said of a kind; `one` is told of a single certificate. */
export const kindWords = {
  withdraw: { word: t('withdraw'), title: 'titleWithdraw', lead: t('leadWithdraw') },
  replace: { word: t('replace'), title: 'titleReplace', lead: t('leadReplace') },
  reissue: { word: t('reissue'), title: 'titleReissue', lead: t('leadReissue') },
  keep: { word: t('keep'), title: 'titleKeep', lead: t('leadKeep') },
} as const satisfies Record<ChangeKind, { word: string; title: string; lead: string }>;

/** A reason as a sentence of its own. */
export function reasonSentence(reason: string): string {
  if (isKeepingReason(reason)) return keepingWords[reason];
  const word = reasonWord(reason);
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1);
}

/** What the form offers: nothing is chosen for the officer, who answers for it. */
export function reasonOptions(kind: ChangeKind): { value: ChangeReason | ''; label: string }[] {
  const reasons = changeReasons[kind].map((value) => ({ value, label: reasonSentence(value) }));
  return [{ value: '', label: t('chooseReason') }, ...reasons];
}

/** What a proposal is called by its state: nobody approved what was done by one person. */
export function changeChip({ state, needsSecond }: Pick<Change, 'state' | 'needsSecond'>): {
  state: State;
  words: string;
} {
  switch (state) {
    case 'proposed':
      return { state: 'wait', words: t('stateProposed') };
    case 'done':
      return { state: 'done', words: t(needsSecond ? 'stateDone' : 'stateDoneAlone') };
    case 'declined':
      return { state: 'late', words: t('stateDeclined') };
    case 'taken-back':
      return { state: 'none', words: t('stateTakenBack') };
    case 'expired':
      return { state: 'none', words: t('stateExpired') };
  }
}

/** Whose certificates a proposal is about, in a line. */
export function whoseWords({ firstName, firstNumber, count }: Change): string {
  const name = firstName ?? t('nameErased');
  return count === 1 ? t('one', { name, number: firstNumber }) : t('several', { name, others: count - 1 });
}

/** The sentence below the title of a proposal. */
export function changeLead(change: Change): string {
  const { kind, state, needsSecond, done, count, leftOut, kept, expiresAt } = change;
  switch (state) {
    case 'proposed':
      return t('leadProposed', { when: formatDateTime(expiresAt) });
    case 'done': {
      const said = needsSecond ? t('leadDone', { done }) : t('leadDoneAlone', { done });
      const left = leftOut > 0 ? ` ${t('leadLeftOut', { leftOut, count })}` : '';
      return kind === 'keep' && kept < done
        ? `${said}${left} ${t('leadUndone', { undone: done - kept })}`
        : said + left;
    }
    case 'declined':
      return t('leadDeclined');
    case 'taken-back':
      return t('leadTakenBack');
    case 'expired':
      return t('leadExpired');
  }
}

/** Who said what, in the order it happened. */
export function changeFacts(change: Change): { label: string; value: string }[] {
  const { proposedBy, proposedFor, proposedAt, answeredBy, answeredFor, closedAt, paperNumber, paperOn } = change;
  const by = (name: string, lender: string | null, at: string): string =>
    t('byAt', { name: lender === null ? name : t('actingFor', { name, lender }), when: formatDateTime(at) });
  return [
    { label: t('round'), value: change.roundTitle },
    { label: t('reason'), value: reasonSentence(change.reason) },
    ...(change.note === '' ? [] : [{ label: t('note'), value: change.note }]),
    ...(paperNumber === null || paperOn === null
      ? []
      : [{ label: t('paper'), value: t('paperValue', { number: paperNumber, date: formatDate(paperOn) }) }]),
    { label: t('proposedBy'), value: by(proposedBy, proposedFor, proposedAt) },
    ...(answeredBy === null || closedAt === null || (change.state === 'done' && !change.needsSecond)
      ? []
      : [{ label: t(answerLabels[change.state]), value: by(answeredBy, answeredFor, closedAt) }]),
    ...(change.answerWords === null ? [] : [{ label: t('answerWords'), value: change.answerWords }]),
  ];
}

const answerLabels = {
  proposed: 'approvedBy',
  done: 'approvedBy',
  declined: 'declinedBy',
  'taken-back': 'takenBackBy',
  expired: 'approvedBy',
} as const satisfies Record<Change['state'], string>;

const obstacles: Readonly<Record<NonNullable<ChangeLine['obstacle']>, string>> = {
  state: t('obstacleState'),
  erased: t('obstacleErased'),
  unchanged: t('obstacleUnchanged'),
  'not-finished': t('obstacleNotFinished'),
  settled: t('obstacleSettled'),
  waiting: t('obstacleWaiting'),
  own: t('obstacleOwn'),
};

/** What became of a line, or what stands in its way; null: it will be done. */
export function lineRemark(line: ChangeLine | ChangePerson): { state: State; words: string } | null {
  if ('entryState' in line && line.isUndone) return { state: 'none', words: t('lineUndone') };
  if ('entryState' in line && line.entryState === 'done') return { state: 'done', words: t('lineDone') };
  if (line.obstacle !== null) return { state: 'late', words: obstacles[line.obstacle] };
  return null;
}

/** What a correction is about. */
export const correctionLabels = {
  fullName: t('fullName'),
  birthYear: t('birthYear'),
  unit: t('unit'),
  title: t('roundTitle'),
  period: t('period'),
  contents: t('contents'),
  decisionNumber: t('decisionNumber'),
  decidedOn: t('decidedOn'),
  validUntil: t('validUntil'),
} as const satisfies Record<ChangeLine['corrections'][number]['field'], string>;
