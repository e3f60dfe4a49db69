import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ATTEND_CLASSES, BookingService } from '@lopso/classes';
import { MemberService, type MemberSummary, TeamService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  type CellValue,
  cleanText,
  Clock,
  compareNames,
  NotFound,
  type SheetColumn,
  streamXlsx,
  Transactions,
} from '@lopso/platform';
import { NominationChanged } from '../planning.errors';
import { NAME_PEOPLE } from '../planning.permissions';
import { type NominationCall, NominationCallRepository, type Quota } from './nomination-call.repository';
import { NominationCallService, type Nominee } from './nomination-call.service';
import {
  EXPECTED_DAYS,
  type Nomination,
  NominationRepository,
  type NominationState,
  type OwnNomination,
} from './nomination.repository';
import { givePlaces, type NominationRefusal, nominationVerdict } from './nomination.rules';

/** Whom to name: everybody who holds a seat in the teams today, and these people. */
export interface PeopleToNominate {
  readonly teamIds: readonly string[];
  readonly memberIds: readonly string[];
}

const isWithin = (path: string, over: string): boolean => path === over || path.startsWith(`${over}.`);

/** Somebody who was not taken, and why. */
export interface NotNominated {
  readonly memberId: string;
  readonly fullName: string;
  readonly reason: NominationRefusal;
  /** Title of the call, the class or the courses in the way; of who is in this call: the other commune that named her. */
  readonly what: string | null;
}

/** Who was taken into a call, and who was not. */
export interface NominationOutcome {
  readonly taken: readonly string[];
  readonly refused: readonly NotNominated[];
}

/** A call and the places of one commune in it. */
export interface Filling {
  readonly call: NominationCall;
  readonly quota: Quota;
}

const foreignTo = (quota: Quota, names: readonly Nomination[]): Nomination[] =>
  names.filter(({ communeId }) => communeId !== quota.communeId);

/** A name on places that nobody fills any more: whoever she belongs to now names her anew. Not when she has a class by it. */
const isLeftOver = ({ isSplit, state }: Nomination): boolean => isSplit && state !== 'booked';

const elsewhereOf = ({ communeId, quotaName }: Nomination, quota: Quota): string | null =>
  communeId === quota.communeId ? null : quotaName;

const notNamed = (member: MemberSummary, reason: NominationRefusal, what: string | null = null): NotNominated => ({
  ...{ memberId: member.id, fullName: member.fullName },
  ...{ reason, what },
});

/** Where names are filled in. */
export interface CallPlace {
  readonly callId: string;
  readonly communeId: string;
}

const EXPECTED_MS = EXPECTED_DAYS * 86_400_000;

const COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', width: 6, kind: 'whole' },
  { header: 'Xã, phường', width: 26, kind: 'text' },
  { header: 'Họ và tên', width: 28, kind: 'text' },
  { header: 'Năm sinh', width: 10, kind: 'whole' },
  { header: 'Tổ', width: 34, kind: 'text' },
  { header: 'Thôn, tổ dân phố', width: 26, kind: 'text' },
  { header: 'Tình trạng', width: 24, kind: 'text' },
  { header: 'Lớp', width: 34, kind: 'text' },
  { header: 'Lý do', width: 34, kind: 'paragraph' },
];

const STATES: Readonly<Record<Nomination['state'], string>> = {
  proposed: 'tổ trưởng đề xuất',
  named: 'đã ghi tên',
  booked: 'đã có lớp',
  declined: 'xã không nhận đề xuất',
  withdrawn: 'đã rút tên',
  unable: 'không đi được',
};

/** Nominations of people in a call: made, previewed, declined, withdrawn, booked, exported. */
@Injectable()
export class NominationService {
  constructor(
    private readonly nominationRepository: NominationRepository,
    private readonly nominationCalls: NominationCallService,
    private readonly transactions: Transactions,
    private readonly members: MemberService,
    private readonly clock: Clock,
    private readonly teams: TeamService,
    private readonly callRepository: NominationCallRepository,
    private readonly audit: Audit,
    private readonly bookings: BookingService,
    private readonly access: Access,
  ) {}

