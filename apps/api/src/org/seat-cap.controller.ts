import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { READ_UNITS, SeatCaps, SET_SEAT_CAPS } from '@lopso/org';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import {
  SeatCapChangeListResponse,
  SeatCapChangesQuery,
  SeatCapListResponse,
  SeatCapResponse,
  SetSeatCapRequest,
} from './seat-cap.dto';

const DEFAULT_LIMIT = 50;

/** How many seats the kinds of team have, each province its own. */
@ApiTags('org')
@Controller()
export class SeatCapController {
  constructor(private readonly caps: SeatCaps) {}

  /** The caps of today in the caller's provinces. */
  @RequirePermission(READ_UNITS)
  @Get('seat-caps')
  @ApiOkResponse({ type: SeatCapListResponse })
  async listSeatCaps(@CurrentActor() actor: Actor): Promise<SeatCapListResponse> {
    return { items: (await this.caps.list(actor)).map((state) => SeatCapResponse.from(state)) };
  }

  /** Every change of a province's caps with its decision. */
  @RequirePermission(READ_UNITS)
  @Get('seat-cap-changes')
  @ApiOkResponse({ type: SeatCapChangeListResponse })
  async listSeatCapChanges(
    @CurrentActor() actor: Actor,
    @Query() { provinceId, cursor, limit = DEFAULT_LIMIT }: SeatCapChangesQuery,
  ): Promise<SeatCapChangeListResponse> {
    const wish = { provinceId, cursor: cursor ?? null, limit };
    return SeatCapChangeListResponse.from(await this.caps.changes(actor, wish));
  }

  /** Sets the cap of a kind of team in a province from today on; refused while somebody sits beyond it. */
  @RequirePermission(SET_SEAT_CAPS)
  @Post('seat-caps')
  @ApiCreatedResponse({ type: SeatCapResponse })
  async setSeatCap(@CurrentActor() actor: Actor, @Body() body: SetSeatCapRequest): Promise<SeatCapResponse> {
    return SeatCapResponse.from(await this.caps.set(actor, body));
  }
}
