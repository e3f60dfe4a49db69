import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, newId, requireSameBody } from '@lopso/platform';
import { TwinUnseen, UnitHasEnded } from '../org-changes.errors';
import { MemberLooksKnown, TwinIsThere } from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { type MemberRecord, MemberRecordRepository } from '../storage/member-record.repository';
import { type TeamSummary } from '../storage/team.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { type PersonDraft, recordOf } from './person-record';
import { Units } from './units.service';

/** A person's form as it was sent. */
export interface PersonSending {
  /** Made by the sender, the same for every sending of one form. */
  readonly clientKey: string;
  /** What the whole form says, apart from the key. */
  readonly bodyHash: Buffer;
  readonly person: PersonDraft;
  /** Where the person belongs, within the team's commune; null: the team's own unit. */
  readonly unitId: string | null;
  /** The officer saw the likely duplicate and says this is somebody else. */
  readonly isSomebodyElse: boolean;
  /** Whom the officer saw when she said so. */
  readonly otherMemberIds: readonly string[];
}

const communeOf = (path: string): string => path.split('.').slice(0, 2).join('.');

/** Writes people down once. */
@Injectable()
export class MemberDesk {
  constructor(
    private readonly members: MemberRecordRepository,
    private readonly units: Units,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Waits for whoever else writes people of the province down; before any team is locked. */
  async takeTurn(unitPath: string): Promise<void> {
    await this.members.takeTurn(unitPath);
  }

  /** The id of the person of a form: the one an earlier sending made, else a new one. @throws IdempotencyConflict for another form under its key */
  async register(actor: Actor, team: TeamSummary, draft: PersonSending): Promise<string> {
    const record = recordOf(draft.person, this.clock.today());
    const unit = await this.unitOf(actor, team, draft.unitId);
    const sent = await this.members.findSent(communeOf(team.unitPath), draft.clientKey);
    if (sent !== null) {
      requireSameBody(sent.bodyHash, draft.bodyHash);
      return sent.id;
    }
    if (draft.isSomebodyElse)
      await this.refuseTwin(team.unitPath, { ...record, unitId: unit.id }, draft.otherMemberIds);
    else await this.refuseDuplicate(team.unitPath, record, null);
    const id = newId();
    await this.members.insert({
      ...record,
      id,
      unitId: unit.id,
      unitPath: unit.path,
      clientKey: draft.clientKey,
      bodyHash: draft.bodyHash,
      createdAt: this.clock.now(),
    });
    await this.audit.record(actor, {
      action: 'org.member-added',
      subjectType: 'member',
      subjectId: id,
      unitPath: unit.path,
    });
    return id;
  }

  /** @throws MemberLooksKnown when somebody else of the path's commune looks like this person */
  async refuseDuplicate(unitPath: string, record: MemberRecord, exceptId: string | null): Promise<void> {
    const known = await this.members.findLikelyDuplicate(communeOf(unitPath), record, exceptId);
    if (known !== null) throw new MemberLooksKnown(known);
  }

  /**
   * Who has the very same name, year and telephone is asked about, and in the same unit who has a telephone where this one has none, or none where this one has:
   * unless the officer was shown that person.
   */
  private async refuseTwin(
    unitPath: string,
    record: MemberRecord & { readonly unitId: string },
    shownIds: readonly string[],
  ): Promise<void> {
    const twin = await this.members.findTwin(communeOf(unitPath), record, shownIds);
    if (twin !== null) throw shownIds.length === 0 ? new TwinUnseen(twin) : new TwinIsThere(twin);
  }

  private async unitOf(actor: Actor, team: TeamSummary, unitId: string | null): Promise<UnitSummary> {
    const unit = await this.units.getUnit(unitId ?? team.unitId);
    this.access.require(actor, MANAGE_MEMBERS, { unitPath: unit.path });
    if (unit.until !== null && unit.until <= this.clock.today()) throw new UnitHasEnded(unit.fullName, unit.until);
    return unit;
  }
}
