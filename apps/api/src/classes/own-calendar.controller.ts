import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CalendarFeeds } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, SignedIn } from '@lopso/platform';
import { CalendarDesk } from './calendar-desk';
import { CalendarListResponse, CalendarRequest, CalendarResponse, NewCalendarResponse } from './calendar.dto';

/** Addresses of the own calendars. */
@ApiTags('classes')
@Controller('me/calendars')
export class OwnCalendarController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly desk: CalendarDesk,
  ) {}

  /** The caller's calendars that have an address; the addresses themselves are not kept. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: CalendarListResponse })
  async listCalendars(@CurrentActor() actor: Actor): Promise<CalendarListResponse> {
    return { items: (await this.feeds.list(actor)).map((calendar) => CalendarResponse.from(calendar)) };
  }

  /** A new address for a calendar; the one before opens nothing any more. */
  @SignedIn()
  @Post()
  @ApiCreatedResponse({ type: NewCalendarResponse })
  async makeCalendar(@CurrentActor() actor: Actor, @Body() body: CalendarRequest): Promise<NewCalendarResponse> {
    const { reach, communeId } = body;
    const made = await this.feeds.make(actor, { reach, communeId: reach === 'commune' ? communeId : null });
    return { ...CalendarResponse.from(made), address: this.desk.addressOf(made.token) };
  }

  /** Ends an address for good. */
  @SignedIn()
  @Delete(':calendarId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endCalendar(@CurrentActor() actor: Actor, @IdParam('calendarId') calendarId: string): Promise<void> {
    await this.feeds.end(actor, calendarId);
  }
}
