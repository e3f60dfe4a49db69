import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  DataRestrictions,
  decodeNameCursor,
  encodeNameCursor,
  foldText,
  NotFound,
  type Permission,
  type Scope,
} from '@lopso/platform';
import { DataRequestRepository, type PersonMarks } from '../data-requests/data-request.repository';
import { RecordIsRestricted } from '../org.errors';
import { MANAGE_MEMBERS, READ_CONSENTS, READ_MEMBERS } from '../org.permissions';
import { SeatRepository, type SeatTermOfMember } from '../seats/seat.repository';
import { type OrgAct, TeamService } from '../teams/team.service';
import { type MemberContact, MemberRecordRepository, type StoredMember } from './member-record.repository';
import { type CommunePeople, PeopleSearchRepository } from './member-search.repository';
import { placeBeside, type PlaceReading, readPeopleText } from './member-search.rules';
import { MemberRepository, type MemberSummary } from './member.repository';

/** What to look for among people; `cursor` is the opaque end of the page before. */
export interface MemberSearch {
  /** Part of a name, of a place or of a telephone. */
  readonly text: string;
  readonly limit: number;
  readonly cursor: string | null;
  /** Only below this unit path, within what the actor may see. */
  readonly withinPath?: string;
  /** Only holders of a seat of this team today. */
  readonly teamId?: string;
}

/** A page of people, by given name; `nextCursor` null on the last one. */
export interface MemberPage {
  readonly members: readonly MemberSummary[];
  /** A place of the name that was looked for, where these are people called so (`placeBeside`). */
  readonly placeBeside: string | null;
  readonly nextCursor: string | null;
}

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

/** Which of people that another library holds; all that is said must hold. */
export interface AmongQuery {
  /** Part of a name, diacritics and case aside; empty: of whatever name. */
  readonly text: string;
  /** Who belongs to this commune now; null: to whichever. */
  readonly communeId: string | null;
}

/** What a typed text may mean, for lists that hold people beside other facts. */
export interface MemberQuery {
  /** Part of a folded name; empty beside digits. */
  readonly folded: string;
  /** Digits beside each other of a telephone as it is dialled, and where the actor may look through telephones. */
  readonly phone: { readonly digits: string; readonly scope: Scope } | null;
  /** A commune, village or team the text names; it counts where nobody is called so. */
  readonly place: PlaceReading | null;
}

/** The register of members: searched, read, with what others may know of them. */
@Injectable()
export class MemberService extends DataRestrictions {
  constructor(
    private readonly memberRepository: MemberRepository,
    private readonly people: PeopleSearchRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly recordRepository: MemberRecordRepository,
    private readonly seatRepository: SeatRepository,
    private readonly teams: TeamService,
    private readonly requestRepository: DataRequestRepository,
  ) {
    super();
  }

  /** Members by id without an access check, for other libraries, with the seat of a day (`yyyy-mm-dd`, else today); unknown ids are missing from the map. */
  async describeMembers(ids: readonly string[], on = this.clock.today()): Promise<Map<string, MemberSummary>> {
    const found = await this.memberRepository.describe(ids, on);
    return new Map(found.map((member) => [member.id, member]));
  }

  /** Keeps these members' records as they are until the transaction ends; in one order, so that nobody waits in a circle. */
  async holdMembers(ids: readonly string[]): Promise<void> {
    await this.memberRepository.hold(ids);
  }

  /** Those of these members whom `describe` finds: erased ones count nowhere. No access check. */
  async findPresent(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.memberRepository.presentAmong(ids);
  }

  /** Ids of people of a scope whose name contains the text, diacritics and case aside; so many at most. No access check. */
  async findIdsByText(scope: Scope, text: string, most: number): Promise<string[]> {
    return this.people.idsNamed(scope, foldText(text), most);
  }

  /**
   * People of a scope with exactly this name, diacritics and case aside, born in this year; two ids at most, which is enough to
   * tell one from several. No access check.
   */
  async findIdsByNameAndYear(scope: Scope, fullName: string, birthYear: number): Promise<string[]> {
    return this.people.idsCalled(scope, foldText(fullName), birthYear);
  }

  /** A member the actor may see; a member always sees their own record. @throws NotFound outside the actor's units */
  async getMember(actor: Actor, id: string): Promise<MemberSummary> {
    const member = (await this.describeMembers([id])).get(id);
    if (member === undefined) throw new NotFound();
    if (actor.memberId !== id) this.access.require(actor, READ_MEMBERS, member);
    return member;
  }

  /** Who holds a seat of these teams on a calendar date, by given name; no access check. */
  async listMembersOfTeams(teamIds: readonly string[], on: string): Promise<MemberSummary[]> {
    return this.memberRepository.listOfTeams(teamIds, on);
  }

