import { standingOf, type WriteStatus } from '../../lib/offline/write-status';
import { fold } from '../../lib/i18n/fold';
import { type MarkState, stateOf } from './mark-state';
import type { Mark, MarkReceipt, RollRow } from './types';

/** The last tap on a row, by the key under which the queue keeps it. */
export interface Tap {
  key: string;
  mark: Mark;
  /** What it says in full; left out by an earlier version of this page: the mark alone. */
  said?: MarkState;
  /** The row as it was: she may be taken off the list before the tap arrives. */
  row: RollRow;
}

/** On its way to the store of this device, in it, or with the page alone, as the device could not keep it. */
export type Place = 'saving' | 'on-device' | 'unkept';

/** A row of the roll as it is drawn: with what this device knows and the server does not yet. */
export interface RollLine extends RollRow {
  isPresent: boolean;
  /** The server does not have the shown mark yet. */
  isOnDevice: boolean;
  /** Where it is until then; null where the server has it. */
  place: Place | null;
  /** Code of the refusal of the last tap, null where none was refused. */
  refusal: string | null;
  /** Taken off the list since she was marked here. */
  isGone: boolean;
}

function receiptOf(status: WriteStatus | null): MarkReceipt | null {
  const answer = status?.state === 'sent' ? status.answer : null;
  return typeof answer === 'object' && answer !== null && 'markedAt' in answer ? (answer as MarkReceipt) : null;
}

function placeOf(status: WriteStatus): Place {
  const standing = standingOf(status);
  return standing === 'saving' || standing === 'unkept' ? standing : 'on-device';
}

const shownBy = (tap: Tap): MarkState & Pick<RollLine, 'isPresent'> => ({
  ...(tap.said ?? stateOf(tap)),
  isPresent: tap.mark === 'present',
});

/** One row with its last tap: kept on the device it shows at once; a receipt counts until the row has it. */
export function lineOf(row: RollRow, tap: Tap | null, status: WriteStatus | null): RollLine {
  const line = {
    ...row,
    ...stateOf(row),
    isPresent: row.mark === 'present',
    isOnDevice: false,
    place: null,
    refusal: null,
    isGone: false,
  };
  if (tap === null || status === null) return line;
  if (status.state === 'on-device') return { ...line, ...shownBy(tap), isOnDevice: true, place: placeOf(status) };
  if (status.state === 'refused') return { ...line, refusal: status.refusal ?? '' };
  const receipt = receiptOf(status);
  // A word that waits for a decision changes nothing that counts.
  if (row.dispute !== null) return line;
  if (receipt === null || (row.markedAt !== null && row.markedAt >= receipt.markedAt)) return line;
  const { mark, source, markedAt } = receipt;
  return { ...line, ...stateOf(receipt), source, markedAt, countedMinutes: null, isPresent: mark === 'present' };
}

/** Rows of people who were taken off the list since they were marked here, while the server has not their mark. */
export function goneLines(
  rows: readonly RollRow[],
  taps: readonly Tap[],
  statusOf: (key: string) => WriteStatus | null,
): RollLine[] {
  const known = new Set(rows.map(({ memberId }) => memberId));
  return taps.flatMap((tap) => {
    const status = known.has(tap.row.memberId) ? null : statusOf(tap.key);
    return status === null || status.state === 'sent' ? [] : [{ ...lineOf(tap.row, tap, status), isGone: true }];
  });
}

/** The rows, each with its last tap, and those who are gone. */
export function linesOf(
  rows: readonly RollRow[],
  taps: Readonly<Record<string, Tap>>,
  statusOf: (key: string) => WriteStatus | null,
): RollLine[] {
  const known = rows.map((row) => {
    const tap = taps[row.memberId] ?? null;
    return lineOf(row, tap, tap && statusOf(tap.key));
  });
  return [...known, ...goneLines(rows, Object.values(taps), statusOf)];
}

/** What this phone's clock shows now. */
export const clockText = (): string => new Date().toISOString();

/** How far this phone's clock is ahead of the server's, whole minutes; null while it is about right. */
export function minutesAhead(serverTime: string, now: number): number | null {
  const ahead = Math.round((now - Date.parse(serverTime)) / 60_000);
  return Math.abs(ahead) < 3 ? null : ahead;
}

/** Rows whose name or place contains the text, diacritics and case aside. */
export function matching<Row extends Pick<RollRow, 'fullName' | 'unitName'>>(
  rows: readonly Row[],
  text: string,
): readonly Row[] {
  const wanted = fold(text);
  return wanted === '' ? rows : rows.filter((row) => fold(`${row.fullName} ${row.unitName}`).includes(wanted));
}

/** How many rows are so. */
export const countOf = (lines: readonly RollLine[], is: (line: RollLine) => boolean): number => lines.filter(is).length;

/** Who came last stands first. */
export function latestFirst(lines: readonly RollLine[]): RollLine[] {
  const present = lines.filter((line) => line.isPresent);
  return present.sort((a, b) => (b.markedAt ?? '\uffff').localeCompare(a.markedAt ?? '\uffff'));
}

/** Whom the keyboard selects next among the rows shown: from nobody the first or the last, never beyond either. */
export function stepFrom(shown: readonly RollLine[], selectedId: string | null, step: 1 | -1): string | null {
  const at = shown.findIndex((line) => line.memberId === selectedId);
  const next = at < 0 ? (step === 1 ? 0 : shown.length - 1) : at + step;
  return shown[Math.min(Math.max(0, next), shown.length - 1)]?.memberId ?? null;
}
