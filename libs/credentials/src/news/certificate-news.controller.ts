import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_OWN_CERTIFICATES } from '../credentials.permissions';
import { CertificateNewsResponse, KnowCertificateNewsRequest } from './news.dto';
import { NewsService } from './news.service';

/** Tells members what became of their papers. */
@ApiTags('credentials')
@Controller('me/certificate-news')
export class CertificateNewsController {
  constructor(private readonly news: NewsService) {}

  /** What was withdrawn or replaced of the member's papers, until she says that she knows. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: [CertificateNewsResponse] })
  async listCertificateNews(@CurrentActor() actor: Actor): Promise<CertificateNewsResponse[]> {
    return (await this.news.listCertificateNews(actor)).map((certificate) => CertificateNewsResponse.from(certificate));
  }

  /** The member knows of what happened up to an instant. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @HttpCode(204)
  @Post('seen')
  @ApiNoContentResponse()
  async markCertificateNewsSeen(
    @CurrentActor() actor: Actor,
    @Body() { until }: KnowCertificateNewsRequest,
  ): Promise<void> {
    await this.news.acknowledgeCertificates(actor, new Date(until));
  }
}
