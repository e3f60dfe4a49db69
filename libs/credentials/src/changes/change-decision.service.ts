import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { type Actor, Audit, cleanText, Clock, newId, randomCode, Transactions } from '@lopso/platform';
import { CaseRepository } from '../cases/case.repository';
import { isKeepingReason } from '../cases/case.rules';
import { CertificateRepository } from '../certificates/certificate.repository';
import { CHECK_CODE_LENGTH, printedNumber, reprintFields } from '../certificates/certificate.rules';
import {
  CertificatesMoved,
  ChangeClosed,
  ChangeNeedsOther,
  ChangeOfOther,
  NothingToChange,
  OwnCertificate,
} from '../credentials.errors';
import { IssuingRepository, type NewCertificate } from '../issuing/issuing.repository';
import { RegistrationService } from '../issuing/registration.service';
import { type ChangeLine, ChangeLineService, seenOf } from './change-line.service';
import { type CertificateChange, ChangeRepository } from './change.repository';
import { isLapsed, issues } from './change.rules';
import { ChangeService } from './change.service';
import { SecondPersonService } from './second-person.service';

/** A line that nothing stands in the way of, with the paper that is issued by it. */
export interface ReadyLine {
  readonly line: ChangeLine;
  readonly successor: NewCertificate | null;
}

const ACTIONS = {
  withdraw: 'credentials.certificate-withdrawn',
  replace: 'credentials.certificate-replaced',
  reissue: 'credentials.certificate-reissued',
  keep: 'credentials.paper-kept',
} as const;

/** A second person approves or declines a proposed change; an approved one is carried out at once. */
@Injectable()
export class ChangeDecisionService {
  constructor(
    private readonly changes: ChangeService,
    private readonly changeRows: ChangeRepository,
    private readonly second: SecondPersonService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly certificateRows: CertificateRepository,
    private readonly changeLines: ChangeLineService,
    private readonly audit: Audit,
    private readonly issuingRows: IssuingRepository,
    private readonly registration: RegistrationService,
    private readonly caseRows: CaseRepository,
  ) {}

  /**
   * The second person's yes: what was proposed is done. `seen` names what she was shown. By the same person again: nothing more.
   * @throws ChangeNeedsOther for who proposed it; ChangeClosed when it doesn't wait (any more); CertificatesMoved, OwnCertificate,
   * NothingToChange; NotFound
   */
  async approveChange(actor: Actor, id: string, seen: string): Promise<CertificateChange> {
    return this.decideChange(actor, id, async (held) => {
      if (held.state === 'done' && held.answeredBy === actor.accountId) return;
      const decider = await this.requireAnswerer(actor, held);
      await this.carryOutChange(actor, held, { seen, decider });
      await this.changes.recordAct(actor, 'credentials.change-approved', held);
    });
  }

  /** The second person's no, with why; nothing is done. By the same person again: nothing more. @throws as `approve` */
  async declineChange(actor: Actor, id: string, words: string): Promise<CertificateChange> {
    return this.decideChange(actor, id, async (held) => {
      if (held.state === 'declined' && held.answeredBy === actor.accountId) return;
      const decider = await this.requireAnswerer(actor, held);
      await this.writeDecline(actor, held, { words: cleanText(words), decider });
      await this.changes.recordAct(actor, 'credentials.change-declined', held);
    });
  }

  /** Taken back by who proposed it. Again: nothing more. @throws ChangeOfOther, ChangeClosed, NotFound */
  async takeChangeBack(actor: Actor, id: string): Promise<CertificateChange> {
    return this.decideChange(actor, id, async (held) => {
      if (held.proposedBy !== actor.accountId) throw new ChangeOfOther();
      if (held.state === 'taken-back') return;
      this.requireWaiting(held);
      const { accountId: by, onBehalfOf } = this.second.deciderOf(actor, held.unitPath);
      await this.changeRows.answer(id, { state: 'taken-back', by, onBehalfOf, words: null, at: this.clock.now() });
      await this.changes.recordAct(actor, 'credentials.change-taken-back', held);
    });
  }

  /** Ends what nobody answered in time. */
  async lapseChanges(): Promise<void> {
    await this.transactions.run(async () => {
      for (const lapsed of await this.changeRows.lapse(this.clock.now()))
        await this.changes.recordAct(null, 'credentials.change-lapsed', lapsed);
    });
  }

  private async requireAnswerer(actor: Actor, held: CertificateChange): Promise<Decider> {
    this.requireWaiting(held);
    const decider = this.second.deciderOf(actor, held.unitPath);
    const proposer = { accountId: held.proposedBy, onBehalfOf: held.proposedFor };
    if (!(await this.second.isAnother(proposer, decider))) throw new ChangeNeedsOther();
    return decider;
  }

  private requireWaiting(held: CertificateChange): void {
    if (held.state !== 'proposed' || isLapsed(held, this.clock.now())) throw new ChangeClosed();
  }

  /** The proposal is locked meanwhile: of two who answer at once the second finds it answered. */
  private async decideChange(
    actor: Actor,
    id: string,
    act: (held: CertificateChange) => Promise<void>,
  ): Promise<CertificateChange> {
    await this.transactions.run(async () => act(await this.changes.lockChange(actor, id)));
    return this.changes.requireChange(actor, id);
  }

