import { type KeepingReason } from '../rules/paper-case';
import { type CertificateState } from '../rules/certificate-state';
import { type PrintedFields } from '../rules/printed-fields';
import { STATE_ON } from './standing-state';

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
