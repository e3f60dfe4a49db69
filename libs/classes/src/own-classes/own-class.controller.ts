import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { NumberRequest, OwnMarkResponse, ScanRequest } from '../attendance/attendance.dto';
import { ATTEND_CLASSES } from '../classes.permissions';
import { SelfAttendanceService } from '../self-attendance/self-attendance.service';
import { OwnClassesResponse, ScanPageResponse } from './own-class.dto';
import { OwnClassService } from './own-class.service';

/** Classes from the member's side. */
@ApiTags('classes')
@Controller('me')
export class OwnClassController {
  constructor(
    private readonly ownClasses: OwnClassService,
    private readonly selfAttendance: SelfAttendanceService,
  ) {}

  /** The member's next class, those to come and those that were. */
  @RequirePermission(ATTEND_CLASSES)
  @Get('classes')
  @ApiOkResponse({ type: OwnClassesResponse })
  async listOwnClasses(@CurrentActor() actor: Actor): Promise<OwnClassesResponse> {
    return OwnClassesResponse.from(await this.ownClasses.listOwnClasses(actor));
  }

  /** The session behind a scanned code, with the member's name. */
  @RequirePermission(ATTEND_CLASSES)
  @Get('class-sessions/:classSessionId')
  @ApiOkResponse({ type: ScanPageResponse })
  async getScanPage(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<ScanPageResponse> {
    return ScanPageResponse.from(await this.ownClasses.getScanPage(actor, classSessionId));
  }

  /** Marks the member present by the code on the screen; the same tap sent again gets the same receipt. */
  @RequirePermission(ATTEND_CLASSES)
  @Post('class-sessions/:classSessionId/attendance')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnMarkResponse })
  async attendByScan(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: ScanRequest,
  ): Promise<OwnMarkResponse> {
    return OwnMarkResponse.from(await this.selfAttendance.attendByToken(actor, classSessionId, body));
  }

  /** Marks the member present by the six digits on the screen. */
  @RequirePermission(ATTEND_CLASSES)
  @Post('attendance')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnMarkResponse })
  async attendByNumber(@CurrentActor() actor: Actor, @Body() body: NumberRequest): Promise<OwnMarkResponse> {
    return OwnMarkResponse.from(await this.selfAttendance.attendByNumber(actor, body));
  }
}
