import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  Clock,
  decodeCursor,
  decodeMomentCursor,
  encodeCursor,
  encodeMomentCursor,
  InvalidInput,
  isId,
  type ListPage,
  newId,
  NotFound,
  pageOf,
  type Scope,
  Transactions,
} from '@lopso/platform';
import { MemberHomeService } from '../members/member-home.service';
import { PairHasChanged, PairIsJoined } from '../org.errors';
import { DECIDE_PERSON_PAIRS, READ_PERSON_PAIRS } from '../org.permissions';
import { SeatTermService } from '../seats/seat-term.service';
import { type HeldSeat, SeatRepository } from '../seats/seat.repository';
import { TeamRepository } from '../teams/team.repository';
import { ActLog } from '../undo/act-log.service';
import { UnitRepository } from '../units/unit.repository';
import { UnitService } from '../units/unit.service';
import { DuplicateRepository, type PairAnswer, type PairedPerson, type PairPlace } from './duplicate.repository';
import { agreementOf, groundOf, type PairAgreement, planSeats, type SeatPlan } from './duplicate.rules';

/** Two records, the one of the lesser id first, and what they say alike. */
export interface OpenedPair {
  readonly first: PairedPerson;
  readonly second: PairedPerson;
  /** The province of both. */
  readonly province: { readonly id: string; readonly path: string };
  /** What was said of them before. */
  readonly answer: PairAnswer | null;
  readonly agreed: PairAgreement;
}

const provinceOf = (path: string): string => path.split('.')[0] ?? '';

/** The two as the repository names them. */
export const pairIdsOf = ({ first, second }: Omit<OpenedPair, 'agreed'>): { firstId: string; secondId: string } => ({
  firstId: first.memberId,
  secondId: second.memberId,
});

/** Names two records as they were shown; whoever decides sends it back, so that nothing is said of what was not seen. */
export function seenOf(people: readonly PairedPerson[]): string {
  const shown = people.map(({ memberId, fullName, birthYear, phone, unitPath, seat }) => {
    return [memberId, fullName, birthYear, phone, unitPath, seat?.seatTermId ?? null];
  });
  return bodyDigest({ shown }).toString('base64url');
}

/** What was decided of a pair: nothing yet, by either ground; that they are two people, or one. */
export const PAIR_VIEWS = ['phone', 'year', 'two', 'one'] as const;

export type PairView = (typeof PAIR_VIEWS)[number];

