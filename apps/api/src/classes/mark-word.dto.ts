import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { type Excuse, type Mark, type TypedWord } from '@lopso/classes';

const MARKS: Mark[] = ['present', 'absent', 'excused'];
export const EXCUSES: Excuse[] = ['duty', 'family', 'road', 'personal'];
const WALL_CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is said of one person. Left out says nothing of it, null says that there is none. */
export class MarkWordRequest {
  @IsIn(MARKS)
  mark: Mark;

  /** Of who came late: `HH:MM` on the day of the session in Vietnam. */
  @IsOptional()
  @Matches(WALL_CLOCK)
  @ApiProperty({ type: String, nullable: true, required: false })
  cameAt?: string | null;

  /** Of who left early: `HH:MM`. */
  @IsOptional()
  @Matches(WALL_CLOCK)
  @ApiProperty({ type: String, nullable: true, required: false })
  leftAt?: string | null;

  /** In place of times: how many minutes she was there. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  @ApiProperty({ type: Number, nullable: true, required: false })
  minutes?: number | null;

  /** Of who is excused, and then needed. */
  @IsOptional()
  @IsIn(EXCUSES)
  @ApiProperty({ enum: EXCUSES, nullable: true, required: false })
  excuse?: Excuse | null;
}

/** The word of a form, without what else it carries. */
export function wordOf({ mark, cameAt, leftAt, minutes, excuse }: MarkWordRequest): TypedWord {
  return { mark, cameAt, leftAt, minutes, excuse };
}

/** What a mark says in full; times as instants. */
export class MarkStateResponse {
  mark: Mark;
  /** Later than the start; null: in time. */
  cameAt: string | null;
  /** Before the end; null: stayed to it. */
  leftAt: string | null;
  /** Said outright in place of times. */
  minutes: number | null;
  @ApiProperty({ enum: EXCUSES, nullable: true })
  excuse: Excuse | null;
}

/** The same of a mark, or of nobody's. */
export function stateOf<M extends Mark | null>(state: {
  readonly mark: M;
  readonly cameAt: Date | null;
  readonly leftAt: Date | null;
  readonly minutes: number | null;
  readonly excuse: Excuse | null;
}): Omit<MarkStateResponse, 'mark'> & { mark: M } {
  const { mark, cameAt, leftAt, minutes, excuse } = state;
  return { mark, cameAt: cameAt?.toISOString() ?? null, leftAt: leftAt?.toISOString() ?? null, minutes, excuse };
}
