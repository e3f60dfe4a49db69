import { Injectable } from '@nestjs/common';
import { bodyDigest, requireSameBody } from '@lopso/platform';
import { weigh } from '../rules/mark-standing';
import { settle } from '../rules/mark-word';
import { type TypedWord } from '../rules/typed-word';
import {
  type AttendanceMark,
  AttendanceRepository,
  type DisputedMark,
  type NewAttendanceMark,
  type SettledMark,
} from '../storage/attendance.repository';

/** A tap by its key, with what it says. */
type KeyedTap = Pick<NewAttendanceMark, 'classSessionId' | 'clientKey' | 'bodyHash'>;

/** What a trainer's tap says; who introduced herself at the door is known by then. */
export function tapDigest(tap: Pick<NewAttendanceMark, 'memberId' | 'source'> & TypedWord): Buffer {
  const { memberId, mark, source, cameAt, leftAt, minutes, excuse } = tap;
  return bodyDigest({ memberId, mark, source, cameAt, leftAt, minutes, excuse });
}

/** Adds marks to the ledger, each client key once (DESIGN 4.1). Joins the caller's transaction. */
@Injectable()
export class MarkLedger {
  constructor(private readonly marks: AttendanceRepository) {}

  /** The receipt of a tap that arrived before, or null. @throws IdempotencyConflict when the key stands for another tap */
  async receiptOf({ classSessionId, clientKey, bodyHash }: KeyedTap): Promise<AttendanceMark | null> {
    const found = await this.marks.findByKey(classSessionId, clientKey);
    if (found !== null) requireSameBody(found.bodyHash, bodyHash);
    return found;
  }

  /** The same for a member's own tap, whichever session it is in. @throws IdempotencyConflict */
  async ownReceipt(memberId: string, clientKey: string, bodyHash: Buffer): Promise<AttendanceMark | null> {
    const found = await this.marks.findOwnByKey(memberId, clientKey);
    if (found !== null) requireSameBody(found.bodyHash, bodyHash);
    return found;
  }

  /** The mark that counts for a member, or null. */
  async latest(classSessionId: string, memberId: string): Promise<AttendanceMark | null> {
    return this.marks.findLatest(classSessionId, memberId);
  }

  /** Adds a mark and gives its receipt; a tap that arrived at the same moment gets the same one. */
  async add(mark: NewAttendanceMark): Promise<AttendanceMark> {
    const settled = await this.insert(mark);
    return settled ?? (await this.receiptOf(mark)) ?? { ...mark, ...settle(mark, null) };
  }

  /** What somebody else said otherwise about each member, and nobody has decided yet. */
  async disputesOf(classSessionId: string): Promise<DisputedMark[]> {
    return this.marks.disputesOf(classSessionId);
  }

  /** Weighs it and takes what it leaves unsaid from the mark that stands, while nobody else marks this person; null: its key is there. */
  private async insert(mark: NewAttendanceMark): Promise<SettledMark | null> {
    const { classSessionId, memberId, markedAt, kept } = mark;
    const device = kept === undefined ? null : { id: kept.deviceId, sequence: kept.sequence };
    const ledger = await this.marks.weighedOf(classSessionId, memberId);
    const standing = weigh({ ...mark, madeAt: kept?.madeAt ?? markedAt, device }, ledger);
    const counting = ledger.findLast((one) => one.standing === 'counts') ?? null;
    const settled = { ...mark, ...settle(mark, standing === 'counts' ? counting : null) };
    return (await this.marks.insertMark(settled, standing)) ? settled : null;
  }

  /** The mark that counts for each member who has one. */
  async latestOf(classSessionId: string): Promise<AttendanceMark[]> {
    return this.marks.latestOf(classSessionId);
  }
}
