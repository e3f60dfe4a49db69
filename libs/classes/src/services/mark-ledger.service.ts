import { Injectable } from '@nestjs/common';
import { IdempotencyConflict } from '@lopso/platform';
import {
  type AttendanceMark,
  AttendanceRepository,
  type KeyedMark,
  type NewAttendanceMark,
} from '../storage/attendance.repository';

/** What a mark says, apart from when it was written. */
type MarkBody = Pick<NewAttendanceMark, 'classSessionId' | 'memberId' | 'mark' | 'clientKey'>;

/** Adds marks to the ledger, each client key once (DESIGN 4.1). Joins the caller's transaction. */
@Injectable()
export class MarkLedger {
  constructor(private readonly marks: AttendanceRepository) {}

  /** The receipt of a tap that arrived before, or null. @throws IdempotencyConflict when the key stands for another tap */
  async receiptOf(body: MarkBody): Promise<AttendanceMark | null> {
    const found = await this.marks.findByKey(body.classSessionId, body.clientKey);
    if (found !== null && (found.memberId !== body.memberId || found.mark !== body.mark))
      throw new IdempotencyConflict();
    return found;
  }

  /** A member's own mark by its key, whichever session it is in. */
  async ownReceipt(memberId: string, clientKey: string): Promise<KeyedMark | null> {
    return this.marks.findOwnByKey(memberId, clientKey);
  }

  /** The mark that counts for a member, or null. */
  async latest(classSessionId: string, memberId: string): Promise<AttendanceMark | null> {
    return this.marks.findLatest(classSessionId, memberId);
  }

  /** Adds a mark and gives its receipt; a tap that arrived at the same moment gets the same one. */
  async add(mark: NewAttendanceMark): Promise<AttendanceMark> {
    if (await this.marks.insertMark(mark)) return mark;
    const receipt = await this.receiptOf(mark);
    return receipt ?? mark;
  }

  /** The mark that counts for each member who has one. */
  async latestOf(classSessionId: string): Promise<AttendanceMark[]> {
    return this.marks.latestOf(classSessionId);
  }
}
