import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { HAND_IN_FOR_MEMBERS, HandInForMember } from '@lopso/assessment';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { readHandInForm } from './hand-in-form';
import { HandInForm, HandInReceiptResponse, TaskResponse } from './submission.dto';

/** Practical tasks of members without a phone. */
@Controller('members/:memberId/tasks/:taskId')
export class PaperTaskController {
  constructor(private readonly handingIn: HandInForMember) {}

  /** A practical task and the member's tries, for the officer who hands it in. */
  @RequirePermission(HAND_IN_FOR_MEMBERS)
  @Get()
  async getTaskOfMember(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Param('taskId') taskId: string,
  ): Promise<TaskResponse> {
    return TaskResponse.from(await this.handingIn.taskPage(actor, memberId, taskId));
  }

  /** Hands a task in for the member: photos of the paper and the member's words. */
  @RequirePermission(HAND_IN_FOR_MEMBERS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: HandInForm })
  @Post('submissions')
  async handInForMember(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Param('taskId') taskId: string,
    @Req() request: FastifyRequest,
  ): Promise<HandInReceiptResponse> {
    return this.handingIn.handIn(actor, memberId, taskId, await readHandInForm(request));
  }
}
