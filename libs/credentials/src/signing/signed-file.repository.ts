import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type PaperSigner } from './signed-file.rules';

/** A signed file of a certificate. */
export interface SignedFile {
  readonly id: string;
  readonly uploadId: string;
  readonly certificateId: string;
  readonly storeKey: string;
  readonly sizeBytes: number;
  /** So many of its first bytes are the original. */
  readonly originalBytes: number;
  readonly signers: readonly PaperSigner[];
  readonly addsTo: string | null;
  readonly addedAt: Date;
  /** When the bytes went with the person's data; null: they are there. */
  readonly removedAt: Date | null;
}

export interface NewSignedFile extends Omit<SignedFile, 'removedAt'> {
  readonly sha256: Buffer;
}

/** A file that waits to be kept, with what is there now. */
export interface WaitingFile extends SignedFile {
  readonly memberId: string;
  readonly unitPath: string;
  readonly number: number;
  readonly year: number;
  readonly fullName: string;
  /** The signed file the paper has now. */
  readonly currentId: string | null;
}

const COLUMNS = `f.id, f.upload_id as "uploadId", f.certificate_id as "certificateId", f.store_key as "storeKey", f.size_bytes as "sizeBytes",
  f.original_bytes as "originalBytes", f.signers, f.adds_to as "addsTo", f.added_at as "addedAt", f.removed_at as "removedAt"`;

/** Answers about signed files. */
@Injectable()
export class SignedFileRepository {
  constructor(private readonly database: Database) {}

  /** The file that counts for a certificate. */
  async currentOf(certificateId: string): Promise<SignedFile | null> {
    return (await this.currentAmong([certificateId])).get(certificateId) ?? null;
  }

  async currentAmong(certificateIds: readonly string[]): Promise<Map<string, SignedFile>> {
    const rows = await this.database.query<SignedFile>(
      `select ${COLUMNS} from credentials.signed_file f where f.certificate_id = any($1::uuid[]) and f.state = 'current'`,
      [certificateIds],
    );
    return new Map(rows.map((row) => [row.certificateId, row]));
  }

  /** Files of a certificate with these hashes, whatever became of them but those that were taken back. */
  async findByHashes(
    certificateId: string,
    hashes: readonly Buffer[],
  ): Promise<{ readonly id: string; readonly sha256: Buffer; readonly state: string; readonly uploadId: string }[]> {
    return this.database.query(
      `select id, sha256, state, upload_id as "uploadId" from credentials.signed_file
       where certificate_id = $1 and sha256 = any($2::bytea[]) and state in ('waiting', 'current', 'past') order by added_at`,
      [certificateId, hashes],
    );
  }

  /** Into an upload, in the place of what it has of that certificate; gives the key of a file that went for it. */
  async putWaiting(file: NewSignedFile): Promise<string | null> {
    const gone = await this.database.query<{ storeKey: string }>(
      `delete from credentials.signed_file where upload_id = $1 and certificate_id = $2 and state = 'waiting' returning store_key as "storeKey"`,
      [file.uploadId, file.certificateId],
    );
    await this.database.execute(
      `insert into credentials.signed_file
         (id, upload_id, certificate_id, sha256, store_key, size_bytes, original_bytes, signers, adds_to, state, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10)`,
      [
        ...[file.id, file.uploadId, file.certificateId, file.sha256, file.storeKey, file.sizeBytes],
        ...[file.originalBytes, JSON.stringify(file.signers), file.addsTo, file.addedAt],
      ],
    );
    return gone[0]?.storeKey ?? null;
  }

  /** What waits in an upload for papers that stand, the lowest number first. */
  async waitingIn(uploadId: string): Promise<WaitingFile[]> {
    return this.database.query<WaitingFile>(
      `select ${COLUMNS}, c.member_id as "memberId", c.unit_path::text as "unitPath", c.number, c.year,
         c.fields->>'fullName' as "fullName",
         (select n.id from credentials.signed_file n where n.certificate_id = c.id and n.state = 'current') as "currentId"
       from credentials.signed_file f join credentials.certificate c on c.id = f.certificate_id
       where f.upload_id = $1 and f.state = 'waiting' and c.state in ('valid', 'expired') and c.erased_at is null
       order by c.year, c.number`,
      [uploadId],
    );
  }

  /** The certificates of an upload's files locked until the transaction ends, in the order of their ids. */
  async lockCertificates(uploadId: string): Promise<void> {
    await this.database.execute(
      `select 1 from credentials.certificate where id in (select certificate_id from credentials.signed_file where upload_id = $1)
       order by id for update`,
      [uploadId],
    );
  }

  /** One certificate locked, when it stands and bears a name. */
  async lockStanding(certificateId: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from credentials.certificate where id = $1 and state in ('valid', 'expired') and erased_at is null for update`,
      [certificateId],
    );
    return row !== null;
  }

  /** Waiting files count from now on; what counted before is past. */
  async keep(fileIds: readonly string[]): Promise<void> {
    await this.database.execute(
      `update credentials.signed_file f set takes_place_of = n.id from credentials.signed_file n
       where f.id = any($1::uuid[]) and n.certificate_id = f.certificate_id and n.state = 'current'`,
      [fileIds],
    );
    await this.database.execute(
      `update credentials.signed_file n set state = 'past' from credentials.signed_file f
       where f.id = any($1::uuid[]) and n.id = f.takes_place_of`,
      [fileIds],
    );
    await this.database.execute(
      `update credentials.signed_file set state = 'current' where id = any($1::uuid[]) and state = 'waiting'`,
      [fileIds],
    );
  }

  /** What an upload brought and doesn't count goes; gives the keys of its files. */
  async dropWaiting(uploadId: string): Promise<string[]> {
    const rows = await this.database.query<{ storeKey: string }>(
      `delete from credentials.signed_file where upload_id = $1 and state = 'waiting' returning store_key as "storeKey"`,
      [uploadId],
    );
    return rows.map(({ storeKey }) => storeKey);
  }

  /** Files of an upload that count no longer do, what they took the place of counts again; gives the keys of the files that go. */
  async takeBack(uploadId: string, at: Date): Promise<string[]> {
    const rows = await this.database.query<{ storeKey: string; before: string | null }>(
      `update credentials.signed_file set state = 'taken-back', sha256 = null, removed_at = $2
       where upload_id = $1 and state = 'current' returning store_key as "storeKey", takes_place_of as before`,
      [uploadId, at],
    );
    await this.database.execute(
      `update credentials.signed_file set state = 'current' where id = any($1::uuid[]) and state = 'past' and removed_at is null`,
      [rows.flatMap(({ before }) => before ?? [])],
    );
    return rows.map(({ storeKey }) => storeKey);
  }

  /** True for a key that a file which is kept names. */
  async isKept(storeKey: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from credentials.signed_file where store_key = $1 and removed_at is null',
      [storeKey],
    );
    return row !== null;
  }

  /** Those of some keys that files which are kept name. */
  async keptAmong(storeKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ storeKey: string }>(
      'select store_key as "storeKey" from credentials.signed_file where store_key = any($1::text[]) and removed_at is null',
      [storeKeys],
    );
    return new Set(rows.map(({ storeKey }) => storeKey));
  }
}
