import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Scope } from '@lopso/platform';
import { NotYourOffice } from '../papers.errors';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import { type KeptPaper } from '../storage/paper.repository';
import { PaperOffices } from './paper-offices.service';

/** Who may see and change a paper. An office's papers are seen by those who may read in its unit; changed by that office alone. */
@Injectable()
export class PaperAccess {
  constructor(
    private readonly access: Access,
    private readonly offices: PaperOffices,
    private readonly audit: Audit,
  ) {}

  /** The units whose offices' papers the actor sees. */
  scope(actor: Actor): Scope {
    return this.access.scope(actor, READ_PAPERS);
  }

  /** @throws NotFound */
  seen(actor: Actor, paper: KeptPaper | null): KeptPaper {
    if (paper === null || !this.scope(actor).contains(paper.unitPath)) throw new NotFound();
    return paper;
  }

  /** True when the actor writes papers there at all. */
  writesIn(actor: Actor, unitPath: string): boolean {
    return this.access.scope(actor, MAKE_PAPERS).contains(unitPath);
  }

  /** True when the actor writes for the paper's office; for one that went on in another unit nobody does: what it issued is read there. */
  async isOwn(actor: Actor, paper: Pick<KeptPaper, 'unitId' | 'unitPath'>): Promise<boolean> {
    if (!this.writesIn(actor, paper.unitPath)) return false;
    return (await this.offices.ofActor(actor, paper, MAKE_PAPERS)).unit.path === paper.unitPath;
  }

  /** @throws NotFound when it is hidden, NotYourOffice */
  async changeable(actor: Actor, paper: KeptPaper | null): Promise<KeptPaper> {
    const seen = this.seen(actor, paper);
    if (!(await this.isOwn(actor, seen))) throw new NotYourOffice();
    return seen;
  }

  /** Writes into the trail what was done with a paper. */
  async note(
    actor: Actor,
    paper: Pick<KeptPaper, 'id' | 'unitPath' | 'kind'>,
    action: string,
    more: object = {},
  ): Promise<void> {
    const { id: subjectId, unitPath, kind } = paper;
    await this.audit.record(actor, {
      action,
      subjectType: 'paper',
      subjectId,
      unitPath,
      details: { paperKind: kind, ...more },
    });
  }

  /** Writes that a paper was looked at, with the people it names. */
  async noteRead(actor: Actor, paper: KeptPaper, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath } = paper;
    const entry = { action: 'papers.paper-read', subjectType: 'paper', subjectId, unitPath };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }

  /** Writes that a paper was taken out as a file, with the people it names. */
  async noteExport(actor: Actor, paper: KeptPaper, format: string, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath, kind } = paper;
    const details = { paperKind: kind, format };
    const entry = { action: 'papers.paper-exported', subjectType: 'paper', subjectId, unitPath, details };
    await this.audit.noteHeld(await this.audit.recordExport(actor, entry), memberIds);
  }
}
