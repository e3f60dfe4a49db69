import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type DoubtList, PersonalData } from '@lopso/platform';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { MemberRepository, type MemberSummary } from '../storage/member.repository';
import { DataRequestDesk } from './data-request-desk';

/** Who asks to be erased, by what tells her from a namesake. */
export type DoubtedPerson = Pick<MemberSummary, 'fullName' | 'birthYear' | 'teamName' | 'unitName' | 'communeName'> & {
  /** E.164. */
  readonly phone: string | null;
};

/** What an officer is asked before she accepts an erasure, and of whom. */
export interface RequestDoubts extends DoubtList {
  /** Null for who can't answer here, and once she was erased. */
  readonly person: DoubtedPerson | null;
}

/** What stands in doubt before an erasure. */
@Injectable()
export class DataRequestDoubts {
  constructor(
    private readonly desk: DataRequestDesk,
    private readonly personalData: PersonalData,
    private readonly members: MemberRepository,
    private readonly records: MemberRecordRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * What may be the person's and may be a namesake's, within the officer's units, to be answered with the acceptance of an erasure; the
   * reading is written into the audit trail. @throws NotFound outside the officer's units, OtherOfficerNeeded of one's own
   */
  async of(actor: Actor, id: string): Promise<RequestDoubts> {
    const request = await this.desk.readAnothers(actor, id, 'privacy.doubts-read');
    const { memberId, kind, unitPath } = request;
    if (kind !== 'erasure' || memberId === null) return { person: null, items: [], isCut: false };
    const person = this.desk.scopeOf(actor).contains(unitPath) ? await this.person(memberId) : null;
    const asked = this.desk.askedScopeOf(actor, request);
    return { person, ...(await this.personalData.doubts({ memberId, accountId: null }, asked)) };
  }

  private async person(memberId: string): Promise<DoubtedPerson | null> {
    const [member] = await this.members.describe([memberId], this.clock.today());
    if (member === undefined) return null;
    const { fullName, birthYear, teamName, unitName, communeName } = member;
    const phones = await this.records.phonesOf([memberId]);
    return { fullName, birthYear, phone: phones.get(memberId) ?? null, teamName, unitName, communeName };
  }
}
