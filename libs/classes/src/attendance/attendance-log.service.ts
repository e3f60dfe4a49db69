import { Injectable } from '@nestjs/common';
import { bodyDigest, requireSameBody } from '@lopso/platform';
import {
  type AttendanceMark,
  AttendanceRepository,
  type DisputedMark,
  type MarkOnDevice,
  type NewAttendanceMark,
  type SettledMark,
  type StandingMark,
} from './attendance.repository';
import {
  isSameState,
  lateStanding,
  type MarkState,
  type MarkWord,
  settle,
  type TypedWord,
  weigh,
} from './attendance.rules';

/** What a word comes to beside the mark that stands (null: none); for one that is disputed the last that stood as present. */
export type WordReading = (word: MarkWord, standing: MarkState | null) => MarkWord;

const UNMARKED = settle({ mark: 'absent' }, null);

const asSaid: WordReading = (word) => word;

/** What a member said of herself. `counts`: she stands as present; else somebody said before that she is not, and decides. */
export interface OwnReceipt extends AttendanceMark {
  readonly counts: boolean;
}

/** A tap by its key, with what it says. */
type KeyedTap = Pick<NewAttendanceMark, 'classSessionId' | 'clientKey' | 'bodyHash'>;

/**
 * What a trainer's tap says; who introduced herself at the door is known by then. A card's number was written down as its card before decision 0106: the
 * same tap sent again says the same.
 */
export function tapDigest(tap: Pick<NewAttendanceMark, 'memberId' | 'source'> & TypedWord): Buffer {
  const { memberId, mark, source, cameAt, leftAt, minutes, excuse } = tap;
  const said = source === 'card-number' ? 'card' : source;
  return bodyDigest({ memberId, mark, source: said, cameAt, leftAt, minutes, excuse });
}

const lastPresent = (ledger: readonly StandingMark[]): StandingMark | null =>
  ledger.findLast(({ standing, mark }) => standing === 'counts' && mark === 'present') ?? null;

/** Adds marks to the ledger, each client key once (DESIGN 4.1). Joins the caller's transaction. */
@Injectable()
export class AttendanceLog {
  constructor(private readonly marks: AttendanceRepository) {}

  /** The receipt of a tap that arrived before, or null. @throws IdempotencyConflict when the key stands for another tap */
  async receiptOf({ classSessionId, clientKey, bodyHash }: KeyedTap): Promise<AttendanceMark | null> {
    const found = await this.marks.findByKey(classSessionId, clientKey);
    if (found !== null) requireSameBody(found.bodyHash, bodyHash);
    return found;
  }

  /** The same for a member's own tap, whichever session it is in. @throws IdempotencyConflict */
  async ownReceipt(memberId: string, clientKey: string, bodyHash: Buffer): Promise<OwnReceipt | null> {
    const found = await this.marks.findOwnByKey(memberId, clientKey);
    if (found === null) return null;
    requireSameBody(found.bodyHash, bodyHash);
    return { ...found, counts: (await this.latestMark(found.classSessionId, memberId))?.mark === 'present' };
  }

  /**
   * Adds what a member says of herself. Whoever was marked as not there by somebody is not there by her own word: it stands disputed until a
   * person decides (decision 0076: by the trainer's own eyes), once, however often she says it.
   */
  async addOwnMark(mark: NewAttendanceMark): Promise<OwnReceipt> {
    const ledger = await this.marks.weighedOf(mark.classSessionId, mark.memberId);
    const counting = ledger.findLast(({ standing }) => standing === 'counts');
    if (counting === undefined || counting.mark === 'present') return { ...(await this.addMark(mark)), counts: true };
    const settled = { ...mark, ...settle(mark, null) };
    if (ledger.at(-1)?.standing !== 'disputed') await this.marks.insertMark(settled, 'disputed');
    return { ...settled, counts: false };
  }

  /** The mark that counts for a member, or null. */
  async latestMark(classSessionId: string, memberId: string): Promise<AttendanceMark | null> {
    return this.marks.findLatest(classSessionId, memberId);
  }

  /** Adds a mark and gives its receipt; a tap that arrived at the same moment gets the same one. */
  async addMark(mark: NewAttendanceMark, read = asSaid): Promise<AttendanceMark> {
    const settled = await this.insertMark(mark, read);
    return settled ?? (await this.receiptOf(mark)) ?? { ...mark, ...settle(mark, null) };
  }

  /**
   * Adds a mark that was made before the hours were counted and came after it: it changes nothing that counts. Where it says otherwise it
   * stands disputed, until a person decides. `isWeightless`: of a right that was ended since; what it says alike counts neither (decision 0140).
   */
  async addLateMark(mark: NewAttendanceMark, isWeightless = false): Promise<AttendanceMark> {
    const { classSessionId, memberId } = mark;
    const ledger = await this.marks.weighedOf(classSessionId, memberId);
    const counting = ledger.findLast((one) => one.standing === 'counts') ?? null;
    const settled = settle(mark, counting);
    const device = mark.kept === undefined ? null : { id: mark.kept.deviceId, sequence: mark.kept.sequence };
    const weighed = weigh({ ...mark, madeAt: mark.kept?.madeAt ?? mark.markedAt, device }, ledger);
    const isKnown = isSameState(counting ?? UNMARKED, settled);
    await this.marks.insertMark({ ...mark, ...settled }, lateStanding(weighed, isKnown, isWeightless));
    return { ...mark, ...settled };
  }

  /** True while somebody's word about the member waits for a decision. */
  async isDisputed(classSessionId: string, memberId: string): Promise<boolean> {
    const disputes = await this.marks.disputesOf(classSessionId);
    return disputes.some((one) => one.memberId === memberId);
  }

  /** What somebody else said otherwise about each member, and nobody has decided yet. */
  async disputesOf(classSessionId: string): Promise<DisputedMark[]> {
    return this.marks.disputesOf(classSessionId);
  }

  /** Weighs it and takes what it leaves unsaid from the mark that stands, while nobody else marks this person; null: its key is there. */
  private async insertMark(mark: NewAttendanceMark, read: WordReading): Promise<SettledMark | null> {
    const { classSessionId, memberId, markedAt, kept } = mark;
    const device = kept === undefined ? null : { id: kept.deviceId, sequence: kept.sequence };
    const ledger = await this.marks.weighedOf(classSessionId, memberId);
    const standing = weigh({ ...mark, madeAt: kept?.madeAt ?? markedAt, device }, ledger);
    const counting = ledger.findLast((one) => one.standing === 'counts') ?? null;
    const stood = standing === 'counts' ? counting : lastPresent(ledger);
    const settled = { ...mark, ...settle(read(mark, stood), standing === 'counts' ? counting : null) };
    return (await this.marks.insertMark(settled, standing)) ? settled : null;
  }

  /** The mark that counts for each member who has one. */
  async latestMarksOf(classSessionId: string): Promise<MarkOnDevice[]> {
    return this.marks.latestOf(classSessionId);
  }
}
