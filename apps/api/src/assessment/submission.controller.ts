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
import { GRADE_TASKS, Grading, GradingQueue, HandIn, LEARN, Submissions } from '@lopso/assessment';
import { type Actor, CurrentActor, IdParam, NotFound, RequirePermission, SignedIn, StepUp } from '@lopso/platform';
import { DataUses } from '@lopso/platform';
import { readHandInForm } from './hand-in-form';
import {
  GradeSubmissionRequest,
  GradingQueueQuery,
  GradingQueueResponse,
  HandInForm,
  HandInReceiptResponse,
  SubmissionResponse,
  TaskResponse,
} from './submission.dto';
import { WorkExamples } from './work-examples';

const position = new ParseIntPipe({ exceptionFactory: () => new NotFound() });

/** Practical tasks: handing in, reading, grading. */
@Controller()
export class SubmissionController {
  constructor(
    private readonly submissions: Submissions,
    private readonly handingIn: HandIn,
    private readonly queue: GradingQueue,
    private readonly grading: Grading,
    private readonly examples: WorkExamples,
    private readonly uses: DataUses,
  ) {}

  /** A practical task and the member's own tries. */
  @RequirePermission(LEARN)
  @Get('tasks/:taskId')
  async getTask(@CurrentActor() actor: Actor, @Param('taskId') taskId: string): Promise<TaskResponse> {
    return TaskResponse.from(await this.submissions.taskPage(actor, taskId));
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
    return this.handingIn.handIn(actor, taskId, await readHandInForm(request));
  }

  /** One try: one's own, or of a member in one's units. */
  @SignedIn()
  @Get('submissions/:submissionId')
  async getSubmission(
    @CurrentActor() actor: Actor,
    @IdParam('submissionId') submissionId: string,
  ): Promise<SubmissionResponse> {
    return SubmissionResponse.from(await this.submissions.get(actor, submissionId));
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
    const { photo, stream } = await this.examples.take(actor, submissionId, place);
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
    const page = await this.queue.list(actor, { limit: query.limit, cursor: query.cursor ?? null });
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
    return SubmissionResponse.from(await this.grading.grade(actor, submissionId, body));
  }
}
