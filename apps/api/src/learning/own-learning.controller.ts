import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { LEARN, LessonReading, MemberHome, MemberProgress } from '@lopso/learning';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { HomeResponse } from './home.dto';
import { FinishedLessonResponse, FinishLessonRequest, KeepPositionRequest, ProgressResponse } from './progress.dto';

/** What a member learns: the first page, progress, reading. */
@Controller('me')
export class OwnLearningController {
  constructor(
    private readonly home: MemberHome,
    private readonly progress: MemberProgress,
    private readonly reading: LessonReading,
  ) {}

  /** The first page: where the member stands, what comes next. */
  @RequirePermission(LEARN)
  @Get('home')
  async getHome(@CurrentActor() actor: Actor): Promise<HomeResponse> {
    return HomeResponse.from(await this.home.of(actor));
  }

  /** Lessons, quizzes and tasks the member has begun. */
  @RequirePermission(LEARN)
  @Get('progress')
  async getProgress(@CurrentActor() actor: Actor): Promise<ProgressResponse> {
    return ProgressResponse.from(await this.progress.of(actor));
  }

  /** Keeps where the member stopped in a lesson. */
  @RequirePermission(LEARN)
  @Put('lessons/:lessonId/progress')
  @HttpCode(204)
  async keepPosition(
    @CurrentActor() actor: Actor,
    @Param('lessonId') lessonId: string,
    @Body() body: KeepPositionRequest,
  ): Promise<void> {
    await this.reading.keepPosition(actor, lessonId, body.percent);
  }

  /** Records that a lesson is read; saying it again changes nothing. */
  @RequirePermission(LEARN)
  @Post('lessons/:lessonId/read')
  @HttpCode(200)
  async finishLesson(
    @CurrentActor() actor: Actor,
    @Param('lessonId') lessonId: string,
    @Body() body: FinishLessonRequest,
  ): Promise<FinishedLessonResponse> {
    return { isOfEarlierEdition: await this.reading.finish(actor, lessonId, body.courseHash ?? null) };
  }
}
