import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { READ_UNITS, SeatCaps, SET_SEAT_CAPS } from '@lopso/org';
import { CurrentActor } from '../http/current-actor.decorator';
import { RequirePermission } from '../http/permission.decorators';
import { SeatCapResponse, SetSeatCapRequest } from './seat-cap.dto';

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
