import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Permission } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { Templates } from './templates.service';
import { type CertificateRelease, ReleaseRepository } from '../storage/release.repository';

/** Which lists an officer may see and decide, and how that is written down. */
@Injectable()
export class ReleaseReach {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly templates: Templates,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** That papers of a round can be printed now. @throws NoSuchDesign, DesignUnsound */
  async requirePrintable(round: { readonly unitId: string; readonly certificateTemplate: string }): Promise<void> {
    await this.templates.read(round.unitId, round.certificateTemplate);
  }

  /** To be looked at. @throws NotFound when there is none, or its round's unit lies outside the actor's */
  async get(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.require(actor, await this.releases.find(id), READ_WAITING_CERTIFICATES);
  }

  /** To be decided, locked until the transaction ends. @throws NotFound */
  async lock(actor: Actor, id: string): Promise<CertificateRelease> {
    return this.require(actor, await this.releases.lock(id), MANAGE_CERTIFICATES);
  }

  async note(actor: Actor, action: string, { id, roundId, unitPath, count }: CertificateRelease): Promise<void> {
    const entry = { action, subjectType: 'certificate-release', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { roundId, count } });
  }

  private require(actor: Actor, release: CertificateRelease | null, permission: Permission): CertificateRelease {
    if (release === null) throw new NotFound();
    this.access.require(actor, permission, release);
    return release;
  }
}
