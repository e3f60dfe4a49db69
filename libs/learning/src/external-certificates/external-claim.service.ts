import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HomeFollower, MemberHomeService, MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  FileKeeping,
  type KeptBadge,
  type KeptFile,
  newId,
  NotFound,
  requireSameBody,
  Throttle,
  Transactions,
} from '@lopso/platform';
import { type Decider } from '../approvals/approver.rules';
import { ApproverService } from '../approvals/approver.service';
import {
  BadgeSentBefore,
  OutsideClaimWaits,
  OutsideDateWrong,
  OutsideFileUnreadable,
  OutsideStands,
  OwnOutside,
} from '../learning.errors';
import { ENTER_OUTSIDE, LEARN } from '../learning.permissions';
import { earlierDay, lastDayOf } from './external-certificate.rules';
import {
  type AskedCertificate,
  type ExternalClaim,
  ExternalClaimRepository,
  type NewClaim,
} from './external-claim.repository';

/** Two sent at once: the law is the constraint, the sentence the same as for one that waits. */
const MEETING = {
  outside_claim_waiting_uq: () => new OutsideClaimWaits(),
  outside_claim_client_key_uq: () => new OutsideClaimWaits(),
  outside_claim_badge_uq: () => new BadgeSentBefore(),
};

/** A claim without what follows from the moment it is written. */
type ClaimToWrite = Omit<NewClaim, 'unitId' | 'unitPath' | 'sentAt'>;

const nothing = (): Promise<void> => Promise.resolve();

/** @throws OutsideDateWrong when the printed end lies before the day of issue, or the last day before today (`yyyy-mm-dd`) */
export function requireRunning(
  { issuedOn, kindLastOn, validUntil }: Pick<ExternalClaim, 'issuedOn' | 'kindLastOn' | 'validUntil'>,
  today: string,
): void {
  if (validUntil !== null && validUntil < issuedOn)
    throw new OutsideDateWrong('learning.outside-until-before-issued', 'validUntil');
  const lastOn = earlierDay(kindLastOn, validUntil);
  if (lastOn === null || lastOn >= today) return;
  throw new OutsideDateWrong('learning.outside-over', lastOn === validUntil ? 'validUntil' : 'issuedOn');
}

/** What is said of a certificate about to be sent; dates `yyyy-mm-dd`. */
export interface StatedCertificate {
  readonly certificate: string;
  readonly issuedOn: string;
  readonly validUntil?: string | undefined;
}

/** Why no further one is sent; one that ends may be followed by its successor. */
export function obstacleOf(claims: readonly ExternalClaim[]): OutsideClaimWaits | OutsideStands | null {
  if (claims.some(({ state }) => state === 'waiting')) return new OutsideClaimWaits();
  return claims.some(({ state, lastOn }) => state === 'accepted' && lastOn === null) ? new OutsideStands() : null;
}

/** Re-encoding photos costs: so many tries an hour for one member are far more than anybody needs. */
const UPLOADS = { name: 'learning.outside-claim', limit: 20, windowSeconds: 3600 };

/** What is sent in. */
export interface ExternalClaimDraft {
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
export interface AskedExternalCertificate extends AskedCertificate {
  readonly claims: readonly ExternalClaim[];
  /** A new one may be sent. */
  readonly maySend: boolean;
}

/** An officer who sends it for the member, and what is written down about that in the same transaction. */
export interface EnteredBy {
  readonly by: Decider;
  readonly note: (claimId: string, unitPath: string) => Promise<void>;
}

/** What a member's rounds ask for of others, for the officer who may send it for her. */
export interface AskedOfMember {
  readonly member: MemberSummary;
  readonly asked: readonly AskedExternalCertificate[];
}

/** Certificates of others: which ones are asked for, sent in by the member or an officer, kept with their file where the member belongs. */
@Injectable()
export class ExternalClaimService implements OnModuleInit, HomeFollower {
  constructor(
    private readonly claims: ExternalClaimRepository,
    private readonly throttle: Throttle,
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly approvers: ApproverService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly files: FileKeeping,
    private readonly memberHomes: MemberHomeService,
  ) {}

  /** What a member's rounds ask for, and what was sent to those that were ended. */
  async listAsked(memberId: string): Promise<AskedExternalCertificate[]> {
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
  async sendClaim(memberId: string, request: ExternalClaimDraft, entered: EnteredBy | null): Promise<string> {
    await this.throttle.spend(UPLOADS, memberId);
    const { file, clientKey, ...said } = request;
    const bodyHash = bodyDigest(said, [file]);
    return this.sendOnce({ memberId, clientKey, bodyHash }, async () => {
      const { certificate, name, validMonths } = await this.requireSendable(memberId, said);
      const id = newId();
      const claim = {
        ...{ id, memberId, certificate, name, clientKey, bodyHash, badge: null, badgeKey: null },
        ...{ number: cleanText(said.number), issuer: cleanText(said.issuer), issuedOn: said.issuedOn },
        ...{ kindLastOn: lastDayOf(said.issuedOn, validMonths), validUntil: said.validUntil ?? null },
        ...{ enteredBy: entered?.by.accountId ?? null, enteredFor: entered?.by.onBehalfOf ?? null },
        ...(await this.keepFile(file)),
      };
      return this.writeClaim(claim, async (unitPath) => entered?.note(id, unitPath));
    });
  }

  /** What the actor's rounds ask for. */
  async listOwnAsked(actor: Actor): Promise<AskedExternalCertificate[]> {
    return this.listAsked(this.access.requireMember(actor, LEARN));
  }

  /** Sends a certificate in. @throws as `ExternalClaimService.sendClaim` */
  async sendOwnClaim(actor: Actor, request: ExternalClaimDraft): Promise<string> {
    return this.sendClaim(this.access.requireMember(actor, LEARN), request, null);
  }

  /** What her rounds ask for and what was sent; written into the audit trail. @throws NotFound outside the officer's units */
  async listAskedOfMember(actor: Actor, memberId: string): Promise<AskedOfMember> {
    const member = await this.visibleMember(actor, memberId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      ...{ action: 'learning.outside-of-member-read', subjectType: 'member', subjectId: memberId, unitPath },
    });
    return { member, asked: await this.listAsked(memberId) };
  }

