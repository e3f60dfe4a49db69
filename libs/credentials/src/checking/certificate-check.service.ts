import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import {
  Clock,
  CODE_ALPHABET,
  judgeCode,
  networkOf,
  normaliseCode,
  Throttle,
  type ThrottleRule,
} from '@lopso/platform';
import { type Certificate, CertificateRepository, type LinkedPaper } from '../certificates/certificate.repository';
import {
  type CertificateState,
  CHECK_CODE_LENGTH,
  printedCode,
  type PrintedFields,
  printedNumber,
} from '../certificates/certificate.rules';
import { CodeMistyped, CodeOfWrongLength, CodeUnknown, CodeWithUnknownCharacter } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { type EndedNumbers, type FallenNumbers, type PublicSealKey, SealRepository } from '../sealing/seal.repository';
import { type SignedFile, SignedFileRepository } from '../signing/signed-file.repository';
import { nameHash } from './name-hash';

/**
 * Well-formed codes that don't exist, per network address. A person holding papers meets none; somebody guessing among
 * 29⁹ codes needs about a thousand years at this pace to hit one of a hundred thousand.
 */
export const GUESSING: ThrottleRule = { name: 'credentials.check-guess', limit: 40, windowSeconds: 600 };

/** Names tried against one paper: who holds it needs one or two, who guesses needs thousands. */
export const NAME_GUESSING: ThrottleRule = { name: 'credentials.name-guess', limit: 10, windowSeconds: 3600 };

/** Another paper of the same person and round, as whoever holds the code of one may find the other. */
export interface CheckedLink {
  readonly number: string;
  readonly code: string;
}

/** What anybody who holds the code may know: the printed fields and the state, nothing that is not on the paper. */
export interface CheckedCertificate {
  readonly number: string;
  readonly code: string;
  /** Name, birth year and unit are empty when `isNameErased`. */
  readonly fields: PrintedFields;
  /** The person had the name erased; whether a typed name is the printed one is still told. */
  readonly isNameErased: boolean;
  readonly state: CertificateState;
  /** The last day it is good for, `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
  readonly stateReason: string | null;
  readonly stateChangedAt: Date | null;
  /** The paper that took its place, or was issued again for it. */
  readonly successor: CheckedLink | null;
  /** The paper it took the place of. */
  readonly predecessor: CheckedLink | null;
  /** The paper of the passage before, which this one renews; and the one by which this one's passage was renewed. Neither takes the other's place. */
  readonly renewed: CheckedLink | null;
  readonly renewal: CheckedLink | null;
  /** The file somebody signed with an office's own tool; null: none. */
  readonly signed: Pick<SignedFile, 'signers' | 'addedAt'> | null;
  /** When this was asked. */
  readonly checkedAt: Date;
}

function refuseFaulty(code: string): void {
  switch (judgeCode(code, CHECK_CODE_LENGTH)) {
    case 'none':
      return;
    case 'alphabet':
      throw new CodeWithUnknownCharacter([...code].find((sign) => !CODE_ALPHABET.includes(sign)) ?? '');
    case 'length':
      throw new CodeOfWrongLength(code.length, CHECK_CODE_LENGTH);
    case 'mistyped':
      throw new CodeMistyped();
  }
}

function checkedOf(certificate: Certificate, checkedAt: Date): Omit<CheckedCertificate, 'signed'> {
  const { fields, state, validUntil, stateReason, stateChangedAt } = certificate;
  return {
    number: printedNumber(certificate.number, certificate.year),
    code: printedCode(certificate.code),
    ...{ fields, state, validUntil, stateReason, stateChangedAt, checkedAt },
    isNameErased: certificate.erasedAt !== null,
    successor: linkOf(certificate.successor),
    predecessor: linkOf(certificate.predecessor),
    renewed: linkOf(certificate.renewed),
    renewal: linkOf(certificate.renewal),
  };
}

/** How another paper of the same person and round is named and found; null: there is none. */
export function linkOf(paper: LinkedPaper | null): CheckedLink | null {
  return paper === null ? null : { number: printedNumber(paper.number, paper.year), code: printedCode(paper.code) };
}

