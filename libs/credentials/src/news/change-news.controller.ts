import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ChangeNewsResponse } from './news.dto';
import { NewsService } from './news.service';

/** Tells officers that proposals about certificates wait, and what became of theirs. */
@ApiTags('credentials')
@Controller('certificate-change-news')
export class ChangeNewsController {
  constructor(private readonly news: NewsService) {}

  /** How many proposals wait for the officer's answer, and which of her own came to nothing of late. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: ChangeNewsResponse })
  async getCertificateChangeNews(@CurrentActor() actor: Actor): Promise<ChangeNewsResponse> {
    return ChangeNewsResponse.from(await this.news.getOfficerNews(actor));
  }
}
