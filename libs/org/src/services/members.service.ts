import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeNameCursor,
  encodeNameCursor,
  foldText,
  NotFound,
  type Scope,
} from '@lopso/platform';
import { MANAGE_MEMBERS, READ_MEMBERS } from '../org.permissions';
import { readPeopleText } from '../rules/people-text';
import { placeBeside } from '../rules/place-text';
import { MemberRepository, type MemberSummary } from '../storage/member.repository';
import { PeopleSearchRepository } from '../storage/people-search.repository';

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

/** People trained here, with the seat they hold today. */
@Injectable()
export class Members {
  constructor(
    private readonly members: MemberRepository,
    private readonly people: PeopleSearchRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Members by id without an access check, for other libraries, with the seat of a day (`yyyy-mm-dd`, else today); unknown ids are missing from the map. */
  async describe(ids: readonly string[], on = this.clock.today()): Promise<Map<string, MemberSummary>> {
    const found = await this.members.describe(ids, on);
    return new Map(found.map((member) => [member.id, member]));
  }

  /** Keeps these members' records as they are until the transaction ends; in one order, so that nobody waits in a circle. */
  async hold(ids: readonly string[]): Promise<void> {
    await this.members.hold(ids);
  }

  /** Those of these members whom `describe` finds: erased ones count nowhere. No access check. */
  async presentAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.members.presentAmong(ids);
  }

  /** Ids of people of a scope whose name contains the text, diacritics and case aside; so many at most. No access check. */
  async idsNamed(scope: Scope, text: string, most: number): Promise<string[]> {
    return this.people.idsNamed(scope, foldText(text), most);
  }

  /**
   * People of a scope with exactly this name, diacritics and case aside, born in this year; two ids at most, which is enough to
   * tell one from several. No access check.
   */
  async idsCalled(scope: Scope, fullName: string, birthYear: number): Promise<string[]> {
    return this.people.idsCalled(scope, foldText(fullName), birthYear);
  }

  /** A member the actor may see; a member always sees their own record. @throws NotFound outside the actor's units */
  async get(actor: Actor, id: string): Promise<MemberSummary> {
    const member = (await this.describe([id])).get(id);
    if (member === undefined) throw new NotFound();
    if (actor.memberId !== id) this.access.require(actor, READ_MEMBERS, member);
    return member;
  }

  /** Who holds a seat of these teams on a calendar date, by given name; no access check. */
  async listOfTeams(teamIds: readonly string[], on: string): Promise<MemberSummary[]> {
    return this.members.listOfTeams(teamIds, on);
  }

  /**
   * People of the actor's units whose name contains the text, diacritics and case aside; where nobody is called so, the people of a commune,
   * village or team that it names, beside parts of a name. Or whose telephone holds the digits, where the actor may manage them: from whom
   * it is hidden, a part of it tells nothing. Written into the audit trail.
   */
  async search(actor: Actor, search: MemberSearch): Promise<MemberPage> {
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
    const found = new Map((await this.members.describe(ids, today)).map((member) => [member.id, member]));
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
}