  /**
   * Names everybody who can be named, by given name until the places are taken; may be sent twice. Naming somebody who was proposed accepts
   * the proposal. @throws NotFound for a person, team or commune of others, CallClosed
   */
  async nominate(actor: Actor, place: CallPlace, wish: PeopleToNominate): Promise<NominationOutcome> {
    return this.transactions.run(async () => {
      const filling = await this.nominationCalls.lockOpenQuota(actor, NAME_PEOPLE, place);
      const live = await this.nominationRepository.findLiveNominations(place.callId, wish.memberIds);
      const known = live.filter(({ communeId }) => communeId === place.communeId).map(({ memberId }) => memberId);
      return this.nominatePeople(
        actor,
        filling,
        await this.getPeopleToNominate(filling.quota.unitPath, wish, new Set(known)),
      );
    });
  }

  /** Says no to a proposal; its leader reads the reason. Twice is harmless. @throws NotFound, CallClosed, CallNameChanged */
  async declineNomination(actor: Actor, callId: string, nameId: string, reason: string): Promise<void> {
    await this.endFromOwnCommune(actor, callId, nameId, {
      from: 'proposed',
      as: 'declined',
      reason: cleanText(reason),
    });
  }

  /** Takes a name back; its place is free. Twice is harmless. @throws NotFound, CallClosed, CallNameChanged when she has a class */
  async withdrawNomination(actor: Actor, callId: string, nameId: string): Promise<void> {
    await this.endFromOwnCommune(actor, callId, nameId, { from: 'named', as: 'withdrawn', reason: null });
  }

  private async endFromOwnCommune(
    actor: Actor,
    callId: string,
    nameId: string,
    end: { readonly from: NominationState; readonly as: 'declined' | 'withdrawn'; readonly reason: string | null },
  ): Promise<void> {
    await this.transactions.run(async () => {
      const { communeId } = await this.getNomination(actor, callId, nameId);
      const { call, quota } = await this.nominationCalls.lockOpenQuota(actor, NAME_PEOPLE, { callId, communeId });
      const { state, memberId } = await this.getNomination(actor, callId, nameId);
      if (state === end.as) return;
      const { as, reason } = end;
      if (!(await this.endNomination(nameId, end.from, { as, reason }))) throw new NominationChanged();
      await this.nominationCalls.recordCallAct(
        actor,
        `planning.name-${as}`,
        { id: call.id, unitPath: quota.unitPath },
        { memberId },
      );
    });
  }

  private async getNomination(actor: Actor, callId: string, nameId: string): Promise<Nomination> {
    const name = await this.nominationRepository.findNomination(
      await this.nominationCalls.namingScope(actor),
      callId,
      nameId,
    );
    if (name === null) throw new NotFound();
    return name;
  }

  /** Gives the commune's places to these people; who was proposed is accepted by it. */
  async nominatePeople(actor: Actor, filling: Filling, people: readonly MemberSummary[]): Promise<NominationOutcome> {
    const { call, quota } = filling;
    const { free, refused, live } = await this.judgeUnderLock(filling, people, ({ state }) => state !== 'proposed');
    const taken = new Set(await this.nominationRepository.takenPlaces(call.id, quota.communeId));
    const ids = free.map(({ id }) => id);
    const { placed, full } = givePlaces(quota.places, taken, ids);
    const by = { accountId: actor.accountId, at: this.clock.now() };
    const place = { callId: call.id, communeId: quota.communeId, places: quota.places };
    await this.endForeignProposals(
      live,
      quota,
      placed.map(({ memberId }) => memberId),
    );
    await this.nominationRepository.insertNominations(place, placed, by);
    await this.recordNominations(actor, 'planning.name-taken', filling, placed);
    const isFull = new Set(full);
    return {
      taken: placed.map(({ memberId }) => memberId),
      refused: [...refused, ...free.filter(({ id }) => isFull.has(id)).map((one) => notNamed(one, 'full'))],
    };
  }

