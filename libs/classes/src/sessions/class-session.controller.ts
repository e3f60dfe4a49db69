import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { CANCEL_SESSIONS, CHANGE_CLASSES, READ_CLASSES } from '../classes.permissions';
import { ClassGroupService } from '../scheduling/class-group.service';
import { crewOf } from '../staffing/staffing.dto';
import {
  ApiClashes,
  ListSessionsQuery,
  MovedSessionResponse,
  RestoredSessionResponse,
  SessionListResponse,
  SessionMoveRequest,
  SessionResponse,
  SessionReturnRequest,
} from './class-session.dto';
import { ClassSessionService, type ReturnHours } from './class-session.service';

/** Sessions: the meetings of classes. */
@ApiTags('classes')
@Controller('class-sessions')
export class ClassSessionController {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly classSessions: ClassSessionService,
  ) {}

  /** Sessions of some days by their start, 500 at most. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: SessionListResponse })
  async listSessions(@CurrentActor() actor: Actor, @Query() query: ListSessionsQuery): Promise<SessionListResponse> {
    return SessionListResponse.from(
      await this.classGroups.listSessions(actor, { ...query, isMine: query.isMine ?? false }),
    );
  }

  /** One session. */
  @RequirePermission(READ_CLASSES)
  @Get(':classSessionId')
  @ApiOkResponse({ type: SessionResponse })
  async getClassSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<SessionResponse> {
    return SessionResponse.from(await this.classGroups.getSession(actor, classSessionId));
  }

  /** Gives a planned session other hours or another venue of its commune; 409 where somebody changed it since. */
  @RequirePermission(CHANGE_CLASSES)
  @Put(':classSessionId')
  @ApiClashes()
  @ApiOkResponse({ type: MovedSessionResponse })
  async moveSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: SessionMoveRequest,
  ): Promise<MovedSessionResponse> {
    const leftOut = await this.classSessions.moveSession(actor, classSessionId, { ...body, crew: crewOf(body) });
    return { ...(await this.getClassSession(actor, classSessionId)), leftOutNames: [...leftOut] };
  }

  /** Cancels a planned session. */
  @RequirePermission(CANCEL_SESSIONS)
  @Post(':classSessionId/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async cancelSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<SessionResponse> {
    await this.classSessions.cancelSession(actor, classSessionId);
    return this.getClassSession(actor, classSessionId);
  }

  /** Undoes a cancellation while the hours are free. */
  @RequirePermission(CANCEL_SESSIONS)
  @Delete(':classSessionId/cancellation')
  @ApiClashes()
  @ApiOkResponse({ type: RestoredSessionResponse })
  async restoreSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<RestoredSessionResponse> {
    return this.returned(actor, classSessionId, null);
  }

  /** Undoes a cancellation at other hours, in the same hall with the same people. */
  @RequirePermission(CANCEL_SESSIONS)
  @Post(':classSessionId/return')
  @HttpCode(200)
  @ApiClashes()
  @ApiOkResponse({ type: RestoredSessionResponse })
  async returnSession(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: SessionReturnRequest,
  ): Promise<RestoredSessionResponse> {
    return this.returned(actor, classSessionId, body);
  }

  private async returned(actor: Actor, id: string, other: ReturnHours | null): Promise<RestoredSessionResponse> {
    const restored = await this.classSessions.restoreSession(actor, id, other);
    return {
      session: await this.getClassSession(actor, id),
      ...restored,
      awayNames: [...restored.awayNames],
      putAwayNames: [...restored.putAwayNames],
    };
  }
}
