import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { KEEPING_REASONS, type KeepingReason } from '../cases/case.rules';
import { type CheckedCertificate, linkOf } from '../checking/certificate-check.service';
import { SignedPaperResponse } from '../signing/signing.dto';
import { type Certificate } from './certificate.repository';
import {
  CERTIFICATE_STATES,
  type CertificateState,
  printedCode,
  type PrintedFields,
  printedNumber,
} from './certificate.rules';
import {
  type ActionableCertificate,
  CERTIFICATE_ACTS,
  type CertificateAct,
  type CertificatePage,
} from './certificate.service';

/** What a certificate prints; calendar dates are `yyyy-mm-dd`. */
export class PrintedFieldsResponse {
  superior: string;
  issuer: string;
  authority: string;
  /** Null when the person had it erased; so birth year and unit. */
  fullName: string | null;
  birthYear: number | null;
  unit: string | null;
  title: string;
  startedOn: string;
  finishedOn: string;
  courses: number;
  classMinutes: number;
  decisionNumber: string;
  decidedOn: string;
  place: string;
  issuedOn: string;
  signer: string;
  /** What stands where a signature would. */
  signature: string;
  /** Register number of the paper this one replaces. */
  replacesNumber: string | null;
  /** Register number of the paper of the passage before, which this one renews. */
  renewsNumber: string | null;
  /** The last day as it was at the issue; null: without end, or issued before papers said it. */
  validUntil: string | null;

  static from(fields: PrintedFields): PrintedFieldsResponse {
    const { fullName, birthYear, unit, renewsNumber, validUntil, ...rest } = fields;
    const person = { fullName: fullName || null, birthYear: birthYear || null, unit: unit || null };
    return { ...person, ...rest, renewsNumber: renewsNumber ?? null, validUntil: validUntil ?? null };
  }
}

/** A certificate with its state. */
class CertificateStateResponse {
  @ApiProperty({ enum: CERTIFICATE_STATES })
  state: CertificateState;
  /** The last day it is good for, `yyyy-mm-dd`; null: without end. */
  validUntil: string | null;
  /** Why it was withdrawn or replaced, as a word. */
  stateReason: string | null;
  stateChangedAt: string | null;
  /** Register number and check code of the paper that took its place, or was issued again for it. */
  successorNumber: string | null;
  successorCode: string | null;
  /** Check code of the paper it took the place of; its number stands among the fields. */
  predecessorCode: string | null;
  /** Register number and check code of the paper of the passage before, which this one renews; it keeps its own force. */
  renewedNumber: string | null;
  renewedCode: string | null;
  /** Of the paper by which this one's passage was renewed. */
  renewalNumber: string | null;
  renewalCode: string | null;
  number: string;
  code: string;
  fields: PrintedFieldsResponse;
}

function renewals({
  renewed,
  renewal,
}: Pick<CheckedCertificate, 'renewed' | 'renewal'>): Pick<
  CertificateStateResponse,
  'renewedNumber' | 'renewedCode' | 'renewalNumber' | 'renewalCode'
> {
  return {
    ...{ renewedNumber: renewed?.number ?? null, renewedCode: renewed?.code ?? null },
    ...{ renewalNumber: renewal?.number ?? null, renewalCode: renewal?.code ?? null },
  };
}

/** What anybody who holds the code may see. */
export class CertificateCheckResponse extends CertificateStateResponse {
  /** When this was asked, by the server's clock. */
  checkedAt: string;
  /** The person had the name erased: type it to learn whether it is the printed one. */
  isNameErased: boolean;
  /** Who signed its file with an office's own tool; null: it carries only the system's seal. */
  signed: SignedPaperResponse | null;

  static from(checked: CheckedCertificate): CertificateCheckResponse {
    const { state, validUntil, stateReason, stateChangedAt, number, code, fields, checkedAt } = checked;
    return {
      ...{ state, validUntil, stateReason, number, code },
      ...{ successorNumber: checked.successor?.number ?? null, successorCode: checked.successor?.code ?? null },
      predecessorCode: checked.predecessor?.code ?? null,
      ...renewals(checked),
      stateChangedAt: stateChangedAt?.toISOString() ?? null,
      fields: PrintedFieldsResponse.from(fields),
      checkedAt: checkedAt.toISOString(),
      isNameErased: checked.isNameErased,
      signed: checked.signed === null ? null : SignedPaperResponse.from(checked.signed),
    };
  }
}

export class PaperQuery {
  /** `original`: what was given out to be signed, also where there is a signed file. */
  @IsOptional()
  @IsIn(['file', 'original'])
  form?: 'file' | 'original';
}

export class MatchNameRequest {
  @IsString()
  @Length(1, 200)
  fullName: string;
}

