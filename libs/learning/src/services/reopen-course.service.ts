import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, Clock, newId, NotFound } from '@lopso/platform';
import { invalidRoundDates } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type AudienceRule } from '../rules/audience-rule';
import { faultsOfDates } from '../rules/round-dates';
import { type NewReopening } from '../storage/reopening.repository';
import { type NewRound, RoundRepository } from '../storage/round.repository';
import { type ReopeningDraft, type ReopeningPlan, ReopeningPlans } from './reopening-plans.service';
import { ReopeningWriter } from './reopening-writer';

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

/** Asks people of a round anew for what a major edition changed: by a round of its own, so that the first one stays as it was (decision 0073). */
@Injectable()
export class ReopenCourse {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly plans: ReopeningPlans,
    private readonly writer: ReopeningWriter,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id of the round that it opens; its cycles follow by a job.
   * @throws NotFound, EditionUnknown, ReopenedPartsWrong, FinishedBeforeWrong, InvalidInput for its dates, RoundTitleTaken, NobodyReopened, ReopeningStale
   */
  async reopen(actor: Actor, roundId: string, order: ReopeningOrder): Promise<string> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const plan = await this.plans.of(round, order.draft);
    const startsOn = this.clock.today();
    const faults = faultsOfDates({ startsOn, dueOn: order.dueOn, decidedOn: order.decidedOn }, startsOn);
    if (faults.length > 0) throw invalidRoundDates(faults);
    const programmeHash = await this.rounds.programmeHashOf(round.id);
    const opened = { ...this.newRound(plan, order), startsOn, programmeHash, openedBy: actor.accountId };
    await this.writer.write(actor, opened, { plan, reopening: reopeningOf(opened.id, plan, order) });
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
}

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
