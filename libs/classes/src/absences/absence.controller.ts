import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, DataUses, RequirePermission } from '@lopso/platform';
import { READ_CLASSES } from '../classes.permissions';
import { AbsenceQuery, AbsenceReportResponse, AbsentPeopleQuery, AbsentPeopleResponse } from './absence.dto';
import { AbsenceService } from './absence.service';

/** Who missed classes. */
@ApiTags('classes')
@Controller('absences')
export class AbsenceController {
  constructor(
    private readonly absences: AbsenceService,
    private readonly uses: DataUses,
  ) {}

  /** How many missed closed sessions of some days, per session and per commune. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: AbsenceReportResponse })
  async getAbsences(
    @CurrentActor() actor: Actor,
    @Query() { from, to, isMine = false }: AbsenceQuery,
  ): Promise<AbsenceReportResponse> {
    return AbsenceReportResponse.from(await this.absences.reportAbsences(actor, { from, to, isMine }));
  }

  /** The same by name, with the telephone of who agreed to be called. */
  @RequirePermission(READ_CLASSES)
  @Get('people')
  @ApiOkResponse({ type: AbsentPeopleResponse })
  async listAbsentPeople(
    @CurrentActor() actor: Actor,
    @Query() { from, to, isMine = false, classSessionId, communeId }: AbsentPeopleQuery,
  ): Promise<AbsentPeopleResponse> {
    const page = await this.absences.listAbsentPeople(actor, {
      ...{ from, to, isMine },
      ...{ classSessionId: classSessionId ?? null, communeId: communeId ?? null },
    });
    const ids = [...new Set(page.people.map(({ memberId }) => memberId))];
    return AbsentPeopleResponse.of(page, await this.uses.of(ids, 'phone-reminders'));
  }
}
