import { Injectable } from '@nestjs/common';
import { bodyDigest, cleanText, newId, Throttle } from '@lopso/platform';
import { type Decider } from '../rules/deciders';
import { lastDayOf } from '../rules/outside-certificate';
import { type AskedCertificate, type OutsideClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { OutsideClaimWriter } from './outside-claim-writer';
import { OutsideFiles } from './outside-files';
import { obstacleOf, SendableOutside } from './sendable-outside';

/** Re-encoding photos costs: so many tries an hour for one member are far more than anybody needs. */
const UPLOADS = { name: 'learning.outside-claim', limit: 20, windowSeconds: 3600 };

/** What is sent in. */
export interface OutsideClaimRequest {
  /** Made by the phone, the same when it sends again. */
  readonly clientKey: string;
  /** The kind, one that a round of hers asks for. */
  readonly certificate: string;
  readonly number: string;
  readonly issuer: string;
  /** `yyyy-mm-dd`. */
  readonly issuedOn: string;
  /** The last day printed on the paper, `yyyy-mm-dd`; left out: none is. */
  readonly validUntil?: string;
  readonly file: Buffer;
}

/** An outside certificate that is asked for, or was and sent, with everything sent in for it, the newest first. */
export interface AskedOutside extends AskedCertificate {
  readonly claims: readonly OutsideClaim[];
  /** A new one may be sent. */
  readonly maySend: boolean;
}

/** An officer who sends it for the member, and what is written down about that in the same transaction. */
export interface EnteredOutside {
  readonly by: Decider;
  readonly note: (claimId: string, unitPath: string) => Promise<void>;
}

/** Certificates of others on their way in, whoever sends them. */
@Injectable()
export class SendOutside {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly writer: OutsideClaimWriter,
    private readonly files: OutsideFiles,
    private readonly throttle: Throttle,
    private readonly sendable: SendableOutside,
  ) {}

  /** What a member's rounds ask for, and what was sent to those that were ended. */
  async askedOf(memberId: string): Promise<AskedOutside[]> {
    const [asked, claims] = await Promise.all([this.claims.asked(memberId), this.claims.listOf(memberId)]);
    return asked.map((one) => {
      const sent = claims.filter(({ certificate }) => certificate === one.certificate);
      return { ...one, claims: sent, maySend: one.isAsked && obstacleOf(sent) === null };
    });
  }

  /**
   * The file is on disk before the row is committed. The same key and content again: the same id.
   * @throws NotFound for a kind that no round of hers asks for
   * @throws OutsideClaimWaits, OutsideStands, OutsideDateWrong, OutsideFileUnreadable, IdempotencyConflict, TooManyRequests
   */
  async send(memberId: string, request: OutsideClaimRequest, entered: EnteredOutside | null): Promise<string> {
    await this.throttle.spend(UPLOADS, memberId);
    const { file, clientKey, ...said } = request;
    const bodyHash = bodyDigest(said, [file]);
    return this.writer.once({ memberId, clientKey, bodyHash }, async () => {
      const { certificate, name, validMonths } = await this.sendable.require(memberId, said);
      const id = newId();
      const claim = {
        ...{ id, memberId, certificate, name, clientKey, bodyHash, badge: null, badgeKey: null },
        ...{ number: cleanText(said.number), issuer: cleanText(said.issuer), issuedOn: said.issuedOn },
        ...{ kindLastOn: lastDayOf(said.issuedOn, validMonths), validUntil: said.validUntil ?? null },
        ...{ enteredBy: entered?.by.accountId ?? null, enteredFor: entered?.by.onBehalfOf ?? null },
        ...(await this.files.keep(file)),
      };
      return this.writer.write(claim, async (unitPath) => entered?.note(id, unitPath));
    });
  }
}
