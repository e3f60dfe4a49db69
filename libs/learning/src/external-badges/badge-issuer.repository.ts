import { Injectable } from '@nestjs/common';
import {
  Database,
  type DomainError,
  type JsonObject,
  type Scope,
  scopePaths,
  translatingConstraints,
} from '@lopso/platform';

/** A list of revoked badges that an issuer signed: its address, and the instant it says it is of. */
export interface KeptStatusList {
  readonly url: string;
  readonly asOf: Date;
  readonly receivedAt: Date;
}

/** An issuer elsewhere that a province takes badges from. Dates are `yyyy-mm-dd`. */
export interface BadgeIssuer {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly did: string;
  readonly name: string;
  readonly document: JsonObject | null;
  readonly decision: string;
  readonly trustedFrom: string;
  readonly trustedUntil: string | null;
  readonly enteredAt: Date;
  readonly documentAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** One about to be written. */
export type NewBadgeIssuer = Omit<BadgeIssuer, 'documentAt' | 'endedAt' | 'endReason'> & { readonly enteredBy: string };

const SELECT = `
  select i.id, i.unit_id as "unitId", i.unit_path::text as "unitPath", i.did, i.name, i.document, i.decision,
    i.trusted_from::text as "trustedFrom", i.trusted_until::text as "trustedUntil", i.entered_at as "enteredAt",
    i.document_at as "documentAt", i.ended_at as "endedAt", i.end_reason as "endReason"
  from learning.badge_issuer i`;

/** Issuers of badges that provinces trust, and the lists of revoked badges at hand. */
@Injectable()
export class BadgeIssuerRepository {
  constructor(private readonly database: Database) {}

  /** Those of a scope, the standing ones first, by name; they are as many as a department has agreements, so there are no pages. */
  async list(scope: Scope): Promise<BadgeIssuer[]> {
    return this.database.query<BadgeIssuer>(
      `${SELECT} where i.unit_path <@ any ($1::ltree[]) order by i.ended_at is not null, i.name, i.entered_at, i.id`,
      [scopePaths(scope)],
    );
  }

  /** The lists at hand of these issuers, by address. */
  async listsOf(issuerIds: readonly string[]): Promise<Map<string, KeptStatusList[]>> {
    const rows = await this.database.query<KeptStatusList & { issuerId: string }>(
      `select issuer_id as "issuerId", url, as_of as "asOf", received_at as "receivedAt"
       from learning.badge_status_list where issuer_id = any ($1::uuid[]) order by url`,
      [issuerIds],
    );
    const lists = new Map<string, KeptStatusList[]>();
    for (const { issuerId, ...list } of rows) lists.set(issuerId, [...(lists.get(issuerId) ?? []), list]);
    return lists;
  }

  async find(id: string): Promise<BadgeIssuer | null> {
    return this.database.queryOne<BadgeIssuer>(`${SELECT} where i.id = $1`, [id]);
  }

  /** The same, locked until the transaction ends. */
  async lock(id: string): Promise<BadgeIssuer | null> {
    return this.database.queryOne<BadgeIssuer>(`${SELECT} where i.id = $1 for update`, [id]);
  }

  /** Whom the province above a path trusts under this did; null for nobody. */
  async findTrusted(path: string, did: string): Promise<BadgeIssuer | null> {
    return this.database.queryOne<BadgeIssuer>(
      `${SELECT} where i.did = $2 and i.ended_at is null and i.unit_path @> $1::ltree order by i.entered_at desc limit 1`,
      [path, did],
    );
  }

  async statusList(issuerId: string, url: string): Promise<JsonObject | null> {
    const row = await this.database.queryOne<{ document: JsonObject }>(
      'select document from learning.badge_status_list where issuer_id = $1 and url = $2',
      [issuerId, url],
    );
    return row?.document ?? null;
  }

  async insert(issuer: NewBadgeIssuer, byConstraint: Readonly<Record<string, () => DomainError>>): Promise<void> {
    await translatingConstraints(byConstraint, () =>
      this.database.execute(
        `insert into learning.badge_issuer (id, unit_id, unit_path, did, name, document, decision, trusted_from, trusted_until,
           entered_by, entered_at, document_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $6::jsonb is null then null else $11::timestamptz end)`,
        [
          ...[issuer.id, issuer.unitId, issuer.unitPath, issuer.did, issuer.name],
          ...[issuer.document === null ? null : JSON.stringify(issuer.document), issuer.decision],
          ...[issuer.trustedFrom, issuer.trustedUntil, issuer.enteredBy, issuer.enteredAt],
        ],
      ),
    );
  }

  async replaceDocument(id: string, document: JsonObject, at: Date): Promise<void> {
    await this.database.execute('update learning.badge_issuer set document = $2, document_at = $3 where id = $1', [
      ...[id, JSON.stringify(document), at],
    ]);
  }

  async end(id: string, { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string }) {
    await this.database.execute(
      'update learning.badge_issuer set ended_by = $2, ended_at = $3, end_reason = $4 where id = $1 and ended_at is null',
      [id, by, at, reason],
    );
  }

  /** Keeps a list in the place of an older one; false when the one at hand is of a later instant. */
  async keepList(list: {
    readonly issuerId: string;
    readonly url: string;
    readonly document: JsonObject;
    readonly asOf: Date;
    readonly by: string;
    readonly at: Date;
  }): Promise<boolean> {
    const kept = await this.database.execute(
      `insert into learning.badge_status_list as l (issuer_id, url, document, as_of, received_by, received_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (issuer_id, url) do update set document = excluded.document, as_of = excluded.as_of,
         received_by = excluded.received_by, received_at = excluded.received_at where l.as_of <= excluded.as_of`,
      [list.issuerId, list.url, JSON.stringify(list.document), list.asOf, list.by, list.at],
    );
    return kept === 1;
  }
}
