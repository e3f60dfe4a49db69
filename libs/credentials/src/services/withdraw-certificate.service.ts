import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { type WithdrawalReason } from '../rules/certificate-state';
import { ChangeableCertificates, type ChangeReason } from './changeable-certificates.service';

/** Takes a certificate's force away; the row, its number and its check page stay. */
@Injectable()
export class WithdrawCertificate {
  constructor(
    private readonly changeable: ChangeableCertificates,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Withdraws a paper and writes who did it. @throws NotFound, CertificateNotWithdrawable */
  async withdraw(actor: Actor, id: string, why: ChangeReason<WithdrawalReason>): Promise<void> {
    await this.transactions.run(async () => {
      const certificate = await this.changeable.lock(actor, id, 'withdrawable');
      const at = this.clock.now();
      await this.changeable.change(id, { state: 'withdrawn', ...why, at, replacedBy: null });
      await this.audit.record(actor, {
        action: 'credentials.certificate-withdrawn',
        subjectType: 'certificate',
        subjectId: id,
        unitPath: certificate.unitPath,
        details: { ...why },
      });
    });
  }
}
