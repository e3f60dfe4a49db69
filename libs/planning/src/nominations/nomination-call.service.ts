import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary, PastPlaces, UnitService, type UnitSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  IdempotencyConflict,
  InvalidInput,
  NotFound,
  type Permission,
  requireSameBody,
  Scope,
  Transactions,
} from '@lopso/platform';
import {
  CallChanged,
  CallClosed,
  CallCourseUnknown,
  CallHasNominations,
  CallNeedsCourse,
  CallWithoutPlaces,
  PlacesBelowNames,
} from '../planning.errors';
import { NAME_PEOPLE, PUBLISH_CALLS, READ_CALLS } from '../planning.permissions';
import {
  type CallLevel,
  type CallSums,
  type CommuneQuota,
  type NominationCall,
  NominationCallRepository,
  type Quota,
} from './nomination-call.repository';
import { type ListedNomination, type Nomination, NominationRepository } from './nomination.repository';

/** What is done about a call. */
export type NominationAct =
  | 'planning.call-published'
  | 'planning.call-changed'
  | 'planning.call-removed'
  | 'planning.call-booked'
  | 'planning.name-taken'
  | 'planning.name-declined'
  | 'planning.name-withdrawn'
  | 'planning.name-proposed'
  | 'planning.name-unable';

/** A commune and how many of it still have something to learn. */
export interface Unfinished {
  readonly communeId: string;
  readonly communeName: string;
  readonly people: number;
}

/** A call in a list. */
export interface NominationCallInList extends NominationCall, CallSums {
  readonly isOpen: boolean;
}

/** A call with the communes the actor sees. */
export interface NominationCallView extends NominationCall {
  readonly isOpen: boolean;
  readonly communes: readonly CommuneQuota[];
  /** Whether the actor may change it and fill classes from it. */
  readonly canPublish: boolean;
}

/** A person in a call. Of who belongs to another commune now its officer reads the name alone. */
export interface Nominee extends ListedNomination {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly teamName: string | null;
  readonly unitName: string | null;
  /** She asked that her record be used no further. */
  readonly isRestricted: boolean;
}

/** What a commune filled in. */
export interface CommuneNominations {
  readonly call: NominationCall;
  readonly isOpen: boolean;
  readonly quota: CommuneQuota;
  /** By given name: who is named, waits as a proposal or said that she can't come, then who was declined or taken back. */
  readonly people: readonly Nominee[];
  readonly canName: boolean;
}

const ORDER: readonly Nomination['state'][] = ['proposed', 'unable', 'named', 'booked', 'declined', 'withdrawn'];

const rank = ({ state }: Nomination): number => ORDER.indexOf(state);

function personOf(name: ListedNomination, member: MemberSummary, known: Scope): Nominee {
  const { fullName, isRestricted } = member;
  if (!known.contains(member.unitPath))
    return { ...name, fullName, isRestricted, birthYear: null, teamName: null, unitName: null };
  const { birthYear, teamName, unitName } = member;
  return { ...name, fullName, isRestricted, birthYear, teamName, unitName };
}

/** How many a commune may name. */
export interface QuotaWish {
  readonly communeId: string;
  readonly places: number;
}

/** A call as the department publishes it. */
export interface NominationCallWish {
  readonly title: string;
  /** Null: of no course, the title says what it is about. */
  readonly courseId: string | null;
  readonly level: CallLevel;
  /** What whoever is named has finished. */
  readonly requiredCourseIds: readonly string[];
  readonly closesOn: string;
  readonly quotas: readonly QuotaWish[];
}

/** What the form that changes a call says. */
export interface NominationCallChange {
  readonly revision: number;
  readonly closesOn: string;
  readonly quotas: readonly QuotaWish[];
}

/** Calls for nominations: published, changed, read and locked, with the places of each commune. */
@Injectable()
export class NominationCallService {
  constructor(
    private readonly callRepository: NominationCallRepository,
    private readonly nominationRepository: NominationRepository,
    private readonly places: PastPlaces,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly units: UnitService,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
  ) {}

  /** The units of which the actor may know people. */
  readScope(actor: Actor): Scope {
    return this.access.scope(actor, READ_CALLS);
  }

  /** The units whose places and names the actor sees: hers, and those that were merged into them. */
  async seenScope(actor: Actor): Promise<Scope> {
    return this.withMerged(this.readScope(actor));
  }

  /** The units in which the actor names people, and those that were merged into them. */
  async namingScope(actor: Actor): Promise<Scope> {
    return this.withMerged(this.access.scope(actor, NAME_PEOPLE));
  }

