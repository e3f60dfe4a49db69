import { ApiProperty } from '@nestjs/swagger';
import { CHANGE_KINDS, type ChangeKind, type ChangeNewsFor } from '@lopso/credentials';

/** A proposal of the officer's that others declined, or that nobody answered in time. */
export class EndedChangeResponse {
  id: string;
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;
  @ApiProperty({ enum: ['declined', 'expired'] })
  state: 'declined' | 'expired';
  closedAt: string;
  /** Certificates in it. */
  count: number;
}

/** A list of certificates that waits for the caller as the second person. */
export class WaitingReleaseResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  /** People on it. */
  count: number;
}

/** A list that the officer released, and that another one took back or nobody confirmed in time. */
export class EndedReleaseResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  @ApiProperty({ enum: ['taken-back', 'expired'] })
  state: 'taken-back' | 'expired';
  /** People on it. */
  count: number;
  closedAt: string;
}

/** What an officer is told of proposals and of lists to be issued on her first page. */
export class ChangeNewsResponse {
  /** How many wait for a second person in her units who may be she: neither about herself, nor of somebody who counts as her; 101: more than a hundred wait. */
  waiting: number;
  /** Certificates of her units that stand although their passage is finished no longer, and that nobody decided about; 101: more than a hundred. */
  cases: number;
  /** Of the last seven days, the latest first. */
  ended: EndedChangeResponse[];
  /** Lists she may confirm, those first that lapse first; twenty at most. */
  releases: WaitingReleaseResponse[];
  /** Of the last seven days, the latest first. */
  endedReleases: EndedReleaseResponse[];

  static from({ waiting, cases, ended, releases }: ChangeNewsFor): ChangeNewsResponse {
    return {
      waiting,
      cases,
      ended: ended.map(({ id, kind, state, closedAt, count }) => ({
        ...{ id, kind, state, count },
        closedAt: closedAt.toISOString(),
      })),
      releases: releases.waiting.map(({ id, roundId, roundTitle, count }) => ({ id, roundId, roundTitle, count })),
      endedReleases: releases.ended.map(({ id, roundId, roundTitle, count, state, closedAt }) => ({
        ...{ id, roundId, roundTitle, count, state },
        closedAt: closedAt.toISOString(),
      })),
    };
  }
}
