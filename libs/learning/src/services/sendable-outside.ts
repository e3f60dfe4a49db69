import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@lopso/platform';
import { OutsideClaimWaits, OutsideDateWrong, OutsideStands } from '../learning.errors';
import { lastDayOf } from '../rules/outside-certificate';
import { type AskedCertificate, type OutsideClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { requireRunning } from './outside-running';

/** What is said of a certificate about to be sent; dates `yyyy-mm-dd`. */
export interface SaidOutside {
  readonly certificate: string;
  readonly issuedOn: string;
  readonly validUntil?: string | undefined;
}

/** Whether a member may send a certificate now. */
@Injectable()
export class SendableOutside {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * What her round asks for, when it may be sent.
   * @throws NotFound for a kind that no round of hers asks for; OutsideClaimWaits, OutsideStands, OutsideDateWrong
   */
  async require(memberId: string, { certificate, issuedOn, validUntil }: SaidOutside): Promise<AskedCertificate> {
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
}

/** Why no further one is sent; one that ends may be followed by its successor. */
export function obstacleOf(claims: readonly OutsideClaim[]): OutsideClaimWaits | OutsideStands | null {
  if (claims.some(({ state }) => state === 'waiting')) return new OutsideClaimWaits();
  return claims.some(({ state, lastOn }) => state === 'accepted' && lastOn === null) ? new OutsideStands() : null;
}