  /** Proposes these people; no place is taken. */
  async proposePeople(actor: Actor, filling: Filling, people: readonly MemberSummary[]): Promise<NominationOutcome> {
    const { call, quota } = filling;
    const isHere = ({ state, communeId }: Nomination): boolean => state !== 'proposed' || communeId === quota.communeId;
    const { free, refused, live } = await this.judgeUnderLock(filling, people, isHere);
    const by = { accountId: actor.accountId, at: this.clock.now() };
    const ids = free.map(({ id }) => id);
    const place = { callId: call.id, communeId: quota.communeId };
    await this.endForeignProposals(live, quota, ids);
    await this.nominationRepository.insertProposals(place, ids, by);
    await this.recordNominations(
      actor,
      'planning.name-proposed',
      filling,
      free.map(({ id: memberId }) => ({ memberId })),
    );
    return { taken: ids, refused };
  }

  /** Who of these people would not be taken as a name, and why; nothing is held or written, and the places are not counted. */
  async previewRefusals(filling: Filling, people: readonly MemberSummary[]): Promise<readonly NotNominated[]> {
    const { refused } = await this.verdicts(filling, people, ({ state }) => state !== 'proposed');
    return refused;
  }

  /** As `verdicts`, with the people held until the transaction ends. */
  private async judgeUnderLock(
    filling: Filling,
    people: readonly MemberSummary[],
    isTaken: (name: Nomination) => boolean,
  ): ReturnType<NominationService['verdicts']> {
    const ids = people.map(({ id }) => id);
    const foreign = foreignTo(filling.quota, await this.nominationRepository.findLiveNominations(filling.call.id, ids));
    await this.holdCancelledClasses(foreign.map(({ id }) => id));
    await this.members.holdMembers(ids);
    return this.verdicts(filling, people, isTaken);
  }

  /** People by given name, who may be taken and who may not; `isTaken` says of a name in the call that it stands in the way. */
  private async verdicts(
    { call, quota }: Filling,
    people: readonly MemberSummary[],
    isTaken: (name: Nomination) => boolean,
  ): Promise<{
    readonly free: MemberSummary[];
    readonly refused: NotNominated[];
    readonly live: readonly Nomination[];
  }> {
    const sorted = [...people].sort((one, other) => compareNames(one.fullName, other.fullName));
    const ids = sorted.map(({ id }) => id);
    const live = await this.nominationRepository.findLiveNominations(call.id, ids);
    const there = new Map(
      live.filter((name) => isTaken(name) && !isLeftOver(name)).map((name) => [name.memberId, name]),
    );
    const where = { communePath: quota.unitPath, today: this.clock.today(), now: this.clock.now() };
    const facts = await this.nominationRepository.factsOf(call, where, ids);
    const free: MemberSummary[] = [];
    const refused: NotNominated[] = [];
    for (const member of sorted) {
      const known = facts.get(member.id);
      const verdict =
        known === undefined ? { reason: 'no-seat' as const, what: null } : nominationVerdict(call.level, known);
      const here = there.get(member.id);
      if (here !== undefined) refused.push(notNamed(member, 'already-here', elsewhereOf(here, quota)));
      else if (verdict !== null) refused.push(notNamed(member, verdict.reason, verdict.what));
      else free.push(member);
    }
    return { free, refused, live };
  }

  /** What stands of these people in another commune ends. */
  private async endForeignProposals(
    live: readonly Nomination[],
    quota: Quota,
    memberIds: readonly string[],
  ): Promise<void> {
    const foreign = foreignTo(quota, live).filter(({ memberId }) => memberIds.includes(memberId));
    await this.endNominationsElsewhere(foreign.map(({ id }) => id));
  }

  private async recordNominations(
    actor: Actor,
    action: 'planning.name-taken' | 'planning.name-proposed',
    { call, quota }: Filling,
    people: readonly { readonly memberId: string }[],
  ): Promise<void> {
    const subject = { id: call.id, unitPath: quota.unitPath };
    for (const { memberId } of people) await this.nominationCalls.recordCallAct(actor, action, subject, { memberId });
  }

