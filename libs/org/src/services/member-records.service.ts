import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Permission } from '@lopso/platform';
import { type MemberContact, MemberRecordRepository, type StoredMember } from '../storage/member-record.repository';
import { type MemberSummary } from '../storage/member.repository';
import { SeatHistoryRepository, type SeatTermOfMember } from '../storage/seat-history.repository';
import { MANAGE_MEMBERS, READ_CONSENTS, READ_MEMBERS } from '../org.permissions';
import { Members } from './members.service';
import { type OrgAct, Teams } from './teams.service';

/** A person's page: who they are, every seat they held, what the actor may do. */
export interface MemberPageDetails {
  readonly member: MemberSummary;
  /** E.164 or null; shown to who may manage the person only. */
  readonly phone: string | null;
  /** The person asked that the record be used no further: shown as such, left out of files. */
  readonly isRestricted: boolean;
  /** The department ended the record: it takes no place. Why is not said, for that would tell of another commune's register. */
  readonly isEnded: boolean;
  readonly seatTerms: readonly SeatTermOfMember[];
  readonly can: readonly OrgAct[];
}

/** The whole record of a person. */
@Injectable()
export class MemberRecords {
  constructor(
    private readonly members: Members,
    private readonly records: MemberRecordRepository,
    private readonly seats: SeatHistoryRepository,
    private readonly teams: Teams,
    private readonly audit: Audit,
    private readonly access: Access,
  ) {}

  /** Written into the audit trail unless it is the person's own. @throws NotFound when the person lies outside the actor's units */
  async get(actor: Actor, memberId: string): Promise<MemberPageDetails> {
    const member = await this.members.get(actor, memberId);
    const record = await this.records.find(memberId);
    if (record === null) throw new NotFound();
    if (actor.memberId !== memberId) {
      const { unitPath } = member;
      await this.audit.recordRead(actor, {
        action: 'org.member-read',
        subjectType: 'member',
        subjectId: memberId,
        unitPath,
      });
    }
    const can = this.teams.actsOn(actor, member.unitPath);
    const isShown = can.includes('manage-members') || actor.memberId === memberId;
    const seatTerms = await this.seats.termsOf(this.access.scope(actor, READ_MEMBERS), memberId);
    return {
      ...{ member, seatTerms, can },
      phone: isShown ? record.phone : null,
      isRestricted: record.restrictedAt !== null,
      isEnded: record.isEnded,
    };
  }

  /** Name, telephone and place of a person the actor may manage. @throws NotFound outside the actor's units, or once erased */
  async requireManaged(
    actor: Actor,
    memberId: string,
  ): Promise<{ readonly fullName: string; readonly phone: string | null; readonly unitPath: string }> {
    return this.present(actor, memberId, MANAGE_MEMBERS);
  }

  /** Opens what a person agreed to: written into the audit trail unless it is the person's own. @throws NotFound outside the actor's units, or once erased */
  async openConsents(actor: Actor, memberId: string): Promise<void> {
    const { unitPath } = await this.present(actor, memberId, READ_CONSENTS);
    if (actor.memberId === memberId) return;
    await this.audit.recordRead(actor, {
      action: 'privacy.consents-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
  }

  /**
   * What accounts take over of members, by id; unknown ids are missing. Inside a transaction nobody corrects these people until it
   * ends, so that an account never gets what the register said before. No access check: for making accounts.
   */
  async holdContacts(memberIds: readonly string[]): Promise<readonly MemberContact[]> {
    return this.records.holdContacts(memberIds);
  }

  /** Where a member belongs, who cannot be moved until the caller's transaction ends; null for nobody. No access check. */
  async holdHome(memberId: string): Promise<{ readonly unitId: string; readonly unitPath: string } | null> {
    return this.records.holdHome(memberId);
  }

  private async present(actor: Actor, memberId: string, permission: Permission): Promise<StoredMember> {
    const record = await this.records.find(memberId);
    if (record === null || record.erasedAt !== null) throw new NotFound();
    this.access.require(actor, permission, record);
    return record;
  }
}
