import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type AccountRoot } from '../sign-in-help/sign-in-help.rules';

export interface ActivationCodeRow {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: 'activate' | 'reset';
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly failedTries: number;
  readonly usedAt: Date | null;
  readonly supersededAt: Date | null;
}

export interface NewActivationCode {
  readonly id: string;
  readonly accountId: string;
  readonly codeHash: Buffer;
  readonly purpose: 'activate' | 'reset';
  readonly issuedBy: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly aloud: { readonly unitPath: string } | null;
}

/** One reading aloud. */
export interface ReadAloudRow {
  readonly id: string;
  readonly accountId: string;
  readonly issuedBy: string;
  readonly issuedAt: Date;
  readonly usedAt: Date | null;
}

/** From an instant to before another. */
interface Span {
  readonly since: Date;
  readonly before: Date;
}

const COLUMNS = `id, account_id as "accountId", purpose, issued_at as "issuedAt", expires_at as "expiresAt", failed_tries as "failedTries",
  used_at as "usedAt", superseded_at as "supersededAt"`;

const ALOUD = `id, account_id as "accountId", issued_by as "issuedBy", issued_at as "issuedAt", used_at as "usedAt"`;

@Injectable()
export class ActivationCodeRepository {
  constructor(private readonly database: Database) {}

  findByHash(codeHash: Buffer): Promise<ActivationCodeRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.activation_code where code_hash = $1`, [codeHash]);
  }

  /** The same, locked until the transaction ends. */
  lockByHash(codeHash: Buffer): Promise<ActivationCodeRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.activation_code where code_hash = $1 for update`, [
      codeHash,
    ]);
  }

  /** The code an account was opened by last; null when none was used. */
  lastUsed(accountId: string): Promise<AccountRoot | null> {
    return this.database.queryOne(
      `select unit_path is not null as "isAloud", used_at as "usedAt" from identity.activation_code
       where account_id = $1 and used_at is not null order by used_at desc, id desc limit 1`,
      [accountId],
    );
  }

  async countFailedTry(id: string): Promise<void> {
    await this.database.execute('update identity.activation_code set failed_tries = failed_tries + 1 where id = $1', [
      id,
    ]);
  }

  async markUsed(id: string, at: Date): Promise<void> {
    await this.database.execute('update identity.activation_code set used_at = $2 where id = $1', [id, at]);
  }

  async supersedeOpen(accountIds: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update identity.activation_code set superseded_at = $2
       where account_id = any($1::uuid[]) and used_at is null and superseded_at is null`,
      [[...accountIds], at],
    );
  }

  /** False when another code happens to have the same signs. */
  async insert(code: NewActivationCode): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.activation_code (id, account_id, code_hash, purpose, issued_by, issued_at, expires_at, unit_path)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code_hash) do nothing`,
      [
        code.id,
        code.accountId,
        code.codeHash,
        code.purpose,
        code.issuedBy,
        code.issuedAt,
        code.expiresAt,
        code.aloud?.unitPath ?? null,
      ],
    );
    return written === 1;
  }

  /** Codes read aloud below a scope between two instants, the latest first, after one. */
  listAloud(
    scope: Scope,
    { since, before }: Span,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<ReadAloudRow[]> {
    return this.database.query(
      `select ${ALOUD} from identity.activation_code
       where unit_path <@ any($1::ltree[]) and issued_at >= $2 and issued_at < $6
         and ($3::timestamptz is null or (issued_at, id) < ($3, $4::uuid))
       order by issued_at desc, id desc limit $5`,
      [scopePaths(scope), since, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit, before],
    );
  }

  /** How many codes were read aloud below a scope between two instants. */
  async countAloud(scope: Scope, { since, before }: Span): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from identity.activation_code
       where unit_path <@ any($1::ltree[]) and issued_at >= $2 and issued_at < $3`,
      [scopePaths(scope), since, before],
    );
    return row?.count ?? 0;
  }

  /** Codes read aloud for an account of which its owner has not been told, but for those this session set aside. */
  listUnacknowledged(accountId: string, sessionId: string): Promise<ReadAloudRow[]> {
    return this.database.query(
      `select ${ALOUD} from identity.activation_code
       where account_id = $1 and unit_path is not null and told_at is null and not $2::uuid = any(set_aside_in)
       order by issued_at desc, id desc limit 20`,
      [accountId, sessionId],
    );
  }

  async markAcknowledged(accountId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update identity.activation_code set told_at = $2 where account_id = $1 and unit_path is not null and told_at is null`,
      [accountId, at],
    );
  }

  /** One session is not shown them again; every other one is. */
  async setAside(accountId: string, sessionId: string): Promise<void> {
    await this.database.execute(
      `update identity.activation_code set set_aside_in = set_aside_in || $2::uuid
       where account_id = $1 and unit_path is not null and told_at is null and not $2::uuid = any(set_aside_in)`,
      [accountId, sessionId],
    );
  }

  /** Codes read aloud since an instant that let somebody in are told of again. */
  async tellAgain(accountId: string, since: Date): Promise<void> {
    await this.database.execute(
      `update identity.activation_code set told_at = null, set_aside_in = '{}'
       where account_id = $1 and unit_path is not null and told_at is not null and used_at is not null
         and issued_at >= $2`,
      [accountId, since],
    );
  }
}
