import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_DATA_REQUESTS, SET_HOLIDAYS } from '../org.permissions';
import {
  AddHolidaysRequest,
  ConfirmHolidayYearRequest,
  HolidayChangeResponse,
  HolidayListResponse,
  HolidayPeriodRequest,
} from './holiday.dto';
import { type EnteringProvince } from './holiday.repository';
import { HolidayService } from './holiday.service';

/** Days off that the terms of requests about data are counted by. */
@ApiTags('privacy')
@Controller('holidays')
export class HolidayController {
  constructor(private readonly holidays: HolidayService) {}

  /** This year's days off and the next one's, and whether each list is complete. */
  @RequirePermission(READ_DATA_REQUESTS)
  @Get()
  @ApiOkResponse({ type: HolidayListResponse })
  async listHolidays(@CurrentActor() actor: Actor): Promise<HolidayListResponse> {
    return HolidayListResponse.from(await this.holidays.listHolidays(), this.isOwn(actor));
  }

  /** Enters days off; open requests get their new last days. */
  @RequirePermission(SET_HOLIDAYS)
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: HolidayChangeResponse })
  async addHolidays(@CurrentActor() actor: Actor, @Body() body: AddHolidaysRequest): Promise<HolidayChangeResponse> {
    return HolidayChangeResponse.ofChange(await this.holidays.addHolidays(actor, body), this.isOwn(actor));
  }

  /** Takes entered days out again. */
  @RequirePermission(SET_HOLIDAYS)
  @Post('removal')
  @HttpCode(200)
  @ApiOkResponse({ type: HolidayChangeResponse })
  async removeHolidays(
    @CurrentActor() actor: Actor,
    @Body() body: HolidayPeriodRequest,
  ): Promise<HolidayChangeResponse> {
    return HolidayChangeResponse.ofChange(await this.holidays.removeHolidays(actor, body), this.isOwn(actor));
  }

  /** Says that a year's list is complete, by a document; or takes that back. */
  @RequirePermission(SET_HOLIDAYS)
  @Post('confirmation')
  @HttpCode(200)
  @ApiOkResponse({ type: HolidayChangeResponse })
  async confirmHolidayYear(
    @CurrentActor() actor: Actor,
    @Body() body: ConfirmHolidayYearRequest,
  ): Promise<HolidayChangeResponse> {
    const change = await this.holidays.confirmYear(actor, body.year, body.document ?? null);
    return HolidayChangeResponse.ofChange(change, this.isOwn(actor));
  }

  private isOwn(actor: Actor): (province: EnteringProvince) => boolean {
    return (province) => this.holidays.mayRemoveHoliday(actor, province);
  }
}
