import { Injectable } from '@nestjs/common';
import { Clock, Database, likePart, type Scope, scopePaths } from '@lopso/platform';
import { type WantedNumber } from '../rules/certificate-number';
import { type CertificateState } from '../rules/certificate-state';
import { type Certificate, certificateOf, type CertificateRow, SELECT } from './certificate-row';
import { STATE_ON } from './standing-state';

export { type Certificate, type LinkedPaper } from './certificate-row';

/** What an officer looks for in a round's register. */
export interface CertificateSearch {
  readonly roundId: string;
  /** Folded name, or an empty string for all. */
  readonly folded: string;
  /** Only papers of this number; null: of whatever number. */
  readonly number: WantedNumber | null;
  readonly state: CertificateState | null;
  /** Only these; null: all of the round. */
  readonly ids: readonly string[] | null;
  /** The year and number of the last row of the page before, newest first. */
  readonly after: { readonly year: number; readonly number: number } | null;
  readonly limit: number;
}

/** Papers that are taken together. */
export interface PrintableSearch {
  readonly roundId: string;
  /** Those issued by one list; null: of the whole round. */
  readonly releaseId: string | null;
}

/** Of `PrintableSearch` within paths; their three parameters begin at a number. */
const printable = (first: number): string =>
  `c.unit_path <@ any($${first}::ltree[]) and c.round_id = $${first + 1} and c.state in ('valid', 'expired') and c.erased_at is null
  and ($${first + 2}::uuid is null or exists (select from credentials.release_entry i
    where i.release_id = $${first + 2} and i.cycle_id = c.cycle_id and i.state = 'issued'))`;

