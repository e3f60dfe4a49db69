import { Injectable } from '@nestjs/common';
import { Accounts } from '@lopso/identity';
import { type CertificateRelease } from '@lopso/credentials';
import { type Actor, Clock } from '@lopso/platform';
import { ReleaseResponse } from './release.dto';

/** Puts names to the people behind lists, and the time that is left to take one back. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, releases: readonly CertificateRelease[]): Promise<ReleaseResponse[]> {
    const ids = releases.flatMap(({ listedBy, releasedBy, confirmedBy, closedBy }) =>
      [listedBy, releasedBy, confirmedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describe([...new Set(ids)]);
    const by = { names, accountId: actor.accountId, now: this.clock.now() };
    return releases.map((release) => ReleaseResponse.from(release, by));
  }

  async one(actor: Actor, release: CertificateRelease): Promise<ReleaseResponse> {
    const [view] = await this.list(actor, [release]);
    return (
      view ?? ReleaseResponse.from(release, { names: new Map(), accountId: actor.accountId, now: this.clock.now() })
    );
  }
}
