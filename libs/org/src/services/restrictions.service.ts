import { Injectable } from '@nestjs/common';
import { DataRestrictions } from '@lopso/platform';
import { RecordIsRestricted } from '../org.errors';
import { MemberRecordRepository } from '../storage/member-record.repository';

/**
 * Whose record may be used beyond what the register itself needs. A restriction (Law 91/2025/QH15, article 4) stops three
 * uses, and each of them asks here: files with people that leave the system, reminders, and work shown as an example.
 * Learning, attendance, seats and certificates go on.
 */
@Injectable()
export class Restrictions extends DataRestrictions {
  constructor(private readonly records: MemberRecordRepository) {
    super();
  }

  refusal(): Error {
    return new RecordIsRestricted();
  }

  /** Those of the people whose record is not restricted. No access check: for services that know the people. */
  async usable(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const restricted = await this.records.restrictedAmong(memberIds);
    return new Set(memberIds.filter((id) => !restricted.has(id)));
  }
}
