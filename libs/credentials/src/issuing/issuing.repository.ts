import { Injectable } from '@nestjs/common';
import { Database, foldText } from '@lopso/platform';
import { type CertificateState, type PrintedFields } from '../certificates/certificate.rules';

/** A certificate about to be written; its number comes last. */
export interface NewCertificate {
  readonly id: string;
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly issuerId: string;
  readonly year: number;
  readonly code: string;
  readonly templateHash: string;
  readonly fields: PrintedFields;
  readonly replaces: string | null;
  /** The paper of an earlier passage that this one renews; null: of a first passage, or the earlier ones have none. */
  readonly renews: string | null;
}

/** A paper as its register names it. */
export interface EnteredPaper {
  readonly id: string;
  readonly number: number;
  readonly year: number;
}

/** A certificate's number and the printed fields with their signature. */
export interface NumberedPaper {
  readonly id: string;
  readonly number: number;
  readonly seal: Buffer;
}

/** A state given to a certificate. */
export interface NewState {
  readonly state: CertificateState;
  readonly reason: string;
  readonly note: string;
  readonly at: Date;
  readonly replacedBy: string | null;
}

/** Writes certificates and draws their numbers. */
@Injectable()
export class IssuingRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a template's text under its hash, once. */
  async keepTemplate(
    { hash, slug, source, pages }: { hash: string; slug: string; source: string; pages: number },
    at: Date,
  ): Promise<void> {
    await this.database.execute(
      `insert into credentials.template (hash, slug, source, pages, first_used_at) values ($1, $2, $3, $4, $5)
       on conflict (hash) do nothing`,
      [hash, slug, source, pages, at],
    );
  }

  /**
   * Writes certificates without numbers, in the order of their cycles so that two batches never wait for each other
   * crosswise; a cycle that has its first paper is passed over. A paper in the place of another keeps that one's last day where the passage has
   * none any more. Returns the ids written.
   */
  async insert(certificates: readonly NewCertificate[], at: Date): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `insert into credentials.certificate (id, cycle_id, member_id, round_id, unit_id, unit_path, issuer_id, year, code,
         template_hash, fields, search_key, state, issued_at, replaces, renews, valid_until)
       select r.id, r."cycleId", r."memberId", r."roundId", r."unitId", r."unitPath"::ltree, r."issuerId", r.year, r.code,
         r."templateHash", r.fields, r."searchKey", 'valid', $2, r.replaces, r.renews,
         coalesce((select p.valid_until from learning.completion p where p.cycle_id = r."cycleId"),
           (select before.valid_until from credentials.certificate before where before.id = r.replaces))
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "cycleId" uuid, "memberId" uuid, "roundId" uuid, "unitId" uuid,
         "unitPath" text, "issuerId" uuid, year smallint, code text, "templateHash" text, fields jsonb, "searchKey" text,
         replaces uuid, renews uuid)
       order by r."cycleId"
       on conflict (cycle_id) where replaces is null do nothing
       returning id`,
      [JSON.stringify(certificates.map(findable)), at],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The last paper of each of these cycles that was not withdrawn, by cycle. */
  async lastOf(cycleIds: readonly string[]): Promise<Map<string, EnteredPaper>> {
    if (cycleIds.length === 0) return new Map();
    const rows = await this.database.query<EnteredPaper & { cycleId: string }>(
      `select distinct on (cycle_id) cycle_id as "cycleId", id, number, year from credentials.certificate
       where cycle_id = any($1::uuid[]) and state <> 'withdrawn' order by cycle_id, issued_at desc, year desc, number desc`,
      [cycleIds],
    );
    return new Map(rows.map(({ cycleId, ...paper }) => [cycleId, paper]));
  }

  /**
   * Draws the next `count` numbers of a register and returns the last. The register's row stays locked until the
   * transaction ends, so a rollback gives the numbers back and nobody draws past them.
   */
  async draw(issuerId: string, year: number, count: number): Promise<number> {
    const row = await this.database.queryOne<{ last_number: number }>(
      `insert into credentials.register (issuer_id, year, last_number) values ($1, $2, $3)
       on conflict (issuer_id, year) do update set last_number = register.last_number + excluded.last_number
       returning last_number`,
      [issuerId, year, count],
    );
    return row?.last_number ?? 0;
  }

  /** Gives each certificate its number and what is signed of it. */
  async number(papers: readonly NumberedPaper[], signingKeyId: string): Promise<void> {
    await this.database.execute(
      `update credentials.certificate c set number = n.number, seal = n.seal, signing_key_id = $4
       from unnest($1::uuid[], $2::integer[], $3::bytea[]) as n (id, number, seal) where c.id = n.id`,
      [papers.map(({ id }) => id), papers.map(({ number }) => number), papers.map(({ seal }) => seal), signingKeyId],
    );
  }

  /** Changes the state of a certificate whose row the transaction has locked. */
  async changeState(id: string, change: NewState): Promise<void> {
    await this.database.execute(
      `update credentials.certificate
       set state = $2, state_reason = $3, state_note = $4, state_changed_at = $5, replaced_by = $6, news_at = $5,
         change_known_at = null
       where id = $1`,
      [id, change.state, change.reason, change.note, change.at, change.replacedBy],
    );
  }

  /** The holder knows of the news of her papers up to an instant. */
  async acknowledge(memberId: string, until: Date, at: Date): Promise<void> {
    await this.database.execute(
      `update credentials.certificate set change_known_at = $3
       where member_id = $1 and change_known_at is null and news_at <= $2`,
      [memberId, until, at],
    );
  }

  /** There is news of papers that fell: their holders are told again. */
  async announceAgain(ids: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      'update credentials.certificate set news_at = $2, change_known_at = null where id = any($1::uuid[])',
      [ids, at],
    );
  }

  /** The cycles of a round, or of these of it, that have a certificate in whatever state, or wait for one by a list that was released. */
  async cyclesServedIn(roundId: string, among: readonly string[] | null = null): Promise<Set<string>> {
    const rows = await this.database.query<{ cycle_id: string }>(
      `select cycle_id from credentials.certificate where round_id = $1 and replaces is null and ($2::uuid[] is null or cycle_id = any($2))
       union
       select e.cycle_id from credentials.release l join credentials.release_entry e on e.release_id = l.id
       where l.round_id = $1 and l.state in ('proposed', 'window', 'issuing') and e.state = 'waiting'
         and ($2::uuid[] is null or e.cycle_id = any($2))`,
      [roundId, among],
    );
    return new Set(rows.map((row) => row.cycle_id));
  }

  /** Which of these cycles have a certificate in whatever state. */
  async havingCertificate(cycleIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ cycle_id: string }>(
      'select cycle_id from credentials.certificate where cycle_id = any($1::uuid[]) and replaces is null',
      [cycleIds],
    );
    return new Set(rows.map((row) => row.cycle_id));
  }
}

/** A register is searched by what is printed of the person: name, then team. */
function findable(certificate: NewCertificate): NewCertificate & { readonly searchKey: string } {
  const { fullName, unit } = certificate.fields;
  return { ...certificate, searchKey: foldText(`${fullName} · ${unit}`) };
}
