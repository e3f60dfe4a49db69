import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { CertificatesMoved, NothingToChange, OwnCertificate } from '../credentials.errors';
import { CertificateRepository } from '../storage/certificate.repository';
import { ChangeStepsRepository } from '../storage/change-steps.repository';
import { type CertificateChange, ChangeRepository } from '../storage/change.repository';
import { type ChangeLine, ChangeLines, seenOf } from './change-lines.service';
import { ChangeWriting, type ReadyLine } from './change-writing.service';

/** Finds what a proposal would do now, its certificates locked. */
@Injectable()
export class LockedLines {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly changes: ChangeRepository,
    private readonly lines: ChangeLines,
  ) {}

  /**
   * What waits of a proposal, in the order that was shown; the rows stay locked until the transaction ends. None of it is the
   * actor's own. `seen` names what she was shown; null: she answers whatever is there.
   * @throws CertificatesMoved when that is not what would be done; OwnCertificate
   */
  async of(
    actor: Actor,
    { id, kind, roundId, unitPath }: CertificateChange,
    seen: string | null,
  ): Promise<ChangeLine[]> {
    const ids = (await this.changes.entriesOf(id)).map(({ certificateId }) => certificateId);
    const named = await this.certificates.listByIds(roundId, ids);
    await this.lines.holdPassages(kind, named);
    await this.lines.holdPeople(kind, named);
    const lines = await this.lines.of(kind, await this.certificates.lockByIds(roundId, ids));
    if (seen !== null && seenOf(kind, lines) !== seen) throw new CertificatesMoved();
    if (lines.some(await this.lines.ownAmong(actor, unitPath, lines))) throw new OwnCertificate();
    return lines;
  }
}

/** Does what was proposed and approved: all in one transaction, with the proposal locked by the caller. */
@Injectable()
export class CarryOutChange {
  constructor(
    private readonly locked: LockedLines,
    private readonly writing: ChangeWriting,
    private readonly steps: ChangeStepsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes every certificate that nothing stands in the way of; the others are left out, each with why. `seen` names what the
   * actor was shown.
   * @throws CertificatesMoved when that is not what would be done; OwnCertificate; NothingToChange
   */
  async carryOut(
    actor: Actor,
    change: CertificateChange,
    { seen, decider }: { readonly seen: string; readonly decider: Decider },
  ): Promise<void> {
    const lines = await this.locked.of(actor, change, seen);
    const at = this.clock.now();
    const ready = lines.flatMap((line) => (line.obstacle === null ? [this.writing.ready(change, line)] : []));
    if (ready.length === 0) throw new NothingToChange();
    await this.writing.write(change, ready, { at, decider });
    const successors = new Map(ready.map(({ line, successor }) => [line.certificate.id, successor?.id ?? null]));
    await this.steps.settle(
      change.id,
      lines.map(({ certificate: { id }, obstacle }) => ({
        ...{ certificateId: id, obstacle },
        successorId: successors.get(id) ?? null,
      })),
    );
    const { accountId: by, onBehalfOf } = decider;
    await this.steps.answer(change.id, { state: 'done', by, onBehalfOf, words: null, at });
    for (const one of ready) await this.note(actor, change, one);
  }

  /** Declines it: nothing is changed. @throws OwnCertificate */
  async decline(
    actor: Actor,
    change: CertificateChange,
    { words, decider }: { readonly words: string; readonly decider: Decider },
  ): Promise<void> {
    await this.locked.of(actor, change, null);
    const { accountId: by, onBehalfOf } = decider;
    await this.steps.answer(change.id, { state: 'declined', by, onBehalfOf, words, at: this.clock.now() });
  }

  /** Each certificate has its own entry, so that its page in the trail tells who decided and who proposed. */
  private async note(actor: Actor, change: CertificateChange, { line, successor }: ReadyLine): Promise<void> {
    const { kind, reason, note, paperNumber, proposedBy, needsSecond } = change;
    await this.audit.record(actor, {
      action: ACTIONS[kind],
      subjectType: 'certificate',
      subjectId: line.certificate.id,
      unitPath: line.certificate.unitPath,
      details: {
        ...{ reason, note },
        paperNumber: paperNumber ?? undefined,
        proposedBy: needsSecond ? proposedBy : undefined,
        replacedBy: successor?.id,
      },
    });
  }
}

const ACTIONS = {
  withdraw: 'credentials.certificate-withdrawn',
  replace: 'credentials.certificate-replaced',
  reissue: 'credentials.certificate-reissued',
  keep: 'credentials.paper-kept',
} as const;