/** Answers about certificates. */
@Injectable()
export class CertificateRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Certificate | null> {
    return this.one('c.id = $2', id);
  }

  /** Certificates of a round by id, in the order of the register; unknown ids are missing. */
  async listByIds(roundId: string, ids: readonly string[]): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT} where c.round_id = $2 and c.id = any($3::uuid[]) order by c.year, c.number`,
      [this.clock.today(), roundId, ids],
    );
    return rows.map(certificateOf);
  }

  /** The same with their rows locked until the transaction ends, in the order of their ids. */
  async lockByIds(roundId: string, ids: readonly string[]): Promise<Certificate[]> {
    await this.database.execute(
      'select 1 from credentials.certificate where id = any($1::uuid[]) order by id for update',
      [ids],
    );
    return this.listByIds(roundId, ids);
  }

  /** How many papers each of the members has that stand; who has none is missing. */
  async countStanding(memberIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ memberId: string; count: number }>(
      `select c.member_id as "memberId", count(*)::int as count from credentials.certificate c
       where c.member_id = any($2::uuid[]) and ${STATE_ON} = 'valid' group by c.member_id`,
      [this.clock.today(), memberIds],
    );
    return new Map(rows.map(({ memberId, count }) => [memberId, count]));
  }

  /**
   * News of a member's papers that she did not say she knows, the latest first. Of much, the oldest 20 and whatever came at the
   * same instant as the last of them: who knows of everything up to the latest shown was shown everything.
   */
  async listUntold(memberId: string): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT} where c.id in (
         select id from credentials.certificate where member_id = $2 and news_at is not null and change_known_at is null
         order by news_at fetch first 20 rows with ties)
       order by c.news_at desc, c.id`,
      [this.clock.today(), memberId],
    );
    return rows.map(certificateOf);
  }

  async findByCode(code: string): Promise<Certificate | null> {
    return this.one('c.code = $2', code);
  }

  /** The hash of the printed name: kept after an erasure, made by `hash` while the name stands; null without a paper. */
  async nameHashOf(code: string, hash: (name: string) => Buffer): Promise<Buffer | null> {
    const row = await this.database.queryOne<{ nameHash: Buffer | null; name: string | null }>(
      `select name_hash as "nameHash", fields->>'fullName' as name from credentials.certificate where code = $1`,
      [code],
    );
    return row === null ? null : (row.nameHash ?? hash(row.name ?? ''));
  }

  /** All papers of a member, the newest first. */
  async listOfMember(memberId: string): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT} where c.member_id = $2 order by c.issued_at desc, c.id desc limit 100`,
      [this.clock.today(), memberId],
    );
    return rows.map(certificateOf);
  }

  /** A page of a round's papers within a scope, the highest number first. */
  async search(scope: Scope, wanted: CertificateSearch): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT}
       where c.unit_path <@ any($2::ltree[]) and c.round_id = $3 and c.search_key like $4
         and ($5::text is null or ${STATE_ON} = $5)
         and ($6::smallint is null or (c.year, c.number) < ($6, $7::integer)) and ($8::uuid[] is null or c.id = any($8))
         and ($9::integer is null or (c.number = $9 and ($10::smallint is null or c.year = $10)))
       order by c.year desc, c.number desc limit $11`,
      [
        this.clock.today(),
        scopePaths(scope),
        wanted.roundId,
        likePart(wanted.folded),
        wanted.state,
        wanted.after?.year ?? null,
        wanted.after?.number ?? null,
        wanted.ids,
        ...[wanted.number?.number ?? null, wanted.number?.year ?? null, wanted.limit],
      ],
    );
    return rows.map(certificateOf);
  }

  /** A part of a round's papers within a scope, the lowest number first. */
  async listInOrder(
    scope: Scope,
    wanted: Pick<CertificateSearch, 'roundId' | 'after' | 'limit'>,
  ): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT}
       where c.unit_path <@ any($2::ltree[]) and c.round_id = $3
         and ($4::smallint is null or (c.year, c.number) > ($4, $5::integer))
       order by c.year, c.number limit $6`,
      [
        ...[this.clock.today(), scopePaths(scope), wanted.roundId],
        ...[wanted.after?.year ?? null, wanted.after?.number ?? null, wanted.limit],
      ],
    );
    return rows.map(certificateOf);
  }

  /** The same of papers that can be printed: they stand and bear a name; of one released list, or of the round. */
  async listPrintable(
    scope: Scope,
    wanted: PrintableSearch & Pick<CertificateSearch, 'after' | 'limit'>,
  ): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT}
       where ${printable(2)} and ($5::smallint is null or (c.year, c.number) > ($5, $6::integer))
       order by c.year, c.number limit $7`,
      [
        ...[this.clock.today(), scopePaths(scope), wanted.roundId, wanted.releaseId],
        ...[wanted.after?.year ?? null, wanted.after?.number ?? null, wanted.limit],
      ],
    );
    return rows.map(certificateOf);
  }

  /** How many those are. */
  async countPrintable(scope: Scope, { roundId, releaseId }: PrintableSearch): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from credentials.certificate c where ${printable(1)}`,
      [scopePaths(scope), roundId, releaseId],
    );
    return row?.count ?? 0;
  }

  /** How many papers of a round stand in each state, within a scope. */
  async countByState(scope: Scope, roundId: string): Promise<Map<CertificateState, number>> {
    const rows = await this.database.query<{ state: CertificateState; count: number }>(
      `select ${STATE_ON} as state, count(*)::int as count from credentials.certificate c
       where c.unit_path <@ any($2::ltree[]) and c.round_id = $3 group by 1`,
      [this.clock.today(), scopePaths(scope), roundId],
    );
    return new Map(rows.map((row) => [row.state, row.count]));
  }

  /** The document by which a certificate came to stand as it does: fell, or was issued for another; null: none was named. */
  async paperBehind(certificateId: string): Promise<{ readonly number: string; readonly on: string } | null> {
    return this.database.queryOne<{ number: string; on: string }>(
      `select h.paper_number as number, h.paper_on::text as "on" from credentials.certificate c
       join credentials.change_entry e on e.state = 'done'
         and e.certificate_id = case when c.state in ('withdrawn', 'replaced') then c.id else c.replaces end
       join credentials.change h on h.id = e.change_id
       where c.id = $1 and h.paper_number is not null
         and case c.state when 'withdrawn' then h.kind = 'withdraw' when 'replaced' then h.kind = 'replace'
           else e.successor_id = c.id end`,
      [certificateId],
    );
  }

  /** The template a certificate was issued with: its text, and how many pages a paper has. */
  async template(hash: string): Promise<{ readonly source: string; readonly pages: number } | null> {
    return this.database.queryOne('select source, pages from credentials.template where hash = $1', [hash]);
  }

  private async one(condition: string, value: string): Promise<Certificate | null> {
    const row = await this.database.queryOne<CertificateRow>(`${SELECT} where ${condition}`, [
      this.clock.today(),
      value,
    ]);
    return row === null ? null : certificateOf(row);
  }
}
