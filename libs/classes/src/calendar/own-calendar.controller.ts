import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, SignedIn } from '@lopso/platform';
import { CalendarListResponse, CalendarRequest, CalendarResponse, NewCalendarResponse } from './calendar.dto';
import { CalendarService } from './calendar.service';

/** Addresses of the own calendars. */
@ApiTags('classes')
@Controller('me/calendars')
export class OwnCalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** The caller's calendars that have an address; the addresses themselves are not kept. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: CalendarListResponse })
  async listCalendars(@CurrentActor() actor: Actor): Promise<CalendarListResponse> {
    return { items: (await this.calendars.listCalendars(actor)).map((calendar) => CalendarResponse.from(calendar)) };
  }

  /** A new address for a calendar; the one before opens nothing any more. */
  @SignedIn()
  @Post()
  @ApiCreatedResponse({ type: NewCalendarResponse })
  async makeCalendar(@CurrentActor() actor: Actor, @Body() body: CalendarRequest): Promise<NewCalendarResponse> {
    const { reach, communeId } = body;
    const made = await this.calendars.makeCalendar(actor, { reach, communeId: reach === 'commune' ? communeId : null });
    return { ...CalendarResponse.from(made), address: this.calendars.calendarAddress(made.token) };
  }

  /** Ends an address for good. */
  @SignedIn()
  @Delete(':calendarId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endCalendar(@CurrentActor() actor: Actor, @IdParam('calendarId') calendarId: string): Promise<void> {
    await this.calendars.endCalendar(actor, calendarId);
  }
}
