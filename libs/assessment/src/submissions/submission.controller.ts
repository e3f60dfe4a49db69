import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  DataUses,
  IdParam,
  NotFound,
  RequirePermission,
  SignedIn,
  StepUp,
} from '@lopso/platform';
import { GRADE_TASKS, HAND_IN_FOR_MEMBERS, LEARN } from '../assessment.permissions';
import { readHandInForm } from './hand-in-form.dto';
import { HandInService } from './hand-in.service';
import {
  GradeSubmissionRequest,
  GradingQueueQuery,
  GradingQueueResponse,
  HandInForm,
  HandInReceiptResponse,
  SubmissionResponse,
  TaskResponse,
} from './submission.dto';
import { SubmissionService } from './submission.service';

const position = new ParseIntPipe({ exceptionFactory: () => new NotFound() });

/** Practical tasks: handing in, reading, grading. */
@Controller()
export class SubmissionController {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly handIns: HandInService,
    private readonly uses: DataUses,
  ) {}

  /** A practical task and the member's own tries. */
  @RequirePermission(LEARN)
  @Get('tasks/:taskId')
  async getTask(@CurrentActor() actor: Actor, @Param('taskId') taskId: string): Promise<TaskResponse> {
    return TaskResponse.from(await this.submissions.getTaskPage(actor, taskId));
  }

  /** Hands a task in: photos and a few words. */
  @RequirePermission(LEARN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: HandInForm })
  @Post('tasks/:taskId/submissions')
  async handInTask(
    @CurrentActor() actor: Actor,
    @Param('taskId') taskId: string,
    @Req() request: FastifyRequest,
  ): Promise<HandInReceiptResponse> {
    return this.handIns.handInTask(actor, taskId, await readHandInForm(request));
  }

  /** One try: one's own, or of a member in one's units. */
  @SignedIn()
  @Get('submissions/:submissionId')
  async getSubmission(
    @CurrentActor() actor: Actor,
    @IdParam('submissionId') submissionId: string,
  ): Promise<SubmissionResponse> {
    return SubmissionResponse.from(await this.submissions.getSubmission(actor, submissionId));
  }

  /** The bytes of a photo, by its position from 1. */
  @SignedIn()
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Get('submissions/:submissionId/photos/:position')
  async getSubmissionPhoto(
    @CurrentActor() actor: Actor,
    @IdParam('submissionId') submissionId: string,
    @Param('position', position) place: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { photo, stream } = await this.submissions.openPhoto(actor, submissionId, place);
    void reply.headers({
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const disposition = `inline; filename="anh-${photo.position}.jpg"`;
    return new StreamableFile(stream, { type: photo.mediaType, disposition, length: photo.sizeBytes });
  }

  /** A photo to show in another class, as a file without a name; refused unless the person agreed. */
  @RequirePermission(GRADE_TASKS)
  @StepUp()
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @Get('submissions/:submissionId/photos/:position/example')
  async takeExamplePhoto(
    @CurrentActor() actor: Actor,
    @IdParam('submissionId') submissionId: string,
    @Param('position', position) place: number,
  ): Promise<StreamableFile> {
    const { photo, stream } = await this.submissions.takeExamplePhoto(actor, submissionId, place);
    const disposition = 'attachment; filename="vi-du-thuc-hanh.jpg"';
    return new StreamableFile(stream, { type: photo.mediaType, disposition, length: photo.sizeBytes });
  }

  /** What waits to be graded in the grader's units, the oldest first. */
  @RequirePermission(GRADE_TASKS)
  @Get('grading-queue')
  async listGradingQueue(
    @CurrentActor() actor: Actor,
    @Query() query: GradingQueueQuery,
  ): Promise<GradingQueueResponse> {
    const page = await this.submissions.listGradingQueue(actor, { limit: query.limit, cursor: query.cursor ?? null });
    const authors = [...new Set(page.items.map(({ member }) => member.id))];
    return GradingQueueResponse.from(page, await this.uses.of(authors, 'work-photos'));
  }

  /** Grades a try by its rubric. */
  @RequirePermission(GRADE_TASKS)
  @HttpCode(200)
  @Post('submissions/:submissionId/grade')
  async gradeSubmission(
    @CurrentActor() actor: Actor,
    @IdParam('submissionId') submissionId: string,
    @Body() body: GradeSubmissionRequest,
  ): Promise<SubmissionResponse> {
    return SubmissionResponse.from(await this.submissions.gradeSubmission(actor, submissionId, body));
  }
}

/** Practical tasks of members without a phone. */
@Controller('members/:memberId/tasks/:taskId')
export class PaperTaskController {
  constructor(private readonly handIns: HandInService) {}

  /** A practical task and the member's tries, for the officer who hands it in. */
  @RequirePermission(HAND_IN_FOR_MEMBERS)
  @Get()
  async getTaskOfMember(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Param('taskId') taskId: string,
  ): Promise<TaskResponse> {
    return TaskResponse.from(await this.handIns.getTaskPageOfMember(actor, memberId, taskId));
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
    return this.handIns.handInForMember(actor, memberId, taskId, await readHandInForm(request));
  }
}
