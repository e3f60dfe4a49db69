import { Injectable } from '@nestjs/common';
import { bodyDigest, requireSameBody } from '@lopso/platform';
import { type MarkStanding, weigh } from '../rules/mark-standing';
import {
  type AttendanceMark,
  AttendanceRepository,
  type DisputedMark,
  type NewAttendanceMark,
} from '../storage/attendance.repository';

/** A tap by its key, with what it says. */
type KeyedTap = Pick<NewAttendanceMark, 'classSessionId' | 'clientKey' | 'bodyHash'>;

/** What a trainer's tap says; who introduced herself at the door is known by then. */
export function tapDigest({ memberId, mark, source }: Pick<NewAttendanceMark, 'memberId' | 'mark' | 'source'>): Buffer {
  return bodyDigest({ memberId, mark, source });
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
    if (await this.marks.insertMark(mark, await this.weighed(mark))) return mark;
    const receipt = await this.receiptOf(mark);
    return receipt ?? mark;
  }

  /** What somebody else said otherwise about each member, and nobody has decided yet. */
  async disputesOf(classSessionId: string): Promise<DisputedMark[]> {
    return this.marks.disputesOf(classSessionId);
  }

  private async weighed({ classSessionId, memberId, mark, markedAt, kept }: NewAttendanceMark): Promise<MarkStanding> {
    const device = kept === undefined ? null : { id: kept.deviceId, sequence: kept.sequence };
    const ledger = await this.marks.weighedOf(classSessionId, memberId);
    return weigh({ mark, madeAt: kept?.madeAt ?? markedAt, device }, ledger);
  }

  /** The mark that counts for each member who has one. */
  async latestOf(classSessionId: string): Promise<AttendanceMark[]> {
    return this.marks.latestOf(classSessionId);
  }
}