  /** A scope with the communes whose records its units took over. */
  async withMerged(scope: Scope): Promise<Scope> {
    const ended = (await this.places.formerOf(scope)).filter(({ until }) => until === null);
    return Scope.ofPaths([...scope.toPaths(), ...ended.map(({ unitPath }) => unitPath)]);
  }

  mayPublish(actor: Actor, call: Pick<NominationCall, 'unitPath'>): boolean {
    return this.access.scope(actor, PUBLISH_CALLS).contains(call.unitPath);
  }

  /** The units of a call's province where the actor publishes. @throws NotFound for who only reads it */
  publishScope(actor: Actor, call: Pick<NominationCall, 'unitPath'>): Scope {
    this.access.require(actor, PUBLISH_CALLS, call);
    return this.access.scope(actor, PUBLISH_CALLS).narrowedTo(call.unitPath);
  }

  mayAct(actor: Actor, permission: Permission, row: { readonly unitPath: string }): boolean {
    return this.access.scope(actor, permission).contains(row.unitPath);
  }

  /** A call the actor sees: over its province, or because it asks a commune of hers. @throws NotFound */
  async getSeenCall(actor: Actor, id: string): Promise<NominationCall> {
    const call = await this.callRepository.findIn(await this.seenScope(actor), id);
    if (call === null) throw new NotFound();
    return call;
  }

  /** A call the actor publishes, locked; names stand as classes let them. Needs a transaction. @throws NotFound */
  async lockPublishedCall(actor: Actor, id: string): Promise<NominationCall> {
    const call = await this.callRepository.lock(id);
    if (call === null) throw new NotFound();
    this.access.require(actor, PUBLISH_CALLS, call);
    await this.nominationRepository.endStaleNominations(id, this.clock.now());
    return call;
  }

  /**
   * A call and the places of a commune of the actor's, kept as they are until the transaction ends.
   * @throws NotFound where the call does not ask the commune or it is none of hers, CallClosed after the last day
   */
  async lockOpenQuota(
    actor: Actor,
    permission: Permission,
    { callId, communeId }: { readonly callId: string; readonly communeId: string },
  ): Promise<{ readonly call: NominationCall; readonly quota: Quota }> {
    const locked = await this.lockCallAndQuota(callId, communeId);
    this.access.require(actor, permission, locked.quota);
    this.requireOpenCall(locked.call);
    await this.nominationRepository.endStaleNominations(callId, this.clock.now());
    return locked;
  }

  /** The same without asking who does it. @throws NotFound */
  async lockQuota(
    callId: string,
    communeId: string,
  ): Promise<{ readonly call: NominationCall; readonly quota: Quota }> {
    const locked = await this.lockCallAndQuota(callId, communeId);
    await this.nominationRepository.endStaleNominations(callId, this.clock.now());
    return locked;
  }

  private async lockCallAndQuota(
    callId: string,
    communeId: string,
  ): Promise<{ readonly call: NominationCall; readonly quota: Quota }> {
    const call = await this.callRepository.hold(callId);
    const quota = await this.callRepository.lockQuota(callId, communeId);
    if (call === null || quota === null || quota.places === 0) throw new NotFound();
    return { call, quota };
  }

  /** @throws CallClosed */
  requireOpenCall(call: NominationCall): void {
    if (!this.isCallOpen(call)) throw new CallClosed(call.closesOn);
  }

  isCallOpen({ closesOn }: Pick<NominationCall, 'closesOn'>): boolean {
    return closesOn >= this.clock.today();
  }

  async recordCallAct(
    actor: Actor,
    action: NominationAct,
    subject: { readonly id: string; readonly unitPath: string },
    details: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const { id: subjectId, unitPath } = subject;
    await this.audit.record(actor, { action, subjectType: 'class-call', subjectId, unitPath, details });
  }

  /** @throws Forbidden, NotFound for a right over something smaller */
  async getPublishingProvince(actor: Actor): Promise<UnitSummary> {
    this.access.requireHeld(actor, PUBLISH_CALLS);
    const [path = ''] = this.access.scope(actor, PUBLISH_CALLS).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }

  /**
   * The communes that get places, with their paths; `known` are those of a call that stands, which may have ended meanwhile.
   * @throws NotFound for what is no commune of the province today
   */
  async checkQuotas(
    province: UnitSummary,
    wishes: readonly { readonly communeId: string; readonly places: number }[],
    known: ReadonlySet<string> = new Set(),
  ): Promise<Quota[]> {
    const communes = new Map((await this.communesOf(province)).map((unit) => [unit.id, unit.path]));
    return wishes
      .filter(({ places }) => places > 0)
      .map(({ communeId, places }) => {
        const unitPath = communes.get(communeId) ?? (known.has(communeId) ? '' : null);
        if (unitPath === null) throw new NotFound();
        return { communeId, unitPath, places };
      });
  }

