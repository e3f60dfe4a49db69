import { Body, Controller, Get, Header, HttpCode, Ip, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, Public, RequirePermission, SignedIn } from '@lopso/platform';
import { CertificateCheckService } from '../checking/certificate-check.service';
import { CheckPackResponse } from '../checking/check-pack.dto';
import { READ_OWN_CERTIFICATES } from '../credentials.permissions';
import {
  CertificateCheckResponse,
  CertificatePageResponse,
  CertificateSummaryResponse,
  MatchNameRequest,
  NameMatchResponse,
  PaperQuery,
} from './certificate.dto';
import { printedNumber } from './certificate.rules';
import { CertificateService } from './certificate.service';

@ApiTags('credentials')
@Controller('certificates')
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly checking: CertificateCheckService,
  ) {}

  /** Whether a paper is real: every printed field and the state, for whoever holds the check code. */
  @Public()
  @Get('check/:code')
  @Header('x-robots-tag', 'noindex, nofollow')
  @ApiOkResponse({ type: CertificateCheckResponse })
  async checkCertificate(@Param('code') code: string, @Ip() address: string): Promise<CertificateCheckResponse> {
    return CertificateCheckResponse.from(await this.checking.checkCertificate(code, address));
  }

  /** Whether a typed name is the one printed on the paper; also after the person had it erased. */
  @Public()
  @Post('check/:code/name')
  @HttpCode(200)
  @ApiOkResponse({ type: NameMatchResponse })
  async matchCertificateName(
    @Param('code') code: string,
    @Body() body: MatchNameRequest,
    @Ip() address: string,
  ): Promise<NameMatchResponse> {
    return { matches: await this.checking.isPrintedName(code, body.fullName, address) };
  }

  /** What a phone keeps to check signed papers without network: the public keys, the numbers that no longer stand. */
  @Public()
  @Get('check-pack')
  @ApiOkResponse({ type: CheckPackResponse })
  async getCheckPack(): Promise<CheckPackResponse> {
    return CheckPackResponse.from(await this.checking.getCheckPack());
  }

  /** The member's own certificates, the newest first. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @Get('mine')
  @ApiOkResponse({ type: [CertificateSummaryResponse] })
  async listMyCertificates(@CurrentActor() actor: Actor): Promise<CertificateSummaryResponse[]> {
    return (await this.certificates.listOwnCertificates(actor)).map((certificate) =>
      CertificateSummaryResponse.from(certificate),
    );
  }

  /** One certificate, for its member and for officers of the member's unit. */
  @SignedIn()
  @Get(':certificateId')
  @ApiOkResponse({ type: CertificatePageResponse })
  async getCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
  ): Promise<CertificatePageResponse> {
    return CertificatePageResponse.ofPage(await this.certificates.getCertificatePage(actor, id));
  }

  /** The paper as PDF: the signed file where there is one. */
  @SignedIn()
  @Get(':certificateId/paper')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async printCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
    @Query() { form = 'file' }: PaperQuery,
  ): Promise<StreamableFile> {
    const { certificate, pdf } = await this.certificates.printCertificate(actor, id, form);
    const name = printedNumber(certificate.number, certificate.year).replace('/', '-');
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="giay-chung-nhan-${name}.pdf"`,
      length: pdf.length,
    });
  }
}
