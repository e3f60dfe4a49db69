import { Injectable } from '@nestjs/common';
import { type ApprovalObstacles, CycleService } from '@lopso/learning';
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
import { mayUndo } from '../changes/change.rules';
import { ChangeService } from '../changes/change.service';
import { SecondPersonService } from '../changes/second-person.service';
import { CaseClosed } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { CaseRepository, type HeldCase, type PaperCase } from './case.repository';
import { KEEPING_UNDO_MS } from './case.rules';

/** A case with what the caller may do about it. */
export interface ActionableCase extends PaperCase {
  readonly canKeep: boolean;
  /** It is about the caller, or somebody who counts as her. */
  readonly isOwn: boolean;
}

const PAGE = 500;

/** A case while it is decided. */
export interface LockedCase extends HeldCase {
  /** Its passage is finished again: nothing is to be decided, the event that says so ends it. */
  readonly isFinished: boolean;
  /** It was kept so lately that whoever did so may take it back. */
  readonly isFresh: boolean;
}

/** Certificates that stand although their cycle is no longer finished: opened, listed, ended, taken up again. */
@Injectable()
export class CaseService {
  constructor(
    private readonly caseRows: CaseRepository,
    private readonly second: SecondPersonService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly cycleService: CycleService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly changes: ChangeService,
  ) {}

  /** A page of what nobody decided within the actor's units, the longest open first; written into the audit trail. */
  async listCases(
    actor: Actor,
    { cursor, limit }: { cursor: string | null; limit: number },
  ): Promise<ListPage<ActionableCase>> {
    const scope = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'credentials.cases-listed' });
    const found = await this.caseRows.list(scope, { after: decodeMomentCursor(cursor), limit: limit + 1 });
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
  async countCases(actor: Actor, limit: number): Promise<number> {
    const waiting = await this.caseRows.undecided(this.access.scope(actor, MANAGE_CERTIFICATES), limit);
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

  /**
   * A passage is finished: its case ends, where it has one. Nearly none has, so that it is looked for without a transaction first; one that is opened
   * meanwhile is opened by who finds that it is finished.
   */
  async endCase(cycleId: string): Promise<void> {
    if (await this.caseRows.hasOpen(cycleId)) await this.followCycle(cycleId);
  }

  /** Ends every case about a standing paper whose passage is finished, whatever became of its event. */
  async endFinishedCases(): Promise<void> {
    let after: string | null = null;
    do {
      const open: string[] = await this.caseRows.openCycles(after, PAGE);
      for (const { cycleId } of await this.cycleService.describeFinished(open)) await this.followCycle(cycleId);
      after = open.length === PAGE ? (open[open.length - 1] ?? null) : null;
    } while (after !== null);
  }

  async followCycle(cycleId: string): Promise<void> {
    await this.transactions.run(async () => {
      const isFinished = (await this.cycleService.holdFinished([cycleId])).length > 0;
      await this.caseRows.lockPapersOf(cycleId);
      const moved = isFinished ? await this.caseRows.endOf(cycleId) : await this.caseRows.open(cycleId);
      if (moved === null) return;
      await this.audit.record(null, {
        action: isFinished ? 'credentials.case-ended' : 'credentials.case-opened',
        ...{ subjectType: 'certificate', subjectId: moved.certificateId, unitPath: moved.unitPath, details: {} },
      });
    });
  }

  /** The passages first, as all who hold both: no correction decides beside it. @throws NotFound for one outside the actor's units */
  async lockCases(actor: Actor, ids: readonly string[]): Promise<LockedCase[]> {
    const seen = await this.caseRows.find(ids);
    if (seen.length < ids.length) throw new NotFound();
    for (const one of seen) this.access.require(actor, MANAGE_CERTIFICATES, one);
    const finished = await this.cycleService.holdFinished(seen.map(({ cycleId }) => cycleId));
    const isFinished = new Set(finished.map(({ cycleId }) => cycleId));
    const since = this.clock.now().getTime() - KEEPING_UNDO_MS;
    const locked: LockedCase[] = [];
    for (const { id } of seen) {
      const held = await this.caseRows.lock(id);
      if (held === null) throw new NotFound();
      const isFresh = held.outcome === 'kept' && (held.closedAt?.getTime() ?? 0) >= since;
      locked.push({ ...held, isFinished: isFinished.has(held.cycleId), isFresh });
    }
    return locked;
  }

  /**
   * One paper, by who kept it or proposed so. Again: nothing more.
   * @throws NotFound, CaseClosed later, by others, when it was decided otherwise, or when the passage is finished again: then there is nothing to decide
   */
  async undoKeeping(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const [held] = await this.lockCases(actor, [id]);
      if (held === undefined) throw new NotFound();
      if (held.outcome === null && held.isUndecided) return;
      const isTheirs = [held.closedBy, held.proposedBy].includes(actor.accountId);
      if (!isTheirs || !(await this.reopenCases(actor, held))) throw new CaseClosed();
    });
  }

  /**
   * All papers that are kept by a proposal, by either of the two; those whose passage is finished again stay as they are. Again: nothing more.
   * @throws NotFound, CaseClosed later, by others, or where nothing of it is to be decided again
   */
  async undoChange(actor: Actor, changeId: string): Promise<void> {
    await this.transactions.run(async () => {
      const change = await this.changes.lockChange(actor, changeId);
      if (change.kind === 'keep' && change.state === 'done' && change.kept === 0) return;
      if (!mayUndo(change, actor.accountId, this.clock.now())) throw new CaseClosed();
      let reopened = 0;
      for (const held of await this.lockCases(actor, await this.caseRows.keptBy(changeId)))
        if (await this.reopenCases(actor, held)) reopened += 1;
      if (reopened === 0) throw new CaseClosed();
    });
  }

  private async reopenCases(actor: Actor, held: LockedCase): Promise<boolean> {
    if (!held.isFresh || held.isFinished || !(await this.caseRows.reopen(held.id))) return false;
    const { certificateId: subjectId, unitPath } = held;
    const entry = { action: 'credentials.keeping-undone', subjectType: 'certificate', subjectId, unitPath };
    await this.audit.record(actor, { ...entry, details: {} });
    return true;
  }
}
