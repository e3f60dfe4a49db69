import { formatTime } from '../../lib/i18n/format';
import { t } from './messages/hall';
import { stateOf } from './mark-state';
import type { RollLine } from './roll-view';
import { stateWords } from './stay-words';
import { wayOf } from './words';

const much = (minutes: number): string => {
  if (minutes < 90) return t('minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 36 ? t('hours', { count: hours }) : t('days', { count: Math.round(hours / 24) });
};

/** That the phone's clock is wrong, and what follows. */
export function clockWords(minutesAhead: number): string {
  const words = { much: much(Math.abs(minutesAhead)) };
  return minutesAhead > 0 ? t('fast', words) : t('slow', words);
}

/** She said it herself, by the code of the screen, after somebody had marked her as not there. */
export const isOwnWord = ({ dispute }: Pick<RollLine, 'dispute'>): boolean =>
  dispute?.source === 'scan' || dispute?.source === 'number';

/** One phone spoke of her, late, and nobody else did. */
export const isLateWord = (line: Pick<RollLine, 'dispute' | 'mark'>): boolean =>
  line.dispute !== null && line.mark === null && !isOwnWord(line);

/** Who made these words, each once: “Hà Thị Mời, Lý Văn Chấn”; nothing where a roll of before the names is shown. */
export const makersOf = (lines: readonly Pick<RollLine, 'dispute'>[]): string =>
  [...new Set(lines.flatMap(({ dispute }) => dispute?.byName ?? []))].join(', ');

/** On the row, that somebody has to decide. */
export function disputeNote(line: RollLine): string {
  if (isOwnWord(line)) return t('disputedOwn', { mark: stateWords(stateOf(line)) });
  if (line.dispute !== null && isLateWord(line)) return t('disputedLate', { mark: stateWords(stateOf(line.dispute)) });
  return t('disputed');
}

/** Why there is something to decide. */
export function disputeReason(line: RollLine, name: string): string {
  if (isOwnWord(line)) return t('disputeOwnText', { mark: stateWords(stateOf(line)), name });
  if (!isLateWord(line)) return t('disputeText');
  const by = line.dispute?.byName;
  if (by === null) return t('disputeGoneText');
  return by === undefined ? t('disputeLateText') : `${t('disputeLateText')} ${t('lateBy', { names: by })}`;
}

/** What counts now, and what the other phone said. */
export function disputeWords(line: RollLine): readonly string[] {
  const { mark, source, markedAt, dispute } = line;
  const counts =
    mark === null || markedAt === null
      ? t('countsNone')
      : t('counts', { mark: stateWords(stateOf(line)), way: wayOf({ source }), time: formatTime(markedAt) });
  if (dispute === null) return [counts];
  const { source: by, madeAt } = dispute;
  return [
    counts,
    t(isOwnWord(line) ? 'otherOwn' : 'other', {
      mark: stateWords(stateOf(dispute)),
      way: wayOf({ source: by }),
      time: formatTime(madeAt),
    }),
  ];
}
