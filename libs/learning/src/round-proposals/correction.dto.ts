import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';
import { type AccountName } from '@lopso/identity';
import { isGiven, IsSaid } from '@lopso/platform';
import { RoundWordsRequest } from '../rounds/round-heading.dto';
import { type CorrectionView } from './round-correction.service';

/** A round's words as they are to be. */
export class ProposeCorrectionRequest extends RoundWordsRequest {
  /** Number of the document behind the correction; left out: there is none. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(60)
  paperNumber?: string;

  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

/** One of a round's words that is put right; a date is `yyyy-mm-dd`. */
export class WordCorrectionResponse {
  @ApiProperty({ enum: ['title', 'decisionNumber', 'decidedOn'] })
  field: 'title' | 'decisionNumber' | 'decidedOn';
  before: string;
  after: string;
}

/** A correction of a round: what it changes, both names, and what the reader may do with it. */
export class RoundCorrectionResponse {
  id: string;
  changes: WordCorrectionResponse[];
  paperNumber: string | null;
  reason: string;
  @ApiProperty({ enum: ['proposed', 'done', 'declined', 'taken-back'] })
  state: 'proposed' | 'done' | 'declined' | 'taken-back';
  proposedBy: string;
  /** Instant, ISO 8601 in UTC. */
  proposedAt: string;
  /** Who confirmed, declined or took it back; null while it waits. */
  closedBy: string | null;
  closedAt: string | null;
  @ApiProperty({ enum: ['confirm', 'decline', 'take-back'], isArray: true })
  can: ('confirm' | 'decline' | 'take-back')[];

  static from(view: CorrectionView, names: ReadonlyMap<string, AccountName>): RoundCorrectionResponse {
    const { id, changes, paperNumber, reason, state, proposedBy, proposedAt, closedBy, closedAt, can } = view;
    const nameOf = (accountId: string): string => names.get(accountId)?.displayName ?? '';
    return {
      ...{ id, paperNumber, reason, state },
      changes: changes.map(({ field, before, after }) => ({ field, before, after })),
      proposedBy: nameOf(proposedBy),
      proposedAt: proposedAt.toISOString(),
      closedBy: closedBy === null ? null : nameOf(closedBy),
      closedAt: closedAt?.toISOString() ?? null,
      can: [...can],
    };
  }
}

/** Corrections of a round, the newest first, fifty at most. */
export class RoundCorrectionsResponse {
  corrections: RoundCorrectionResponse[];
  /** `propose` when the caller may propose one now. */
  @ApiProperty({ enum: ['propose'], isArray: true })
  can: 'propose'[];
}
