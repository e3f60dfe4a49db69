import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type Actor } from '@lopso/platform';
import { READ_UNITS, SeatCaps, type SeatCapState, SET_SEAT_CAPS, TEAM_KINDS, type TeamKind } from '@lopso/org';
import { CurrentActor } from '../http/current-actor.decorator';
import { RequirePermission } from '../http/permission.decorators';

export class SetSeatCapRequest {
  @IsIn(TEAM_KINDS)
  kind: TeamKind;

  @IsInt()
  @Min(1)
  @Max(100)
  limit: number;

  /** As the decision prints it. */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  decisionNumber: string;

  /** Calendar date, `yyyy-mm-dd`. */
  @IsISO8601({ strict: true })
  @MaxLength(10)
  decidedOn: string;
}

export class SeatLimitResponse {
  kind: TeamKind;
  limit: number;
}

export class SeatCapChangeResponse {
  kind: TeamKind;
  fromLimit: number;
  toLimit: number;
  decisionNumber: string;
  decidedOn: string;
  changedAt: string;
}

export class SeatCapResponse {
  limits: SeatLimitResponse[];
  /** The latest first. */
  changes: SeatCapChangeResponse[];

  static from({ limits, changes }: SeatCapState): SeatCapResponse {
    return {
      limits: limits.map((limit) => ({ ...limit })),
      changes: changes.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
    };
  }
}

/** How many seats the kinds of team have. */
@ApiTags('org')
@Controller('seat-caps')
export class SeatCapController {
  constructor(private readonly caps: SeatCaps) {}

  /** The caps of today and every change with its decision. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: SeatCapResponse })
  async getSeatCaps(): Promise<SeatCapResponse> {
    return SeatCapResponse.from(await this.caps.get());
  }

  /** Sets the cap of a kind of team from today on; refused while somebody sits beyond it. */
  @RequirePermission(SET_SEAT_CAPS)
  @Post()
  @ApiCreatedResponse({ type: SeatCapResponse })
  async setSeatCap(@CurrentActor() actor: Actor, @Body() body: SetSeatCapRequest): Promise<SeatCapResponse> {
    return SeatCapResponse.from(await this.caps.set(actor, body));
  }
}
