import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, NotFound, vietnamDate } from '@lopso/platform';
import { ApproverService } from '../approvals/approver.service';
import { SamePerson } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { headingCorrections } from '../rounds/round.rules';
import { type By } from '../waivers/waiver.repository';
import { type RoundCorrection } from './round-correction.repository';

/** Who proposed something about a round. */
export type Proposed = Pick<RoundCorrection, 'proposedBy' | 'proposedFor'>;

/** `confirm` for who may be the second person, `decline` for any other who opens rounds there, `take-back` for who proposed it. */
export type ProposalAct = 'confirm' | 'decline' | 'take-back';

/** Who may correct, end and resume which rounds, and who may be the second person. */
@Injectable()
export class RoundProposalService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly approvers: ApproverService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for a round that isn't there, or lies outside the units over which the actor opens rounds */
  async requireRound(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    return round;
  }

  /** Whether a round may have been opened by a decision of this day, `yyyy-mm-dd`: of the day it was opened on, or of one before (decision 0126). */
  isBeforeOpening(decidedOn: string, { openedAt }: Pick<RoundSummary, 'openedAt'>): boolean {
    return decidedOn <= vietnamDate(openedAt);
  }

  decidedNow(actor: Actor, { unitPath }: RoundSummary): By {
    const { accountId: by, onBehalfOf } = this.approvers.deciderOf(actor, { permission: OPEN_ROUNDS, unitPath });
    return { by, onBehalfOf, at: this.clock.now() };
  }

  /** @throws SamePerson unless the actor is another person than who proposed it, by another right (decision 0104) */
  async requireSecondPerson(
    actor: Actor,
    { proposedBy: accountId, proposedFor: onBehalfOf }: Proposed,
    { unitPath }: RoundSummary,
  ): Promise<void> {
    const second = this.approvers.deciderOf(actor, { permission: OPEN_ROUNDS, unitPath });
    if (!(await this.approvers.isAnotherPerson({ accountId, onBehalfOf }, second))) throw new SamePerson();
  }

  /** What somebody who opens rounds there may do with what waits. */
  async actsOn(
    actor: Actor,
    { id, proposedBy: accountId, proposedFor: onBehalfOf }: Proposed & { readonly id: string },
    unitPath: string,
  ): Promise<readonly ProposalAct[]> {
    if (accountId === actor.accountId) return ['take-back'];
    const first = { id, unitPath, by: { accountId, onBehalfOf }, holderIds: [] };
    const bars = (await this.approvers.obstaclesToApproval(actor, OPEN_ROUNDS, [first])).get(id);
    return bars?.isSamePerson === false ? ['confirm', 'decline'] : ['decline'];
  }

  /** What it changes, from and to, and by which document. Joins a transaction. */
  async auditCorrection(
    actor: Actor,
    action: string,
    { id: subjectId, unitPath }: RoundSummary,
    { before, words, paperNumber }: Pick<RoundCorrection, 'before' | 'words' | 'paperNumber'>,
  ): Promise<void> {
    const changed = new Map(headingCorrections(before, words).map((one) => [one.field, one]));
    const [title, number, day] = [changed.get('title'), changed.get('decisionNumber'), changed.get('decidedOn')];
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: {
        ...{ title: title?.after, titleBefore: title?.before },
        ...{ decisionNumber: number?.after, decisionNumberBefore: number?.before },
        ...{ decidedOn: day?.after, decidedOnBefore: day?.before },
        paperNumber: paperNumber ?? undefined,
      },
    });
  }
}
