import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { CertificateNotReplaceable, CertificateNotWithdrawable } from '../credentials.errors';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { allows, type StateChange } from '../rules/certificate-state';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { IssuingRepository, type NewState } from '../storage/issuing.repository';

/** Why a paper is changed: a word that the check page shows, and a note that only officers see. */
export interface ChangeReason<Reason extends string> {
  readonly reason: Reason;
  readonly note: string;
}

/** Hands out certificates that the actor may change, locked for the rest of the transaction. */
@Injectable()
export class ChangeableCertificates {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly writing: IssuingRepository,
    private readonly access: Access,
  ) {}

  /** @throws NotFound outside the actor's units; CertificateNotWithdrawable, CertificateNotReplaceable by its state */
  async lock(actor: Actor, id: string, change: StateChange): Promise<Certificate> {
    const certificate = await this.certificates.findLocked(id);
    if (certificate === null) throw new NotFound();
    this.access.require(actor, MANAGE_CERTIFICATES, certificate);
    if (!allows(certificate.state, change)) throw refusalOf(change);
    return certificate;
  }

  /** Changes the state of a certificate that was locked here. */
  async change(id: string, state: NewState): Promise<void> {
    await this.writing.changeState(id, state);
  }
}

function refusalOf(change: StateChange): Error {
  switch (change) {
    case 'withdrawable':
      return new CertificateNotWithdrawable();
    case 'replaceable':
      return new CertificateNotReplaceable();
  }
}
