import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type ConsentDecision } from '../rules/consent-rule';

export interface ConsentRow {
  readonly decision: ConsentDecision;
  readonly textVersion: string;
  readonly decidedAt: Date;
  readonly givenHow: 'app' | 'paper';
  /** The day on the paper, `yyyy-mm-dd`; null: said in the app. */
  readonly signedOn: string | null;
  /** Where the paper lies, or what stands on it. */
  readonly note: string | null;
}

export interface NewConsent {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: string;
  readonly textVersion: string;
  readonly decision: ConsentDecision;
  readonly decidedAt: Date;
  /** A signed paper that an officer wrote down; null: said in the app. */
  readonly paper: { readonly recordedBy: string; readonly signedOn: string; readonly note: string } | null;
}

@Injectable()
export class ConsentRepository {
  constructor(private readonly database: Database) {}

  /** The newest line of the ledger for one purpose. */
  findLatest(accountId: string, purpose: string): Promise<ConsentRow | null> {
    return this.database.queryOne(
      `select decision, text_version as "textVersion", decided_at as "decidedAt", given_how as "givenHow",
         signed_on::text as "signedOn", note from identity.consent
       where account_id = $1 and purpose = $2 order by decided_at desc, id desc limit 1`,
      [accountId, purpose],
    );
  }

  async insert(consent: NewConsent): Promise<void> {
    await this.database.execute(
      `insert into identity.consent (id, account_id, purpose, text_version, decision, decided_at, given_how, recorded_by, signed_on,
         note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        consent.id,
        consent.accountId,
        consent.purpose,
        consent.textVersion,
        consent.decision,
        consent.decidedAt,
        consent.paper === null ? 'app' : 'paper',
        consent.paper?.recordedBy ?? null,
        consent.paper?.signedOn ?? null,
        consent.paper?.note ?? null,
      ],
    );
  }
}
