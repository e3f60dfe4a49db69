import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { CHANGE_CLASSES, READ_CLASSES, SCHEDULE_CLASSES } from '../classes.permissions';
import { ApiClashes, SessionPlanRequest } from '../sessions/class-session.dto';
import { crewOf } from '../staffing/staffing.dto';
import {
  ChangeClassRequest,
  ClassGroupResponse,
  ClassListResponse,
  ListClassesQuery,
  ScheduleClassRequest,
} from './class-group.dto';
import { ClassGroupService } from './class-group.service';
import { ClassScheduleService } from './class-schedule.service';

const DEFAULT_LIMIT = 30;

/** Classes. */
@ApiTags('classes')
@Controller('class-groups')
export class ClassGroupController {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly schedule: ClassScheduleService,
  ) {}

  /** Classes within what the caller may see, the newest first. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: ClassListResponse })
  async listClasses(@CurrentActor() actor: Actor, @Query() query: ListClassesQuery): Promise<ClassListResponse> {
    const { isMine = false, limit = DEFAULT_LIMIT, cursor = null, ...narrowing } = query;
    return ClassListResponse.from(await this.classGroups.listClasses(actor, { ...narrowing, isMine, limit, cursor }));
  }

  /** Schedules a class with its sessions; the same form sent again answers the same. */
  @RequirePermission(SCHEDULE_CLASSES)
  @Post()
  @ApiClashes()
  @ApiCreatedResponse({ type: ClassGroupResponse })
  async scheduleClass(@CurrentActor() actor: Actor, @Body() body: ScheduleClassRequest): Promise<ClassGroupResponse> {
    return this.getClass(actor, await this.schedule.scheduleClass(actor, { ...body, crew: crewOf(body) }));
  }

  /** A class with its sessions and the booked people the caller may see. */
  @RequirePermission(READ_CLASSES)
  @Get(':classGroupId')
  @ApiOkResponse({ type: ClassGroupResponse })
  async getClass(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<ClassGroupResponse> {
    return ClassGroupResponse.from(await this.classGroups.getClass(actor, classGroupId));
  }

  /** Changes the title and the capacity. */
  @RequirePermission(CHANGE_CLASSES)
  @Put(':classGroupId')
  @ApiOkResponse({ type: ClassGroupResponse })
  async changeClass(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: ChangeClassRequest,
  ): Promise<ClassGroupResponse> {
    await this.classGroups.changeClass(actor, classGroupId, body);
    return this.getClass(actor, classGroupId);
  }

  /** Adds a session after the others. */
  @RequirePermission(CHANGE_CLASSES)
  @Post(':classGroupId/sessions')
  @ApiClashes()
  @ApiCreatedResponse({ type: ClassGroupResponse })
  async addSession(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: SessionPlanRequest,
  ): Promise<ClassGroupResponse> {
    await this.schedule.addSession(actor, classGroupId, { ...body, crew: crewOf(body) });
    return this.getClass(actor, classGroupId);
  }
}
