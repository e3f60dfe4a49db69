import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type ConsentDecision } from './consent.rules';

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

  /** The newest line of each of these members for one purpose; who said nothing is missing. */
  async latestOfMembers(
    memberIds: readonly string[],
    purpose: string,
  ): Promise<(Pick<ConsentRow, 'decision' | 'textVersion'> & { readonly memberId: string })[]> {
    return this.database.query(
      `select distinct on (a.id) a.member_id as "memberId", c.decision, c.text_version as "textVersion"
       from identity.account a join identity.consent c on c.account_id = a.id
       where a.member_id = any($1::uuid[]) and c.purpose = $2 order by a.id, c.decided_at desc, c.id desc`,
      [memberIds, purpose],
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
