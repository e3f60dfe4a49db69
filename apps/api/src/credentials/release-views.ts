import { Injectable } from '@nestjs/common';
import { Accounts } from '@lopso/identity';
import { type CertificateRelease, MANAGE_CERTIFICATES } from '@lopso/credentials';
import { Access, type Actor, Clock } from '@lopso/platform';
import { ReleaseResponse } from './release.dto';

/** Puts names to the people behind lists, and the time that is left to take one back. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, releases: readonly CertificateRelease[]): Promise<ReleaseResponse[]> {
    const ids = releases.flatMap(({ listedBy, releasedBy, confirmedBy, closedBy }) =>
      [listedBy, releasedBy, confirmedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describe([...new Set(ids)]);
    const by = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    return releases.map((release) => {
      const view = ReleaseResponse.from(release, by);
      return scope.contains(release.unitPath) ? view : { ...view, can: [] };
    });
  }

  async one(actor: Actor, release: CertificateRelease): Promise<ReleaseResponse> {
    const [view] = await this.list(actor, [release]);
    if (view === undefined) throw new Error('A list has one view');
    return view;
  }
}
