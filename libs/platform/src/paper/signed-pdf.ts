import { createHash, type X509Certificate } from 'node:crypto';
import { isSoundPdf, looksLikePdf } from '../files/pdf-bytes';
import { inflatingUpTo } from '../files/pdf-unpacking';
import { isGoodAt, type SignerTrust, trustOf } from './certificate-chain';
import { type CmsFault, type CmsSignature, verifyCms } from './cms-signature';
import { PdfFile } from './pdf-file';
import { type PdfSignature, signaturesOf } from './pdf-signatures';
import { faultOfStep } from './pdf-update';
import { type SigningArea } from './signing-area';

/** One who signed a PDF, as the certificate names her. */
export interface PdfSigner {
  /** The common name: a person, or a body. */
  readonly name: string;
  readonly organisation: string | null;
  /** Who gave out the certificate. */
  readonly authority: string;
  /** What the signer's machine gave as the time, never relied upon; null: none, or one at which the original wasn't there yet. */
  readonly saidAt: Date | null;
  readonly trust: SignerTrust;
}

/** Why a PDF doesn't count as the original, signed. */
export const SIGNED_PDF_FAULTS = [
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
] as const;
/**
 * `unsigned`: the original itself; `not-signed`: something was added (a picture, a field), no signature; `content-changed`: what the original
 * showed was touched; `covered`: a later signature's picture is laid elsewhere than where signatures go, or over one that was there; `not-whole`:
 * bytes are there that nobody signed; `time-stamped`: the whole file has a time stamp, which is nobody's signature; `old-way`: by a way that can
 * be forged nowadays; `certificate-over`: not good on the day; `unknown-authority`: not one that is relied upon, where it was said which are;
 * `acting`: the file would do something.
 */
export type SignedPdfFault = (typeof SIGNED_PDF_FAULTS)[number];

/** What is relied upon, when the original was made, the present, and where signatures are shown. */
export interface SigningRules {
  readonly trusted: readonly X509Certificate[];
  readonly madeAt: Date;
  readonly now: Date;
  /** What the original leaves blank for signatures; empty: nothing is known of it, and only the first one may be shown. */
  readonly areas: readonly SigningArea[];
}

const UNPACKED_AT_MOST_BYTES = 20_000_000;
/** As a PDF names the ways to sign (ISO 32000-2, 12.8.3; ETSI EN 319 142). */
const KINDS = new Set(['/adbe.pkcs7.detached', '/ETSI.CAdES.detached']);
/** How far the clock of an office's machine may be behind. */
const CLOCK_SLACK_MS = 3_600_000;
/** Writings of a file that are looked for; each is hashed from where the one before ended. */
const ENDS_AT_MOST = 40;

/** How a PDF may have begun: the SHA-256 and length of its bytes up to the end of each writing in it, the shortest first. */
export function beginningsOf(bytes: Buffer): { readonly sha256: Buffer; readonly sizeBytes: number }[] {
  if (!looksLikePdf(bytes)) return [];
  const hash = createHash('sha256');
  const found: { sha256: Buffer; sizeBytes: number }[] = [];
  let hashed = 0;
  let at = bytes.indexOf('%%EOF');
  while (at >= 0 && found.length < ENDS_AT_MOST) {
    // Some writers end the line, and some don't.
    for (const end of new Set([at + 5, ...lineEnds(bytes, at + 5)])) {
      hash.update(bytes.subarray(hashed, end));
      hashed = end;
      found.push({ sha256: hash.copy().digest(), sizeBytes: end });
    }
    at = bytes.indexOf('%%EOF', hashed);
  }
  return found;
}

function lineEnds(bytes: Buffer, at: number): number[] {
  if (bytes[at] === 0x0a) return [at + 1];
  if (bytes[at] !== 0x0d) return [];
  return bytes[at + 1] === 0x0a ? [at + 1, at + 2] : [at + 1];
}

/**
 * Who signed a PDF that begins with a known original, in the order of signing. Each signature is verified over the bytes it names, and leaves out
 * nothing of the file as it was then but its own place; from one to the next nothing is added but what signing adds (`faultOfStep`), and behind
 * the last there is nothing. Nothing is fetched: whether an authority took a certificate back is not asked.
 * @param originalSize of the file's first bytes, which the caller knows to be the original
 */
