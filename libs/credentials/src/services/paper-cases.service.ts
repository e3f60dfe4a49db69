import { Injectable } from '@nestjs/common';
import { FinishedCycles } from '@lopso/learning';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  type ListPage,
  NotFound,
  pageOf,
  Transactions,
} from '@lopso/platform';
import { CaseClosed, OwnCertificate } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { KEEPING_UNDO_MS, type KeepingReason } from '../rules/paper-case';
import { type HeldCase, type PaperCase, PaperCaseRepository } from '../storage/paper-case.repository';
import { SecondPerson } from './second-person.service';

/** A case with what the caller may do about it. */
export interface PaperCaseInHand extends PaperCase {
  readonly canKeep: boolean;
  /** It is about the caller, or somebody who counts as her. */
  readonly isOwn: boolean;
}

/** A case while it is decided. */
export interface LockedCase extends HeldCase {
  /** Its passage is finished again: nothing is to be decided, the event that says so ends it. */
  readonly isFinished: boolean;
  /** It was kept so lately that whoever did so may take it back. */
  readonly isFresh: boolean;
}

/** Holds a case with its certificate and its passage until the transaction ends. */
@Injectable()
export class LockedCases {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly cycles: FinishedCycles,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The passage first, as all who hold both: no correction decides beside it. @throws NotFound */
  async of(actor: Actor, id: string): Promise<LockedCase> {
    const seen = await this.cases.find(id);
    if (seen === null) throw new NotFound();
    this.access.require(actor, MANAGE_CERTIFICATES, seen);
    const isFinished = (await this.cycles.hold([seen.cycleId])).length > 0;
    const held = await this.cases.lock(id);
    if (held === null) throw new NotFound();
    const since = this.clock.now().getTime() - KEEPING_UNDO_MS;
    return { ...held, isFinished, isFresh: held.outcome === 'kept' && (held.closedAt?.getTime() ?? 0) >= since };
  }
}

/** Certificates that stand although their passage is finished no longer, and what officers decide about them (decision 0084). */
@Injectable()
export class PaperCases {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly locked: LockedCases,
    private readonly second: SecondPerson,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
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
    const bars = await this.second.barsTo(
      actor,
      page.items.map(({ id, unitPath, certificate: { memberId } }) => ({
        ...{ id, unitPath, holderIds: [memberId] },
        by: this.second.deciderOf(actor, unitPath),
      })),
    );
    const items = page.items.map((one) => {
      const isOwn = bars.get(one.id)?.isOwn ?? false;
      return { ...one, isOwn, canKeep: manages.contains(one.unitPath) && !isOwn };
    });
    return { ...page, items };
  }

  /** How many wait for a decision of the actor's units, counted to a limit. No person is in it. */
  count(actor: Actor, limit: number): Promise<number> {
    return this.cases.count(this.access.scope(actor, MANAGE_CERTIFICATES), limit);
  }

  /** The paper stays as it is. Again by the same person: nothing more. @throws NotFound, CaseClosed, OwnCertificate */
  async keep(actor: Actor, id: string, reason: KeepingReason): Promise<void> {
    await this.transactions.run(async () => {
      const held = await this.locked.of(actor, id);
      if (held.outcome === 'kept' && held.closedBy === actor.accountId) return;
      if (held.outcome !== null || !held.isUndecided || held.isFinished) throw new CaseClosed();
      if ((await this.second.ownAmong(actor, held.unitPath, [held.memberId]))(held.memberId))
        throw new OwnCertificate();
      const { accountId: by, onBehalfOf } = this.second.deciderOf(actor, held.unitPath);
      await this.cases.keep(id, { reason, by, onBehalfOf });
      await this.note(actor, 'credentials.paper-kept', held, { reason });
    });
  }

  /**
   * Who kept it takes that back within a day. Again: nothing more.
   * @throws NotFound, CaseClosed later, by others, when it was decided otherwise, or when the passage is finished again: then there is nothing to decide
   */
  async undoKeeping(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const held = await this.locked.of(actor, id);
      if (held.outcome === null && held.isUndecided) return;
      if (!held.isFresh || held.isFinished || held.closedBy !== actor.accountId) throw new CaseClosed();
      if (!(await this.cases.reopen(id))) throw new CaseClosed();
      await this.note(actor, 'credentials.keeping-undone', held, {});
    });
  }

  private async note(actor: Actor, action: string, held: HeldCase, details: Record<string, string>): Promise<void> {
    const { certificateId, unitPath } = held;
    await this.audit.record(actor, { action, subjectType: 'certificate', subjectId: certificateId, unitPath, details });
  }
}
