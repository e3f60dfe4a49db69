/**
 * A table with texts that somebody wrote about something else and that may name a person all the same: whoever is erased is looked for
 * in them. The expressions are SQL over the row `t`, `$1` is the id of the person, `$2` of her account or null, `$6` the ids of her
 * namesakes (uuid[]). They are written by a library, never made of what somebody typed.
 */
export interface FreeText {
  /** `schema.table`. */
  readonly table: string;
  /** A uuid; left out: `t.id`. */
  readonly id?: string;
  /** Columns of type text or text[]. */
  readonly texts?: readonly string[];
  /** Columns of type jsonb. */
  readonly json?: readonly string[];
  /** What the officer reads that it is: “Văn bản”. */
  readonly what: string;
  /** Which one, text; left out: none is told. */
  readonly label?: string;
  /** When it was written, timestamptz; left out: it isn't known. */
  readonly notedAt?: string;
  /** The unit, ltree: only officers over it are asked. */
  readonly place: string;
  /** True of rows that the library erases by their person anyway. */
  readonly isOwn?: string;
  /** True of rows that are about a namesake by id: her name there is the namesake's, only the telephone may be meant. */
  readonly isNamesakes?: string;
  /**
   * What an index finds the rows by: plain words, telephones as nine digits and years of all they say, text[]. Left out: every row of the
   * province is read.
   */
  readonly traces?: string;
  /** True of rows of something few people had a part in, she among them and no namesake: outside the officer's units her name there is hers. */
  readonly isHers?: string;
  /** Nobody may read these texts yet, officers neither: none is asked about, and whatever may tell of the person is taken out. */
  readonly isUnread?: boolean;
  /** What goes with a change, as in `set`: the instant of the erasure is `$2`. */
  readonly also?: string;
  /** `cut` (left out): the name is cut out of the text; `empty`: the text goes; `audit`: the values of an entry of the audit trail go. */
  readonly way?: 'cut' | 'empty' | 'audit';
  /** Signs the column takes at most: the words for a cut may be longer than the name was. */
  readonly longest?: number;
  /** Columns of `texts` that may not say the same in two rows: a sign of the row follows a cut. `longest` goes with it. */
  readonly unlike?: readonly string[];
  /** A value without what the library erases anyway. */
  readonly prepared?: (value: unknown, memberId: string) => unknown;
  /** True of a part of a value that belongs to somebody else by id: a name there is a namesake's, and stays. */
  readonly isOthers?: (part: object) => boolean;
}

/** Values of acts, whoever they are about: a reason may name somebody else. */
export const AUDIT_VALUES: FreeText = {
  table: 'platform.audit_value',
  id: 't.entry_id',
  texts: ['content'],
  what: 'Chi tiết trong nhật ký',
  notedAt: '(select e.occurred_at from platform.audit_entry e where e.id = t.entry_id)',
  place: 'coalesce((select e.unit_path from platform.audit_entry e where e.id = t.entry_id), $3::ltree)',
  isOwn: `exists (select from platform.audit_entry e where e.id = t.entry_id
    and (e.member_id = $1 or e.subject_id in ($1::text, $2::text)))`,
  isNamesakes: 'exists (select from platform.audit_entry e where e.id = t.entry_id and e.member_id = any($6::uuid[]))',
  traces: 'platform.traces(t.content)',
  way: 'audit',
};
