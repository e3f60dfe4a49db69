import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { READ_OWN_CERTIFICATES } from '../credentials.permissions';
import { CertificateEndResponse, KnowCertificateEndRequest } from './news.dto';
import { NewsService } from './news.service';

/** Tells members that their papers end, and how they are renewed. */
@ApiTags('credentials')
@Controller('me/certificate-ends')
export class CertificateEndsController {
  constructor(private readonly news: NewsService) {}

  /** The member's standing papers that may be renewed, end soon or have ended, what ends first first; none to who left. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: [CertificateEndResponse] })
  async listCertificateEnds(@CurrentActor() actor: Actor): Promise<CertificateEndResponse[]> {
    return (await this.news.listCertificateEnds(actor)).map((one) => CertificateEndResponse.from(one));
  }

  /** She knows it: it is not told again. Gives the list anew. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @Post(':certificateId/known')
  @HttpCode(200)
  @ApiOkResponse({ type: [CertificateEndResponse] })
  async knowCertificateEnd(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') certificateId: string,
    @Body() { validUntil, stage }: KnowCertificateEndRequest,
  ): Promise<CertificateEndResponse[]> {
    await this.news.acknowledgeCertificateEnd(actor, certificateId, { validUntil, stage });
    return this.listCertificateEnds(actor);
  }
}
