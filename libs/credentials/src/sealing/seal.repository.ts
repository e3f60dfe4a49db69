import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { STATE_ON } from '../certificates/certificate.repository';

/** A public key that papers are signed with. */
export interface PublicSealKey {
  /** Eight hexadecimal signs. */
  readonly id: string;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Buffer;
  readonly firstUsedAt: Date;
}

/** The numbers of a register that no longer stand. */
export interface FallenNumbers {
  readonly issuerId: string;
  readonly year: number;
  readonly state: 'replaced' | 'withdrawn';
  /** Ascending. */
  readonly numbers: readonly number[];
}

/** The numbers of a register whose time is over. */
export interface EndedNumbers {
  readonly issuerId: string;
  readonly year: number;
  /** First and last of each run of neighbouring numbers, ascending: a register ends nearly in the order it was written in. */
  readonly spans: readonly (readonly [first: number, last: number])[];
}

/** Answers what it takes to check a signed paper without asking for it. */
@Injectable()
export class SealRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a public key from its first use on. */
  async keepKey({ id, publicKey }: Omit<PublicSealKey, 'firstUsedAt'>, at: Date): Promise<void> {
    await this.database.execute(
      `insert into credentials.signing_key (id, public_key, first_used_at) values ($1, $2, $3) on conflict (id) do nothing`,
      [id, publicKey, at],
    );
  }

  /** Every key ever used, the newest first. */
  async listKeys(): Promise<PublicSealKey[]> {
    return this.database.query<PublicSealKey>(
      `select id, public_key as "publicKey", first_used_at as "firstUsedAt" from credentials.signing_key
       order by first_used_at desc, id`,
    );
  }

  async listFallen(): Promise<FallenNumbers[]> {
    return this.database.query<FallenNumbers>(
      `select issuer_id as "issuerId", year, state, array_agg(number order by number) as numbers
       from credentials.certificate where state in ('replaced', 'withdrawn')
       group by issuer_id, year, state order by issuer_id, year, state`,
    );
  }

  /** What stands and is past its last day on `today`. */
  async listEnded(today: string): Promise<EndedNumbers[]> {
    return this.database.query<EndedNumbers>(
      `with ended as (
         select c.issuer_id, c.year, c.number, c.number - row_number() over (partition by c.issuer_id, c.year order by c.number) as run
         from credentials.certificate c where c.state = 'valid' and c.valid_until < $1::date and ${STATE_ON} = 'expired'),
       spans as (select issuer_id, year, min(number) as first, max(number) as last from ended group by issuer_id, year, run)
       select issuer_id as "issuerId", year, json_agg(json_build_array(first, last) order by first) as spans
       from spans group by issuer_id, year order by issuer_id, year`,
      [today],
    );
  }
}
