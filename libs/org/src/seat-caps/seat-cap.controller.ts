import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_UNITS, SET_SEAT_CAPS } from '../org.permissions';
import {
  SeatCapChangeListResponse,
  SeatCapChangesQuery,
  SeatCapListResponse,
  SeatCapResponse,
  SetSeatCapRequest,
} from './seat-cap.dto';
import { SeatCapService } from './seat-cap.service';

const DEFAULT_LIMIT = 50;

/** How many seats the kinds of team have, each province its own. */
@ApiTags('org')
@Controller()
export class SeatCapController {
  constructor(private readonly seatCaps: SeatCapService) {}

  /** The caps of today in the caller's provinces. */
  @RequirePermission(READ_UNITS)
  @Get('seat-caps')
  @ApiOkResponse({ type: SeatCapListResponse })
  async listSeatCaps(@CurrentActor() actor: Actor): Promise<SeatCapListResponse> {
    return { items: (await this.seatCaps.listSeatCaps(actor)).map((state) => SeatCapResponse.from(state)) };
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
    return SeatCapChangeListResponse.from(await this.seatCaps.listSeatCapChanges(actor, wish));
  }

  /** Sets the cap of a kind of team in a province from today on; refused while somebody sits beyond it. */
  @RequirePermission(SET_SEAT_CAPS)
  @Post('seat-caps')
  @ApiCreatedResponse({ type: SeatCapResponse })
  async setSeatCap(@CurrentActor() actor: Actor, @Body() body: SetSeatCapRequest): Promise<SeatCapResponse> {
    return SeatCapResponse.from(await this.seatCaps.setSeatCap(actor, body));
  }
}
