import { Injectable } from '@nestjs/common';
import { type ApprovalObstacles } from '@lopso/learning';
import {
  Access,
  type Actor,
  Audit,
  decodeMomentCursor,
  encodeMomentCursor,
  type ListPage,
  pageOf,
} from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type PaperCase, PaperCaseRepository } from '../storage/paper-case.repository';
import { SecondPerson } from './second-person.service';

/** A case with what the caller may do about it. */
export interface PaperCaseInHand extends PaperCase {
  readonly canKeep: boolean;
  /** It is about the caller, or somebody who counts as her. */
  readonly isOwn: boolean;
}

/** Certificates that stand although their passage is finished no longer, and what officers decide about them (decision 0084). */
@Injectable()
export class PaperCases {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly second: SecondPerson,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** A page of what nobody decided within the actor's units, the longest open first; written into the audit trail. */
  async list(
    actor: Actor,
    { cursor, limit }: { cursor: string | null; limit: number },
  ): Promise<ListPage<PaperCaseInHand>> {
    const scope = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'credentials.cases-listed' });
    const found = await this.cases.list(scope, { after: decodeMomentCursor(cursor), limit: limit + 1 });
    const page = pageOf(found, limit, ({ openedAt, id }) => encodeMomentCursor(openedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.map(({ certificate: { memberId, unitPath } }) => ({ memberId, unitPath })),
    );
    const manages = this.access.scope(actor, MANAGE_CERTIFICATES);
    const bars = await this.barsTo(
      actor,
      page.items.map(({ id, unitPath, certificate: { memberId } }) => ({ id, unitPath, memberId })),
    );
    const items = page.items.map((one) => {
      const isOwn = bars.get(one.id)?.isOwn ?? false;
      return { ...one, isOwn, canKeep: manages.contains(one.unitPath) && !isOwn };
    });
    return { ...page, items };
  }

  /**
   * How many wait for the actor's decision, counted to a limit; of fewer, those about her own paper, or of somebody who counts as her, are for another one. No
   * person is in it.
   */
  async count(actor: Actor, limit: number): Promise<number> {
    const waiting = await this.cases.undecided(this.access.scope(actor, MANAGE_CERTIFICATES), limit);
    if (waiting.length === 0 || waiting.length === limit) return waiting.length;
    const bars = await this.barsTo(actor, waiting);
    return waiting.filter(({ id }) => bars.get(id)?.isOwn !== true).length;
  }

  private barsTo(
    actor: Actor,
    cases: readonly { readonly id: string; readonly unitPath: string; readonly memberId: string }[],
  ): Promise<ReadonlyMap<string, ApprovalObstacles>> {
    return this.second.barsTo(
      actor,
      cases.map(({ id, unitPath, memberId }) => ({
        ...{ id, unitPath, holderIds: [memberId] },
        by: this.second.deciderOf(actor, unitPath),
      })),
    );
  }
}
