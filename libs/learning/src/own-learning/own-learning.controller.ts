import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { ReadingService } from '../reading/reading.service';
import { HomeResponse } from './home.dto';
import { OwnLearningService } from './own-learning.service';
import { FinishedLessonResponse, FinishLessonRequest, KeepPositionRequest, ProgressResponse } from './progress.dto';

/** What a member learns: the first page, progress, reading. */
@Controller('me')
export class OwnLearningController {
  constructor(
    private readonly ownLearning: OwnLearningService,
    private readonly readings: ReadingService,
  ) {}

  /** The first page: where the member stands, what comes next. */
  @RequirePermission(LEARN)
  @Get('home')
  async getHome(@CurrentActor() actor: Actor): Promise<HomeResponse> {
    return HomeResponse.from(await this.ownLearning.getHome(actor));
  }

  /** Lessons, quizzes and tasks the member has begun. */
  @RequirePermission(LEARN)
  @Get('progress')
  async getProgress(@CurrentActor() actor: Actor): Promise<ProgressResponse> {
    return ProgressResponse.from(await this.ownLearning.getProgress(actor));
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
    await this.readings.keepPosition(actor, lessonId, body.percent);
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
    return { isOfEarlierEdition: await this.readings.finishLesson(actor, lessonId, body.courseHash ?? null) };
  }
}
