import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import {
  Access,
  type Actor,
  type BadgeReport,
  type BadgeSources,
  badgeTextIn,
  bodyDigest,
  checkBadge,
  Clock,
  faultOfBadge,
  newId,
  NotFound,
  OwnBadges,
  Throttle,
  vietnamDate,
} from '@lopso/platform';
import { lastDayOf } from '../external-certificates/external-certificate.rules';
import { type CheckedBadge } from '../external-certificates/external-claim.repository';
import { ExternalClaimService } from '../external-certificates/external-claim.service';
import { BadgeRefused, BadgeUnreadable } from '../learning.errors';
import { LEARN } from '../learning.permissions';
import { BadgeIssuerRepository } from './badge-issuer.repository';

/** Checking signatures costs: so many an hour are far more than anybody needs. */
const READINGS = { name: 'learning.outside-badge', limit: 40, windowSeconds: 3600 };

/** A badge on its way in. */
export interface ExternalBadgeDraft {
  /** Made by the phone, the same when it sends again. */
  readonly clientKey: string;
  /** The kind of certificate it is sent for, one that a round of hers asks for. */
  readonly certificate: string;
  readonly file: Buffer;
}

/** Open Badges of others: a member's badge checked line by line, and sent in. */
@Injectable()
export class ExternalBadgeService {
  constructor(
    private readonly access: Access,
    private readonly throttle: Throttle,
    private readonly externalClaims: ExternalClaimService,
    private readonly issuers: BadgeIssuerRepository,
    private readonly own: OwnBadges,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  /** What comes out for a badge of the actor's, line by line; nothing is kept. @throws BadgeUnreadable, TooManyRequests */
  async readBadge(actor: Actor, file: Buffer): Promise<CheckedBadge> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(READINGS, memberId);
    return this.checkMemberBadge(memberId, this.textIn(file));
  }

  /**
   * Sends a badge in: number, issuer and days are those that were signed. The same key and content again: the same id.
   * @throws BadgeUnreadable, BadgeRefused with what is wrong, BadgeSentBefore; else like `ExternalClaimService.sendOwnClaim`
   */
  async sendBadge(actor: Actor, { clientKey, certificate, file }: ExternalBadgeDraft): Promise<string> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(READINGS, memberId);
    const bodyHash = bodyDigest({ certificate }, [file]);
    return this.externalClaims.sendOnce({ memberId, clientKey, bodyHash }, async () => {
      const text = this.textIn(file);
      const { key, ...checked } = await this.checkMemberBadge(memberId, text);
      const said = saidBy(checked);
      const asked = await this.externalClaims.requireSendable(memberId, { certificate, ...said });
      return this.externalClaims.writeClaim({
        ...{ id: newId(), memberId, certificate, name: asked.name, clientKey, bodyHash },
        ...{ number: said.number, issuer: said.issuer, issuedOn: said.issuedOn },
        ...{ kindLastOn: lastDayOf(said.issuedOn, asked.validMonths), validUntil: said.validUntil ?? null },
        ...{ badge: checked, badgeKey: key, enteredBy: null, enteredFor: null },
        ...(await this.externalClaims.keepBadge(text)),
      });
    });
  }

  private textIn(file: Buffer): string {
    const text = badgeTextIn(file);
    if (text === null) throw new BadgeUnreadable();
    return text;
  }

  /** What comes out for a badge that a member holds, as of now. @throws NotFound for somebody erased */
  async checkMemberBadge(memberId: string, text: string): Promise<BadgeReport & CheckedBadge> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    const [contact] = await this.members.holdContacts([memberId]);
    if (member === undefined || contact === undefined) throw new NotFound();
    const now = this.clock.now();
    const report = await checkBadge({ text, recipient: contact, now }, this.sourcesOf(member.unitPath));
    return { ...report, checkedAt: now.toISOString() };
  }

  private sourcesOf(unitPath: string): BadgeSources {
    return {
      issuer: async (did) => {
        const own = this.own.find(did);
        if (own !== null)
          return { name: own.name, document: await own.document(), from: null, until: null, isOwn: true };
        const found = await this.issuers.findTrusted(unitPath, did);
        if (found === null) return null;
        const { name, document, trustedFrom, trustedUntil } = found;
        return { name, document, from: trustedFrom, until: trustedUntil, isOwn: false };
      },
      statusList: async (did, url) => {
        const own = this.own.find(did);
        if (own !== null) return own.statusList(url);
        const found = await this.issuers.findTrusted(unitPath, did);
        return found === null ? null : this.issuers.statusList(found.id, url);
      },
    };
  }
}

/** What a sound badge says of itself; its end is the last day that is good to the end. @throws BadgeRefused */
function saidBy({ lines, facts }: Pick<BadgeReport, 'lines' | 'facts'>) {
  const fault = faultOfBadge({ lines });
  if (facts === null || fault !== null) throw new BadgeRefused(fault ?? 'not-open-badge');
  const issuer = lines.find(({ check }) => check === 'issuer')?.about ?? facts.issuerId;
  const end = facts.validUntil === null ? null : new Date(Date.parse(facts.validUntil) - 1);
  return {
    ...{ number: facts.id, issuer, issuedOn: vietnamDate(new Date(facts.validFrom)) },
    validUntil: end === null ? undefined : vietnamDate(end),
  };
}
