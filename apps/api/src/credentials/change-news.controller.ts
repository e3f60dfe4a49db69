import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeNews, READ_WAITING_CERTIFICATES } from '@lopso/credentials';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { ChangeNewsResponse } from './change-news.dto';

/** Tells officers that proposals about certificates wait, and what became of theirs. */
@ApiTags('credentials')
@Controller('certificate-change-news')
export class ChangeNewsController {
  constructor(private readonly news: ChangeNews) {}

  /** How many proposals wait for the officer's answer, and which of her own came to nothing of late. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: ChangeNewsResponse })
  async getCertificateChangeNews(@CurrentActor() actor: Actor): Promise<ChangeNewsResponse> {
    return ChangeNewsResponse.from(await this.news.get(actor));
  }
}
