import { Injectable } from '@nestjs/common';
import { Clock, Database, type FreeText, type HeldRows } from '@lopso/platform';
import { STATE_ON } from '../certificates/certificate.repository';

/** A certificate of these people is in the proposal. */
const has = (people: string): string =>
  `exists (select from credentials.change_entry e where e.change_id = t.id and ${people})`;

const HAS_HER = has('e.member_id = $1');

const HAS_NAMESAKE = has('e.member_id = any($6::uuid[])');

/** A proposal about her certificate (`$1`: her id) moved the one (`t`) that this note stands at. */
export const MOVED_WITH_HERS = `exists (select from credentials.change_entry e join credentials.change_entry h on h.change_id = e.change_id
  where e.certificate_id = t.id and e.state = 'done' and h.member_id = $1)`;

const MOVED_WITH_NAMESAKES = `exists (select from credentials.change_entry e join credentials.change_entry h on h.change_id = e.change_id
  where e.certificate_id = t.id and e.state = 'done' and h.member_id = any($6::uuid[]))`;

/**
 * What was proposed about certificates of several people, and why those of others were withdrawn or replaced: proposals first, as who
 * answers one holds it before its certificates.
 */
export const CREDENTIALS_TEXTS: readonly FreeText[] = [
  {
    table: 'credentials.change',
    texts: ['note', 'answer_words'],
    what: 'Đề nghị về giấy chứng nhận',
    label: `coalesce(t.paper_number, '')`,
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isOwn: `${HAS_HER} and not ${has('e.member_id <> $1')}`,
    isNamesakes: `${HAS_NAMESAKE} and not ${HAS_HER}`,
    isHers: `${HAS_HER} and not ${HAS_NAMESAKE}`,
  },
  {
    table: 'credentials.change',
    texts: ['paper_number'],
    what: 'Văn bản của đề nghị về giấy chứng nhận',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: 't.unit_path',
    isNamesakes: `${HAS_NAMESAKE} and not ${HAS_HER}`,
    isHers: `${HAS_HER} and not ${HAS_NAMESAKE}`,
  },
  {
    table: 'credentials.certificate',
    texts: ['state_note'],
    what: 'Ghi chú ở giấy chứng nhận của người khác',
    label: `coalesce(t.number::text, '')`,
    notedAt: 't.state_changed_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
    isHers: `${MOVED_WITH_HERS} and not ${MOVED_WITH_NAMESAKES}`,
  },
  {
    table: 'credentials.design_version',
    texts: ['body'],
    what: 'Mẫu giấy chứng nhận của Sở',
    label: `t.slug || ', bản ' || t.number`,
    notedAt: 't.made_at',
    place: '(select u.path from org.unit u where u.id = t.unit_id)',
    also: `erased_at = greatest($2::timestamptz, t.erased_at + interval '1 millisecond')`,
    longest: 60_000,
  },
];

/** A certificate that is to lose its person. */
export interface ErasedPaper {
  readonly id: string;
  readonly code: string;
  readonly fullName: string | null;
  readonly isErased: boolean;
}

/** What may name her as a paper did, and who else the proposal is about. */
export interface SaidWithOthers {
  readonly id: string;
  readonly unitPath: string;
  readonly notedAt: Date | null;
  readonly said: readonly (string | null)[];
  readonly otherIds: readonly string[];
  /** The names that papers of these print. */
  readonly othersPrinted: readonly string[];
}

/** Certificates of others in proposals, of the rows `o` of these entries. */
const othersOf = (entries: string): string => `
  array(select distinct o.member_id::text from ${entries} and o.member_id <> $1) as "otherIds",
  array(select distinct c.fields->>'fullName' from ${entries} and o.member_id <> $1 and c.fields->>'fullName' <> '') as "othersPrinted"`;

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

  /** The names that her papers print. */
  async listPrinted(memberId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct fields->>'fullName' as name from credentials.certificate
       where member_id = $1 and fields->>'fullName' <> '' order by 1`,
      [memberId],
    );
    return rows.map(({ name }) => name);
  }

  /** Note, answer and document of the proposals that she is in; held by `keepStill`. */
  async listChanges(memberId: string): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select h.id, h.unit_path::text as "unitPath", h.proposed_at as "notedAt", array[h.note, h.answer_words, h.paper_number] as said, ${othersOf(
        `credentials.change_entry o join credentials.certificate c on c.member_id = o.member_id where o.change_id = h.id`,
      )}
       from credentials.change h
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
       order by h.id`,
      [memberId],
    );
  }

  async rewordChange(id: string, [note, answerWords, paperNumber]: SaidWithOthers['said']): Promise<void> {
    await this.database.execute(
      'update credentials.change set note = $2, answer_words = $3, paper_number = $4 where id = $1',
      [id, note, answerWords, paperNumber],
    );
  }

  /** The notes at papers of others that such a proposal did something with; locked until the transaction ends when `isHeld`. */
  async listPapersOfOthers(memberId: string, isHeld: boolean): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select t.id, t.unit_path::text as "unitPath", t.state_changed_at as "notedAt", array[t.state_note] as said, ${othersOf(
        `credentials.change_entry e join credentials.change_entry o on o.change_id = e.change_id
         join credentials.certificate c on c.member_id = o.member_id where e.certificate_id = t.id and e.state = 'done'`,
      )}
       from credentials.certificate t where t.member_id <> $1 and ${MOVED_WITH_HERS}
       order by t.id ${isHeld ? 'for update of t' : ''}`,
      [memberId],
    );
  }

  async rewordPaper(id: string, [note]: SaidWithOthers['said']): Promise<void> {
    await this.database.execute('update credentials.certificate set state_note = $2 where id = $1', [id, note]);
  }
}
