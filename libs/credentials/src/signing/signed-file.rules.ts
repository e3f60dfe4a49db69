/** Who signed a paper's file with an office's own tool, as the certificate of that signature names her. */
export interface PaperSigner {
  readonly name: string;
  readonly organisation: string | null;
  /** Who gave out the signer's certificate. */
  readonly authority: string;
  /** What the signer's machine gave as the time, ISO 8601; null: nothing. */
  readonly saidAt: string | null;
  /** False: nobody has said which authorities are relied upon, so this one wasn't checked. */
  readonly isTrusted: boolean;
}

/** What became of one file that was brought back. */
export const SIGNED_FILE_OUTCOMES = [
  'matched',
  'known',
  'unknown',
  'other-round',
  'plain-copy',
  'rewritten',
  'changed',
  'fallen',
  'unsigned',
  'not-signed',
  'content-changed',
  'covered',
  'not-whole',
  'time-stamped',
  'old-way',
  'broken',
  'forged',
  'certificate-over',
  'unknown-authority',
  'acting',
  'not-pdf',
  'too-large',
  'too-many',
] as const;

/**
 * `matched`: it will be kept; `known`: it is kept already; `unknown`: the file begins with no paper that was given out; `plain-copy`: with one
 * that was not given out to be signed; `rewritten`: a tool wrote all of it anew; `changed`: nearly a paper, with other
 * letters; `fallen`: the paper was withdrawn or replaced. The others are faults of the file or of its signature.
 */
export type SignedFileOutcome = (typeof SIGNED_FILE_OUTCOMES)[number];

/**
 * What keeping a file would do: `first`: the paper has no signed file yet; `adds`: somebody signed once more what is there; `differs`: another
 * signed file is there, which it doesn't begin with.
 */
export const SIGNED_FILE_EFFECTS = ['first', 'adds', 'differs'] as const;

export type SignedFileEffect = (typeof SIGNED_FILE_EFFECTS)[number];

/** `currentId`: what is there now; `addsTo`: what the new file begins with. */
export function effectOf(currentId: string | null, addsTo: string | null): SignedFileEffect {
  if (currentId === null) return 'first';
  return currentId === addsTo ? 'adds' : 'differs';
}

/** Signed files that were brought back by mistake can be taken back for a day. */
const TAKE_BACK_MS = 86_400_000;

/** True within that day. */
export function isTakeBackable(keptAt: Date, now: Date): boolean {
  return now.getTime() - keptAt.getTime() < TAKE_BACK_MS;
}

/** Of a hundred bytes, so many at most differ where a paper was changed; a tool that writes it anew moves nearly all. */
const CHANGED_AT_MOST_PERCENT = 5;

/** Whether a file that is no paper looks like this one with other letters, or like one a tool wrote anew. */
export function nearTo(original: Uint8Array, file: Uint8Array): 'changed' | 'rewritten' {
  if (file.length < original.length) return 'rewritten';
  const differing = original.reduce((count, byte, index) => (byte === file[index] ? count : count + 1), 0);
  return differing * 100 <= original.length * CHANGED_AT_MOST_PERCENT ? 'changed' : 'rewritten';
}

/** The register number a file says it is of, by its title or by the name it was given out under. */
export function numberIn(bytes: Buffer, fileName: string): { readonly number: number; readonly year: number } | null {
  const [, number, year] =
    /Giấy chứng nhận số (\d{4,9})\/(\d{4})/.exec(bytes.toString('utf8')) ??
    /(?:^|[/\\])(\d{4,9})-(\d{4})(?!\d)/.exec(fileName) ??
    [];
  return number === undefined ? null : { number: Number(number), year: Number(year) };
}

/** What a paper says that is given out to be signed: true before and after, since a reader sees whether the file is signed. */
export const TO_BE_SIGNED = 'Bản để ký số: chữ ký của cơ quan, nếu có, là chữ ký số nằm trong tệp này';
