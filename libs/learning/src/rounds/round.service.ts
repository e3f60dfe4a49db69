import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ClassRound, type ClassRoundSource, FeedbackResultsService } from '@lopso/classes';
import { UnitService } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { EvidenceRepository } from '../completion/evidence.repository';
import { type GivenDue } from '../cycles/due-date.rules';
import { ExtensionRepository } from '../extensions/extension.repository';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { countsHours } from '../remaining-work/remaining-hours.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { RoundCorrectionRepository } from '../round-proposals/round-correction.repository';
import { RoundEndingRepository } from '../round-proposals/round-ending.repository';
import { type RoundPartner, RoundRepository, type RoundSummary } from './round.repository';
import { type RoundHeading } from './round.rules';

/** A round as an actor sees it. */
export interface RoundView extends RoundSummary {
  /** False for an actor of a part of the round's units: the counts of the whole are hidden from them. */
  readonly mayCount: boolean;
  /** A correction of its words waits for a second person (decision 0124); hidden likewise. */
  readonly isCorrectionWaiting: boolean;
  /** Its end, or its going on again, waits for a second person (decision 0137); hidden likewise. */
  readonly isEndingWaiting: boolean;
}

/** With whom a round is held, and the names on the list that it could be held with as well. */
export interface RoundPartnerView {
  readonly partners: readonly RoundPartner[];
  /** Empty for who may not put them there. */
  readonly others: readonly string[];
}

/** Rounds as the caller may see them, the organisations they are held with, and the rounds a class counts for. */
@Injectable()
export class RoundService implements OnModuleInit, ClassRoundSource {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly extensions: ExtensionRepository,
    private readonly corrections: RoundCorrectionRepository,
    private readonly endings: RoundEndingRepository,
    private readonly access: Access,
    private readonly units: UnitService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly evidence: EvidenceRepository,
    private readonly feedbackResults: FeedbackResultsService,
  ) {}

  /** Any round, without an access check: for other libraries. @throws NotFound */
  async getRound(roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    return round;
  }

  /** What these rounds are called and by which decisions they were opened, by id; no access check. */
  async headingsOf(roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundHeading>> {
    return this.corrections.wordsOf(roundIds);
  }

  /** The same stays so until the running transaction ends; no access check. */
  async holdHeadings(roundIds: readonly string[]): Promise<void> {
    await this.corrections.holdWords(roundIds);
  }

  /** What a round demands, in its order; no access check. */
  async requirementsOf(roundId: string): Promise<readonly Requirement[]> {
    return (await this.rounds.requirementsOf([roundId])).get(roundId) ?? [];
  }

  /** Due dates that officers gave in a cycle and that stand, or stood at an instant; no access check. */
  async duesGiven(cycleId: string, asOf: Date | null): Promise<readonly GivenDue[]> {
    return this.extensions.listOf(cycleId, asOf);
  }

  /** The rounds that touch the actor's units, the newest first. */
  async listVisibleRounds(actor: Actor): Promise<RoundView[]> {
    const scope = this.access.scope(actor, READ_ROUNDS);
    const rounds = await this.rounds.listTouching(scope);
    const ids = rounds.map(({ id }) => id);
    const corrected = await this.corrections.waitingAmong(ids);
    const ending = await this.endings.waitingAmong(ids);
    return rounds.map((round) => {
      const mayCount = scope.contains(round.unitPath);
      const waits = (waiting: ReadonlySet<string>): boolean => mayCount && waiting.has(round.id);
      return { ...round, mayCount, isCorrectionWaiting: waits(corrected), isEndingWaiting: waits(ending) };
    });
  }

  /** One of them. @throws NotFound */
  async getVisibleRound(actor: Actor, roundId: string): Promise<RoundView> {
    const round = (await this.listVisibleRounds(actor)).find((one) => one.id === roundId);
    if (round === undefined) throw new NotFound();
    return round;
  }

  /** @throws NotFound outside the rounds the actor sees */
  async listPartners(actor: Actor, roundId: string): Promise<RoundPartnerView> {
    const { unitPath } = await this.getVisibleRound(actor, roundId);
    const mayAdd = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const [partners, known] = await Promise.all([
      this.rounds.listPartners(roundId),
      mayAdd ? this.units.listPartners(unitPath) : [],
    ]);
    const ids = new Set(partners.map(({ id }) => id));
    return { partners, others: known.filter(({ id }) => !ids.has(id)).map(({ name }) => name) };
  }

  /** Puts an organisation on a round; the same again changes nothing. @throws NotFound */
  async addPartner(actor: Actor, roundId: string, typed: string): Promise<void> {
    const round = await this.requirePartnersOf(actor, roundId);
    await this.transactions.run(async () => {
      const partner = await this.units.getPartnerName(actor, typed, round);
      const isNew = await this.rounds.addPartner({ roundId, partnerId: partner.id, ...this.markBy(actor) });
      if (isNew) await this.auditPartners(actor, round, { action: 'learning.partner-added', name: partner.name });
    });
  }

  /** Takes one off; its people read the round no more from the next request on. @throws NotFound */
  async endPartner(actor: Actor, roundId: string, partnerId: string): Promise<void> {
    const round = await this.requirePartnersOf(actor, roundId);
    await this.transactions.run(async () => {
      const name = await this.rounds.endPartner({ roundId, partnerId, ...this.markBy(actor) });
      if (name === null) throw new NotFound();
      await this.auditPartners(actor, round, { action: 'learning.partner-ended', name });
    });
  }

  private async requirePartnersOf(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.getRound(roundId);
    this.access.require(actor, OPEN_ROUNDS, round);
    return round;
  }

  markBy(actor: Actor): { readonly by: string; readonly at: Date } {
    return { by: actor.accountId, at: this.clock.now() };
  }

  async auditPartners(
    actor: Actor,
    round: Pick<RoundSummary, 'id' | 'unitPath'>,
    { action, name }: { readonly action: string; readonly name: string },
  ): Promise<void> {
    const { id: subjectId, unitPath } = round;
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: { organisation: name },
    });
  }

  onModuleInit(): void {
    this.feedbackResults.answerRoundsBy(this);
  }

  /** A session counts for a round when somebody in it sat there, after the round began, and it asks hours of the topic. */
  async roundsOf(classSessionIds: readonly string[]): Promise<Map<string, ClassRound[]>> {
    const found = await this.evidence.roundsOfSessions(classSessionIds);
    const requirements = await this.rounds.requirementsOf([...new Set(found.map(({ roundId }) => roundId))]);
    const bySession = new Map<string, ClassRound[]>();
    for (const { classSessionId, topic, roundId, title } of found) {
      if (!countsHours(requirements.get(roundId) ?? [], topic)) continue;
      bySession.set(classSessionId, [...(bySession.get(classSessionId) ?? []), { id: roundId, title }]);
    }
    return bySession;
  }
}
