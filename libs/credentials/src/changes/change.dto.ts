import { ApiProperty } from '@nestjs/swagger';
import { type AccountName } from '@lopso/identity';
import { CERTIFICATE_STATES, type CertificateState, printedNumber } from '../certificates/certificate.rules';
import { type ChangeLine } from './change-line.service';
import { ALL_REASONS } from './change-request.dto';
import { type CertificateChange } from './change.repository';
import {
  actsOnChange,
  CHANGE_ACTS,
  CHANGE_KINDS,
  CHANGE_OBSTACLES,
  CHANGE_STATES,
  type ChangeAct,
  type ChangeKind,
  type ChangeObstacle,
  type ChangeReason,
  type ChangeState,
  type Correction,
} from './change.rules';
import { type ChangePerson, type ChangePreview, type ChangeSheet } from './change.service';

/** In the order of the paper. */
const CORRECTED_FIELDS: readonly Correction['field'][] = [
  ...(['fullName', 'birthYear', 'unit', 'title', 'period', 'contents'] as const),
  ...(['decisionNumber', 'decidedOn', 'validUntil'] as const),
];

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A printed value that a new paper has otherwise. */
export class CorrectionResponse {
  @ApiProperty({ enum: CORRECTED_FIELDS })
  field: Correction['field'];
  before: string;
  after: string;
}

/** A certificate and what a change would do with it. */
export class ChangeLineResponse {
  certificateId: string;
  number: string;
  /** What the paper prints; null once it was erased. */
  fullName: string | null;
  unit: string | null;
  @ApiProperty({ enum: CERTIFICATE_STATES })
  certificateState: CertificateState;
  corrections: CorrectionResponse[];
  /** What stands in the way; null: nothing. */
  @ApiProperty({ enum: CHANGE_OBSTACLES, nullable: true })
  obstacle: ChangeObstacle | null;

  static of({ certificate, corrections, obstacle }: ChangeLine): ChangeLineResponse {
    const { id, fields, state } = certificate;
    return {
      ...{ certificateId: id, certificateState: state, obstacle, corrections: [...corrections] },
      ...{ fullName: fields.fullName || null, unit: fields.unit || null },
      number: printedNumber(certificate.number, certificate.year),
    };
  }
}

/** A certificate of a proposal: what the proposal would do with it, or, once it is closed, what became of it. */
export class ChangePersonResponse extends ChangeLineResponse {
  @ApiProperty({ enum: ['waiting', 'done', 'left-out', 'closed'] })
  entryState: 'waiting' | 'done' | 'left-out' | 'closed';
  /** The paper issued by it. */
  successorId: string | null;
  successorNumber: string | null;
  /** It was kept by the proposal, and waits for a decision again. */
  isUndone: boolean;

  static from({ line, entry, successor }: ChangePerson): ChangePersonResponse {
    return {
      ...ChangeLineResponse.of(line),
      obstacle: entry.state === 'waiting' ? line.obstacle : entry.reason,
      entryState: entry.state,
      ...{ successorId: entry.successorId, isUndone: entry.isUndone },
      successorNumber: successor === null ? null : printedNumber(successor.number, successor.year),
    };
  }
}

/** What would be done with certificates of a round, before anybody proposes it. */
export class ChangePreviewResponse {
  roundTitle: string;
  /** Days after which an unanswered proposal lapses. */
  changeDays: number;
  lines: ChangeLineResponse[];
  /** Goes back with the proposal. */
  seen: string;

  static from({ round, rule, lines, seen }: ChangePreview): ChangePreviewResponse {
    return {
      ...{ roundTitle: round.title, changeDays: rule.changeDays, seen },
      lines: lines.map((line) => ChangeLineResponse.of(line)),
    };
  }
}

/** Who looks at proposals, and the names behind them. */
export interface ChangeReader {
  readonly names: ReadonlyMap<string, AccountName>;
  readonly accountId: string;
  readonly now: Date;
}

/** A proposal about certificates. Instants are ISO 8601 in UTC. */
export class ChangeResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;
  @ApiProperty({ enum: CHANGE_STATES })
  state: ChangeState;
  needsSecond: boolean;
  @ApiProperty({ enum: ALL_REASONS })
  reason: ChangeReason;
  /** For officers; never public. */
  note: string;
  paperNumber: string | null;
  /** `yyyy-mm-dd`. */
  paperOn: string | null;
  /** Certificates in it; those changed; those that could not be. */
  count: number;
  done: number;
  leftOut: number;
  /** Those that are kept by it. */
  kept: number;
  /** The first of them: its printed name (null once erased) and number. */
  firstName: string | null;
  firstNumber: string;
  /** Names of accounts. */
  proposedBy: string;
  proposedFor: string | null;
  proposedAt: string;
  expiresAt: string;
  answeredBy: string | null;
  answeredFor: string | null;
  answerWords: string | null;
  closedAt: string | null;
  @ApiProperty({ enum: CHANGE_ACTS, isArray: true })
  can: ChangeAct[];
  /** The reader, not who proposed it by account, counts as the same person or uses the same right: another one answers. */
  isSamePerson: boolean;
  /** A certificate in it is the reader's, a namesake's, or that of who lent her the right: another one answers. */
  isOwn: boolean;

  /** As far as her account tells: whether she may be the second person is asked of all on a page at once. */
  static of(change: CertificateChange, { names, accountId, now }: ChangeReader): ChangeResponse {
    const { id, roundId, roundTitle, kind, state, needsSecond, reason, note, paperNumber, paperOn } = change;
    const { count, done, leftOut, kept, first } = change;
    const nameOf = (account: string | null): string | null =>
      account === null ? null : (names.get(account)?.displayName ?? '');
    return {
      ...{
        id,
        roundId,
        roundTitle,
        kind,
        state,
        needsSecond,
        reason,
        note,
        paperNumber,
        paperOn,
        count,
        done,
        leftOut,
        kept,
      },
      ...{ firstName: first.fullName, firstNumber: printedNumber(first.number, first.year) },
      ...{ proposedBy: nameOf(change.proposedBy) ?? '', proposedFor: nameOf(change.proposedFor) },
      ...{ proposedAt: change.proposedAt.toISOString(), expiresAt: change.expiresAt.toISOString() },
      ...{ answeredBy: nameOf(change.answeredBy), answeredFor: nameOf(change.answeredFor) },
      ...{ answerWords: change.answerWords, closedAt: instant(change.closedAt) },
      ...{ can: [...actsOnChange(change, accountId, now)], isSamePerson: false, isOwn: false },
    };
  }
}

/** A page of proposals, the latest first. */
export class ChangesResponse {
  items: ChangeResponse[];
  nextCursor: string | null;
}

/** A proposal with its certificates. */
export class ChangeSheetResponse extends ChangeResponse {
  people: ChangePersonResponse[];
  /** Goes back with an approval. */
  seen: string;

  static from(view: ChangeResponse, { people, seen }: ChangeSheet): ChangeSheetResponse {
    const lines = people.map((person) => ChangePersonResponse.from(person));
    return { ...view, people: lines, seen };
  }
}
