import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SessionNewsDesk } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, SignedIn } from '@lopso/platform';
import { KnowSessionNewsRequest, SessionNewsListResponse } from './session-news.dto';

/** Reminders of one's own sessions, and what became of them. */
@ApiTags('classes')
@Controller('me/session-news')
export class SessionNewsController {
  constructor(private readonly news: SessionNewsDesk) {}

  /** What the account is to be told now; empty for who has no class. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: SessionNewsListResponse })
  async listSessionNews(@CurrentActor() actor: Actor): Promise<SessionNewsListResponse> {
    return SessionNewsListResponse.from(await this.news.list(actor));
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
    await this.news.know(actor, classSessionId, body.revision);
    return this.listSessionNews(actor);
  }
}