/** What a phone needs to check signed papers without network. Nothing in it opens a paper's page or names a person. */
export interface CheckPack {
  /** Papers withdrawn, replaced or expired up to here are listed. */
  readonly asOf: Date;
  readonly keys: readonly PublicSealKey[];
  readonly fallen: readonly (Omit<FallenNumbers, 'issuerId'> & { readonly issuerCode: string })[];
  readonly ended: readonly (Omit<EndedNumbers, 'issuerId'> & { readonly issuerCode: string })[];
}

/** How long one reading of the registers answers everybody who asks this process: anybody may, as often as they like. */
const KEPT_MS = 5_000;

interface KeptPack {
  readonly asOf: Date;
  readonly today: string;
  readonly pack: Promise<CheckPack>;
}

/** Tells anybody whether a certificate is genuine, and gives what a phone needs to tell it offline. */
@Injectable()
export class CertificateCheckService {
  private kept: KeptPack | null = null;

  constructor(
    private readonly certificateRows: CertificateRepository,
    private readonly signedFileRows: SignedFileRepository,
    private readonly throttle: Throttle,
    private readonly settings: CredentialsSettings,
    private readonly clock: Clock,
    private readonly sealRows: SealRepository,
    private readonly units: UnitService,
  ) {}

  /**
   * The certificate of a typed or scanned code; lower case, blanks and dashes don't matter.
   * @throws CodeWithUnknownSign, CodeOfWrongLength, CodeMistyped (no paper is looked up, nothing is counted),
   * CodeUnknown, TooManyRequests when the address has guessed too often
   */
  async checkCertificate(typed: string, address: string): Promise<CheckedCertificate> {
    const code = normaliseCode(typed);
    refuseFaulty(code);
    const network = networkOf(address);
    if (await this.throttle.isFull(GUESSING, network)) await this.throttle.spend(GUESSING, network);
    const certificate = await this.certificateRows.findByCode(code);
    if (certificate !== null) {
      const signed = await this.signedFileRows.currentOf(certificate.id);
      return { ...checkedOf(certificate, this.clock.now()), signed };
    }
    await this.throttle.spend(GUESSING, network);
    throw new CodeUnknown();
  }

  /**
   * Whether a typed name is the one printed on the paper, diacritics and case aside; also after the name was erased.
   * @throws as `check`, and TooManyRequests after ten names for one paper within the hour
   */
  async isPrintedName(typed: string, fullName: string, address: string): Promise<boolean> {
    const { code } = await this.checkCertificate(typed, address);
    const plain = normaliseCode(code);
    await this.throttle.spend(NAME_GUESSING, `${networkOf(address)}:${plain}`);
    const printed = await this.certificateRows.nameHashOf(plain, (name) => this.hashName(plain, name));
    return printed !== null && timingSafeEqual(printed, this.hashName(plain, fullName));
  }

  private hashName(code: string, name: string): Buffer {
    return nameHash(this.settings.CERTIFICATE_NAME_KEY, code, name);
  }

  /** The keys ever used, the fallen and the expired numbers, as of a moment ago: `asOf` says which. Who asks meanwhile waits for the same reading. */
  async getCheckPack(): Promise<CheckPack> {
    const [asOf, today] = [this.clock.now(), this.clock.today()];
    if (this.kept === null || !isFresh(this.kept, asOf, today)) {
      const kept: KeptPack = { asOf, today, pack: this.readCheckPack(asOf, today) };
      this.kept = kept;
      // What failed is asked for again by the next one.
      kept.pack.catch(() => {
        if (this.kept === kept) this.kept = null;
      });
    }
    return this.kept.pack;
  }

  private async readCheckPack(asOf: Date, today: string): Promise<CheckPack> {
    const codes = new Map((await this.units.listProvinces()).map(({ id, code }) => [id, code]));
    const coded = <One extends { readonly issuerId: string }>({ issuerId, ...rest }: One) => ({
      ...rest,
      issuerCode: codes.get(issuerId) ?? '',
    });
    const fallen = (await this.sealRows.listFallen()).map(coded);
    const ended = (await this.sealRows.listEnded(today)).map(coded);
    return { asOf, keys: await this.sealRows.listKeys(), fallen, ended };
  }
}

function isFresh({ asOf, today }: KeptPack, now: Date, day: string): boolean {
  const age = now.getTime() - asOf.getTime();
  return today === day && age >= 0 && age < KEPT_MS;
}
