import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type BadgeReport, type BadgeSources, checkBadge, Clock, NotFound, OwnBadges } from '@lopso/platform';
import { BadgeIssuerRepository } from '../storage/badge-issuer.repository';
import { type CheckedBadge } from '../storage/outside-claim.repository';

/** Checks badges of members with what their province trusts and keeps; nothing is fetched (decision 0072). */
@Injectable()
export class BadgeChecks {
  constructor(
    private readonly issuers: BadgeIssuerRepository,
    private readonly own: OwnBadges,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  /** What comes out for a badge that a member holds, as of now. @throws NotFound for somebody erased */
  async check(memberId: string, text: string): Promise<BadgeReport & CheckedBadge> {
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
