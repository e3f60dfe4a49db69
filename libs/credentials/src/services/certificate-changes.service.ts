import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  decodeMomentCursor,
  encodeMomentCursor,
  type ListPage,
  pageOf,
} from '@lopso/platform';
import { READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { type ChangeKind, correctionsOf } from '../rules/certificate-change';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { type CertificateChange, type ChangeEntry, ChangeRepository } from '../storage/change.repository';
import { type ChangeLine, ChangeLines, seenOf } from './change-lines.service';
import { ChangeReach } from './change-reach';

/** Which proposals an officer asks for. */
export interface ChangeQuery {
  /** Only those that wait, or only those that don't; null: all. */
  readonly isWaiting: boolean | null;
  readonly kind: ChangeKind | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A line of a proposal: what it would do now, or, once it is closed, what became of it. */
export interface ChangePerson {
  readonly line: ChangeLine;
  readonly entry: ChangeEntry;
  /** The paper issued by it. */
  readonly successor: Certificate | null;
}

/** A proposal with its certificates. */
export interface ChangeSheet {
  readonly change: CertificateChange;
  readonly people: readonly ChangePerson[];
  /** Names what is shown: an approval sends it back. */
  readonly seen: string;
}

/** Proposals about certificates, for those who may see them. */
@Injectable()
export class CertificateChanges {
  constructor(
    private readonly changes: ChangeRepository,
    private readonly certificates: CertificateRepository,
    private readonly lines: ChangeLines,
    private readonly reach: ChangeReach,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** A page of them, the latest first; written into the audit trail. */
  async list(actor: Actor, query: ChangeQuery): Promise<ListPage<CertificateChange>> {
    const scope = this.access.scope(actor, READ_WAITING_CERTIFICATES);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'credentials.changes-listed' });
    const { isWaiting, kind, limit } = query;
    const after = decodeMomentCursor(query.cursor);
    const found = await this.changes.list(scope, { isWaiting, kind, after, limit: limit + 1 });
    const page = pageOf(found, limit, ({ proposedAt, id }) => encodeMomentCursor(proposedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.map(({ first: { memberId }, unitPath }) => ({ memberId, unitPath })),
    );
    return page;
  }

  /** One with its certificates; written into the audit trail. @throws NotFound */
  async sheet(actor: Actor, id: string): Promise<ChangeSheet> {
    const change = await this.reach.get(actor, id);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.change-read',
      subjectType: 'certificate-change',
      subjectId: id,
      unitPath: change.unitPath,
    });
    const entries = await this.changes.entriesOf(id);
    const lines = await this.lines.of(change.kind, await this.papersOf(change, entries));
    const successors = await this.certificates.listByIds(
      change.roundId,
      entries.flatMap(({ successorId }) => (successorId === null ? [] : [successorId])),
    );
    const issued = new Map(successors.map((successor) => [successor.id, successor]));
    const byId = new Map(entries.map((entry) => [entry.certificateId, entry]));
    const people = lines.flatMap((line): ChangePerson[] => {
      const entry = byId.get(line.certificate.id);
      if (entry === undefined) return [];
      const successor = issued.get(entry.successorId ?? '') ?? null;
      return [{ line: successor === null ? line : asDone(line, successor), entry, successor }];
    });
    await this.audit.noteHeld(reading, [...new Set(entries.map(({ memberId }) => memberId))]);
    return { change, people, seen: seenOf(change.kind, lines) };
  }

  private async papersOf(
    { roundId }: CertificateChange,
    entries: readonly { readonly certificateId: string }[],
  ): Promise<Certificate[]> {
    return this.certificates.listByIds(
      roundId,
      entries.map(({ certificateId }) => certificateId),
    );
  }
}

/** What the new paper prints otherwise, whatever is known of the person since. */
function asDone(line: ChangeLine, successor: Certificate): ChangeLine {
  const isNameless = line.certificate.erasedAt !== null || successor.erasedAt !== null;
  return { ...line, corrections: isNameless ? [] : correctionsOf(line.certificate.fields, successor.fields) };
}
