import { contradicts, type MarkWord } from './mark-word';

/** What a mark weighs: it counts, the same device has said something later, or another device says otherwise. */
export type MarkStanding = 'counts' | 'overtaken' | 'disputed';

/** A mark as the judgement sees it; instants by the server's clock. */
export interface WeighedMark extends MarkWord {
  /** When the tap was made, however late it arrived. */
  readonly madeAt: Date;
  /** Null for a mark that was made with the server at hand. */
  readonly device: { readonly id: string; readonly sequence: number } | null;
}

/** A mark that has its place in the ledger: it counts or counted, or it is said otherwise than what does. */
export interface LedgerMark extends WeighedMark {
  readonly standing: Exclude<MarkStanding, 'overtaken'>;
}

/**
 * What a mark weighs beside those of the same person in the same session, oldest first (decision 0047). A device's own later word
 * overtakes its earlier one, in whichever order they arrive, also where the later one is disputed: else an earlier word would stand
 * as a second dispute, even after somebody decided. A tap kept without network that was made before somebody else said otherwise
 * doesn't overwrite them: it is shown, and a person decides.
 */
export function weigh(mark: WeighedMark, ledger: readonly LedgerMark[]): MarkStanding {
  const { device } = mark;
  if (device === null) return 'counts';
  const isOvertaken = ledger.some((one) => one.device?.id === device.id && one.device.sequence > device.sequence);
  if (isOvertaken) return 'overtaken';
  const others = ledger.filter(({ standing }) => standing === 'counts');
  const last = others.at(-1);
  if (last !== undefined && !contradicts(mark, last)) return 'counts';
  const isContradicted = others.some(
    (one) => one.device?.id !== device.id && contradicts(mark, one) && one.madeAt > mark.madeAt,
  );
  return isContradicted ? 'disputed' : 'counts';
}

/**
 * How a mark stands that came after the hours were counted: what says otherwise than what counts waits for a person. `isKnown`: it says the same. `isWeightless`: it is
 * of a right that was ended since, and never counts by itself (decision 0140).
 */
export function lateStanding(weighed: MarkStanding, isKnown: boolean, isWeightless: boolean): MarkStanding {
  if (weighed === 'overtaken') return weighed;
  if (!isKnown) return 'disputed';
  return isWeightless ? 'overtaken' : weighed;
}

/** How far a device's clock is ahead of the server's, in milliseconds; behind is negative. */
export function clockAhead(sentAt: Date, now: Date): number {
  return sentAt.getTime() - now.getTime();
}

/**
 * When a tap was made by the server's clock: what the device says, set right by how far its clock is off at the sending, and
 * never later than now. Without a word of the clock the device is believed no further than that.
 */
export function madeBy(madeAt: Date, sentAt: Date | null, now: Date): Date {
  const ahead = sentAt === null ? 0 : clockAhead(sentAt, now);
  return new Date(Math.min(madeAt.getTime() - ahead, now.getTime()));
}
