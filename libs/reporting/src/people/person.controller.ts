import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { PersonReportService } from './person-report.service';
import { ListPeopleQuery, PeopleFilterQuery, PeoplePageResponse, PersonReportResponse } from './person.dto';

/** The people behind the figures. */
@Controller()
export class PersonController {
  constructor(private readonly people: PersonReportService) {}

  /** People of a round by given name. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @Get('rounds/:roundId/people')
  async listPeople(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: ListPeopleQuery,
  ): Promise<PeoplePageResponse> {
    const page = { limit: query.limit, cursor: query.cursor ?? null };
    return PeoplePageResponse.from(
      await this.people.listPeople(actor, roundId, PeopleFilterQuery.filterOf(query), page),
    );
  }

  /** The same people as an .xlsx file; the reading is written into the audit trail. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @StepUp()
  @Get('rounds/:roundId/people.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportPeople(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: PeopleFilterQuery,
  ): Promise<StreamableFile> {
    const file = await this.people.exportPeople(actor, roundId, PeopleFilterQuery.filterOf(query));
    return new StreamableFile(file.stream, {
      type: XLSX_TYPE,
      disposition: `attachment; filename="${file.fileName}"`,
    });
  }

  /** The person of a cycle that is counted today. */
  @RequirePermission(READ_FIGURE_PEOPLE)
  @Get('cycles/:cycleId/person')
  async getPersonOfCycle(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
  ): Promise<PersonReportResponse> {
    return PersonReportResponse.from(await this.people.getPersonOfCycle(actor, cycleId));
  }
}
