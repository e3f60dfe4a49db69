import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor';
import { representedBy } from '../access/representation';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { newId } from '../text/uuid';

/** One act worth remembering: who did what to what, where. Values, no personal data beyond ids. */
export interface AuditEntry {
  /** `<context>.<past act>`, for example `org.seat-taken`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly unitPath: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
  /** The account acted for; left out: found from the actor's deputising grants. */
  readonly onBehalfOf?: string | null;
}

/** The audit trail; rows are only ever added (the database refuses changes). */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes an entry in the running transaction. `actor` null means the system itself. */
  async record(actor: Actor | null, entry: AuditEntry): Promise<void> {
    await this.database.execute(
      `insert into platform.audit_entry (id, occurred_at, account_id, action, subject_type, subject_id, unit_path, details, on_behalf_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        this.clock.now(),
        actor?.accountId ?? null,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.unitPath,
        entry.details ?? {},
        entry.onBehalfOf ?? (actor === null ? null : representedBy(actor, entry.unitPath)),
      ],
    );
  }
}
