import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { READ_STAFF_REPLACEMENTS, REPLACE_STAFF } from '../classes.permissions';
import {
  BusyStaffListResponse,
  BusyStaffResponse,
  ReplaceableDaysQuery,
  ReplaceableSessionListResponse,
  ReplaceableSessionResponse,
  ReplacementListResponse,
  ReplaceStaffRequest,
} from './substitution.dto';
import { SubstitutionService } from './substitution.service';

/** Somebody stands in for a trainer or assistant who is away: all chosen sessions at once. */
@ApiTags('classes')
@Controller()
export class SubstitutionController {
  constructor(private readonly substitutions: SubstitutionService) {}

  /** Who stands before sessions to come that the caller may give to others. */
  @RequirePermission(READ_STAFF_REPLACEMENTS)
  @Get('class-staff')
  @ApiOkResponse({ type: BusyStaffListResponse })
  async listBusyStaff(
    @CurrentActor() actor: Actor,
    @Query() query: ReplaceableDaysQuery,
  ): Promise<BusyStaffListResponse> {
    return { items: (await this.substitutions.listBusyStaff(actor, query)).map((one) => BusyStaffResponse.from(one)) };
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
    const found = await this.substitutions.listReplaceableSessions(actor, accountId, query);
    return { items: found.map((one) => ReplaceableSessionResponse.from(one)) };
  }

  /** The last replacements of the caller and in the caller's units. */
  @RequirePermission(READ_STAFF_REPLACEMENTS)
  @Get('staff-replacements')
  @ApiOkResponse({ type: ReplacementListResponse })
  async listReplacements(@CurrentActor() actor: Actor): Promise<ReplacementListResponse> {
    return ReplacementListResponse.from(await this.substitutions.listSubstitutions(actor));
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
    await this.substitutions.substitute(actor, { ...wish, sessionIds });
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
    await this.substitutions.undoSubstitution(actor, replacementId);
    return this.listReplacements(actor);
  }
}
