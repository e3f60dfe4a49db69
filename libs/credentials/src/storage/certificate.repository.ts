import { Injectable } from '@nestjs/common';
import { Database, likePart, type Scope, scopePaths } from '@lopso/platform';
import { type CertificateState } from '../rules/certificate-state';
import { type PrintedFields } from '../rules/printed-fields';

/** Another paper of the same passage. */
export interface LinkedPaper {
  readonly number: number;
  readonly year: number;
  /** Without dashes. */
  readonly code: string;
}

/** A certificate as it stands. */
export interface Certificate {
  readonly id: string;
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
  readonly unitPath: string;
  readonly issuerId: string;
  readonly year: number;
  readonly number: number;
  /** Without dashes. */
  readonly code: string;
  readonly templateHash: string;
  /** Without a name, birth year and unit (empty, 0) once the person was erased. */
  readonly fields: PrintedFields;
  /** When name, birth year and unit were erased at the person's request; null: they stand. */
  readonly erasedAt: Date | null;
  readonly state: CertificateState;
  /** A word of WITHDRAWAL_REASONS or REPLACEMENT_REASONS. */
  readonly stateReason: string | null;
  /** The officer's note; never public. */
  readonly stateNote: string | null;
  readonly stateChangedAt: Date | null;
  /** When the latest happened that the holder is told; null: nothing. */
  readonly newsAt: Date | null;
  readonly issuedAt: Date;
  /** The printed fields with their signature, as the QR code carries them; null once the person was erased. */
  readonly seal: Buffer | null;
  /** The paper that took this one's place, or was issued again for it. */
  readonly successor: LinkedPaper | null;
  /** The paper this one took the place of. */
  readonly predecessor: LinkedPaper | null;
  /** The proposal that waits for a second person and is about it. */
  readonly openChangeId: string | null;
}

interface CertificateRow {
  readonly id: string;
  readonly cycle_id: string;
  readonly member_id: string;
  readonly round_id: string;
  readonly unit_path: string;
  readonly issuer_id: string;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly template_hash: string;
  readonly fields: PrintedFields;
  readonly erased_at: Date | null;
  readonly state: CertificateState;
  readonly state_reason: string | null;
  readonly state_note: string | null;
  readonly state_changed_at: Date | null;
  readonly news_at: Date | null;
  readonly issued_at: Date;
  readonly seal: Buffer | null;
  readonly successor: LinkedPaper | null;
  readonly predecessor: LinkedPaper | null;
  readonly open_change_id: string | null;
}

const SELECT = `
  select c.id, c.cycle_id, c.member_id, c.round_id, c.unit_path::text, c.issuer_id, c.year, c.number, c.code,
    c.template_hash, c.fields, c.erased_at, c.state, c.state_reason, c.state_note, c.state_changed_at, c.news_at, c.issued_at,
    c.seal,
    case when s.id is null then null else json_build_object('number', s.number, 'year', s.year, 'code', s.code) end as successor,
    case when p.id is null then null else json_build_object('number', p.number, 'year', p.year, 'code', p.code) end as predecessor,
    (select e.change_id from credentials.change_entry e where e.certificate_id = c.id and e.state = 'waiting') as open_change_id
  from credentials.certificate c
  left join credentials.certificate s on s.replaces = c.id
  left join credentials.certificate p on p.id = c.replaces`;

const NAMELESS = { fullName: '', birthYear: 0, unit: '' };

function certificateOf(row: CertificateRow): Certificate {
  return {
    id: row.id,
    cycleId: row.cycle_id,
    memberId: row.member_id,
    roundId: row.round_id,
    unitPath: row.unit_path,
    issuerId: row.issuer_id,
    year: row.year,
    number: row.number,
    code: row.code,
    templateHash: row.template_hash,
    fields: row.erased_at === null ? row.fields : { ...row.fields, ...NAMELESS },
    erasedAt: row.erased_at,
    state: row.state,
    stateReason: row.state_reason,
    stateNote: row.state_note,
    stateChangedAt: row.state_changed_at,
    newsAt: row.news_at,
    issuedAt: row.issued_at,
    seal: row.seal,
    successor: row.successor,
    predecessor: row.predecessor,
    openChangeId: row.open_change_id,
  };
}

