import { Injectable } from '@nestjs/common';
import { type PassageRenewal, ValidityService } from '@lopso/learning';
import { Access, type Actor, Clock } from '@lopso/platform';
import { CaseService } from '../cases/case.service';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { ChangeRepository, type EndedChange } from '../changes/change.repository';
import { ChangeService } from '../changes/change.service';
import { SecondPersonService } from '../changes/second-person.service';
import { MANAGE_CERTIFICATES, READ_OWN_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { IssuingRepository } from '../issuing/issuing.repository';
import { type EndedRelease, ReleaseRepository, type WaitingRelease } from '../releases/release.repository';
import { CertificateEndRepository, type EndingPaper } from './certificate-end.repository';
import { endStage, type EndStage, stageNumber } from './certificate-end.rules';

/** That a paper may be renewed, ends soon or has ended, and what leads on. */
export interface CertificateEndNews extends Omit<EndingPaper, 'known'> {
  readonly stage: EndStage;
  /** She said that she knows it: it is told no more, and stays readable. */
  readonly isKnown: boolean;
  /** The last day on which a renewal follows on; null once it is over, where its passage is finished no longer, and where the rule doesn't follow on. */
  readonly followsUntil: string | null;
  /** The round in which she gets the next one; null: none. */
  readonly renewsIn: PassageRenewal['renewsIn'];
}

function told({ known, ...paper }: EndingPaper, renewal: PassageRenewal, today: string): CertificateEndNews[] {
  const { isRenewed, renewableFrom, renewsIn } = renewal;
  const stage = isRenewed ? null : endStage({ validUntil: paper.validUntil, renewableFrom }, today);
  // The night of the first day opens the round in which she renews: until then there is nowhere to send her. A window of no days has no later day.
  if (stage === null || (stage === 'renewable' && renewsIn === null && today === renewableFrom)) return [];
  const followsUntil = renewal.followsUntil !== null && today <= renewal.followsUntil ? renewal.followsUntil : null;
  return [{ ...paper, stage, isKnown: known >= stageNumber(stage), followsUntil, renewsIn }];
}

/** Lists that an officer is told of at once; the next come as these are answered. */
const MOST_WAITING = 20;

/** Lists an officer may confirm, those first that lapse first, and which of hers came to nothing. */
export interface ReleaseNewsFor {
  readonly waiting: readonly WaitingRelease[];
  readonly ended: readonly EndedRelease[];
}

/** How long an officer is told that her proposal came to nothing. */
const TOLD_MS = 7 * 86_400_000;

/** Of more it is said that they wait, and not asked of each whether she may answer it: this is done on each first page. */
const MOST_WAITING_CHANGE_NEWS = 100;

/** How many proposals an officer may answer and how many papers stand that nobody decided about, 101 for more than a hundred, and which of hers came to nothing; and the same of lists to be issued. */
export interface ChangeNewsFor {
  readonly waiting: number;
  readonly cases: number;
  readonly ended: readonly EndedChange[];
  readonly releases: ReleaseNewsFor;
}

/** What is new: to a member, certificates issued and ending; to an officer, proposals and releases that wait or ended. */
@Injectable()
export class NewsService {
  constructor(
    private readonly certificateRows: CertificateRepository,
    private readonly issuingRows: IssuingRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly endRows: CertificateEndRepository,
    private readonly validityService: ValidityService,
    private readonly changeRows: ChangeRepository,
    private readonly changes: ChangeService,
    private readonly cases: CaseService,
    private readonly releaseRows: ReleaseRepository,
    private readonly second: SecondPersonService,
  ) {}

  /** What was withdrawn or replaced of the member's papers and she doesn't know yet, the latest first. */
  async listCertificateNews(actor: Actor): Promise<Certificate[]> {
    return this.certificateRows.listUnacknowledged(this.access.requireMember(actor, READ_OWN_CERTIFICATES));
  }

  /** She knows of everything up to an instant: what came since is still told. */
  async acknowledgeCertificates(actor: Actor, until: Date): Promise<void> {
    await this.issuingRows.acknowledge(
      this.access.requireMember(actor, READ_OWN_CERTIFICATES),
      until,
      this.clock.now(),
    );
  }

  /**
   * Of the actor's standing papers, what ends first first. Nothing of one that was withdrawn, replaced or renewed, nor to whoever left: nobody asks her to
   * renew. It follows from what is true when it is asked, so that nothing is sent, and nothing can be sent twice.
   */
  async listCertificateEnds(actor: Actor): Promise<CertificateEndNews[]> {
    const memberId = this.access.requireMember(actor, READ_OWN_CERTIFICATES);
    if (actor.leftOn !== undefined) return [];
    const papers = await this.endRows.ofMember(memberId);
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
  async acknowledgeCertificateEnd(
    actor: Actor,
    certificateId: string,
    seen: { validUntil: string; stage: EndStage },
  ): Promise<void> {
    const news = (await this.listCertificateEnds(actor)).find((one) => one.certificateId === certificateId);
    // A last day that was moved after she read is news again, and what comes later is not known before.
    if (news === undefined || news.validUntil !== seen.validUntil) return;
    const stage = Math.min(stageNumber(seen.stage), stageNumber(news.stage));
    await this.endRows.keepAcknowledged(certificateId, { validUntil: news.validUntil, stage }, this.clock.now());
  }

  /** No person is in it: nothing is written into the audit trail. Who only reads proposals is told of none that wait. */
  async getOfficerNews(actor: Actor): Promise<ChangeNewsFor> {
    const { accountId } = actor;
    const now = this.clock.now();
    const since = new Date(now.getTime() - TOLD_MS);
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    return {
      waiting: await this.countAnswerable(actor, now),
      cases: await this.cases.countCases(actor, MOST_WAITING_CHANGE_NEWS + 1),
      ended: await this.changeRows.listEnded(sees, { accountId, since }),
      releases: await this.getReleaseNews(actor, since),
    };
  }

  /** Those about her own paper, or of somebody who counts as her, are for another one: her list shows them, with why. */
  private async countAnswerable(actor: Actor, now: Date): Promise<number> {
    const manages = this.access.scope(actor, MANAGE_CERTIFICATES);
    const waiting = await this.changeRows.listWaiting(manages, {
      accountId: actor.accountId,
      now,
      limit: MOST_WAITING_CHANGE_NEWS + 1,
    });
    if (waiting.length > MOST_WAITING_CHANGE_NEWS) return waiting.length;
    const bars = [...(await this.changes.barsToAnswer(actor, waiting)).values()];
    return bars.filter(({ isSamePerson, isOwn }) => !isSamePerson && !isOwn).length;
  }

  /** No person is in it: nothing is written into the audit trail. Who counts as the one that released a list is not told that it waits. @param since of what came to nothing */
  async getReleaseNews(actor: Actor, since: Date): Promise<ReleaseNewsFor> {
    const { accountId } = actor;
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const asked = { accountId, now: this.clock.now(), limit: MOST_WAITING };
    const waiting = await this.releaseRows.listWaiting(this.access.scope(actor, MANAGE_CERTIFICATES), asked);
    return {
      waiting: await this.confirmable(actor, waiting),
      ended: await this.releaseRows.listEnded(sees, { accountId, since }),
    };
  }

  private async confirmable(actor: Actor, waiting: readonly WaitingRelease[]): Promise<WaitingRelease[]> {
    if (waiting.length === 0) return [];
    const bars = await this.second.barsTo(
      actor,
      waiting.map(({ id, unitPath, releasedBy, releasedFor }) => ({
        ...{ id, unitPath, by: { accountId: releasedBy ?? '', onBehalfOf: releasedFor }, holderIds: [] },
      })),
    );
    return waiting.filter(({ id }) => bars.get(id)?.isSamePerson !== true);
  }
}