  /**
   * What waits of a proposal, in the order that was shown; the rows stay locked until the transaction ends. None of it is the
   * actor's own. `seen` names what she was shown; null: she answers whatever is there.
   * @throws CertificatesMoved when that is not what would be done; OwnCertificate
   */
  async lockLines(
    actor: Actor,
    { id, kind, roundId, unitPath }: CertificateChange,
    seen: string | null,
  ): Promise<ChangeLine[]> {
    const ids = (await this.changeRows.entriesOf(id)).map(({ certificateId }) => certificateId);
    const named = await this.certificateRows.listByIds(roundId, ids);
    await this.changeLines.holdPassages(kind, named);
    await this.changeLines.holdPeople(kind, named);
    const lines = await this.changeLines.describeLines(kind, await this.certificateRows.lockByIds(roundId, ids));
    if (seen !== null && seenOf(kind, lines) !== seen) throw new CertificatesMoved();
    if (lines.some(await this.changeLines.ownAmong(actor, unitPath, lines))) throw new OwnCertificate();
    return lines;
  }

  /**
   * Changes every certificate that nothing stands in the way of; the others are left out, each with why. `seen` names what the
   * actor was shown.
   * @throws CertificatesMoved when that is not what would be done; OwnCertificate; NothingToChange
   */
  async carryOutChange(
    actor: Actor,
    change: CertificateChange,
    { seen, decider }: { readonly seen: string; readonly decider: Decider },
  ): Promise<void> {
    const lines = await this.lockLines(actor, change, seen);
    const at = this.clock.now();
    const ready = lines.flatMap((line) => (line.obstacle === null ? [this.prepareLine(change, line)] : []));
    if (ready.length === 0) throw new NothingToChange();
    await this.writeLines(change, ready, { at, decider });
    const successors = new Map(ready.map(({ line, successor }) => [line.certificate.id, successor?.id ?? null]));
    await this.changeRows.settle(
      change.id,
      lines.map(({ certificate: { id }, obstacle }) => ({
        ...{ certificateId: id, obstacle },
        successorId: successors.get(id) ?? null,
      })),
    );
    const { accountId: by, onBehalfOf } = decider;
    await this.changeRows.answer(change.id, { state: 'done', by, onBehalfOf, words: null, at });
    for (const one of ready) await this.recordLine(actor, change, one);
  }

  /** Declines it: nothing is changed. @throws OwnCertificate */
  async writeDecline(
    actor: Actor,
    change: CertificateChange,
    { words, decider }: { readonly words: string; readonly decider: Decider },
  ): Promise<void> {
    await this.lockLines(actor, change, null);
    const { accountId: by, onBehalfOf } = decider;
    await this.changeRows.answer(change.id, { state: 'declined', by, onBehalfOf, words, at: this.clock.now() });
  }

  /** Each certificate has its own entry, so that its page in the trail tells who decided and who proposed. */
  private async recordLine(actor: Actor, change: CertificateChange, { line, successor }: ReadyLine): Promise<void> {
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

  /** What a line leads to: a new paper where one is issued. */
  prepareLine({ kind }: CertificateChange, line: ChangeLine): ReadyLine {
    const { certificate: old, member, basis, contents, days } = line;
    if (!issues(kind) || member === null) return { line, successor: null };
    const { cycleId, memberId, roundId, issuerId, templateHash } = old;
    const issuedOn = this.clock.today();
    const replacesNumber = printedNumber(old.number, old.year);
    const successor = {
      ...{ cycleId, memberId, roundId, issuerId, templateHash },
      ...{ id: newId(), unitId: member.unitId, unitPath: member.unitPath, replaces: old.id },
      renews: old.renews,
      year: Number(issuedOn.slice(0, 4)),
      code: randomCode(CHECK_CODE_LENGTH),
      fields: reprintFields(old.fields, {
        member,
        basis,
        contents,
        days,
        issuedOn,
        replacesNumber,
      }),
    };
    return { line, successor };
  }

  /** Joins the transaction that holds the certificates. */
  async writeLines(
    change: CertificateChange,
    ready: readonly ReadyLine[],
    { at, decider }: { readonly at: Date; readonly decider: Decider },
  ): Promise<void> {
    const { kind, reason, note } = change;
    if (kind === 'keep') return this.keepPapers(change, ready, decider);
    if (kind === 'reissue')
      await this.issuingRows.announceAgain(
        ready.map(({ line }) => line.certificate.id),
        at,
      );
    else
      for (const { line, successor } of ready)
        await this.issuingRows.changeState(line.certificate.id, {
          state: successor === null ? 'withdrawn' : 'replaced',
          ...{ reason, note, at },
          replacedBy: successor?.id ?? null,
        });
    const successors = ready.flatMap(({ successor }) => (successor === null ? [] : [successor]));
    if (successors.length > 0) await this.registration.registerCertificates(successors, { at, templates: [] });
  }

  private async keepPapers(
    { id: changeId, reason }: CertificateChange,
    ready: readonly ReadyLine[],
    { accountId: by, onBehalfOf }: Decider,
  ): Promise<void> {
    if (!isKeepingReason(reason)) throw new Error(`No paper is kept for ${reason}`);
    await this.caseRows.keep(
      ready.map(({ line }) => line.certificate.id),
      { changeId, reason, by, onBehalfOf },
    );
  }
}
