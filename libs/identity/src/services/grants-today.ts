import { Injectable } from '@nestjs/common';
import { Clock, type Grant } from '@lopso/platform';
import { isForPin } from '../rules/pin-rule';
import { SessionRepository } from '../storage/session.repository';
import { type GrantedAccount, GrantSource } from './directory';

/** What accounts may do, as of today in Vietnam. */
@Injectable()
export class GrantsToday {
  constructor(
    private readonly grants: GrantSource,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  of(account: GrantedAccount): Promise<Grant[]> {
    return this.grants.grantsOf(account, this.clock.today());
  }

  /** The same as far as a session may use it: one opened by PIN holds no desk, also when the right was given after the PIN. */
  async inSession(account: GrantedAccount, sessionId: string): Promise<Grant[]> {
    const grants = await this.of(account);
    const forPin = grants.filter(isForPin);
    if (forPin.length === grants.length) return grants;
    return (await this.sessions.wayOf(sessionId)) === 'pin' ? forPin : grants;
  }

  /** The first day a member holds no seat any more; null while no end is known. */
  leftOn(memberId: string): Promise<string | null> {
    return this.grants.leftOn(memberId);
  }

  /** Names of units by id, as a person reads them. */
  unitNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.grants.unitNames(unitIds);
  }
}