export function readSignedPdf(
  bytes: Buffer,
  originalSize: number,
  rules: SigningRules,
): readonly PdfSigner[] | SignedPdfFault {
  if (bytes.length === originalSize) return 'unsigned';
  try {
    if (!isSoundPdf(bytes, inflatingUpTo(UNPACKED_AT_MOST_BYTES))) return 'acting';
    return read(bytes, originalSize, rules);
  } catch {
    // Whatever it is that fails: bytes that somebody sent are read here and nothing else, and one file of an archive isn't to fail the others.
    return 'broken';
  }
}

function read(bytes: Buffer, originalSize: number, rules: SigningRules): readonly PdfSigner[] | SignedPdfFault {
  const signatures = signaturesOf(new PdfFile(bytes), bytes);
  if (signatures === null) return 'broken';
  if (signatures.every(({ isTimeStamp }) => isTimeStamp)) return 'not-signed';
  if (signatures.some(({ isTimeStamp }) => isTimeStamp)) return 'time-stamped';
  const fault = faultOfSteps(bytes.subarray(0, originalSize), bytes, { signatures, areas: rules.areas });
  if (fault !== null) return fault;
  const signers: PdfSigner[] = [];
  for (const signature of signatures) {
    const signer = signerOf(signature, rules);
    if (typeof signer === 'string') return signer;
    signers.push(signer);
  }
  return signers;
}

/** The file as it was when each signature was made, one after another. */
function faultOfSteps(
  original: Buffer,
  bytes: Buffer,
  { signatures, areas }: Pick<SigningRules, 'areas'> & { readonly signatures: readonly PdfSignature[] },
): SignedPdfFault | null {
  if (signatures.at(-1)?.end !== bytes.length) return 'not-whole';
  let then = new PdfFile(original);
  for (const [index, { gapAt, end }] of signatures.entries()) {
    if (gapAt < then.text.length) return 'not-whole';
    const next = new PdfFile(bytes.subarray(0, end));
    const fault = faultOfStep({ before: then, after: next }, index === 0 ? 'first' : 'later', areas);
    if (fault !== null) return fault === 'covers' ? 'covered' : 'content-changed';
    // A field that a later writing shows may hold what was nobody's signature when it was made.
    if (signaturesOf(next, bytes.subarray(0, end))?.length !== index + 1) return 'not-whole';
    then = next;
  }
  return null;
}

function signerOf(signature: PdfSignature, { trusted, madeAt, now }: SigningRules): PdfSigner | SignedPdfFault {
  if (!KINDS.has(signature.kind)) return 'old-way';
  const found = verifyCms(signature.contents, signature.signed);
  if (typeof found === 'string') return faultOf(found);
  const said = found.saidAt ?? signature.saidAt;
  // Before it was made nobody signed it, whatever a machine said: else a key that was lost would sign on as of an earlier day.
  const saidAt = said !== null && said.getTime() < madeAt.getTime() - CLOCK_SLACK_MS ? null : said;
  // A machine whose clock is ahead or wrong, or says nothing: the certificate must be good now.
  const at = saidAt !== null && saidAt <= now ? saidAt : now;
  if (!isGoodAt(found.signer, at)) return 'certificate-over';
  const trust = trustOf(found.signer, found.sent, { trusted, at });
  if (trust === 'unknown-authority') return 'unknown-authority';
  return { ...namesOf(found), saidAt, trust };
}

function faultOf(fault: CmsFault): SignedPdfFault {
  if (fault === 'weak') return 'old-way';
  return fault === 'broken' ? 'broken' : 'forged';
}

function namesOf({ signer }: CmsSignature): Pick<PdfSigner, 'name' | 'organisation' | 'authority'> {
  const { subject, issuer } = signer.toLegacyObject();
  const organisation = wordsOf(subject.O);
  const name = wordsOf(subject.CN) ?? organisation ?? wordsOf(subject.OU) ?? signer.subject;
  const authority = wordsOf(issuer.CN) ?? wordsOf(issuer.O) ?? signer.issuer;
  return {
    name: shown(name),
    organisation: organisation === null ? null : shown(organisation),
    authority: shown(authority),
  };
}

/** What a certificate says under a key, which may stand there more than once. */
function wordsOf(value: string | readonly string[] | undefined): string | null {
  const words = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return words.trim() === '' ? null : words;
}

const SHOWN_AT_MOST = 200;

/** One line without signs that turn or hide what stands beside them. */
function shown(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, SHOWN_AT_MOST);
}