  /**
   * Each once; `known` stand on the commune's sheet, wherever they belong today. @throws NotFound for anybody else who is not of the
   * commune, and for a team of another one, whether there is one or not
   */
  async getPeopleToNominate(
    communePath: string,
    { teamIds, memberIds }: PeopleToNominate,
    known: ReadonlySet<string>,
  ): Promise<MemberSummary[]> {
    for (const id of teamIds) {
      if (!isWithin((await this.teams.getTeamSummary(id)).unitPath, communePath)) throw new NotFound();
    }
    const ofTeams = teamIds.length === 0 ? [] : await this.members.listMembersOfTeams(teamIds, this.clock.today());
    const described = await this.members.describeMembers(memberIds);
    if (described.size < new Set(memberIds).size) throw new NotFound();
    const strange = [...described.values()].filter(({ id }) => !known.has(id));
    if (strange.some(({ unitPath }) => !isWithin(unitPath, communePath))) throw new NotFound();
    return [...new Map([...ofTeams, ...described.values()].map((member) => [member.id, member])).values()];
  }

  /**
   * By given name, each with the first reason; whether places are left is not asked. Nothing is held, and it is judged again when they are named. The
   * reading is noted for them. @throws NotFound for a person, team or commune of others, CallClosed
   */
  async previewNominations(
    actor: Actor,
    { callId, communeId }: CallPlace,
    wish: PeopleToNominate,
  ): Promise<readonly NotNominated[]> {
    const call = await this.nominationCalls.getSeenCall(actor, callId);
    const scope = await this.nominationCalls.namingScope(actor);
    const quota = (await this.callRepository.quotasOf(scope, callId)).find((one) => one.communeId === communeId);
    if (quota === undefined || !this.nominationCalls.mayAct(actor, NAME_PEOPLE, quota)) throw new NotFound();
    this.nominationCalls.requireOpenCall(call);
    const live = await this.nominationRepository.findLiveNominations(callId, wish.memberIds);
    const known = live.filter((name) => name.communeId === communeId).map(({ memberId }) => memberId);
    const people = await this.getPeopleToNominate(quota.unitPath, wish, new Set(known));
    const refused = await this.previewRefusals({ call, quota }, people);
    const entry = { action: 'planning.call-names-read', subjectType: 'class-call', subjectId: callId };
    await this.audit.noteHeld(
      await this.audit.recordRead(actor, { ...entry, unitPath: quota.unitPath }),
      refused.map(({ memberId }) => memberId),
    );
    return refused;
  }

  /** Those of these communes, or of all; in the order of the communes' places, in turn. */
  async listWaiting(
    callId: string,
    communeIds: readonly string[] | null,
  ): Promise<{ readonly memberId: string; readonly hasSeat: boolean }[]> {
    return this.nominationRepository.waitingOf(callId, communeIds, this.clock.today());
  }

  /** The classes, cancelled whole, in which these hold the places that end with their waiting. */
  async listCancelledClasses(names: Parameters<NominationRepository['cancelledPlacesOf']>[0]): Promise<string[]> {
    return (await this.nominationRepository.cancelledPlacesOf(names)).map(({ classGroupId }) => classGroupId);
  }

  /** Holds those of these names before the people are held. */
  async holdCancelledClasses(ids: readonly string[]): Promise<void> {
    await this.bookings.holdPlace(await this.listCancelledClasses({ ids }));
  }

  /** These have a place in this class now. */
  async markBooked(callId: string, memberIds: readonly string[], classGroupId: string): Promise<void> {
    await this.bookings.giveUpPlace(await this.nominationRepository.cancelledPlacesOf({ callId, memberIds }));
    await this.nominationRepository.markBooked(callId, memberIds, classGroupId);
  }

