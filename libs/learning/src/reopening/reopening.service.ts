import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { Access, type Actor, Audit, cleanText, Clock, JobQueue, newId, NotFound, Transactions } from '@lopso/platform';
import { type AudienceRule } from '../audience/audience.rules';
import { CompletionService } from '../completion/completion.service';
import { CycleRepository } from '../cycles/cycle.repository';
import { AudienceBusy, invalidRoundDates, NobodyReopened, ReopeningBuiltOn, ReopeningStale } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { OPEN_ROUND_CYCLES } from '../rounds/round-opening.service';
import { type NewRound, RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { faultsOfDates } from '../rounds/round.rules';
import { RoundService, type RoundView } from '../rounds/round.service';
import {
  type ReopeningDraft,
  type ReopeningOffer,
  type ReopeningPlan,
  ReopeningPlanService,
} from './reopening-plan.service';
import { type NewReopening, type Reopening, ReopeningRepository } from './reopening.repository';
import { type BuiltOnReopening, builtOnWords, peopleWith, type ReopenedWork, stillAsked } from './reopening.rules';

/** What an officer enters to reopen a course for people of a round. Dates are calendar dates `yyyy-mm-dd`. */
export interface ReopeningOrder {
  readonly draft: ReopeningDraft;
  readonly title: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly dueOn: string;
  readonly graceDays: number;
  /** As many as were looked at: others by now are a conflict. */
  readonly people: number;
}

/** Who is named, whatever becomes of her seat in the meantime. */
const NAMED: AudienceRule = {
  match: 'all',
  conditions: [{ kind: 'named', values: [], side: null, day: null }],
  except: [],
};

function reopeningOf(roundId: string, { edition, parts }: ReopeningPlan, { draft }: ReopeningOrder): NewReopening {
  const { named, finishedBefore } = draft;
  return {
    ...{ roundId, parts, named, finishedBefore },
    course: edition.courseId,
    courseTitle: edition.title,
    fromVersion: edition.beforeVersion,
    toVersion: edition.version,
    toHash: edition.hash,
    earlierHashes: edition.earlierHashes,
  };
}

/** What counts, and what would, in the other rounds of one person. */
interface Elsewhere {
  readonly evidence: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

/** What of courses a round could ask anew, and what it does. */
export interface RoundReopenings {
  readonly offers: readonly ReopeningOffer[];
  /** The newest first. */
  readonly reopenings: readonly Reopening[];
  /** False for an actor of a part of the round's units: how many the whole names is hidden from them. */
  readonly mayCount: boolean;
}

/** Reopens what an edition changed as a round of its own, lists reopenings, and undoes one while nobody has built on it. */
@Injectable()
export class ReopeningService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly plans: ReopeningPlanService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly reopenings: ReopeningRepository,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly roundService: RoundService,
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionService,
    private readonly workHistory: WorkHistoryService,
  ) {}

  /**
   * Gives the id of the round that it opens; its cycles follow by a job.
   * @throws NotFound, EditionUnknown, ReopenedPartsWrong, FinishedBeforeWrong, InvalidInput for its dates, RoundTitleTaken, NobodyReopened, ReopeningStale
   */
  async reopenCourse(actor: Actor, roundId: string, order: ReopeningOrder): Promise<string> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const plan = await this.plans.planReopening(round, order.draft);
    const startsOn = this.clock.today();
    const faults = faultsOfDates({ startsOn, dueOn: order.dueOn, decidedOn: order.decidedOn }, startsOn);
    if (faults.length > 0) throw invalidRoundDates(faults);
    const programmeHash = await this.rounds.programmeHashOf(round.id);
    const opened = { ...this.newRound(plan, order), startsOn, programmeHash, openedBy: actor.accountId };
    await this.writeReopening(actor, opened, { plan, reopening: reopeningOf(opened.id, plan, order) });
    return opened.id;
  }

  private newRound(
    { round, edition }: ReopeningPlan,
    order: ReopeningOrder,
  ): Omit<NewRound, 'startsOn' | 'programmeHash' | 'openedBy'> {
    const { programmeId, unitId, unitPath, audience, certificateTemplate } = round;
    const { dueOn, graceDays, decidedOn, people: audienceCount } = order;
    return {
      ...{ programmeId, unitId, unitPath, audience, certificateTemplate },
      ...{ dueOn, dueFrom: null, dueDays: null, graceDays, newcomerDays: null, newcomersUntil: null },
      ...{ decidedOn, audienceCount },
      id: newId(),
      title: cleanText(order.title),
      decisionNumber: cleanText(order.decisionNumber),
      audienceRule: NAMED,
      validity: null,
      release: 'none',
      openedAt: this.clock.now(),
      reopens: round.id,
      countsFrom: edition.publishedAt,
    };
  }

  /** @throws RoundTitleTaken, NobodyReopened, ReopeningStale where others are named than the round says were looked at */
  async writeReopening(
    actor: Actor,
    round: NewRound,
    { plan, reopening }: { readonly plan: ReopeningPlan; readonly reopening: NewReopening },
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.reopenings.holdNaming(plan.round.id);
      await this.rounds.insert(round, plan.requirements);
      const people = await this.reopenings.insert(reopening, plan.question);
      if (people === 0) throw new NobodyReopened();
      if (people !== round.audienceCount) throw new ReopeningStale(people);
      await this.audit.record(actor, {
        action: 'learning.course-reopened',
        subjectType: 'round',
        subjectId: round.id,
        unitPath: round.unitPath,
        details: {
          ...{ people, course: reopening.course, version: reopening.toVersion },
          ...{ decisionNumber: round.decisionNumber, decidedOn: round.decidedOn, dueOn: round.dueOn },
        },
      });
      await this.inheritPartners(actor, plan.round.id, round);
      await this.queue.send(OPEN_ROUND_CYCLES, { roundId: round.id });
    });
  }

  /** Who holds the round holds what of it is asked anew, and reads its figures beside those of the round (decision 0074). */
  private async inheritPartners(actor: Actor, fromRoundId: string, round: NewRound): Promise<void> {
    const { id: roundId, openedBy: by, openedAt: at, unitPath } = round;
    for (const organisation of await this.rounds.inheritPartners(fromRoundId, { roundId, by, at })) {
      await this.audit.record(actor, {
        ...{ action: 'learning.partner-added', subjectType: 'round', subjectId: roundId, unitPath },
        details: { organisation },
      });
    }
  }

  /** Of a round that touches the actor's units. @throws NotFound */
  async listReopenings(actor: Actor, roundId: string): Promise<RoundReopenings> {
    const round = await this.roundService.getVisibleRound(actor, roundId);
    const offers = await this.plans.listOffers(round);
    return { offers, reopenings: await this.reopenings.listOf(round.id), mayCount: round.mayCount };
  }

  /** What a round reopens; null where it is no reopening. No access check. */
  async findReopening({ id, reopens }: RoundView): Promise<Reopening | null> {
    return reopens === null ? null : this.reopenings.find(id);
  }

  /** Takes a reopening back as long as nobody has built on it; the round it came from was never touched. @throws NotFound, AudienceBusy, ReopeningBuiltOn */
  async undoReopening(actor: Actor, roundId: string): Promise<void> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const reopening = await this.reopenings.find(roundId);
    if (reopening === null) throw new NotFound();
    await this.removeReopening(actor, round, reopening);
  }

  /** One transaction: no evidence comes in between looking and taking away. @throws AudienceBusy, ReopeningBuiltOn */
  async removeReopening(actor: Actor, round: RoundSummary, reopening: Reopening): Promise<void> {
    const { course, toVersion, people, reopens } = reopening;
    await this.transactions.run(async () => {
      if (!(await this.reopenings.lock(round.id))) throw new AudienceBusy();
      const standing = builtOnWords(await this.lockedBuiltOn(reopening));
      if (standing !== null) throw new ReopeningBuiltOn(standing);
      for (const name of await this.rounds.removeInheritedPartners(round.id))
        await this.roundService.auditPartners(actor, round, { action: 'learning.partner-ended', name });
      await this.reopenings.remove(round.id);
      await this.audit.record(actor, {
        action: 'learning.reopening-undone',
        subjectType: 'round',
        subjectId: reopens,
        unitPath: round.unitPath,
        details: { people, course, version: toVersion, decisionNumber: round.decisionNumber },
      });
    });
  }

  /** What was done of an edition that was taken back is no reason to go on asking others for it: it stays a fact, and counts in their other rounds (decision 0089). */
  private async lockedBuiltOn(reopening: Reopening): Promise<BuiltOnReopening> {
    const built = await this.countBuiltOn(reopening);
    const now = await this.reopenings.find(reopening.roundId);
    return now?.isTakenBack === true ? { ...built, done: 0, handedIn: 0, begun: 0, reading: 0 } : built;
  }

  /**
   * How many did what, were given a later date or a waiver; ask with its cycles locked. What another round of theirs counts, or asks for too, is done for
   * that one and would stay there. No access check.
   */
  async countBuiltOn(reopening: Reopening): Promise<BuiltOnReopening> {
    const deeds = await this.deedsFor(reopening);
    const elsewhere = await this.elsewhere(reopening.roundId, [...new Set(deeds.map(({ memberId }) => memberId))]);
    const built = deeds.filter(({ memberId, subject, evidenceId }) => {
      const other = elsewhere.get(memberId);
      return evidenceId === null ? other?.asked.has(subject) !== true : other?.evidence.has(evidenceId) !== true;
    });
    return { ...peopleWith(built), ...(await this.reopenings.dispensed(reopening.roundId)) };
  }

  private async deedsFor({ roundId, parts, openedAt, earlierHashes }: Reopening): Promise<ReopenedWork[]> {
    const memberIds = await this.reopenings.peopleIn(roundId);
    const subjects = parts.map(({ id }) => id);
    const question = { memberIds, subjects, since: openedAt, exceptHashes: earlierHashes };
    const handedIn = await this.workHistory.listTasksHandedInSince(question);
    const begun = await this.workHistory.listAttemptsBegunSince(question);
    return [
      ...(await this.reopenings.deedsSince(roundId)),
      ...handedIn.map((one): ReopenedWork => ({ ...one, kind: 'handed-in', evidenceId: null })),
      ...begun.map((one): ReopenedWork => ({ ...one, kind: 'begun', evidenceId: null })),
    ];
  }

  private async elsewhere(roundId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Elsewhere>> {
    const others = (await this.cycles.ofMembers(memberIds)).filter((cycle) => cycle.roundId !== roundId);
    const now = this.clock.now();
    const found = new Map<string, Elsewhere>();
    for (const { cycle, passage, requirements } of await this.completions.deriveCycles(others)) {
      if (passage.countsFrom === null || passage.countsFrom > now) continue;
      const { countedToward, requirements: completion } = passage.completion;
      const before = found.get(cycle.memberId);
      found.set(cycle.memberId, {
        evidence: new Set([...(before?.evidence ?? []), ...countedToward.keys()]),
        asked: new Set([...(before?.asked ?? []), ...stillAsked(requirements, completion)]),
      });
    }
    return found;
  }
}
