import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { Clock, newId, randomCode } from '@lopso/platform';
import { issues } from '../rules/certificate-change';
import { CHECK_CODE_LENGTH, printedNumber } from '../rules/certificate-number';
import { isKeepingReason } from '../rules/paper-case';
import { reprintFields } from '../rules/printed-fields';
import { type CertificateChange } from '../storage/change.repository';
import { IssuingRepository, type NewCertificate } from '../storage/issuing.repository';
import { PaperCaseRepository } from '../storage/paper-case.repository';
import { type ChangeLine } from './change-lines.service';
import { Registering } from './registering.service';

/** A line that nothing stands in the way of, with the paper that is issued by it. */
export interface ReadyLine {
  readonly line: ChangeLine;
  readonly successor: NewCertificate | null;
}

/** Writes what a proposal does with certificates. */
@Injectable()
export class ChangeWriting {
  constructor(
    private readonly writing: IssuingRepository,
    private readonly registering: Registering,
    private readonly cases: PaperCaseRepository,
    private readonly clock: Clock,
  ) {}

  /** What a line leads to: a new paper where one is issued. */
  ready({ kind }: CertificateChange, line: ChangeLine): ReadyLine {
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
  async write(
    change: CertificateChange,
    ready: readonly ReadyLine[],
    { at, decider }: { readonly at: Date; readonly decider: Decider },
  ): Promise<void> {
    const { kind, reason, note } = change;
    if (kind === 'keep') return this.keep(change, ready, decider);
    if (kind === 'reissue')
      await this.writing.tellAgain(
        ready.map(({ line }) => line.certificate.id),
        at,
      );
    else
      for (const { line, successor } of ready)
        await this.writing.changeState(line.certificate.id, {
          state: successor === null ? 'withdrawn' : 'replaced',
          ...{ reason, note, at },
          replacedBy: successor?.id ?? null,
        });
    const successors = ready.flatMap(({ successor }) => (successor === null ? [] : [successor]));
    if (successors.length > 0) await this.registering.enter(successors, { at, templates: [] });
  }

  private async keep(
    { id: changeId, reason }: CertificateChange,
    ready: readonly ReadyLine[],
    { accountId: by, onBehalfOf }: Decider,
  ): Promise<void> {
    if (!isKeepingReason(reason)) throw new Error(`No paper is kept for ${reason}`);
    await this.cases.keep(
      ready.map(({ line }) => line.certificate.id),
      { changeId, reason, by, onBehalfOf },
    );
  }
}