/** Whether a typed name is the printed one. */
export class NameMatchResponse {
  matches: boolean;
}

/** A certificate in the member's own list. */
export class CertificateSummaryResponse {
  id: string;
  @ApiProperty({ enum: CERTIFICATE_STATES })
  state: CertificateState;
  number: string;
  title: string;
  issuer: string;
  issuedOn: string;
  /** The last day it is good for; null: without end. */
  validUntil: string | null;

  static from(certificate: Certificate): CertificateSummaryResponse {
    const { title, issuer, issuedOn } = certificate.fields;
    const number = printedNumber(certificate.number, certificate.year);
    const { id, state, validUntil } = certificate;
    return { ...{ id, state, validUntil }, number, title, issuer, issuedOn };
  }
}

/** What the caller decided, and until when she may take it back. */
export class OwnKeepingResponse {
  caseId: string;
  /** An instant. */
  undoableUntil: string;

  static from(own: ActionableCertificate['ownKeeping']): OwnKeepingResponse | null {
    return own && { caseId: own.caseId, undoableUntil: own.undoableUntil.toISOString() };
  }
}

/** Ids of the papers that a certificate is linked with: its own page leads there. */
export class LinkedPaperIdsResponse {
  successor: string | null;
  predecessor: string | null;
  renewed: string | null;
  renewal: string | null;

  static of({ successor, predecessor, renewed, renewal }: Certificate): LinkedPaperIdsResponse {
    const ids = { successor: successor?.id ?? null, predecessor: predecessor?.id ?? null };
    return { ...ids, renewed: renewed?.id ?? null, renewal: renewal?.id ?? null };
  }
}

/** A certificate as its member or an officer sees it. */
export class CertificateResponse extends CertificateStateResponse {
  id: string;
  memberId: string;
  cycleId: string;
  roundId: string;
  /** The officer's note on withdrawal or replacement; null for the member. */
  stateNote: string | null;
  /** False when evidence was corrected after the issue. */
  isStillFinished: boolean;
  /** Why the department kept it although evidence was corrected; null: it didn't decide so. */
  @ApiProperty({ enum: KEEPING_REASONS, nullable: true })
  keptFor: KeepingReason | null;
  /** The caller kept it herself. */
  @ApiProperty({ type: OwnKeepingResponse, nullable: true })
  ownKeeping: OwnKeepingResponse | null;
  /** The proposal that waits about it, for who may see proposals. */
  openChangeId: string | null;
  linkedIds: LinkedPaperIdsResponse;
  @ApiProperty({ enum: CERTIFICATE_ACTS, isArray: true })
  can: CertificateAct[];

  static from(hand: ActionableCertificate): CertificateResponse {
    const { certificate, can, isStillFinished, isOwn, openChangeId, ownKeeping } = hand;
    const { id, memberId, cycleId, roundId, state, validUntil, stateReason, stateNote, fields } = certificate;
    const successor = linkOf(certificate.successor);
    return {
      linkedIds: LinkedPaperIdsResponse.of(certificate),
      keptFor: certificate.keptFor,
      ownKeeping: OwnKeepingResponse.from(ownKeeping),
      ...{ id, memberId, cycleId, roundId, state, validUntil, stateReason, isStillFinished, openChangeId },
      stateNote: isOwn ? null : stateNote,
      stateChangedAt: certificate.stateChangedAt?.toISOString() ?? null,
      successorNumber: successor?.number ?? null,
      successorCode: successor?.code ?? null,
      predecessorCode: linkOf(certificate.predecessor)?.code ?? null,
      ...renewals({ renewed: linkOf(certificate.renewed), renewal: linkOf(certificate.renewal) }),
      number: printedNumber(certificate.number, certificate.year),
      code: printedCode(certificate.code),
      fields: PrintedFieldsResponse.from(fields),
      can: [...can],
    };
  }
}

/** One certificate with what its paper weighs. */
export class CertificatePageResponse extends CertificateResponse {
  /** Bytes of the PDF; null when it can't be printed. */
  paperSizeBytes: number | null;
  /** Where anybody checks it. */
  checkUrl: string;

  /** Number and date (`yyyy-mm-dd`) of the document by which it was withdrawn, replaced or issued again; null: none was named. */
  behindNumber: string | null;
  behindOn: string | null;
  /** Who signed its file with an office's own tool; null: nobody. */
  signed: SignedPaperResponse | null;

  static ofPage({ hand, paperSizeBytes, checkUrl, behind, signed: file }: CertificatePage): CertificatePageResponse {
    const document = { behindNumber: behind?.number ?? null, behindOn: behind?.on ?? null };
    const signed = file === null ? null : SignedPaperResponse.from(file);
    return { ...CertificateResponse.from(hand), ...document, paperSizeBytes, checkUrl, signed };
  }
}
