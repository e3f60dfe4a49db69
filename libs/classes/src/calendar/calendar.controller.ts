import { Controller, Get, Headers, Ip, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CALENDAR_TYPE, Public } from '@lopso/platform';
import { CalendarService } from './calendar.service';

const ENDING = /\.ics$/;

/** Calendars for other programs: the address is the key. */
@ApiTags('classes')
@Controller('calendars')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /**
   * A calendar as iCalendar file, for whoever holds its secret address. Changes are told by the tag alone: what was taken out
   * of a calendar leaves no later date behind.
   */
  @Public()
  @Get(':file')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async openCalendar(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Ip() from: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { text, etag, changedAt } = await this.calendars.openCalendar(file.replace(ENDING, ''), from);
    void reply.headers({ etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow' });
    if (changedAt !== null) void reply.header('last-modified', changedAt.toUTCString());
    if (isKnown(known, etag)) {
      void reply.status(304);
      return undefined;
    }
    void reply.headers({ 'content-type': CALENDAR_TYPE, 'content-disposition': 'inline; filename="lop-so.ics"' });
    return text;
  }
}

/** A cache on the way may have weakened the tag by packing the answer. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