  /**
   * Sends one in for her, with the photo of her paper.
   * @throws OwnOutside for her own, also by a second account of hers or a right that she lent; NotFound outside the officer's units; else as `ExternalClaimService.sendClaim`
   */
  async sendMemberClaim(actor: Actor, memberId: string, request: ExternalClaimDraft): Promise<string> {
    const member = await this.visibleMember(actor, memberId);
    const right = { permission: ENTER_OUTSIDE, unitPath: member.unitPath };
    const isOwn = await this.approvers.isOwnMemberOf(actor, right, [memberId]);
    if (isOwn(memberId)) throw new OwnOutside();
    const { certificate } = request;
    return this.sendClaim(memberId, request, {
      by: this.approvers.deciderOf(actor, right),
      note: (claimId, unitPath) =>
        this.audit.record(actor, {
          ...{ action: 'learning.outside-entered', subjectType: 'outside-claim', subjectId: claimId, unitPath },
          details: { memberId, certificate },
        }),
    });
  }

  private async visibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, ENTER_OUTSIDE, member);
    return member;
  }

  /**
   * What her round asks for, when it may be sent.
   * @throws NotFound for a kind that no round of hers asks for; OutsideClaimWaits, OutsideStands, OutsideDateWrong
   */
  async requireSendable(
    memberId: string,
    { certificate, issuedOn, validUntil }: StatedCertificate,
  ): Promise<AskedCertificate> {
    const asked = (await this.claims.asked(memberId)).find((one) => one.certificate === certificate);
    if (asked?.isAsked !== true) throw new NotFound();
    const claims = await this.claims.listOf(memberId);
    const obstacle = obstacleOf(claims.filter((one) => one.certificate === certificate));
    if (obstacle !== null) throw obstacle;
    const today = this.clock.today();
    if (issuedOn > today) throw new OutsideDateWrong('learning.outside-issued-later');
    const kindLastOn = lastDayOf(issuedOn, asked.validMonths);
    requireRunning({ issuedOn, kindLastOn, validUntil: validUntil ?? null }, today);
    return asked;
  }

  /**
   * Gives what was sent before under a key, else what the work makes. Where something stands in its way, it may be the same form, sent a moment ago:
   * then it is that. @throws IdempotencyConflict for other content under the key
   */
  async sendOnce(
    { memberId, clientKey, bodyHash }: Pick<ClaimToWrite, 'memberId' | 'clientKey' | 'bodyHash'>,
    work: () => Promise<string>,
  ): Promise<string> {
    const find = (): Promise<string | null> => this.findKnown(memberId, clientKey, bodyHash);
    const known = await find();
    if (known !== null) return known;
    try {
      return await work();
    } catch (error) {
      const sent = await find();
      if (sent !== null) return sent;
      throw error;
    }
  }

  private async findKnown(memberId: string, clientKey: string, bodyHash: Buffer): Promise<string | null> {
    const known = await this.claims.findByClientKey(memberId, clientKey);
    if (known === null) return null;
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }

  /**
   * Writes it where the member belongs at that moment, with what goes along in the same transaction; gives the id. Within `once`.
   * @throws OutsideClaimWaits, BadgeSentBefore; NotFound once erased
   */
  async writeClaim(claim: ClaimToWrite, along: (unitPath: string) => Promise<void> = nothing): Promise<string> {
    const sentAt = this.clock.now();
    try {
      await this.transactions.run(async () => {
        const home = await this.members.holdHome(claim.memberId);
        if (home === null) throw new NotFound();
        await this.claims.insert({ ...claim, ...home, sentAt }, MEETING);
        await along(home.unitPath);
      });
      return claim.id;
    } catch (error) {
      await this.forgetUnnamed(claim);
      throw error;
    }
  }

  /** A lost answer to the commit looks like a failure, and `once` finds what was written: only a file that no row names is removed. */
  private async forgetUnnamed(claim: ClaimToWrite): Promise<void> {
    const found = await this.claims.findByClientKey(claim.memberId, claim.clientKey);
    if (found?.id !== claim.id) await this.forgetFile(claim);
  }

  /** @throws OutsideFileUnreadable for what is neither a photo nor a plain PDF, whatever it is called */
  async keepFile(original: Buffer): Promise<KeptFile> {
    const kept = await this.files.keep('outside-', original);
    if (kept === null) throw new OutsideFileUnreadable();
    return kept;
  }

  async keepBadge(signed: string): Promise<KeptBadge> {
    return this.files.keepBadge('outside-', signed);
  }

  /** The signed text of a badge that was kept. @throws NotFound once it is gone */
  async badgeText(storeKey: string): Promise<string> {
    return text(await this.files.open(storeKey));
  }

  /** Removes a file whose row was not committed. */
  async forgetFile(file: Pick<KeptFile, 'storeKey'>): Promise<void> {
    await this.files.forget(file);
  }

  openFile(storeKey: string): Promise<Readable> {
    return this.files.open(storeKey);
  }

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    const homes = await this.members.describeMembers(await this.claims.listSenders(memberIds));
    await this.claims.moveClaims([...homes.values()]);
  }
}
