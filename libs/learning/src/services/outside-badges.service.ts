import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  type BadgeReport,
  badgeTextIn,
  bodyDigest,
  faultOfBadge,
  newId,
  Throttle,
  vietnamDate,
} from '@lopso/platform';
import { BadgeRefused, BadgeUnreadable } from '../learning-badges.errors';
import { LEARN } from '../learning.permissions';
import { lastDayOf } from '../rules/outside-certificate';
import { type CheckedBadge } from '../storage/outside-claim.repository';
import { BadgeChecks } from './badge-checks.service';
import { OutsideClaimWriter } from './outside-claim-writer';
import { OutsideFiles } from './outside-files';
import { SendableOutside } from './sendable-outside';

/** Checking signatures costs: so many an hour are far more than anybody needs. */
const READINGS = { name: 'learning.outside-badge', limit: 40, windowSeconds: 3600 };

/** A badge on its way in. */
export interface OutsideBadgeRequest {
  /** Made by the phone, the same when it sends again. */
  readonly clientKey: string;
  /** The kind of certificate it is sent for, one that a round of hers asks for. */
  readonly certificate: string;
  readonly file: Buffer;
}

/** Open Badges of others: checked fully, then an outside certificate like any other (decisions 0049, 0072). */
@Injectable()
export class OutsideBadges {
  constructor(
    private readonly access: Access,
    private readonly throttle: Throttle,
    private readonly checks: BadgeChecks,
    private readonly sendable: SendableOutside,
    private readonly files: OutsideFiles,
    private readonly writer: OutsideClaimWriter,
  ) {}

  /** What comes out for a badge of the actor's, line by line; nothing is kept. @throws BadgeUnreadable, TooManyRequests */
  async read(actor: Actor, file: Buffer): Promise<CheckedBadge> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(READINGS, memberId);
    return this.checks.check(memberId, this.textIn(file));
  }

  /**
   * Sends a badge in: number, issuer and days are those that were signed. The same key and content again: the same id.
   * @throws BadgeUnreadable, BadgeRefused with what is wrong, BadgeSentBefore; else like `OutsideClaims.send`
   */
  async send(actor: Actor, { clientKey, certificate, file }: OutsideBadgeRequest): Promise<string> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(READINGS, memberId);
    const bodyHash = bodyDigest({ certificate }, [file]);
    return this.writer.once({ memberId, clientKey, bodyHash }, async () => {
      const text = this.textIn(file);
      const { key, ...checked } = await this.checks.check(memberId, text);
      const said = saidBy(checked);
      const asked = await this.sendable.require(memberId, { certificate, ...said });
      return this.writer.write({
        ...{ id: newId(), memberId, certificate, name: asked.name, clientKey, bodyHash },
        ...{ number: said.number, issuer: said.issuer, issuedOn: said.issuedOn },
        ...{ kindLastOn: lastDayOf(said.issuedOn, asked.validMonths), validUntil: said.validUntil ?? null },
        ...{ badge: checked, badgeKey: key, enteredBy: null, enteredFor: null },
        ...(await this.files.keepBadge(text)),
      });
    });
  }

  private textIn(file: Buffer): string {
    const text = badgeTextIn(file);
    if (text === null) throw new BadgeUnreadable();
    return text;
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
