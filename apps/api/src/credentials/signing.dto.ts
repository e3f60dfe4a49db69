import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import {
  type KeptSignedFiles,
  type PaperSigner,
  printedNumber,
  SIGNED_FILE_EFFECTS,
  SIGNED_FILE_OUTCOMES,
  type SignedFile,
  type SignedFileEffect,
  type SignedFileOutcome,
  type SigningOverview,
  type TakenFile,
  type WaitingSignedFile,
} from '@lopso/credentials';

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

export class SigningPapersQuery {
  /** Papers issued by one released list; left out: all of the round. */
  @IsOptional()
  @IsUUID()
  releaseId?: string;
}

/** How many papers have no signed file. */
export class SigningPapersResponse {
  count: number;
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
