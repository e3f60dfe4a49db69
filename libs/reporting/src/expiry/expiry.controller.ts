import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { ExpiringPageResponse, ExpiringQuery, ListExpiringQuery } from './expiry.dto';
import { ExpiryService } from './expiry.service';

/** Whose passages have ended or end soon. */
@Controller()
export class ExpiryController {
  constructor(private readonly expiries: ExpiryService) {}

  /** Of all rounds, by given name, with how each is renewed and what the list may be picked by. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @Get('expiring-people')
  async listExpiring(@CurrentActor() actor: Actor, @Query() query: ListExpiringQuery): Promise<ExpiringPageResponse> {
    const page = { limit: query.limit, cursor: query.cursor ?? null };
    return ExpiringPageResponse.from(await this.expiries.listExpiring(actor, ExpiringQuery.wishOf(query), page));
  }

  /** The same people as an .xlsx file; the reading is written into the audit trail. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @StepUp()
  @Get('expiring-people.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportExpiring(@CurrentActor() actor: Actor, @Query() query: ExpiringQuery): Promise<StreamableFile> {
    const file = await this.expiries.exportExpiring(actor, ExpiringQuery.wishOf(query));
    return new StreamableFile(file.stream, {
      type: XLSX_TYPE,
      disposition: `attachment; filename="${file.fileName}"`,
    });
  }
}
