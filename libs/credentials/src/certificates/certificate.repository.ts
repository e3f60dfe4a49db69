import { Injectable } from '@nestjs/common';
import { Clock, Database, likePart, type Scope, scopePaths } from '@lopso/platform';
import { type KeepingReason } from '../cases/case.rules';
import { type CertificateState, type PrintedFields, type WantedNumber } from './certificate.rules';

/**
 * The state of certificate `c` on the day `$1`, the one definition of it (decision 0058): one that stands is expired from the day after
 * its last day, which follows its passage and stays where that is no longer finished. It is asked each time and written by nobody, so no job can
 * be late with it.
 */
export const STATE_ON = `case when c.state = 'valid' and c.valid_until < $1::date then 'expired' else c.state end`;

/** Another paper of the same person and round. */
export interface LinkedPaper {
  readonly id: string;
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
  /** As of today. */
  readonly state: CertificateState;
  /** The last day its passage is good for, as last known where that is no longer finished, `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
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
  /** The id of the paper of an earlier passage that this one renews. */
  readonly renews: string | null;
  /** That paper; it keeps its own force. */
  readonly renewed: LinkedPaper | null;
  /** The paper that stands for the passage by which this one's was renewed. */
  readonly renewal: LinkedPaper | null;
  /** The proposal that waits for a second person and is about it. */
  readonly openChangeId: string | null;
  /** Why it was kept when its passage fell last; null: it never fell, or nobody decided. */
  readonly keptFor: KeepingReason | null;
  /** That decision, while nothing was said after it. */
  readonly keeping: Keeping | null;
  /** Its passage fell, and nobody decided what that means for it. */
  readonly hasCase: boolean;
}

/** An officer's decision to keep a paper whose passage fell. */
export interface Keeping {
  readonly caseId: string;
  /** The accounts: who proposed it and who approved it, or who did both. */
  readonly by: readonly string[];
  readonly at: Date;
}

/** As `SELECT` gives it. */
export interface CertificateRow {
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
  readonly valid_until: string | null;
  readonly state_reason: string | null;
  readonly state_note: string | null;
  readonly state_changed_at: Date | null;
  readonly news_at: Date | null;
  readonly issued_at: Date;
  readonly seal: Buffer | null;
  readonly successor: LinkedPaper | null;
  readonly predecessor: LinkedPaper | null;
  readonly renews: string | null;
  readonly renewed: LinkedPaper | null;
  readonly renewal: LinkedPaper | null;
  readonly open_change_id: string | null;
  readonly last_case: {
    readonly id: string;
    readonly reason: KeepingReason | null;
    readonly closed_by: string | null;
    readonly proposed_by: string | null;
    readonly closed_at: string | null;
  } | null;
}

/** `$1`: today. */
export const SELECT = `
  select c.id, c.cycle_id, c.member_id, c.round_id, c.unit_path::text, c.issuer_id, c.year, c.number, c.code,
    c.template_hash, c.fields, c.erased_at, ${STATE_ON} as state, c.valid_until::text, c.state_reason, c.state_note,
    c.state_changed_at, c.news_at, c.issued_at, c.seal,
    case when s.id is null then null else json_build_object('id', s.id, 'number', s.number, 'year', s.year, 'code', s.code) end as successor,
    case when p.id is null then null else json_build_object('id', p.id, 'number', p.number, 'year', p.year, 'code', p.code) end as predecessor,
    c.renews, case when b.id is null then null else json_build_object('id', b.id, 'number', b.number, 'year', b.year, 'code', b.code) end as renewed,
    (select json_build_object('id', n.id, 'number', n.number, 'year', n.year, 'code', n.code)
      from credentials.certificate o join credentials.certificate n on n.renews = o.id
      where o.cycle_id = c.cycle_id and n.member_id = c.member_id and n.state in ('valid', 'expired')
      order by n.issued_at limit 1) as renewal,
    (select w.change_id from credentials.change_entry w where w.certificate_id = c.id and w.state = 'waiting') as open_change_id,
    (select json_build_object('id', k.id, 'reason', k.reason, 'closed_by', k.closed_by, 'closed_at', k.closed_at,
        'proposed_by', (select h.proposed_by from credentials.change h where h.id = k.change_id))
      from credentials.paper_case k where k.certificate_id = c.id order by k.opened_at desc, k.id desc limit 1) as last_case
  from credentials.certificate c
  left join credentials.certificate s on s.replaces = c.id
  left join credentials.certificate p on p.id = c.replaces
  left join credentials.certificate b on b.id = c.renews and b.member_id = c.member_id`;

const NAMELESS = { fullName: '', birthYear: 0, unit: '' };

/** A row with the person left out who had her name erased. */
export function certificateOf(row: CertificateRow): Certificate {
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
    validUntil: row.valid_until,
    stateReason: row.state_reason,
    stateNote: row.state_note,
    stateChangedAt: row.state_changed_at,
    newsAt: row.news_at,
    issuedAt: row.issued_at,
    seal: row.seal,
    successor: row.successor,
    predecessor: row.predecessor,
    renews: row.renews,
    renewed: row.renewed,
    renewal: row.renewal,
    openChangeId: row.open_change_id,
    keptFor: row.last_case?.reason ?? null,
    keeping: keepingOf(row.last_case),
    hasCase: row.last_case !== null && row.last_case.closed_at === null,
  };
}

function keepingOf(last: CertificateRow['last_case']): Keeping | null {
  if (last === null || last.reason === null || last.closed_by === null || last.closed_at === null) return null;
  const by = [last.closed_by, ...(last.proposed_by === null ? [] : [last.proposed_by])];
  return { caseId: last.id, by, at: new Date(last.closed_at) };
}

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
  async listUnacknowledged(memberId: string): Promise<Certificate[]> {
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
