import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { type RoundObstacle, type RoundTakingView } from '@lopso/learning';
import { IsSaid } from '@lopso/platform';

export class TakeBackRoundRequest {
  /** Stands in the trail. */
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;

  /** As many as were looked at: others by now are a conflict. */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  people: number;
}

/** Something that stands in the way of taking a round back. */
export class RoundObstacleResponse {
  /** In Vietnamese, with its number and without a full stop. */
  words: string;
  /** What to do about it, in whole sentences. */
  remedy: string;

  static from({ words, remedy }: RoundObstacle): RoundObstacleResponse {
    return { words, remedy };
  }
}

/** What taking a round back would do. */
export class RoundTakingResponse {
  /** Who is in it. */
  people: number;
  /** Who of them has begun something of it; that stays theirs. */
  begun: number;
  /** Who of them was given a later date alone, which goes with the round. */
  extended: number;
  /** None: it may be taken back. */
  obstacles: RoundObstacleResponse[];

  static from({ people, begun, extended, obstacles }: RoundTakingView): RoundTakingResponse {
    return { people, begun, extended, obstacles: obstacles.map((one) => RoundObstacleResponse.from(one)) };
  }
}
