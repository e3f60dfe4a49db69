import { Injectable } from '@nestjs/common';
import { FileStore, Paper } from '@lopso/platform';
import { PapersOfSeveralTemplates } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { paperText } from '../rules/paper-text';
import { ON_PAPER } from '../rules/printed-fields';
import { TO_BE_SIGNED } from '../rules/signed-paper';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { type SignedFile, SignedFileRepository } from '../storage/signed-file.repository';
import { qrRuns } from './qr-runs';

/** The page where anybody checks a paper; the client's route of the same name. */
const CHECK_PAGE = '/kiem-tra';

interface BoundPapers {
  readonly pdf: Buffer;
  /** Of each paper. */
  readonly pages: number;
}

/** Sets certificates as PDF, by the template they were issued with: the same bytes each time. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly signedFiles: SignedFileRepository,
    private readonly files: FileStore,
    private readonly paper: Paper,
    private readonly settings: CredentialsSettings,
  ) {}

  /** The PDF of a certificate as the system makes it. No access check. */
  async print(certificate: Certificate): Promise<Buffer> {
    return (await this.set([certificate])).pdf;
  }

  /** The PDF that is given out to be signed: it doesn't say of itself that nobody signed it (decision 0055). No access check. */
  async printToBeSigned(certificate: Certificate): Promise<Buffer> {
    return this.print(saying(TO_BE_SIGNED, certificate));
  }

  /** The file a holder gets: the signed one where there is one. No access check. */
  async file(certificate: Certificate): Promise<Buffer> {
    const signed = await this.signedFiles.currentOf(certificate.id);
    return signed?.removedAt === null ? this.signed(signed) : this.print(certificate);
  }

  /** What was given out to be signed where the paper was signed, otherwise the paper as it is printed. No access check. */
  async original(certificate: Certificate): Promise<Buffer> {
    const signed = await this.signedFiles.currentOf(certificate.id);
    if (signed?.removedAt !== null) return this.print(certificate);
    return (await this.signed(signed)).subarray(0, signed.originalBytes);
  }

  /** Who signed a paper's file; null: nobody. */
  async signedFile(certificateId: string): Promise<SignedFile | null> {
    return this.signedFiles.currentOf(certificateId);
  }

  /** What the file a holder gets weighs in bytes. */
  async sizeOf(certificate: Certificate, signed: SignedFile | null): Promise<number> {
    return signed?.removedAt === null ? signed.sizeBytes : (await this.print(certificate)).length;
  }

  private async signed({ storeKey }: SignedFile): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.files.open(storeKey)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /**
   * One PDF of these for a printer, one after the other, and how many pages each has. Sheets are signed in ink, and of some the file was signed
   * elsewhere: none says that nobody signed it. No access check.
   * @throws PapersOfSeveralTemplates when they were issued with different templates: each is printed by its own
   */
  async bind(certificates: readonly Certificate[]): Promise<BoundPapers> {
    return this.set(certificates.map((one) => saying(ON_PAPER, one)));
  }

  private async set(certificates: readonly Certificate[]): Promise<BoundPapers> {
    const [hash, ...others] = new Set(certificates.map(({ templateHash }) => templateHash));
    if (hash === undefined || others.length > 0) throw new PapersOfSeveralTemplates();
    const template = await this.certificates.template(hash);
    if (template === null) throw new Error(`Template ${hash} is missing`);
    const papers = certificates.map((one) => paperText(one, this.checkPage(), qrRuns(this.checkUrl(one))));
    return { pdf: await this.paper.render(template.source, { papers }), pages: template.pages };
  }

  /**
   * The address of a certificate's check page, as its QR code holds it. The signed fields stand behind the hash: a browser shows
   * them to the page and sends them to nobody (decision 0051).
   */
  checkUrl({ code, seal }: Pick<Certificate, 'code' | 'seal'>): string {
    return `${this.checkPage()}/${code}${seal === null ? '' : `#${seal.toString('base64url')}`}`;
  }

  private checkPage(): string {
    return new URL(CHECK_PAGE, this.settings.PUBLIC_URL).href;
  }
}

/** The paper with another line where a signature would stand; the frozen one stays what it is. */
function saying(signature: string, certificate: Certificate): Certificate {
  return { ...certificate, fields: { ...certificate.fields, signature } };
}
