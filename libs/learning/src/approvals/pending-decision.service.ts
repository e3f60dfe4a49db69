import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor } from '@lopso/platform';
import { ExternalClaimReviewService } from '../external-certificates/external-claim-review.service';
import { ExternalClaimRepository, type WaitingClaim } from '../external-certificates/external-claim.repository';
import { CHECK_OUTSIDE, OPEN_ROUNDS, WAIVE } from '../learning.permissions';
import { RoundCorrectionRepository, type WaitingProposal } from '../round-proposals/round-correction.repository';
import { RoundEndingRepository } from '../round-proposals/round-ending.repository';
import { WaiverRepository } from '../waivers/waiver.repository';
import { WaiverService } from '../waivers/waiver.service';
import { ApproverService } from './approver.service';

/** Certificates of others that an officer is to decide about. */
export interface ExternalClaimCounts {
  /** Sent in, by members or for them. */
  readonly sent: number;
  /** Accepted badges that have become doubtful. */
  readonly doubtful: number;
}

/** What one person proposed about a whole round, and another one is to confirm. */
export const ROUND_PROPOSALS = ['correction', 'end', 'resume'] as const;

export type RoundProposal = (typeof ROUND_PROPOSALS)[number];

/** A round about which something waits. */
export interface WaitingRound {
  readonly kind: RoundProposal;
  readonly roundId: string;
  readonly title: string;
}

/** So many are told of; the list of rounds has them all. */
const MOST_TOLD = 20;

/** What waits for an officer's word about members and rounds; of a count 101 says that more than a hundred wait. */
export interface PendingDecisions {
  /** Waivers and ends of waivers. */
  readonly waivers: number;
  /** Certificates of others that were sent in. */
  readonly outside: number;
  /** Accepted badges that have become doubtful. */
  readonly doubtful: number;
  readonly rounds: readonly WaitingRound[];
}

/** Of more it is said that they wait, and not asked of each whether she may answer it: this is done on each first page. */
const MOST_COUNTED = 100;

/** What waits for an officer to decide: waivers, external certificates, doubtful badges, proposals about rounds. */
@Injectable()
export class PendingDecisionService {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly waiverService: WaiverService,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly claims: ExternalClaimRepository,
    private readonly claimReview: ExternalClaimReviewService,
    private readonly corrections: RoundCorrectionRepository,
    private readonly endings: RoundEndingRepository,
    private readonly approvers: ApproverService,
  ) {}

  /** No person is in it: nothing is written into the audit trail. */
  async getPendingDecisions(actor: Actor): Promise<PendingDecisions> {
    const { sent, doubtful } = await this.countExternalClaims(actor, MOST_COUNTED);
    return {
      waivers: await this.countWaivers(actor, MOST_COUNTED),
      ...{ outside: sent, doubtful },
      rounds: await this.listRoundProposals(actor),
    };
  }

  /** How many the actor may answer as the second person; `most` + 1 where more than `most` wait: of so many nobody asks who she is. */
  async countWaivers(actor: Actor, most: number): Promise<number> {
    const scope = this.access.scope(actor, WAIVE);
    if (scope.isEmpty) return 0;
    const waiting = await this.waivers.listWaiting(scope, { after: null, limit: most + 1 });
    if (waiting.length > most) return waiting.length;
    const people = await this.members.describeMembers([...new Set(waiting.map(({ memberId }) => memberId))]);
    const hers = waiting.flatMap((waiver) => {
      const member = people.get(waiver.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ waiver, member }] : [];
    });
    return (await this.waiverService.answerableBy(actor, hers)).size;
  }

  /** How many the actor may decide about; of either `most` + 1 where more than `most` wait: of so many nobody asks who she is. */
  async countExternalClaims(actor: Actor, most: number): Promise<ExternalClaimCounts> {
    const scope = this.access.scope(actor, CHECK_OUTSIDE);
    if (scope.isEmpty) return { sent: 0, doubtful: 0 };
    const waiting = await this.claims.listToDecide(scope, actor.memberId, most + 1);
    const of = (isDoubtful: boolean): WaitingClaim[] => waiting.filter((claim) => claim.isDoubtful === isDoubtful);
    const [sent, doubtful] = [of(false), of(true)];
    const asked = [sent, doubtful].filter(({ length }) => length <= most).flat();
    const people = await this.members.describeMembers([...new Set(asked.map(({ memberId }) => memberId))]);
    const hers = asked.flatMap((claim) => {
      const member = people.get(claim.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ claim, member }] : [];
    });
    const open = await this.claimReview.decidableBy(actor, hers);
    const count = (found: readonly WaitingClaim[]): number =>
      found.length > most ? found.length : found.filter(({ id }) => open.has(id)).length;
    return { sent: count(sent), doubtful: count(doubtful) };
  }

  /** Those that the actor may confirm as the second person, corrections first, the oldest first; twenty at most of a kind. */
  async listRoundProposals(actor: Actor): Promise<WaitingRound[]> {
    const scope = this.access.scope(actor, OPEN_ROUNDS);
    if (scope.isEmpty) return [];
    const corrections = await this.corrections.listWaiting(scope, actor.accountId, MOST_TOLD);
    const endings = await this.endings.listWaiting(scope, actor.accountId, MOST_TOLD);
    return this.confirmableBy(actor, [
      ...corrections.map((one) => ({ ...one, kind: 'correction' as const })),
      ...endings.map((one) => ({ ...one, kind: one.act })),
    ]);
  }

  private async confirmableBy(
    actor: Actor,
    proposals: readonly (WaitingProposal & Pick<WaitingRound, 'kind'>)[],
  ): Promise<WaitingRound[]> {
    if (proposals.length === 0) return [];
    const decisions = proposals.map(({ id, unitPath, proposedBy: accountId, proposedFor: onBehalfOf }) => ({
      ...{ id, unitPath, holderIds: [] },
      by: { accountId, onBehalfOf },
    }));
    const bars = await this.approvers.obstaclesToApproval(actor, OPEN_ROUNDS, decisions);
    return proposals.flatMap(({ id, kind, roundId, title }) =>
      bars.get(id)?.isSamePerson === false ? [{ kind, roundId, title }] : [],
    );
  }
}

/** All that the module gives for it. */
