import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, newId, NotFound, randomCode, Transactions } from '@lopso/platform';
import { Members, type MemberSummary } from '@lopso/org';
import { CHECK_CODE_LENGTH, printedNumber } from '../rules/certificate-number';
import { type ReplacementReason } from '../rules/certificate-state';
import { reprintFields } from '../rules/printed-fields';
import { type Certificate } from '../storage/certificate.repository';
import { type NewCertificate } from '../storage/issuing.repository';
import { ChangeableCertificates, type ChangeReason } from './changeable-certificates.service';
import { Registering } from './registering.service';

/** Issues a new paper in place of a faulty one, with the person as known now; each points to the other. */
@Injectable()
export class ReplaceCertificate {
  constructor(
    private readonly changeable: ChangeableCertificates,
    private readonly members: Members,
    private readonly registering: Registering,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Replaces a paper and returns the id of the new one. @throws NotFound, CertificateNotReplaceable */
  async replace(actor: Actor, id: string, why: ChangeReason<ReplacementReason>): Promise<string> {
    return this.transactions.run(async () => {
      const old = await this.changeable.lock(actor, id, 'replaceable');
      const member = (await this.members.describe([old.memberId])).get(old.memberId);
      if (member === undefined) throw new NotFound();
      const at = this.clock.now();
      const successor = successorOf(old, member, this.clock.today());
      await this.changeable.change(id, { state: 'replaced', ...why, at, replacedBy: successor.id });
      await this.registering.enter([successor], { at, templates: [] });
      await this.audit.record(actor, {
        action: 'credentials.certificate-replaced',
        subjectType: 'certificate',
        subjectId: id,
        unitPath: old.unitPath,
        details: { ...why, replacedBy: successor.id },
      });
      return successor.id;
    });
  }
}

function successorOf(old: Certificate, member: MemberSummary, issuedOn: string): NewCertificate {
  const { cycleId, memberId, roundId, issuerId, templateHash } = old;
  return {
    ...{ cycleId, memberId, roundId, issuerId, templateHash },
    id: newId(),
    unitId: member.unitId,
    unitPath: member.unitPath,
    year: Number(issuedOn.slice(0, 4)),
    code: randomCode(CHECK_CODE_LENGTH),
    fields: reprintFields(old.fields, { member, issuedOn, replacesNumber: printedNumber(old.number, old.year) }),
    replaces: old.id,
  };
}
