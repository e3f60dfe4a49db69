import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Permission } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type CertificateChange, ChangeRepository } from '../storage/change.repository';

/** Which proposals an officer may see and answer, and how that is written down. */
@Injectable()
export class ChangeReach {
  constructor(
    private readonly changes: ChangeRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** To be looked at. @throws NotFound when there is none, or its round's unit lies outside the actor's */
  async get(actor: Actor, id: string): Promise<CertificateChange> {
    return this.require(actor, await this.changes.find(id), READ_WAITING_CERTIFICATES);
  }

  /** To be answered, locked until the transaction ends. @throws NotFound */
  async lock(actor: Actor, id: string): Promise<CertificateChange> {
    return this.require(actor, await this.changes.lock(id), MANAGE_CERTIFICATES);
  }

  async note(
    actor: Actor | null,
    action: string,
    change: Pick<CertificateChange, 'id' | 'roundId' | 'unitPath'> & Partial<CertificateChange>,
  ): Promise<void> {
    const { id, unitPath, roundId, count, paperNumber, proposedBy } = change;
    const entry = { action, subjectType: 'certificate-change', subjectId: id, unitPath };
    await this.audit.record(actor, {
      ...entry,
      details: { roundId, count, paperNumber: paperNumber ?? undefined, proposedBy },
    });
  }

  private require(actor: Actor, change: CertificateChange | null, permission: Permission): CertificateChange {
    if (change === null) throw new NotFound();
    this.access.require(actor, permission, change);
    return change;
  }
}
