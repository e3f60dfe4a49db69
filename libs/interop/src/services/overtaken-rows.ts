import { Injectable } from '@nestjs/common';
import { type AwaitedPerson, MemberRegistrationService } from '@lopso/org';
import { type ImportBatch } from '../storage/import-batch.repository';
import { ImportRowRepository, type QueuedRow } from '../storage/import-row.repository';
import { registerPhone } from './roster-check';

/** Tells the rows about to be written whose person may have come into the register since they were checked (decision 0080). */
@Injectable()
export class OvertakenRows {
  constructor(
    private readonly registration: MemberRegistrationService,
    private readonly rows: ImportRowRepository,
  ) {}

  /**
   * The numbers of rows that look like somebody of whom their check knew nothing: neither said to be that person or another, nor
   * written by this import; and of those whose check rested on somebody who is gone. Whoever only has the telephone is of the same house. Nobody else can write people of the province until the transaction ends.
   */
  async among({ id, unitPath }: ImportBatch, rows: readonly QueuedRow[]): Promise<ReadonlySet<number>> {
    const people = await this.registration.findLikeAwaited(unitPath, rows.flatMap(awaited));
    const lapsed = rows.flatMap(({ number, isLapsed }) => (isLapsed ? number : []));
    const saidOf = new Map(rows.map(({ number, otherMemberIds }) => [number, otherMemberIds]));
    const unsaid = people.filter(
      ({ key, memberId, isPhoneAlone }) => !isPhoneAlone && saidOf.get(key)?.includes(memberId) !== true,
    );
    if (unsaid.length === 0) return new Set(lapsed);
    const own = await this.rows.writtenAmong(
      id,
      unsaid.map(({ memberId }) => memberId),
    );
    return new Set([...lapsed, ...unsaid.flatMap(({ key, memberId }) => (own.has(memberId) ? [] : key))]);
  }
}

function awaited({ number, parsed, sameAs }: QueuedRow): AwaitedPerson[] {
  const { fullName, birthYear, phone, communeId } = parsed;
  if (sameAs !== null || communeId === null || birthYear === null) return [];
  return [{ key: number, fullName, birthYear, phone: registerPhone(phone), communeId }];
}
