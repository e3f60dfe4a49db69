import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { PaperReading, RECORD_PAPER_READING } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { PaperReadingResponse, RecordPaperReadingRequest } from './paper-reading.dto';

/** Lessons learned from paper by members without a phone. */
@Controller('members/:memberId/paper-readings')
export class PaperReadingController {
  constructor(private readonly reading: PaperReading) {}

  /** How many lessons of each course count as read for the member. */
  @RequirePermission(RECORD_PAPER_READING)
  @Get()
  async listPaperReadings(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<PaperReadingResponse[]> {
    return (await this.reading.listFor(actor, memberId)).map((one) => PaperReadingResponse.from(one));
  }

  /** Records all lessons of a course as learned; saying it again changes nothing. */
  @RequirePermission(RECORD_PAPER_READING)
  @HttpCode(204)
  @Post()
  async recordPaperReading(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Body() body: RecordPaperReadingRequest,
  ): Promise<void> {
    await this.reading.recordCourse(actor, memberId, body.courseId);
  }
}
