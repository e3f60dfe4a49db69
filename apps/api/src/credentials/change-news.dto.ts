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

/** What an officer is told of proposals on her first page. */
export class ChangeNewsResponse {
  /** How many wait for a second person in her units who may be she: neither about herself, nor of somebody who counts as her; 101: more than a hundred wait. */
  waiting: number;
  /** Certificates of her units that stand although their passage is finished no longer, and that nobody decided about; 101: more than a hundred. */
  cases: number;
  /** Of the last seven days, the latest first. */
  ended: EndedChangeResponse[];

  static from({ waiting, cases, ended }: ChangeNewsFor): ChangeNewsResponse {
    return {
      waiting,
      cases,
      ended: ended.map(({ id, kind, state, closedAt, count }) => ({
        ...{ id, kind, state, count },
        closedAt: closedAt.toISOString(),
      })),
    };
  }
}
