import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A standing paper of somebody that has a last day, with what she knows of it. */
export interface EndingPaper {
  readonly certificateId: string;
  readonly cycleId: string;
  readonly number: number;
  readonly year: number;
  readonly title: string;
  readonly issuer: string;
  readonly place: string;
  /** `yyyy-mm-dd`. */
  readonly validUntil: string;
  /** The last stage she said she knows of this last day, from 1; 0: none. */
  readonly known: number;
}

/** Answers about papers whose time ends. */
@Injectable()
export class CertificateEndRepository {
  constructor(private readonly database: Database) {}

  /** Those of a member that stand, what ends first first; a hundred at most. */
  async ofMember(memberId: string): Promise<EndingPaper[]> {
    return this.database.query<EndingPaper>(
      `select c.id as "certificateId", c.cycle_id as "cycleId", c.number, c.year, c.fields->>'title' as title, c.fields->>'issuer' as issuer,
         c.fields->>'place' as place, c.valid_until::text as "validUntil",
         case when t.valid_until = c.valid_until then t.stage else 0 end as known
       from credentials.certificate c left join credentials.end_told t on t.certificate_id = c.id
       where c.member_id = $1 and c.state = 'valid' and c.erased_at is null and c.valid_until is not null
       order by c.valid_until, c.id limit 100`,
      [memberId],
    );
  }

  /** She knows a stage of a last day; never less of it than she said before. */
  async keepAcknowledged(
    certificateId: string,
    told: { readonly validUntil: string; readonly stage: number },
    at: Date,
  ): Promise<void> {
    await this.database.execute(
      `insert into credentials.end_told as t (certificate_id, valid_until, stage, told_at) values ($1, $2, $3, $4)
       on conflict (certificate_id) do update set valid_until = excluded.valid_until, stage = excluded.stage, told_at = excluded.told_at
       where excluded.valid_until <> t.valid_until or excluded.stage > t.stage`,
      [certificateId, told.validUntil, told.stage, at],
    );
  }
}