/** What an officer looks for in a round's register. */
export interface CertificateSearch {
  readonly roundId: string;
  /** Folded name, or an empty string for all. */
  readonly folded: string;
  readonly state: CertificateState | null;
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

const PRINTABLE = `c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
  and ($3::uuid is null or exists (select from credentials.release_entry e
    where e.release_id = $3 and e.cycle_id = c.cycle_id and e.state = 'issued'))`;

/** Answers about certificates. */
@Injectable()
export class CertificateRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Certificate | null> {
    return this.one('c.id = $1', id);
  }

  /** Certificates of a round by id, in the order of the register; unknown ids are missing. */
  async listByIds(roundId: string, ids: readonly string[]): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT} where c.round_id = $1 and c.id = any($2::uuid[]) order by c.year, c.number`,
      [roundId, ids],
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

  /**
   * News of a member's papers that she did not say she knows, the latest first. Of much, the oldest 20 and whatever came at the
   * same instant as the last of them: who knows of everything up to the latest shown was shown everything.
   */
  async listUntold(memberId: string): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT} where c.id in (
         select id from credentials.certificate where member_id = $1 and news_at is not null and change_known_at is null
         order by news_at fetch first 20 rows with ties)
       order by c.news_at desc, c.id`,
      [memberId],
    );
    return rows.map(certificateOf);
  }

  async findByCode(code: string): Promise<Certificate | null> {
    return this.one('c.code = $1', code);
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
      `${SELECT} where c.member_id = $1 order by c.issued_at desc, c.id desc limit 100`,
      [memberId],
    );
    return rows.map(certificateOf);
  }

  /** A page of a round's papers within a scope, the highest number first. */
  async search(scope: Scope, wanted: CertificateSearch): Promise<Certificate[]> {
    const rows = await this.database.query<CertificateRow>(
      `${SELECT}
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.search_key like $3
         and ($4::text is null or c.state = $4)
         and ($5::smallint is null or (c.year, c.number) < ($5, $6::integer))
       order by c.year desc, c.number desc limit $7`,
      [
        scopePaths(scope),
        wanted.roundId,
        likePart(wanted.folded),
        wanted.state,
        wanted.after?.year ?? null,
        wanted.after?.number ?? null,
        wanted.limit,
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
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2
         and ($3::smallint is null or (c.year, c.number) > ($3, $4::integer))
       order by c.year, c.number limit $5`,
      [scopePaths(scope), wanted.roundId, wanted.after?.year ?? null, wanted.after?.number ?? null, wanted.limit],
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
       where ${PRINTABLE} and ($4::smallint is null or (c.year, c.number) > ($4, $5::integer))
       order by c.year, c.number limit $6`,
      [
        ...[scopePaths(scope), wanted.roundId, wanted.releaseId],
        ...[wanted.after?.year ?? null, wanted.after?.number ?? null, wanted.limit],
      ],
    );
    return rows.map(certificateOf);
  }

  /** How many those are. */
  async countPrintable(scope: Scope, { roundId, releaseId }: PrintableSearch): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from credentials.certificate c where ${PRINTABLE}`,
      [scopePaths(scope), roundId, releaseId],
    );
    return row?.count ?? 0;
  }

  /** How many papers of a round stand in each state, within a scope. */
  async countByState(scope: Scope, roundId: string): Promise<Map<CertificateState, number>> {
    const rows = await this.database.query<{ state: CertificateState; count: number }>(
      `select state, count(*)::int as count from credentials.certificate
       where unit_path <@ any($1::ltree[]) and round_id = $2 group by state`,
      [scopePaths(scope), roundId],
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

  /** The text of the template a certificate was issued with. */
  async templateSource(hash: string): Promise<string | null> {
    const row = await this.database.queryOne<{ source: string }>(
      'select source from credentials.template where hash = $1',
      [hash],
    );
    return row?.source ?? null;
  }

  private async one(condition: string, value: string): Promise<Certificate | null> {
    const row = await this.database.queryOne<CertificateRow>(`${SELECT} where ${condition}`, [value]);
    return row === null ? null : certificateOf(row);
  }
}
