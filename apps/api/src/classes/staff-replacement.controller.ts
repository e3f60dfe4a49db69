import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  READ_STAFF_REPLACEMENTS,
  REPLACE_STAFF,
  ReplacementPreview,
  ReplaceStaff,
  StaffReplacements,
} from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import {
  BusyStaffListResponse,
  BusyStaffResponse,
  ReplaceableDaysQuery,
  ReplaceableSessionListResponse,
  ReplaceableSessionResponse,
  ReplacementListResponse,
  ReplaceStaffRequest,
} from './staff-replacement.dto';

/** Somebody stands in for a trainer or assistant who is away: all chosen sessions at once. */
@ApiTags('classes')
@Controller()
export class StaffReplacementController {
  constructor(
    private readonly preview: ReplacementPreview,
    private readonly replacing: ReplaceStaff,
    private readonly replacements: StaffReplacements,
  ) {}

  /** Who stands before sessions to come that the caller may give to others. */
  @RequirePermission(READ_STAFF_REPLACEMENTS)
  @Get('class-staff')
  @ApiOkResponse({ type: BusyStaffListResponse })
  async listBusyStaff(
    @CurrentActor() actor: Actor,
    @Query() query: ReplaceableDaysQuery,
  ): Promise<BusyStaffListResponse> {
    return { items: (await this.preview.staff(actor, query)).map((one) => BusyStaffResponse.from(one)) };
  }

  /** Sessions to come of one person, each with who may stand in and what keeps them; none of a person the caller does not see. */
  @RequirePermission(READ_STAFF_REPLACEMENTS)
  @Get('class-staff/:accountId/sessions')
  @ApiOkResponse({ type: ReplaceableSessionListResponse })
  async listReplaceableSessions(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @Query() query: ReplaceableDaysQuery,
  ): Promise<ReplaceableSessionListResponse> {
    const found = await this.preview.of(actor, accountId, query);
    return { items: found.map((one) => ReplaceableSessionResponse.from(one)) };
  }

  /** The last replacements of the caller and in the caller's units. */
  @RequirePermission(READ_STAFF_REPLACEMENTS)
  @Get('staff-replacements')
  @ApiOkResponse({ type: ReplacementListResponse })
  async listReplacements(@CurrentActor() actor: Actor): Promise<ReplacementListResponse> {
    return ReplacementListResponse.from(await this.replacements.list(actor));
  }

  /** Gives all the sessions to the stand-in, or none; the same form sent again answers the same. */
  @RequirePermission(REPLACE_STAFF)
  @Post('staff-replacements')
  @HttpCode(200)
  @ApiOkResponse({ type: ReplacementListResponse })
  async replaceStaff(
    @CurrentActor() actor: Actor,
    @Body() body: ReplaceStaffRequest,
  ): Promise<ReplacementListResponse> {
    const { classSessionIds: sessionIds, ...wish } = body;
    await this.replacing.replace(actor, { ...wish, sessionIds });
    return this.listReplacements(actor);
  }

  /** Gives the sessions back while none of them began. */
  @RequirePermission(REPLACE_STAFF)
  @Delete('staff-replacements/:replacementId')
  @ApiOkResponse({ type: ReplacementListResponse })
  async takeReplacementBack(
    @CurrentActor() actor: Actor,
    @IdParam('replacementId') replacementId: string,
  ): Promise<ReplacementListResponse> {
    await this.replacing.takeBack(actor, replacementId);
    return this.listReplacements(actor);
  }
}
