import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { READ_OWN_CERTIFICATES } from '../credentials.permissions';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { IssuingRepository } from '../storage/issuing.repository';

/** Tells holders what became of their papers, until they say that they know. */
@Injectable()
export class CertificateNews {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly writing: IssuingRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** What was withdrawn or replaced of the member's papers and she doesn't know yet, the latest first. */
  async list(actor: Actor): Promise<Certificate[]> {
    return this.certificates.listUntold(this.access.requireMember(actor, READ_OWN_CERTIFICATES));
  }

  /** She knows of everything up to an instant: what came since is still told. */
  async markKnown(actor: Actor, until: Date): Promise<void> {
    await this.writing.markKnown(this.access.requireMember(actor, READ_OWN_CERTIFICATES), until, this.clock.now());
  }
}
