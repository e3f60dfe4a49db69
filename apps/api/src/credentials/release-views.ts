import { Injectable } from '@nestjs/common';
import { type CertificateRelease, MANAGE_CERTIFICATES, SecondPerson } from '@lopso/credentials';
import { AccountService } from '@lopso/identity';
import { Access, type Actor, Clock } from '@lopso/platform';
import { ReleaseResponse } from './release.dto';

/** Puts names to the people behind lists, the time that is left to take one back, and what a reader may do. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly accounts: AccountService,
    private readonly second: SecondPerson,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, releases: readonly CertificateRelease[]): Promise<ReleaseResponse[]> {
    const ids = releases.flatMap(({ listedBy, releasedBy, confirmedBy, closedBy }) =>
      [listedBy, releasedBy, confirmedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const by = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    const views = releases.map((release) => {
      const view = ReleaseResponse.from(release, by);
      return scope.contains(release.unitPath) ? view : { ...view, can: [] };
    });
    const same = await this.releasedBySame(actor, releases, views);
    return views.map((view) => {
      const isSamePerson = same.has(view.id);
      return { ...view, isSamePerson, can: isSamePerson ? view.can.filter((act) => act !== 'confirm') : view.can };
    });
  }

  async one(actor: Actor, release: CertificateRelease): Promise<ReleaseResponse> {
    const [view] = await this.list(actor, [release]);
    if (view === undefined) throw new Error('A list has one view');
    return view;
  }

  /** The lists that the reader could confirm if she weren't who released them. */
  private async releasedBySame(
    actor: Actor,
    releases: readonly CertificateRelease[],
    views: readonly ReleaseResponse[],
  ): Promise<ReadonlySet<string>> {
    const open = new Set(views.flatMap(({ id, can }) => (can.includes('confirm') ? [id] : [])));
    const decisions = releases.flatMap(({ id, unitPath, releasedBy, releasedFor }) =>
      releasedBy !== null && open.has(id)
        ? [{ id, unitPath, by: { accountId: releasedBy, onBehalfOf: releasedFor }, holderIds: [] }]
        : [],
    );
    if (decisions.length === 0) return new Set();
    const bars = await this.second.barsTo(actor, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson }]) => (isSamePerson ? [id] : [])));
  }
}
