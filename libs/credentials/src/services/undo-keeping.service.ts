import { Injectable } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { Access, type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { CaseClosed } from '../credentials.errors';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { mayUndo } from '../rules/certificate-change';
import { KEEPING_UNDO_MS } from '../rules/paper-case';
import { type HeldCase, PaperCaseRepository } from '../storage/paper-case.repository';
import { ChangeReach } from './change-reach';

/** A case while it is decided. */
export interface LockedCase extends HeldCase {
  /** Its passage is finished again: nothing is to be decided, the event that says so ends it. */
  readonly isFinished: boolean;
  /** It was kept so lately that whoever did so may take it back. */
  readonly isFresh: boolean;
}

/** Holds cases with their certificates and passages until the transaction ends. */
@Injectable()
export class LockedCases {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly cycleService: CycleService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The passages first, as all who hold both: no correction decides beside it. @throws NotFound for one outside the actor's units */
  async of(actor: Actor, ids: readonly string[]): Promise<LockedCase[]> {
    const seen = await this.cases.find(ids);
    if (seen.length < ids.length) throw new NotFound();
    for (const one of seen) this.access.require(actor, MANAGE_CERTIFICATES, one);
    const finished = await this.cycleService.holdFinished(seen.map(({ cycleId }) => cycleId));
    const isFinished = new Set(finished.map(({ cycleId }) => cycleId));
    const since = this.clock.now().getTime() - KEEPING_UNDO_MS;
    const locked: LockedCase[] = [];
    for (const { id } of seen) {
      const held = await this.cases.lock(id);
      if (held === null) throw new NotFound();
      const isFresh = held.outcome === 'kept' && (held.closedAt?.getTime() ?? 0) >= since;
      locked.push({ ...held, isFinished: isFinished.has(held.cycleId), isFresh });
    }
    return locked;
  }
}

/** Takes back, within a day, that papers are kept although their passage fell (decision 0084): they wait for a decision again. */
@Injectable()
export class UndoKeeping {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly locked: LockedCases,
    private readonly reach: ChangeReach,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * One paper, by who kept it or proposed so. Again: nothing more.
   * @throws NotFound, CaseClosed later, by others, when it was decided otherwise, or when the passage is finished again: then there is nothing to decide
   */
  async ofCase(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const [held] = await this.locked.of(actor, [id]);
      if (held === undefined) throw new NotFound();
      if (held.outcome === null && held.isUndecided) return;
      const isTheirs = [held.closedBy, held.proposedBy].includes(actor.accountId);
      if (!isTheirs || !(await this.reopen(actor, held))) throw new CaseClosed();
    });
  }

  /**
   * All papers that are kept by a proposal, by either of the two; those whose passage is finished again stay as they are. Again: nothing more.
   * @throws NotFound, CaseClosed later, by others, or where nothing of it is to be decided again
   */
  async ofChange(actor: Actor, changeId: string): Promise<void> {
    await this.transactions.run(async () => {
      const change = await this.reach.lock(actor, changeId);
      if (change.kind === 'keep' && change.state === 'done' && change.kept === 0) return;
      if (!mayUndo(change, actor.accountId, this.clock.now())) throw new CaseClosed();
      let reopened = 0;
      for (const held of await this.locked.of(actor, await this.cases.keptBy(changeId)))
        if (await this.reopen(actor, held)) reopened += 1;
      if (reopened === 0) throw new CaseClosed();
    });
  }

  private async reopen(actor: Actor, held: LockedCase): Promise<boolean> {
    if (!held.isFresh || held.isFinished || !(await this.cases.reopen(held.id))) return false;
    const { certificateId: subjectId, unitPath } = held;
    const entry = { action: 'credentials.keeping-undone', subjectType: 'certificate', subjectId, unitPath };
    await this.audit.record(actor, { ...entry, details: {} });
    return true;
  }
}
