import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Permission } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { lapsesAt } from '../rules/certificate-change';
import { type CertificateRelease, ReleaseRepository } from '../storage/release.repository';
import { ReleaseRules } from './release-rules.service';
import { Templates } from './templates.service';

/** Which lists an officer may see and decide, and how that is written down. */
@Injectable()
export class ReleaseReach {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly templates: Templates,
    private readonly rules: ReleaseRules,
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

  /** Until when somebody may confirm a list that is proposed at an instant: as long as a proposal about papers waits in its province (decision 0066). */
  async expiryOf(actor: Actor, { unitPath }: CertificateRelease, at: Date): Promise<Date> {
    return lapsesAt(at, (await this.rules.above(actor, unitPath)).changeDays);
  }

  /** Null for the actor: the system itself. */
  async note(
    actor: Actor | null,
    action: string,
    { id, roundId, unitPath, count }: Pick<CertificateRelease, 'id' | 'roundId' | 'unitPath' | 'count'>,
  ): Promise<void> {
    const entry = { action, subjectType: 'certificate-release', subjectId: id, unitPath };
    await this.audit.record(actor, { ...entry, details: { roundId, count } });
  }

  private require(actor: Actor, release: CertificateRelease | null, permission: Permission): CertificateRelease {
    if (release === null) throw new NotFound();
    this.access.require(actor, permission, release);
    return release;
  }
}
