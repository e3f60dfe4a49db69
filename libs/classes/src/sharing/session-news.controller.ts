import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, SignedIn } from '@lopso/platform';
import { KnowSessionNewsRequest, SessionNewsListResponse } from './class-news.dto';
import { ClassNewsService } from './class-news.service';

/** Reminders of one's own sessions, and what became of them. */
@ApiTags('classes')
@Controller('me/session-news')
export class SessionNewsController {
  constructor(private readonly classNews: ClassNewsService) {}

  /** What the account is to be told now; empty for who has no class. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: SessionNewsListResponse })
  async listSessionNews(@CurrentActor() actor: Actor): Promise<SessionNewsListResponse> {
    return SessionNewsListResponse.from(await this.classNews.listSessionNews(actor));
  }

  /** She knows it: it is not told again. Gives what is left. */
  @SignedIn()
  @Post(':classSessionId/known')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionNewsListResponse })
  async knowSessionNews(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Body() body: KnowSessionNewsRequest,
  ): Promise<SessionNewsListResponse> {
    await this.classNews.acknowledgeSessionNews(actor, classSessionId, body.revision);
    return this.listSessionNews(actor);
  }
}
