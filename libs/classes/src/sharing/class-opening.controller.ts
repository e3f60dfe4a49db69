import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@lopso/platform';
import { ClassOpeningListResponse, KnowClassOpeningsRequest } from './class-news.dto';
import { ClassNewsService } from './class-news.service';

/** Classes that others opened for the account to teach, or for people of its communes. */
@ApiTags('classes')
@Controller('me/class-openings')
export class ClassOpeningController {
  constructor(private readonly classNews: ClassNewsService) {}

  /** Of which it was not told yet; empty for who has none. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: ClassOpeningListResponse })
  async listClassOpenings(@CurrentActor() actor: Actor): Promise<ClassOpeningListResponse> {
    return ClassOpeningListResponse.from(await this.classNews.listOpenings(actor));
  }

  /** She knows those until a moment: they are not told again. Gives what is left. */
  @SignedIn()
  @Post('known')
  @HttpCode(200)
  @ApiOkResponse({ type: ClassOpeningListResponse })
  async knowClassOpenings(
    @CurrentActor() actor: Actor,
    @Body() { as, until }: KnowClassOpeningsRequest,
  ): Promise<ClassOpeningListResponse> {
    await this.classNews.acknowledgeOpenings(actor, as, new Date(until));
    return this.listClassOpenings(actor);
  }
}
