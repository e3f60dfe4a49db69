import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { RECORD_PAPER_READING } from '../learning.permissions';
import { PaperReadingResponse, RecordPaperReadingRequest } from './paper-reading.dto';
import { PaperReadingService } from './paper-reading.service';

/** Lessons learned from paper by members without a phone. */
@Controller('members/:memberId/paper-readings')
export class PaperReadingController {
  constructor(private readonly paperReadings: PaperReadingService) {}

  /** How many lessons of each course count as read for the member. */
  @RequirePermission(RECORD_PAPER_READING)
  @Get()
  async listPaperReadings(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<PaperReadingResponse[]> {
    return (await this.paperReadings.listPaperReadings(actor, memberId)).map((one) => PaperReadingResponse.from(one));
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
    await this.paperReadings.recordPaperReading(actor, memberId, body.courseId);
  }
}