/** Which pairs, and which part of them. */
export interface PairListWish {
  readonly view: PairView;
  /** Only pairs one of which is of the commune. */
  readonly communeId: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** Two records that look like one person's. */
export interface ListedPair {
  readonly people: readonly PairedPerson[];
  /** When something was said of them; null: nobody decided. */
  readonly decidedAt: Date | null;
  /** The record that is used no longer, where they are one person's. */
  readonly endedId: string | null;
  /** The act by which they became one, while it can be taken back whole. */
  readonly undoableActId: string | null;
  /** What a decision names; null to who may decide nothing. */
  readonly seen: string | null;
  readonly isSamePhone: boolean;
}

/** Two records of a page, and what was said of them. */
interface PairOfPage {
  readonly firstId: string;
  readonly secondId: string;
  readonly answer: PairAnswer | null;
}

function listedOf(
  people: readonly PairedPerson[],
  answer: PairAnswer | null,
  { decides, today }: { readonly decides: Scope; readonly today: string },
): ListedPair {
  const phones = new Set(people.map(({ phone }) => phone));
  const canDecide = people.every(({ unitPath }) => decides.contains(unitPath.split('.')[0] ?? ''));
  return {
    ...{ decidedAt: null, endedId: null, undoableActId: null },
    ...(answer === null ? {} : saidOf(answer, canDecide ? today : null)),
    isSamePhone: phones.size === 1 && !phones.has(null),
    seen: canDecide ? seenOf(people) : null,
    people: canDecide ? people : people.map((person) => ({ ...person, phone: null })),
  };
}

/** `today` null: to who takes nothing back. */
function saidOf(
  { decidedAt, endedId, actId, doneOn }: PairAnswer,
  today: string | null,
): Pick<ListedPair, 'decidedAt' | 'endedId' | 'undoableActId'> {
  return { decidedAt, endedId, undoableActId: doneOn === today ? actId : null };
}

/** Null for what is no cursor of ours: the list starts anew. */
function placeAfter(cursor: string | null): PairPlace | null {
  const [givenName = '', fullName = '', firstId, secondId] = decodeCursor(cursor, 4) ?? [];
  return isId(firstId) && isId(secondId) ? { givenName, fullName, firstId, secondId } : null;
}

/** The two records that are one person's. */
export interface JoinedRecords {
  readonly kept: PairedPerson;
  readonly ended: PairedPerson;
}

/** What becomes of their places; `termId` is the holding's that the kept record gets. */
export interface OpenedSeats {
  readonly plan: SeatPlan<HeldSeat>;
  readonly termId: string;
  /** Every holding that may change or begin. */
  readonly touched: readonly string[];
}

/** How two records become one person's. */
export interface Joining {
  /** Names the two as they were shown. */
  readonly seen: string;
  /** The record that is used from now on. */
  readonly keptMemberId: string;
  /** The place that stays; null: the one there is. */
  readonly seatTermId: string | null;
}

/** Pairs of records that may be one person: listed, told apart, joined, parted again. */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly duplicateRepository: DuplicateRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly actLog: ActLog,
    private readonly seatRepository: SeatRepository,
    private readonly teamRepository: TeamRepository,
    private readonly seatTerms: SeatTermService,
    private readonly memberHomes: MemberHomeService,
    private readonly unitRepository: UnitRepository,
  ) {}

  /**
   * A page of pairs, both of the actor's units: undecided ones by the given name of the first, decided ones the latest first; written into
   * the audit trail. Telephones are shown to who may decide only. @throws NotFound for a commune outside
   */
  async listPairs(actor: Actor, wish: PairListWish): Promise<ListPage<ListedPair>> {
    const scope = this.access.scope(actor, READ_PERSON_PAIRS);
    const commune = wish.communeId === null ? null : await this.units.getUnit(wish.communeId);
    if (commune !== null) this.access.require(actor, READ_PERSON_PAIRS, { unitPath: commune.path });
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'org.pairs-listed' });
    const page = await this.readPage(scope, wish, commune?.path ?? null);
    const people = await this.duplicateRepository.people(
      page.items.flatMap(({ firstId, secondId }) => [firstId, secondId]),
    );
    const decides = this.access.scope(actor, DECIDE_PERSON_PAIRS);
    const today = this.clock.today();
    const items = page.items.flatMap(({ firstId, secondId, answer }): ListedPair[] => {
      const both = [firstId, secondId].flatMap((id) => people.get(id) ?? []);
      return both.length === 2 ? [listedOf(both, answer, { decides, today })] : [];
    });
    await this.audit.noteHeld(
      reading,
      items.flatMap(({ people: two }) => two.map(({ memberId, unitPath }) => ({ memberId, unitPath }))),
    );
    return { ...page, items };
  }

  /** How many pairs of one name and telephone wait for the actor's word, counted to a limit. No person is in it. */
  countPairs(actor: Actor, limit: number): Promise<number> {
    return this.duplicateRepository.countOpen(this.access.scope(actor, DECIDE_PERSON_PAIRS), 'phone', limit);
  }

  private async readPage(scope: Scope, wish: PairListWish, communePath: string | null): Promise<ListPage<PairOfPage>> {
    const limit = wish.limit + 1;
    if (wish.view === 'two' || wish.view === 'one') {
      const question = { after: decodeMomentCursor(wish.cursor), communePath, limit };
      const found = await this.duplicateRepository.answered(scope, wish.view, question);
      const page = pageOf(found, wish.limit, ({ decidedAt, id }) => encodeMomentCursor(decidedAt, id));
      const items = page.items.map((answer) => ({ firstId: answer.firstId, secondId: answer.secondId, answer }));
      return { ...page, items };
    }
    const found = await this.duplicateRepository.open(scope, wish.view, {
      after: placeAfter(wish.cursor),
      communePath,
      limit,
    });
    const page = pageOf(found, wish.limit, ({ givenName, fullName, firstId, secondId }) =>
      encodeCursor([givenName, fullName, firstId, secondId]),
    );
    return { ...page, items: page.items.map(({ firstId, secondId }) => ({ firstId, secondId, answer: null })) };
  }

  /**
   * Holds while the two agree in nothing else than now; said again: nothing more.
   * @throws NotFound outside the actor's units; PairHasChanged when they are not as they were `seen`; PairIsJoined when they
   * were said to be one person's
   */
  async tellApart(actor: Actor, ids: readonly [string, string], seen: string): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.openSeenPair(actor, ids, seen);
      const said = { id: pair.answer?.id ?? newId(), verdict: 'two' as const, endedId: null };
      await this.duplicateRepository.keep({ ...pairIdsOf(pair), ...said }, pair.agreed, actor.accountId);
      await this.recordAnswer(actor, 'org.pair-told-apart', pair);
    });
  }

  /** Asked about again. Nothing was said of them: nothing more. @throws NotFound outside the actor's units */
  async withdrawAnswer(actor: Actor, ids: readonly [string, string]): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.openPair(actor, ids);
      if (await this.duplicateRepository.takeBack(pairIdsOf(pair), 'two'))
        await this.recordAnswer(actor, 'org.pair-asked-again', pair);
    });
  }

  /** In the province's trail: neither commune may learn of the other's record. */
  private async recordAnswer(
    actor: Actor,
    action: string,
    { first, second, province }: Omit<OpenedPair, 'agreed'>,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'member', subjectId: first.memberId, unitPath: province.path },
      details: { otherMemberId: second.memberId },
    });
  }

  /**
   * The places of the other record end today, and it takes none any more; what was learnt stays with the record it was learnt in. Answers the act, which may be
   * taken back today; said again by the same officer: the same act.
   * @throws NotFound outside the actor's units, or when the kept one is neither of the two; PairHasChanged when they are not as they were `seen`;
   * PairIsJoined when somebody said so before; InvalidInput when both hold places and none is said to stay
   */
  async joinRecords(actor: Actor, ids: readonly [string, string], wish: Joining): Promise<string> {
    return this.transactions.run(async () => {
      await this.requirePair(actor, ids);
      await this.duplicateRepository.lockProvince(ids);
      const held = await this.lockTeams(ids);
      const pair = await this.openPair(actor, ids);
      const records = recordsOf(pair, wish.keptMemberId);
      const before = actOfBefore(pair.answer, records, actor);
      if (before !== null) return before;
      const agreed = await this.requireUnchanged(pair, wish.seen);
      const seats = await this.openSeats(records, wish.seatTermId, held);
      const pairId = pair.answer?.id ?? newId();
      const actId = await this.actLog.recordAct(
        actor,
        {
          ...{ kind: 'records-joined', unitId: pair.province.id, unitPath: pair.province.path },
          ...{ leftMemberId: records.ended.memberId, tookMemberId: records.kept.memberId },
        },
        { seat_term: seats.touched, member: [records.kept.memberId], person_pair: [pairId] },
        async () => {
          await this.applySeatPlan(actor, records, seats);
          const said = { id: pairId, verdict: 'one' as const, endedId: records.ended.memberId };
          await this.duplicateRepository.keep({ ...pairIdsOf(pair), ...said }, agreed, actor.accountId);
        },
      );
      await this.recordJoining(actor, 'org.records-joined', pair, records);
      return actId;
    });
  }

  /** The other record may be used again; places do not come back by it. Not one person's: nothing more. @throws NotFound outside the actor's units */
  async partRecords(actor: Actor, ids: readonly [string, string]): Promise<void> {
    await this.transactions.run(async () => {
      const pair = await this.openPair(actor, ids);
      if (!(await this.duplicateRepository.takeBack(pairIdsOf(pair), 'one'))) return;
      const keptId = ids.find((id) => id !== pair.answer?.endedId) ?? ids[0];
      const records = recordsOf(pair, keptId);
      await this.refreshRightsOf([records.ended.memberId]);
      await this.recordJoining(actor, 'org.records-parted', pair, records);
    });
  }

  /** In the province's trail: neither commune may learn of the other's record. */
  private async recordJoining(
    actor: Actor,
    action: string,
    { province }: Omit<OpenedPair, 'agreed'>,
    { kept, ended }: JoinedRecords,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'member', subjectId: kept.memberId, unitPath: province.path },
      details: { otherMemberId: ended.memberId },
    });
  }

  /** Locks the teams that both sit in, in the order of their ids: before the people, as every seating does. Gives their ids. */
  async lockTeams(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const terms = await this.seatRepository.lastingOf(memberIds, this.clock.today());
    const teamIds = [...new Set(terms.map(({ teamId }) => teamId))].sort();
    for (const id of teamIds) await this.teamRepository.lock(id);
    return new Set(teamIds);
  }

  /** Once the people are locked too. @throws PairHasChanged when one was seated meanwhile; InvalidInput where a place has to be chosen */
  async openSeats(
    { kept, ended }: JoinedRecords,
    stayingId: string | null,
    held: ReadonlySet<string>,
  ): Promise<OpenedSeats> {
    const terms = await this.seatRepository.lastingOf([kept.memberId, ended.memberId], this.clock.today());
    if (terms.some(({ teamId }) => !held.has(teamId))) throw new PairHasChanged();
    const plan = planSeats(terms, kept.memberId, stayingId);
    if (plan === 'unsaid') throw new InvalidInput([{ pointer: '#/seatTermId', code: 'required' }]);
    if (plan === 'unknown') throw new NotFound();
    const termId = newId();
    return { plan, termId, touched: [...terms.map(({ seatTermId }) => seatTermId), termId] };
  }

  /** Ends what ends today; a place that passes on is held from today, or from the coming day on which it begins. */
  async applySeatPlan(actor: Actor, { kept, ended }: JoinedRecords, { plan, termId }: OpenedSeats): Promise<void> {
    for (const term of plan.leaving) await this.seatTerms.endTerm(actor, term);
    await this.refreshRightsOf([ended.memberId]);
    const { takenOver } = plan;
    if (takenOver === null) return;
    const today = this.clock.today();
    const from = takenOver.heldFrom < today ? today : takenOver.heldFrom;
    const team = await this.teamRepository.find(takenOver.teamId);
    if (team === null) throw new NotFound();
    const home = { id: ended.unitId, path: ended.unitPath };
    if (from === today)
      await this.memberHomes.moveMemberHome(actor, { id: kept.memberId, unitPath: kept.unitPath }, home);
    const { number, position, until } = takenOver;
    await this.seatTerms.writeTerm(actor, team, {
      termId,
      memberId: kept.memberId,
      number,
      position,
      days: { from, until },
    });
  }

  /** Their tokens are made anew: what hung on a place ends, or begins again. */
  async refreshRightsOf(memberIds: readonly string[]): Promise<void> {
    await this.seatTerms.refreshRights(memberIds);
  }

  /**
   * Two records of two communes of a province, or that were of two, locked. Who may decide nothing there waits for nobody and holds nobody up. An id of nobody, of somebody erased or elsewhere, and one that makes no such pair are one
   * answer.
   * @throws NotFound
   */
  async openPair(actor: Actor, ids: readonly [string, string]): Promise<Omit<OpenedPair, 'agreed'>> {
    await this.requirePair(actor, ids);
    await this.duplicateRepository.lockProvince(ids);
    await this.duplicateRepository.lock(ids);
    const { first, second, path } = await this.requirePair(actor, ids);
    const province = await this.unitRepository.findByPath(path);
    if (province === null) throw new NotFound();
    const pairIds = { firstId: first.memberId, secondId: second.memberId };
    const answer = await this.duplicateRepository.answerOf(pairIds);
    if (answer === null && !(await this.duplicateRepository.areOfTwoCommunes(pairIds))) throw new NotFound();
    return { first, second, province, answer };
  }

  /** The two, and their province, for whoever may decide there; nothing is locked. @throws NotFound */
  async requirePair(
    actor: Actor,
    ids: readonly [string, string],
  ): Promise<Pick<OpenedPair, 'first' | 'second'> & { readonly path: string }> {
    const [first, second] = [...(await this.duplicateRepository.people(ids)).values()];
    if (first === undefined || second === undefined) throw new NotFound();
    const path = provinceOf(first.unitPath);
    if (path !== provinceOf(second.unitPath)) throw new NotFound();
    this.access.require(actor, DECIDE_PERSON_PAIRS, { unitPath: path });
    return { first, second, path };
  }

  /** The same where nobody said that they are one, and they still are as the officer saw them. @throws PairIsJoined, PairHasChanged */
  async openSeenPair(actor: Actor, ids: readonly [string, string], seen: string): Promise<OpenedPair> {
    const pair = await this.openPair(actor, ids);
    if (pair.answer?.verdict === 'one') throw new PairIsJoined();
    return { ...pair, agreed: await this.requireUnchanged(pair, seen) };
  }

  /** What they say alike. @throws PairHasChanged when they are not as the officer saw them, or one ended in favour of a third record since */
  async requireUnchanged(pair: Omit<OpenedPair, 'agreed'>, seen: string): Promise<PairAgreement> {
    const { first, second } = pair;
    const agreed = agreementOf(first, second);
    if (await this.duplicateRepository.isEndedElsewhere(pairIdsOf(pair))) throw new PairHasChanged();
    if (agreed === null || groundOf(first, second) === null || seenOf([first, second]) !== seen)
      throw new PairHasChanged();
    return agreed;
  }
}

function recordsOf({ first, second }: Omit<OpenedPair, 'agreed'>, keptId: string): JoinedRecords {
  if (first.memberId === keptId) return { kept: first, ended: second };
  if (second.memberId === keptId) return { kept: second, ended: first };
  throw new NotFound();
}

/** The act by which the same officer said the same before. @throws PairIsJoined when it was another, or said otherwise */
function actOfBefore(answer: PairAnswer | null, { ended }: JoinedRecords, actor: Actor): string | null {
  if (answer?.verdict !== 'one') return null;
  const isSame = answer.endedId === ended.memberId && answer.decidedBy === actor.accountId;
  if (!isSame || answer.actId === null) throw new PairIsJoined();
  return answer.actId;
}
