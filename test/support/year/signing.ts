import { aSigner, signPdf, type TestSigner } from '../pdf-signer';
import { SigningDesk } from '../signed-papers';
import { asPerson, count, seen, wanted, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';
import { type YearPaper } from './paper-book';

const DIRECTOR = 'Hoàng Văn Thử';

/** The director signs papers of the department with a tool of its own: taken out, signed, brought back, kept (decision 0055). */
export class YearSigning {
  private constructor(private readonly director: TestSigner) {}

  static async open(): Promise<YearSigning> {
    return new YearSigning(await aSigner(DIRECTOR, { organisation: 'Sở Khoa học và Công nghệ', kind: 'elliptic' }));
  }

  /** Signs the papers of a list that was issued. */
  async signs(desk: YearDesk, round: YearRound, releaseId: string): Promise<void> {
    const { api, cast, book } = desk;
    const signing = new SigningDesk(api, round.id, cast.an);
    const given = await signing.papers(releaseId);
    const uploadId = await signing.open();
    const bytes: Buffer[] = [];
    for (const { name, pdf } of given) {
      const signed = await signPdf(pdf, this.director, { at: api.clock.now() });
      // Brought before it is signed, or twice: it is told apart, and kept once.
      if (bytes.length === 0) await brings(signing, uploadId, { name, bytes: pdf }, 'unsigned');
      await brings(signing, uploadId, { name, bytes: signed }, 'matched');
      if (bytes.length === 0) await brings(signing, uploadId, { name, bytes: signed }, 'known');
      bytes.push(signed);
    }
    const kept = await wanted('keeping signed papers', signing.keep(uploadId));
    if (kept.body.kept !== given.length) throw new Error(`signed papers: ${JSON.stringify(kept.body)}`);
    const papers = book.ofList(releaseId);
    if (papers.length !== given.length)
      throw new Error(`${given.length} of ${papers.length} papers were given out to be signed`);
    for (const [index, paper] of papers.entries()) {
      paper.isSigned = true;
      if (index < 3) await isGivenOut(desk, paper, bytes[index]);
    }
    count(desk, 'papers signed outside', given.length);
  }
}

async function brings(
  signing: SigningDesk,
  uploadId: string,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  outcome: string,
): Promise<void> {
  const said = await signing.outcomeOf(uploadId, name, bytes);
  if (said !== outcome) throw new Error(`${name} was brought: ${said}, not ${outcome}`);
}

/** She gets the very bytes that were signed, and whoever checks the paper reads who signed it. */
async function isGivenOut(desk: YearDesk, paper: YearPaper, signed: Buffer | undefined): Promise<void> {
  const { raw } = await desk.api.get(`/api/certificates/${paper.id}/paper`, { as: asPerson(desk, paper.person) });
  if (signed === undefined || !raw.equals(signed)) throw new Error(`paper ${paper.id} is not the one that was signed`);
  const { code } = await seen(desk, `/api/certificates/${paper.id}`, desk.cast.an);
  const checked = await desk.api.get(`/api/certificates/check/${String(code)}`);
  const names = (checked.body.signed?.signers ?? []).map(({ name }: { name: string }) => name);
  if (names.join() !== DIRECTOR) throw new Error(`paper ${paper.id} is signed by ${names.join()}`);
}