  /**
   * People of the actor's units whose name contains the text, diacritics and case aside; where nobody is called so, the people of a commune,
   * village or team that it names, beside parts of a name. Or whose telephone holds the digits, where the actor may manage them: from whom
   * it is hidden, a part of it tells nothing. Written into the audit trail.
   */
  async searchMembers(actor: Actor, search: MemberSearch): Promise<MemberPage> {
    const read = readPeopleText(search.text);
    const everywhere = this.access.scope(actor, read.digits === null ? READ_MEMBERS : MANAGE_MEMBERS);
    const scope = search.withinPath === undefined ? everywhere : everywhere.narrowedTo(search.withinPath);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'org.members-listed' });
    const today = this.clock.today();
    const question = {
      ...read,
      teamId: search.teamId ?? null,
      limit: search.limit + 1,
      after: decodeNameCursor(search.cursor),
    };
    const ids = await this.people.find(scope, question, today);
    const found = new Map((await this.memberRepository.describe(ids, today)).map((member) => [member.id, member]));
    const members = ids.slice(0, search.limit).flatMap((id) => found.get(id) ?? []);
    await this.audit.noteHeld(
      reading,
      members.map(({ id, unitPath }) => ({ memberId: id, unitPath })),
    );
    const last = members[members.length - 1];
    const nextCursor = ids.length > search.limit && last !== undefined ? encodeNameCursor(last) : null;
    return { members, placeBeside: await this.placeBeside(scope, read.folded, members), nextCursor };
  }

  private async placeBeside(scope: Scope, folded: string, found: readonly MemberSummary[]): Promise<string | null> {
    if (!folded.includes(' ') || found.length === 0) return null;
    return placeBeside(folded, await this.people.placeIn(scope, folded, this.clock.today()), found);
  }

  /** Written into the audit trail unless it is the person's own. @throws NotFound when the person lies outside the actor's units */
  async getMemberDetails(actor: Actor, memberId: string): Promise<MemberPageDetails> {
    const member = await this.getMember(actor, memberId);
    const record = await this.recordRepository.find(memberId);
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
    const can = this.teams.getTeamActs(actor, member.unitPath);
    const isShown = can.includes('manage-members') || actor.memberId === memberId;
    const seatTerms = await this.seatRepository.listTermsOfMember(this.access.scope(actor, READ_MEMBERS), memberId);
    return {
      ...{ member, seatTerms, can },
      phone: isShown ? record.phone : null,
      isRestricted: record.restrictedAt !== null,
      isEnded: record.isEnded,
    };
  }

  /** Name, telephone and place of a person the actor may manage. @throws NotFound outside the actor's units, or once erased */
  async requireManagedMember(
    actor: Actor,
    memberId: string,
  ): Promise<{ readonly fullName: string; readonly phone: string | null; readonly unitPath: string }> {
    return this.getVisibleRecord(actor, memberId, MANAGE_MEMBERS);
  }

  /** Opens what a person agreed to: written into the audit trail unless it is the person's own. @throws NotFound outside the actor's units, or once erased */
  async openConsents(actor: Actor, memberId: string): Promise<void> {
    const { unitPath } = await this.getVisibleRecord(actor, memberId, READ_CONSENTS);
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
    return this.recordRepository.holdContacts(memberIds);
  }

  /** Where a member belongs, who cannot be moved until the caller's transaction ends; null for nobody. No access check. */
  async holdHome(memberId: string): Promise<{ readonly unitId: string; readonly unitPath: string } | null> {
    return this.recordRepository.holdHome(memberId);
  }

  private async getVisibleRecord(actor: Actor, memberId: string, permission: Permission): Promise<StoredMember> {
    const record = await this.recordRepository.find(memberId);
    if (record === null || record.erasedAt !== null) throw new NotFound();
    this.access.require(actor, permission, record);
    return record;
  }

  /** The ids of those who are looked for; nothing of it is written into the audit trail. */
  async findMatching(ids: readonly string[], { text, communeId }: AmongQuery): Promise<ReadonlySet<string>> {
    return this.people.idsAmong(ids, foldText(text), communeId);
  }

  /** How many of them belong to each commune now, by its name; communes of nobody are missing. */
  async countByCommune(ids: readonly string[]): Promise<CommunePeople[]> {
    return this.people.countByCommune(ids);
  }

  /** Reads a text for a list within a scope the actor may see; places are looked up within it. */
  async readSearchText(actor: Actor, scope: Scope, text: string): Promise<MemberQuery> {
    const { folded, digits } = readPeopleText(text);
    if (digits !== null) {
      return { folded, phone: { digits, scope: this.access.scope(actor, MANAGE_MEMBERS) }, place: null };
    }
    return { folded, phone: null, place: await this.people.placeIn(scope, folded, this.clock.today()) };
  }

  /** Of these members; of one that was erased, the id alone. No access check: what comes of it is a yes or no, never shown. */
  async getPersonMarks(memberIds: readonly string[]): Promise<PersonMarks[]> {
    return this.requestRepository.marksOf([...new Set(memberIds)]);
  }

  /** The members with one of these telephones (E.164), wherever they are. No access check, as above. */
  async findIdsByTelephone(phones: readonly string[]): Promise<string[]> {
    return this.requestRepository.idsCalled(phones);
  }

  /**
   * By id, E.164: of those the actor may manage, and of those for whom the caller says that she may call them. Who asked that the record be
   * used no further is not called. Who reads them notes it in the trail.
   */
  async getTelephones<Person extends Pick<MemberSummary, 'id' | 'unitPath' | 'isRestricted'>>(
    actor: Actor,
    people: readonly Person[],
    mayCall: (person: Person) => boolean,
  ): Promise<Map<string, string>> {
    const scope = this.access.scope(actor, MANAGE_MEMBERS);
    const called = people.filter((one) => !one.isRestricted && (scope.contains(one.unitPath) || mayCall(one)));
    return this.recordRepository.phonesOf([...new Set(called.map(({ id }) => id))]);
  }

  refusal(): Error {
    return new RecordIsRestricted();
  }

  /** Those of the people whose record is not restricted. No access check: for services that know the people. */
  async usable(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const restricted = await this.recordRepository.restrictedAmong(memberIds);
    return new Set(memberIds.filter((id) => !restricted.has(id)));
  }
}