  /** False when the name stood in another state. */
  async endNomination(
    id: string,
    from: NominationState,
    end: { readonly as: 'declined' | 'withdrawn' | 'unable'; readonly reason: string | null },
  ): Promise<boolean> {
    const held = await this.nominationRepository.cancelledPlacesOf({ ids: [id] });
    const isEnded = await this.nominationRepository.endNomination(id, [from], { ...end, at: this.clock.now() });
    if (isEnded) await this.bookings.giveUpPlace(held);
    return isEnded;
  }

  /** What stands of these in another commune ends: the people belong to this one now. */
  async endNominationsElsewhere(ids: readonly string[]): Promise<void> {
    const held = await this.nominationRepository.cancelledPlacesOf({ ids });
    await this.nominationRepository.endElsewhere(ids, this.clock.now());
    await this.bookings.giveUpPlace(held);
  }

  /** Calls that name her and have no class for her yet. @throws Forbidden for an account without a member */
  async listOwnNominations(actor: Actor): Promise<OwnNomination[]> {
    const since = new Date(this.clock.now().getTime() - EXPECTED_MS).toISOString().slice(0, 10);
    return this.nominationRepository.listOwnNominations(this.access.requireMember(actor, ATTEND_CLASSES), since);
  }

  /** She can't come: her place is free for somebody else of the commune. Twice is harmless. @throws NotFound, CallNameChanged */
  async refuseOwnNomination(actor: Actor, callId: string): Promise<void> {
    const memberId = this.access.requireMember(actor, ATTEND_CLASSES);
    const [known] = await this.nominationRepository.findLastNominations([callId], [memberId]);
    if (known === undefined) throw new NotFound();
    await this.transactions.run(async () => {
      const { call, quota } = await this.nominationCalls.lockQuota(callId, known.communeId);
      const [name] = await this.nominationRepository.findLastNominations([callId], [memberId]);
      if (name === undefined || name.state === 'unable') return;
      if (!(await this.endNomination(name.id, 'named', { as: 'unable', reason: null }))) throw new NominationChanged();
      await this.nominationCalls.recordCallAct(
        actor,
        'planning.name-unable',
        { id: call.id, unitPath: quota.unitPath },
        { memberId },
      );
    });
  }

  /** An .xlsx file of everybody in the call whom the actor sees, by commune; every export is noted. @throws NotFound */
  async exportNominations(actor: Actor, callId: string): Promise<Readable> {
    const call = await this.nominationCalls.getSeenCall(actor, callId);
    const scope = this.nominationCalls.readScope(actor);
    const within = scope.contains(call.unitPath) ? scope.narrowedTo(call.unitPath) : scope;
    const reading = await this.audit.recordExportOver(actor, within, {
      action: 'planning.call-exported',
      subject: { type: 'class-call', id: callId },
    });
    const people = await this.nominationCalls.listNominees(actor, await this.nominationCalls.withMerged(within), {
      callId,
      communeId: null,
    });
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const sorted = [...people].sort((one, other) => one.quotaName.localeCompare(other.quotaName, 'vi'));
    const rows = sorted.map((person, index) => cells(person, index + 1));
    return streamXlsx([{ name: 'Danh sách', columns: COLUMNS, rows, isList: true }]);
  }
}

/** Of somebody who asked that her record be used no further. */
const WITHHELD = 'Đang hạn chế xử lý';

const GONE = 'Không còn ở xã';

const cells = (person: Nominee, number: number): readonly CellValue[] => [
  ...(person.isRestricted
    ? [number, person.quotaName, WITHHELD, null, '', '']
    : [number, person.quotaName, person.fullName, person.birthYear, person.teamName ?? '', person.unitName ?? GONE]),
  ...[
    stateOf(person),
    person.state === 'booked' || person.isBack ? (person.classTitle ?? '') : '',
    person.reason ?? '',
  ],
];

/** What became of somebody, with what her class did to it. */
function stateOf({ state, classTitle, isBack }: Nominee): string {
  if (isBack) return 'có lớp, không tính vào chỗ của xã';
  if (classTitle === null || state === 'booked') return STATES[state];
  return state === 'named' ? `chờ lớp khác, lớp “${classTitle}” đã hủy` : `không còn chỗ ở lớp “${classTitle}”`;
}
