import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';

/** Signed files brought back together. */
export interface SignedUpload {
  readonly id: string;
  readonly roundId: string;
  /** Of the round. */
  readonly unitPath: string;
  readonly state: 'open' | 'kept' | 'taken-back';
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly keptAt: Date | null;
  readonly takenBackAt: Date | null;
  /** Files it brought. */
  readonly count: number;
}

/** A paper that was given out to be signed. */
export interface GivenCopy {
  readonly certificateId: string;
  readonly sha256: Buffer;
  readonly sizeBytes: number;
}

/** The same, with when these bytes first left. */
export interface KnownCopy extends GivenCopy {
  readonly givenAt: Date;
}

/** Papers that are looked for to be signed; `releaseId` null: of the whole round. */
export interface UnsignedSearch {
  readonly roundId: string;
  readonly releaseId: string | null;
  /** The year and number of the last one before. */
  readonly after: { readonly year: number; readonly number: number } | null;
  readonly limit: number;
}

/** A paper without a signed file. */
export interface UnsignedPaper {
  readonly id: string;
  readonly year: number;
  readonly number: number;
}

const UNSIGNED = `c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
  and ($3::uuid is null or exists (select from credentials.release_entry e
    where e.release_id = $3 and e.cycle_id = c.cycle_id and e.state = 'issued'))
  and not exists (select from credentials.signed_file f where f.certificate_id = c.id and f.state = 'current')`;

const UPLOAD = `u.id, u.round_id as "roundId", r.unit_path::text as "unitPath", u.state, u.made_by as "madeBy", u.made_at as "madeAt", u.kept_at as "keptAt",
  u.taken_back_at as "takenBackAt",
  (select count(*)::int from credentials.signed_file f where f.upload_id = u.id) as count`;

/** Answers about papers given out to be signed, and uploads of signed ones. */
@Injectable()
export class SigningRepository {
  constructor(private readonly database: Database) {}

  /** The same bytes given out again are the same copy. Of somebody who is being erased nothing is noted: it waits for that. */
  async noteCopies(copies: readonly GivenCopy[], by: string, at: Date): Promise<void> {
    await this.database.execute(
      `insert into credentials.signing_copy (sha256, certificate_id, size_bytes, given_by, given_at)
       select h, c, s, $4, $5 from unnest($1::bytea[], $2::uuid[], $3::int[]) as g (h, c, s)
       join credentials.certificate k on k.id = c and k.erased_at is null order by h for key share of k
       on conflict (sha256) do nothing`,
      [
        copies.map(({ sha256 }) => sha256),
        copies.map(({ certificateId }) => certificateId),
        copies.map(({ sizeBytes }) => sizeBytes),
        by,
        at,
      ],
    );
  }

  /** The copy that one of these beginnings of a file is. */
  async findCopy(hashes: readonly Buffer[]): Promise<KnownCopy | null> {
    return this.database.queryOne<KnownCopy>(
      `select certificate_id as "certificateId", sha256, size_bytes as "sizeBytes", given_at as "givenAt" from credentials.signing_copy
       where sha256 = any($1::bytea[]) order by size_bytes desc limit 1`,
      [hashes],
    );
  }

  /** The id of the certificate with a number, in a round. */
  async findByNumber(roundId: string, { number, year }: { number: number; year: number }): Promise<string | null> {
    const row = await this.database.queryOne<{ id: string }>(
      'select id from credentials.certificate where round_id = $1 and year = $2 and number = $3 and erased_at is null',
      [roundId, year, number],
    );
    return row?.id ?? null;
  }

  /** The next papers of a round that stand, bear a name and have no signed file, by id, the lowest number first. */
  async listUnsigned(scope: Scope, { roundId, releaseId, after, limit }: UnsignedSearch): Promise<UnsignedPaper[]> {
    return this.database.query(
      `select c.id, c.year, c.number from credentials.certificate c
       where ${UNSIGNED} and ($4::smallint is null or (c.year, c.number) > ($4, $5::integer)) order by c.year, c.number limit $6`,
      [scopePaths(scope), roundId, releaseId, after?.year ?? null, after?.number ?? null, limit],
    );
  }

  /** How many those are. */
  async countUnsigned(
    scope: Scope,
    { roundId, releaseId }: Pick<UnsignedSearch, 'roundId' | 'releaseId'>,
  ): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from credentials.certificate c where ${UNSIGNED}`,
      [scopePaths(scope), roundId, releaseId],
    );
    return row?.count ?? 0;
  }

  /** Papers of a round that stand and bear a name: how many have a signed file, and how many none. */
  async countSigned(scope: Scope, roundId: string): Promise<{ readonly signed: number; readonly unsigned: number }> {
    const row = await this.database.queryOne<{ signed: number; unsigned: number }>(
      `select count(f.id)::int as signed, (count(*) - count(f.id))::int as unsigned
       from credentials.certificate c left join credentials.signed_file f on f.certificate_id = c.id and f.state = 'current'
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null`,
      [scopePaths(scope), roundId],
    );
    return row ?? { signed: 0, unsigned: 0 };
  }

  /** The open upload of an officer for a round, made where there is none. */
  async openUpload(upload: { id: string; roundId: string; madeBy: string; madeAt: Date }): Promise<string> {
    const rows = await this.database.query<{ id: string }>(
      `insert into credentials.signed_upload (id, round_id, state, made_by, made_at) values ($1, $2, 'open', $3, $4)
       on conflict (round_id, made_by) where state = 'open' do update set round_id = excluded.round_id returning id`,
      [upload.id, upload.roundId, upload.madeBy, upload.madeAt],
    );
    return rows[0]?.id ?? upload.id;
  }

  async findUpload(id: string): Promise<SignedUpload | null> {
    return this.database.queryOne<SignedUpload>(
      `select ${UPLOAD} from credentials.signed_upload u join learning.round r on r.id = u.round_id where u.id = $1`,
      [id],
    );
  }

  /** The same, locked until the transaction ends. */
  async lockUpload(id: string): Promise<SignedUpload | null> {
    await this.database.execute('select 1 from credentials.signed_upload where id = $1 for update', [id]);
    return this.findUpload(id);
  }

  /** Of a round: those that were kept, and the officer's open one; the newest first. */
  async uploadsOf(roundId: string, officer: string, limit: number): Promise<SignedUpload[]> {
    return this.database.query<SignedUpload>(
      `select ${UPLOAD} from credentials.signed_upload u join learning.round r on r.id = u.round_id
       where u.round_id = $1 and (u.state <> 'open' or u.made_by = $2) order by u.made_at desc, u.id desc limit $3`,
      [roundId, officer, limit],
    );
  }

  async markKept(id: string, at: Date): Promise<void> {
    await this.database.execute(`update credentials.signed_upload set state = 'kept', kept_at = $2 where id = $1`, [
      id,
      at,
    ]);
  }

  async markTakenBack(id: string, by: string, at: Date): Promise<void> {
    await this.database.execute(
      `update credentials.signed_upload set state = 'taken-back', taken_back_by = $2, taken_back_at = $3 where id = $1`,
      [id, by, at],
    );
  }

  async removeUpload(id: string): Promise<void> {
    await this.database.execute('delete from credentials.signed_upload where id = $1', [id]);
  }

  /** Open uploads that nobody kept, begun before an instant. */
  async leftOpenBefore(before: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from credentials.signed_upload where state = 'open' and made_at < $1 order by id limit 100`,
      [before],
    );
    return rows.map(({ id }) => id);
  }
}
