import { Injectable } from '@nestjs/common';
import { Accounts } from '@lopso/identity';
import {
  type CertificateChange,
  CertificateChanges,
  type ChangeSheet,
  MANAGE_CERTIFICATES,
  SecondPerson,
} from '@lopso/credentials';
import { Access, type Actor, Clock } from '@lopso/platform';
import { ChangeResponse, ChangeSheetResponse } from './change-answers.dto';

/** Puts names to the people behind proposals. */
@Injectable()
export class ChangeViews {
  constructor(
    private readonly changes: CertificateChanges,
    private readonly second: SecondPerson,
    private readonly accounts: Accounts,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, changes: readonly CertificateChange[]): Promise<ChangeResponse[]> {
    const ids = changes.flatMap(({ proposedBy, proposedFor, answeredBy, answeredFor }) =>
      [proposedBy, proposedFor, answeredBy, answeredFor].filter((id) => id !== null),
    );
    const names = await this.accounts.describe([...new Set(ids)]);
    const reader = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    return changes.map((change) => {
      const view = ChangeResponse.of(change, reader);
      return scope.contains(change.unitPath) ? view : { ...view, can: [] };
    });
  }

  /** One with its certificates, as they are now; nothing to answer for who may not. */
  async sheet(actor: Actor, id: string): Promise<ChangeSheetResponse> {
    const sheet = await this.changes.sheet(actor, id);
    const [view] = await this.list(actor, [sheet.change]);
    if (view === undefined) throw new Error('A proposal has one view');
    const full = ChangeSheetResponse.from(view, sheet);
    if (!view.can.includes('approve')) return full;
    const isSamePerson = !(await this.isAnother(actor, sheet.change));
    const isOwn = await this.hasOwn(actor, sheet);
    return { ...full, isSamePerson, isOwn, can: isSamePerson || isOwn ? [] : view.can };
  }

  private async hasOwn(actor: Actor, { change, people }: ChangeSheet): Promise<boolean> {
    const memberIds = people.map(({ line }) => line.certificate.memberId);
    return memberIds.some(await this.second.ownAmong(actor, change.unitPath, memberIds));
  }

  private async isAnother(actor: Actor, { proposedBy, proposedFor, unitPath }: CertificateChange): Promise<boolean> {
    const first = { accountId: proposedBy, onBehalfOf: proposedFor };
    return this.second.isAnother(first, this.second.deciderOf(actor, unitPath));
  }
}
