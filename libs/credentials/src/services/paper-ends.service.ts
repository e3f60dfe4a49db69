import { Injectable } from '@nestjs/common';
import { type PassageRenewal, ValidityService } from '@lopso/learning';
import { Access, type Actor, Clock } from '@lopso/platform';
import { READ_OWN_CERTIFICATES } from '../credentials.permissions';
import { endStage, type EndStage, stageNumber } from '../rules/paper-end';
import { type EndingPaper, PaperEndRepository } from '../storage/paper-end.repository';

/** That a paper may be renewed, ends soon or has ended, and what leads on. */
export interface PaperEndNews extends Omit<EndingPaper, 'known'> {
  readonly stage: EndStage;
  /** She said that she knows it: it is told no more, and stays readable. */
  readonly isKnown: boolean;
  /** The last day on which a renewal follows on; null once it is over, where its passage is finished no longer, and where the rule doesn't follow on. */
  readonly followsUntil: string | null;
  /** The round in which she gets the next one; null: none. */
  readonly renewsIn: PassageRenewal['renewsIn'];
}

/** Tells holders that their papers end, each thing once (decision 0092). */
@Injectable()
export class PaperEnds {
  constructor(
    private readonly stored: PaperEndRepository,
    private readonly validityService: ValidityService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * Of the actor's standing papers, what ends first first. Nothing of one that was withdrawn, replaced or renewed, nor to whoever left: nobody asks her to
   * renew. It follows from what is true when it is asked, so that nothing is sent, and nothing can be sent twice.
   */
  async list(actor: Actor): Promise<PaperEndNews[]> {
    const memberId = this.access.requireMember(actor, READ_OWN_CERTIFICATES);
    if (actor.leftOn !== undefined) return [];
    const papers = await this.stored.ofMember(memberId);
    if (papers.length === 0) return [];
    const today = this.clock.today();
    const renewals = await this.validityService.renewalsOf(
      papers.map(({ cycleId }) => cycleId),
      this.clock.now(),
    );
    return papers.flatMap((paper) => {
      const renewal = renewals.get(paper.cycleId);
      return renewal === undefined ? [] : told(paper, renewal, today);
    });
  }

  /** She knows a stage of a last day; twice is harmless, and so is a paper that is not hers: nothing is kept of it. */
  async know(actor: Actor, certificateId: string, seen: { validUntil: string; stage: EndStage }): Promise<void> {
    const news = (await this.list(actor)).find((one) => one.certificateId === certificateId);
    // A last day that was moved after she read is news again, and what comes later is not known before.
    if (news === undefined || news.validUntil !== seen.validUntil) return;
    const stage = Math.min(stageNumber(seen.stage), stageNumber(news.stage));
    await this.stored.keepTold(certificateId, { validUntil: news.validUntil, stage }, this.clock.now());
  }
}

function told({ known, ...paper }: EndingPaper, renewal: PassageRenewal, today: string): PaperEndNews[] {
  const { isRenewed, renewableFrom, renewsIn } = renewal;
  const stage = isRenewed ? null : endStage({ validUntil: paper.validUntil, renewableFrom }, today);
  // The night of the first day opens the round in which she renews: until then there is nowhere to send her. A window of no days has no later day.
  if (stage === null || (stage === 'renewable' && renewsIn === null && today === renewableFrom)) return [];
  const followsUntil = renewal.followsUntil !== null && today <= renewal.followsUntil ? renewal.followsUntil : null;
  return [{ ...paper, stage, isKnown: known >= stageNumber(stage), followsUntil, renewsIn }];
}
