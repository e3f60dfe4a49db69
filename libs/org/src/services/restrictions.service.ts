import { Injectable } from '@nestjs/common';
import { MemberRecordRepository } from '../storage/member-record.repository';

/**
 * Whose record may be used beyond what the register itself needs. A restriction (Law 91/2025/QH15, article 4) stops three
 * uses, and each of them asks here: files with people that leave the system, reminders, and work shown as an example.
 * Learning, attendance, seats and certificates go on.
 */
@Injectable()
export class Restrictions {
  constructor(private readonly records: MemberRecordRepository) {}

  /** Those of the people whose record is not restricted. No access check: for services that know the people. */
  async usable(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const restricted = await this.records.restrictedAmong(memberIds);
    return new Set(memberIds.filter((id) => !restricted.has(id)));
  }
}
