import { IsIn } from 'class-validator';
import { type ClassOpening, type OpeningReader } from '@lopso/classes';
import { IsInstant } from '@lopso/platform';

export class ClassOpeningResponse {
  classGroupId: string;
  title: string;
  /** What the reader is to it. */
  duty: ClassOpening['duty'];
  /** The next session that concerns her. */
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;
  /** How many sessions to come concern her. */
  sessionCount: number;
  /** For an officer: for how many people of her communes it was planned; null for who stands before it. */
  people: number | null;
  /** It meets in a commune of the officer's. */
  isHost: boolean;
  /** When it was opened, or given to her: the latest goes back with the word that she knows. */
  since: string;

  static from({ startsAt, endsAt, since, ...one }: ClassOpening): ClassOpeningResponse {
    return {
      ...one,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      since: since.toISOString(),
    };
  }
}

export class ClassOpeningListResponse {
  /** Those she stands before, then those she is told of as an officer; each by the next session. */
  items: ClassOpeningResponse[];

  static from(openings: readonly ClassOpening[]): ClassOpeningListResponse {
    return { items: openings.map((one) => ClassOpeningResponse.from(one)) };
  }
}

export class KnowClassOpeningsRequest {
  /** As who stands before classes, or as an officer. */
  @IsIn(['staff', 'officer'])
  as: OpeningReader;

  /** The latest `since` of what she was told. */
  @IsInstant()
  until: string;
}
