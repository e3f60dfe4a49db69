import { Injectable } from '@nestjs/common';
import { Database, NotFound, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type RegisterNumber } from '../certificates/certificate.rules';

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
}

/** Those of them from one number to another, both with them. */
export interface UnsignedRange extends UnsignedSearch {
  readonly from: RegisterNumber;
  readonly to: RegisterNumber;
}

/** So many of them, one after the other. */
export interface UnsignedPart {
  readonly from: RegisterNumber;
  readonly to: RegisterNumber;
  readonly count: number;
  /** How many of these were given out before. */
  readonly given: number;
}

/** A paper without a signed file. */
export interface UnsignedPaper extends RegisterNumber {
  readonly id: string;
}

const STANDING = `c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
  and ($3::uuid is null or exists (select from credentials.release_entry e
    where e.release_id = $3 and e.cycle_id = c.cycle_id and e.state = 'issued'))`;

const UNSIGNED = `${STANDING}
  and not exists (select from credentials.signed_file f where f.certificate_id = c.id and f.state = 'current')`;

const IN_RANGE = '(c.year, c.number) between ($4, $5::integer) and ($6, $7::integer)';

const IS_GIVEN = 'exists (select from credentials.signing_copy s where s.certificate_id = c.id)';

/** What stands in `UNSIGNED` and `IN_RANGE`. */
function inRange(scope: Scope, { roundId, releaseId, from, to }: UnsignedRange): unknown[] {
  return [scopePaths(scope), roundId, releaseId, from.year, from.number, to.year, to.number];
}

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

  /** The papers of a round in a range that stand, bear a name and have no signed file, by id, the lowest number first. */
  async listUnsigned(scope: Scope, range: UnsignedRange, limit: number): Promise<UnsignedPaper[]> {
    return this.database.query(
      `select c.id, c.year, c.number from credentials.certificate c where ${UNSIGNED} and ${IN_RANGE} order by c.year, c.number limit $8`,
      [...inRange(scope, range), limit],
    );
  }

  /** How many of those were given out. */
  async countGiven(scope: Scope, range: UnsignedRange): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from credentials.certificate c where ${UNSIGNED} and ${IN_RANGE} and ${IS_GIVEN}`,
      inRange(scope, range),
    );
    return row?.count ?? 0;
  }

  /** All that have no signed file, so many at a time in the order of the register. */
  async partsOf(scope: Scope, { roundId, releaseId }: UnsignedSearch, size: number): Promise<UnsignedPart[]> {
    const rows = await this.database.query<Record<'from' | 'to', [number, number]> & Record<'count' | 'given', number>>(
      `select min(array[u.year, u.number]) as "from", max(array[u.year, u.number]) as "to", count(*)::int as count,
         (count(*) filter (where u.given))::int as given
       from (select c.year::integer as year, c.number, ${IS_GIVEN} as given, (row_number() over (order by c.year, c.number) - 1) / $4::integer as part
         from credentials.certificate c where ${UNSIGNED}) u
       group by u.part order by u.part`,
      [scopePaths(scope), roundId, releaseId, size],
    );
    const at = ([year, number]: [number, number]): RegisterNumber => ({ year, number });
    return rows.map(({ from, to, count, given }) => ({ from: at(from), to: at(to), count, given }));
  }

  /** Average length in bytes of what was given out of a round; null: nothing yet. */
  async bytesOfCopy(roundId: string): Promise<number | null> {
    const row = await this.database.queryOne<{ bytes: number | null }>(
      `select avg(s.size_bytes)::int as bytes from credentials.signing_copy s
       join credentials.certificate c on c.id = s.certificate_id where c.round_id = $1`,
      [roundId],
    );
    return row?.bytes ?? null;
  }

  /** The texts by which papers are printed that have no signed file, or, where all have one, those that stand; each once, some at most. */
  async templatesOf(scope: Scope, search: UnsignedSearch, limit: number): Promise<string[]> {
    const unsigned = await this.templatesWhere(UNSIGNED, scope, search, limit);
    return unsigned.length > 0 ? unsigned : this.templatesWhere(STANDING, scope, search, limit);
  }

  private async templatesWhere(
    which: string,
    scope: Scope,
    { roundId, releaseId }: UnsignedSearch,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ source: string }>(
      `select t.source from credentials.template t
       where t.hash in (select c.template_hash from credentials.certificate c where ${which}) order by t.hash limit $4`,
      [scopePaths(scope), roundId, releaseId, limit],
    );
    return rows.map(({ source }) => source);
  }

  /** Those of some hashes, in hexadecimal, that papers which were given out have. */
  async givenAmong(hashes: readonly Buffer[]): Promise<Set<string>> {
    const rows = await this.database.query<{ hash: string }>(
      `select encode(sha256, 'hex') as hash from credentials.signing_copy where sha256 = any($1::bytea[])`,
      [hashes],
    );
    return new Set(rows.map(({ hash }) => hash));
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

  /** The open upload of an officer for a round, made where there is none. @throws NotFound where the round was taken back meanwhile */
  async openUpload(upload: { id: string; roundId: string; madeBy: string; madeAt: Date }): Promise<string> {
    const rows = await translatingConstraints({ signed_upload_round_fk: () => new NotFound() }, () =>
      this.database.query<{ id: string }>(
        `insert into credentials.signed_upload (id, round_id, state, made_by, made_at) values ($1, $2, 'open', $3, $4)
       on conflict (round_id, made_by) where state = 'open' do update set round_id = excluded.round_id returning id`,
        [upload.id, upload.roundId, upload.madeBy, upload.madeAt],
      ),
    );
    return rows[0]?.id ?? upload.id;
  }

  /** An upload that was kept, or an open one of an officer; null: whoever's. */
  async findUpload(id: string, officer: string | null): Promise<SignedUpload | null> {
    return this.database.queryOne<SignedUpload>(
      `select ${UPLOAD} from credentials.signed_upload u join learning.round r on r.id = u.round_id
       where u.id = $1 and ($2::uuid is null or u.state <> 'open' or u.made_by = $2)`,
      [id, officer],
    );
  }

  /** The same, locked until the transaction ends. */
  async lockUpload(id: string, officer: string | null): Promise<SignedUpload | null> {
    await this.database.execute('select 1 from credentials.signed_upload where id = $1 for update', [id]);
    return this.findUpload(id, officer);
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
