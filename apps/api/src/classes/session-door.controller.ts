import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CALL_ROLL, ClassReading, END_SESSIONS, ScanCodes, SessionDoors } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { ClosedSessionResponse, ScanCodeResponse, SessionResponse } from './class-session.dto';

/** Opening and closing a session, and the code on its screen. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId')
export class SessionDoorController {
  constructor(
    private readonly doors: SessionDoors,
    private readonly codes: ScanCodes,
    private readonly reading: ClassReading,
  ) {}

  /** Opens the session, from 30 minutes before its start. */
  @RequirePermission(CALL_ROLL)
  @Post('opening')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async openSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<SessionResponse> {
    await this.doors.openSession(actor, classSessionId);
    return SessionResponse.from(await this.reading.getSession(actor, classSessionId));
  }

  /** Closes the session: its planned minutes count for everybody present. */
  @RequirePermission(END_SESSIONS)
  @Post('closing')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosedSessionResponse })
  async closeSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<ClosedSessionResponse> {
    const closed = await this.doors.closeSession(actor, classSessionId);
    return { ...closed, closedAt: closed.closedAt.toISOString() };
  }

  /** What the screen in the hall shows in this half minute. */
  @RequirePermission(CALL_ROLL)
  @Get('scan-code')
  @ApiOkResponse({ type: ScanCodeResponse })
  async getScanCode(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<ScanCodeResponse> {
    return ScanCodeResponse.from(classSessionId, await this.codes.scanCode(actor, classSessionId));
  }
}
