import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID, Matches } from 'class-validator';
import { numberOf, printedNumber, type RegisterNumber } from '../certificates/certificate.rules';
import { type SignedFile } from './signed-file.repository';
import {
  type PaperSigner,
  SIGNED_FILE_EFFECTS,
  SIGNED_FILE_OUTCOMES,
  type SignedFileEffect,
  type SignedFileOutcome,
} from './signed-file.rules';
import {
  type KeptSignedFiles,
  type SigningOverview,
  type TakenFile,
  type WaitingSignedFile,
} from './signed-file.service';
import { type UnsignedRange } from './signing.repository';
import { type PreparedCopies, type SigningPart, type SigningParts } from './signing.service';

/** Who signed a file with an office's own tool, as the certificate names her. */
export class PaperSignerResponse {
  name: string;
  organisation: string | null;
  /** Who gave out the certificate. */
  authority: string;
  /** What the signer's machine gave as the time; not relied upon. */
  saidAt: string | null;
  /** False: nobody has said which authorities are relied upon. */
  isTrusted: boolean;

  static from({ name, organisation, authority, saidAt, isTrusted }: PaperSigner): PaperSignerResponse {
    return { name, organisation, authority, saidAt, isTrusted };
  }
}

/** That a paper's file was signed with an office's own tool. */
export class SignedPaperResponse {
  signers: PaperSignerResponse[];
  /** When the file came to the system. */
  addedAt: string;

  static from({ signers, addedAt }: Pick<SignedFile, 'signers' | 'addedAt'>): SignedPaperResponse {
    return { signers: signers.map((one) => PaperSignerResponse.from(one)), addedAt: addedAt.toISOString() };
  }
}

export class SigningPartsQuery {
  /** Papers issued by one released list; left out: all of the round. */
  @IsOptional()
  @IsUUID()
  releaseId?: string;
}

/** A register number as printed. */
const PRINTED_NUMBER = /^\d{1,9}\/\d{4}$/;

export class SigningPapersQuery extends SigningPartsQuery {
  /** The first paper, as its number is printed: `0001/2026`. */
  @Matches(PRINTED_NUMBER)
  from: string;

  /** The last one. */
  @Matches(PRINTED_NUMBER)
  to: string;
}

export class PrepareCopiesRequest extends SigningPapersQuery {}

/** The papers that a request names. */
export function rangeOf(roundId: string, { releaseId, from, to }: SigningPapersQuery): UnsignedRange {
  return { roundId, releaseId: releaseId ?? null, from: numberOf(from), to: numberOf(to) };
}

/** Papers that are given out together. */
class SigningPartResponse {
  from: string;
  to: string;
  count: number;
  /** How many of these were given out before. */
  given: number;
  /** What their archive weighs, and how long it takes: estimates. */
  bytes: number;
  seconds: number;

  static from({ from, to, count, given, bytes, seconds }: SigningPart): SigningPartResponse {
    return { from: printed(from), to: printed(to), count, given, bytes, seconds };
  }
}

/** A part of a paper that is left blank for signatures, in millimetres from the upper left corner of its page. */
class SigningAreaResponse {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The papers that have no signed file, in the order of the register. */
export class SigningPartsResponse {
  parts: SigningPartResponse[];
  /** Where all of them leave room for signatures; null: not all at the same places. */
  areas: SigningAreaResponse[] | null;

  static from({ parts, areas }: SigningParts): SigningPartsResponse {
    return { parts: parts.map((one) => SigningPartResponse.from(one)), areas: areas === null ? null : [...areas] };
  }
}

/** What was prepared of a range. */
export class PreparedCopiesResponse {
  prepared: number;
  bytes: number;
  /** Where the rest begins; null: all of it is prepared. */
  next: string | null;

  static from({ prepared, bytes, next }: PreparedCopies): PreparedCopiesResponse {
    return { prepared, bytes, next: next === null ? null : printed(next) };
  }
}

function printed({ number, year }: RegisterNumber): string {
  return printedNumber(number, year);
}

/** Signed files that came back together. */
class SignedUploadResponse {
  id: string;
  @ApiProperty({ enum: ['open', 'kept', 'taken-back'] })
  state: 'open' | 'kept' | 'taken-back';
  count: number;
  madeAt: string;
  keptAt: string | null;
  takenBackAt: string | null;
  canTakeBack: boolean;
}

/** How far the signing of a round's papers is. */
export class SigningResponse {
  signed: number;
  unsigned: number;
  uploads: SignedUploadResponse[];

  static from({ signed, unsigned, uploads }: SigningOverview): SigningResponse {
    return {
      ...{ signed, unsigned },
      uploads: uploads.map(({ id, state, count, madeAt, keptAt, takenBackAt, canTakeBack }) => ({
        ...{ id, state, count, canTakeBack },
        madeAt: madeAt.toISOString(),
        keptAt: keptAt?.toISOString() ?? null,
        takenBackAt: takenBackAt?.toISOString() ?? null,
      })),
    };
  }
}

/** A file that waits to be kept. */
class WaitingSignedFileResponse {
  id: string;
  certificateId: string;
  number: string;
  fullName: string;
  @ApiProperty({ enum: SIGNED_FILE_EFFECTS })
  effect: SignedFileEffect;
  signers: PaperSignerResponse[];
}

/** What waits in an upload, the lowest number first. */
export class SignedUploadFilesResponse {
  id: string;
  files: WaitingSignedFileResponse[];

  static from(id: string, files: readonly WaitingSignedFile[]): SignedUploadFilesResponse {
    return {
      id,
      files: files.map((one) => ({
        ...{ id: one.id, certificateId: one.certificateId, fullName: one.fullName, effect: one.effect },
        number: printedNumber(one.number, one.year),
        signers: one.signers.map((signer) => PaperSignerResponse.from(signer)),
      })),
    };
  }
}

/** What an officer brings back, as multipart/form-data. */
export class SignedFileForm {
  /** A signed PDF, or an archive of some. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}

/** What became of one file. */
class TakenFileResponse {
  name: string;
  @ApiProperty({ enum: SIGNED_FILE_OUTCOMES })
  outcome: SignedFileOutcome;
  /** Of the paper it is of, or looks like. */
  number: string | null;
  fullName: string | null;
}

export class TakenFilesResponse {
  files: TakenFileResponse[];

  static from(files: readonly TakenFile[]): TakenFilesResponse {
    return {
      files: files.map(({ name, outcome, certificate }) => ({
        ...{ name, outcome },
        number: certificate === null ? null : printedNumber(certificate.number, certificate.year),
        fullName: certificate?.fields.fullName ?? null,
      })),
    };
  }
}

export class KeepSignedFilesRequest {
  /** Also files whose paper has another signed file, in its place. */
  @IsBoolean()
  replaceOther: boolean;
}

export class KeptSignedFilesResponse implements KeptSignedFiles {
  kept: number;
  /** Those whose paper has another signed file, which stayed. */
  left: number;
}
