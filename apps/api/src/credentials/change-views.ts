import { Injectable } from '@nestjs/common';
import { type CertificateChange, CertificateChanges, ChangeAnswerers, MANAGE_CERTIFICATES } from '@lopso/credentials';
import { AccountService } from '@lopso/identity';
import { Access, type Actor, Clock } from '@lopso/platform';
import { ChangeResponse, ChangeSheetResponse } from './change-answers.dto';

/** Puts names to the people behind proposals, and tells what a reader may do with them. */
@Injectable()
export class ChangeViews {
  constructor(
    private readonly changes: CertificateChanges,
    private readonly answerers: ChangeAnswerers,
    private readonly accounts: AccountService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Nothing to answer for who may not. */
  async list(actor: Actor, changes: readonly CertificateChange[]): Promise<ChangeResponse[]> {
    const ids = changes.flatMap(({ proposedBy, proposedFor, answeredBy, answeredFor }) =>
      [proposedBy, proposedFor, answeredBy, answeredFor].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const reader = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    const views = changes.map((change) => {
      const view = ChangeResponse.of(change, reader);
      return scope.contains(change.unitPath) ? view : { ...view, can: [] };
    });
    const answerable = new Set(views.flatMap(({ id, can }) => (can.includes('approve') ? [id] : [])));
    const bars = await this.answerers.barsTo(
      actor,
      changes.filter(({ id }) => answerable.has(id)),
    );
    return views.map((view) => {
      const { isSamePerson = false, isOwn = false } = bars.get(view.id) ?? {};
      return { ...view, isSamePerson, isOwn, can: isSamePerson || isOwn ? [] : view.can };
    });
  }

  /** One with its certificates, as they are now: where nothing can be done with any of them, it can only be declined. */
  async sheet(actor: Actor, id: string): Promise<ChangeSheetResponse> {
    const sheet = await this.changes.sheet(actor, id);
    const [view] = await this.list(actor, [sheet.change]);
    if (view === undefined) throw new Error('A proposal has one view');
    const isReady = sheet.people.some(({ line }) => line.obstacle === null);
    const can = isReady ? view.can : view.can.filter((act) => act !== 'approve');
    return ChangeSheetResponse.from({ ...view, can }, sheet);
  }
}