  async getCommuneName(communeId: string): Promise<string> {
    return (await this.units.getUnit(communeId)).fullName;
  }

  /** Every commune of the province with how many hold a seat and have not finished the course (null: how many hold one). */
  async listUnfinished(actor: Actor, courseId: string | null): Promise<Unfinished[]> {
    const province = await this.getPublishingProvince(actor);
    const counts = await this.nominationRepository.unfinishedOf(province.path, courseId, this.clock.today());
    const people = new Map(counts.map((row) => [row.communeId, row.people]));
    const communes = await this.communesOf(province);
    return communes.map(({ id, fullName }) => ({ communeId: id, communeName: fullName, people: people.get(id) ?? 0 }));
  }

  private async communesOf({ path }: UnitSummary): Promise<UnitSummary[]> {
    return this.units.listCommunes(Scope.ofPaths([path]));
  }

  /** Calls that ask communes of the actor, the latest first; `isOpen` null: all. */
  async listCalls(
    actor: Actor,
    page: { readonly isOpen: boolean | null; readonly limit: number; readonly cursor: string | null },
  ): Promise<{ readonly calls: NominationCallInList[]; readonly nextCursor: string | null }> {
    const { isOpen, limit, cursor } = page;
    const after = decodeMomentCursor(cursor);
    const wanted = { today: this.clock.today(), isOpen, after, limit: limit + 1 };
    const found = await this.callRepository.list(await this.seenScope(actor), wanted);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      calls: shown.map((call) => ({ ...call, isOpen: this.isCallOpen(call) })),
      nextCursor: last === undefined ? null : encodeMomentCursor(last.createdAt, last.id),
    };
  }

  /** Communes by name. @throws NotFound */
  async getCall(actor: Actor, id: string): Promise<NominationCallView> {
    const call = await this.getSeenCall(actor, id);
    const communes = await this.callRepository.quotasOf(await this.seenScope(actor), id);
    return {
      ...call,
      isOpen: this.isCallOpen(call),
      communes: communes.sort((one, other) => one.communeName.localeCompare(other.communeName, 'vi')),
      canPublish: this.mayPublish(actor, call),
    };
  }

  /** What a commune filled in; written into the audit trail. @throws NotFound */
  async getCommuneNominations(actor: Actor, callId: string, communeId: string): Promise<CommuneNominations> {
    const call = await this.getSeenCall(actor, callId);
    const scope = await this.seenScope(actor);
    const quota = (await this.callRepository.quotasOf(scope, callId)).find((one) => one.communeId === communeId);
    if (quota === undefined) throw new NotFound();
    const entry = { action: 'planning.call-names-read', subjectType: 'class-call', subjectId: callId };
    const reading = await this.audit.recordRead(actor, { ...entry, unitPath: quota.unitPath });
    const people = await this.listNominees(actor, scope, { callId, communeId });
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const isOpen = this.isCallOpen(call);
    return { call, isOpen, quota, people, canName: isOpen && this.mayAct(actor, NAME_PEOPLE, quota) };
  }

  /** Everybody in a call, of one commune or of all whose places lie in the scope, by state and given name; erased people are left out. */
  async listNominees(
    actor: Actor,
    scope: Scope,
    { callId, communeId }: { readonly callId: string; readonly communeId: string | null },
  ): Promise<Nominee[]> {
    const names = await this.nominationRepository.listNominations(scope, callId, {
      communeId,
      today: this.clock.today(),
    });
    const members = await this.members.describeMembers(names.map(({ memberId }) => memberId));
    const known = this.readScope(actor);
    return names
      .flatMap((name) => {
        const member = members.get(name.memberId);
        return member === undefined ? [] : [personOf(name, member, known)];
      })
      .sort((one, other) => rank(one) - rank(other) || compareNames(one.fullName, other.fullName));
  }

  /**
   * Publishes a call; its id is the client key. Sent twice, it makes one. @throws InvalidInput, CallCourseUnknown, CallNeedsCourse,
   * CallWithoutPlaces, NotFound for a commune of others, IdempotencyConflict
   */
  async publishCall(actor: Actor, clientKey: string, wish: NominationCallWish): Promise<string> {
    const province = await this.getPublishingProvince(actor);
    const bodyHash = bodyDigest({ ...wish, title: cleanText(wish.title) });
    const known = await this.callRepository.bodyOf(clientKey);
    if (known !== null) return this.requireSameCall(actor, clientKey, known, bodyHash);
    this.requireDay(wish.closesOn);
    if (wish.level === 'in-depth' && wish.requiredCourseIds.length === 0) throw new CallNeedsCourse();
    await this.requireCourses(wish.requiredCourseIds);
    const quotas = await this.checkQuotas(province, wish.quotas);
    if (quotas.length === 0) throw new CallWithoutPlaces();
    const call = {
      ...{
        id: clientKey,
        unitId: province.id,
        unitPath: province.path,
        title: cleanText(wish.title),
        level: wish.level,
      },
      ...{ courseId: wish.courseId, requiredCourses: wish.requiredCourseIds, closesOn: wish.closesOn, bodyHash },
      ...{ createdBy: actor.accountId, createdAt: this.clock.now() },
    };
    await this.transactions.run(async () => {
      if (!(await this.callRepository.insert(call))) return;
      await this.callRepository.insertQuotas(clientKey, quotas);
      const places = quotas.reduce((sum, quota) => sum + quota.places, 0);
      await this.recordCallAct(actor, 'planning.call-published', call, { title: call.title, places });
    });
    return clientKey;
  }

  /**
   * Changes the last day and the places of communes; who is left out has none. `revision` is that of the call the form was filled in from; the same
   * change sent twice is harmless. @throws CallChanged, PlacesBelowNames, CallWithoutPlaces, InvalidInput, NotFound
   */
  async changeCall(actor: Actor, id: string, wish: NominationCallChange): Promise<void> {
    const province = await this.getPublishingProvince(actor);
    await this.transactions.run(async () => {
      const call = await this.lockPublishedCall(actor, id);
      const before = await this.callRepository.lockQuotas(id);
      const known = new Map(before.map((quota) => [quota.communeId, quota]));
      const asked = await this.checkQuotas(province, wish.quotas, new Set(known.keys()));
      if (asked.length === 0) throw new CallWithoutPlaces();
      if (wish.closesOn === call.closesOn && isSame(before, asked)) return;
      if (wish.revision !== call.revision) throw new CallChanged();
      if (wish.closesOn !== call.closesOn) this.requireDay(wish.closesOn);
      await this.changePlaces(actor, call, before, asked);
      await this.callRepository.insertQuotas(
        id,
        asked.filter(({ communeId }) => !known.has(communeId)),
      );
      await this.callRepository.changeClosing(id, wish.closesOn);
      if (wish.closesOn === call.closesOn) return;
      await this.recordCallAct(actor, 'planning.call-changed', call, { closesOn: wish.closesOn });
    });
  }

  /** Takes away a call that nobody answered. @throws CallHasNames, NotFound */
  async removeCall(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const call = await this.lockPublishedCall(actor, id);
      await this.callRepository.lockQuotas(id);
      if (await this.nominationRepository.hasNominations(id)) throw new CallHasNominations();
      await this.callRepository.remove(id);
      await this.recordCallAct(actor, 'planning.call-removed', call, { title: call.title });
    });
  }

  private async changePlaces(
    actor: Actor,
    call: NominationCall,
    before: readonly (Quota & { readonly filled: number })[],
    asked: readonly Quota[],
  ): Promise<void> {
    const places = placesOf(asked);
    for (const { communeId, places: old, filled } of before) {
      const now = places.get(communeId) ?? 0;
      if (now < filled) throw new PlacesBelowNames(await this.getCommuneName(communeId), filled);
      if (now === old) continue;
      await this.callRepository.changePlaces(call.id, communeId, now);
      await this.recordCallAct(actor, 'planning.call-changed', call, { communeId, from: old, to: now });
    }
  }

  private requireDay(closesOn: string): void {
    if (closesOn < this.clock.today())
      throw new InvalidInput([{ pointer: '#/closesOn', code: 'planning.call-day-past' }]);
  }

  private async requireCourses(ids: readonly string[]): Promise<void> {
    if ((await this.callRepository.countCourses(ids)) < new Set(ids).size) throw new CallCourseUnknown();
  }

  private requireSameCall(
    actor: Actor,
    id: string,
    known: { readonly createdBy: string; readonly bodyHash: Buffer },
    bodyHash: Buffer,
  ): string {
    if (known.createdBy !== actor.accountId) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return id;
  }
}

const placesOf = (quotas: readonly Quota[]): Map<string, number> =>
  new Map(quotas.map(({ communeId, places }) => [communeId, places]));

/** True where a form asks for the places there are. */
function isSame(before: readonly Quota[], asked: readonly Quota[]): boolean {
  const standing = before.filter(({ places }) => places > 0);
  const places = placesOf(asked);
  return standing.length === asked.length && standing.every((quota) => places.get(quota.communeId) === quota.places);
}
