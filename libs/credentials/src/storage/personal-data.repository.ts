import { Injectable } from '@nestjs/common';
import { Clock, Database, type HeldRows } from '@lopso/platform';
import { STATE_ON } from './standing-state';

/** A certificate that is to lose its person. */
export interface ErasedPaper {
  readonly id: string;
  readonly code: string;
  readonly fullName: string | null;
  readonly isErased: boolean;
}

/** What tables of certificates hold about a person, and how it goes. */
@Injectable()
export class PersonalDataRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async listHeld(memberId: string | null): Promise<HeldRows[]> {
    const certificates = await this.database.query(
      `select c.number, c.year, c.code, ${STATE_ON} as state, c.fields->>'fullName' as "fullName",
         (c.fields->>'birthYear')::int as "birthYear", c.fields->>'unit' as unit, c.fields->>'title' as title,
         c.fields->>'issuedOn' as "issuedOn", c.valid_until as "validUntil"
       from credentials.certificate c where c.member_id = $2 order by c.issued_at`,
      [this.clock.today(), memberId],
    );
    const releases = await this.database.query(
      `select r.title, l.released_at as "releasedAt", e.state, e.reason
       from credentials.release_entry e join credentials.release l on l.id = e.release_id join learning.round r on r.id = l.round_id
       where e.member_id = $1 and l.state <> 'listed' order by l.listed_at`,
      [memberId],
    );
    const changes = await this.database.query(
      `select c.number, c.year, h.kind, h.reason, h.proposed_at as "proposedAt", h.state
       from credentials.change_entry e join credentials.change h on h.id = e.change_id
       join credentials.certificate c on c.id = e.certificate_id
       where e.member_id = $1 order by h.proposed_at, c.number`,
      [memberId],
    );
    const cases = await this.database.query(
      `select c.number, c.year, k.opened_at as "openedAt", k.outcome, k.reason, k.closed_at as "closedAt"
       from credentials.paper_case k join credentials.certificate c on c.id = k.certificate_id
       where c.member_id = $1 order by k.opened_at, k.id`,
      [memberId],
    );
    const ends = await this.database.query(
      `select c.number, c.year, t.valid_until as "validUntil", t.stage, t.told_at as "toldAt"
       from credentials.end_told t join credentials.certificate c on c.id = t.certificate_id
       where c.member_id = $1 order by t.told_at, c.number`,
      [memberId],
    );
    const signed = await this.database.query(
      `select c.number, c.year, (select string_agg(s->>'name', ', ') from jsonb_array_elements(f.signers) s) as "signedBy",
         f.added_at as "addedAt", f.state
       from credentials.signed_file f join credentials.certificate c on c.id = f.certificate_id
       where c.member_id = $1 and f.state <> 'waiting' order by f.added_at, f.id`,
      [memberId],
    );
    return [
      { name: 'credentials.cases', rows: cases },
      { name: 'credentials.certificates', rows: certificates },
      { name: 'credentials.changes', rows: changes },
      { name: 'credentials.end-notices', rows: ends },
      { name: 'credentials.releases', rows: releases },
      { name: 'credentials.signed-files', rows: signed },
    ];
  }

  /** Proposals about her, then her certificates; locked until the transaction ends. */
  async lock(memberId: string): Promise<void> {
    await this.database.execute(
      `select 1 from credentials.change h
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
       order by id for update`,
      [memberId],
    );
    await this.database.execute('select 1 from credentials.certificate where member_id = $1 order by id for update', [
      memberId,
    ]);
  }

  /** The words of proposals about her alone, and what stands at her certificates. */
  async emptyNotes(memberId: string): Promise<void> {
    await this.database.execute(
      `update credentials.change h set note = '', answer_words = null
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
         and not exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id <> $1)`,
      [memberId],
    );
    await this.database.execute('update credentials.certificate set state_note = null where member_id = $1', [
      memberId,
    ]);
  }

  async lockPapers(memberId: string): Promise<ErasedPaper[]> {
    return this.database.query(
      `select id, code, fields->>'fullName' as "fullName", erased_at is not null as "isErased"
       from credentials.certificate where member_id = $1 order by id for update`,
      [memberId],
    );
  }

  /** The paper keeps this hash of the name that it printed. */
  async erasePaper(id: string, nameHash: Buffer, at: Date): Promise<void> {
    await this.database.execute(
      `update credentials.certificate set fields = fields - array['fullName', 'birthYear', 'unit'], search_key = '',
         seal = null, erased_at = $2, name_hash = $3 where id = $1`,
      [id, at, nameHash],
    );
  }

  /**
   * Hashes of what was given out go: the bytes can be made again from a guessed name. So do signed files; that a paper was signed, and by whom,
   * stays. Gives the keys of the files.
   */
  async eraseSigned(memberId: string, at: Date): Promise<string[]> {
    const hers = 'certificate_id in (select id from credentials.certificate where member_id = $1)';
    await this.database.execute(`delete from credentials.signing_copy where ${hers}`, [memberId]);
    const waiting = await this.database.query<{ storeKey: string }>(
      `delete from credentials.signed_file where state = 'waiting' and ${hers} returning store_key as "storeKey"`,
      [memberId],
    );
    const kept = await this.database.query<{ storeKey: string }>(
      `update credentials.signed_file set sha256 = null, removed_at = $2 where removed_at is null and ${hers}
       returning store_key as "storeKey"`,
      [memberId, at],
    );
    return [...waiting, ...kept].map(({ storeKey }) => storeKey);
  }
}
