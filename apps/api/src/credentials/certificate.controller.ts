import { Body, Controller, Get, Header, HttpCode, Ip, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import {
  CertificateCheck,
  Certificates,
  CheckPacks,
  MANAGE_CERTIFICATES,
  printedNumber,
  READ_OWN_CERTIFICATES,
  ReplaceCertificate,
  WithdrawCertificate,
} from '@lopso/credentials';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { Public, RequirePermission, SignedIn } from '../http/permission.decorators';
import { StepUp } from '../http/step-up';
import {
  CertificateCheckResponse,
  CertificatePageResponse,
  CertificateSummaryResponse,
  ReplaceCertificateRequest,
  MatchNameRequest,
  NameMatchResponse,
  ReplacedCertificateResponse,
  WithdrawCertificateRequest,
} from './certificate.dto';
import { CheckPackResponse } from './check-pack.dto';

@ApiTags('credentials')
@Controller('certificates')
export class CertificateController {
  constructor(
    private readonly certificates: Certificates,
    private readonly checking: CertificateCheck,
    private readonly packs: CheckPacks,
    private readonly withdrawing: WithdrawCertificate,
    private readonly replacing: ReplaceCertificate,
  ) {}

  /** Whether a paper is real: every printed field and the state, for whoever holds the check code. */
  @Public()
  @Get('check/:code')
  @Header('x-robots-tag', 'noindex, nofollow')
  @ApiOkResponse({ type: CertificateCheckResponse })
  async checkCertificate(@Param('code') code: string, @Ip() address: string): Promise<CertificateCheckResponse> {
    return CertificateCheckResponse.from(await this.checking.check(code, address));
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
    return CheckPackResponse.from(await this.packs.get());
  }

  /** The member's own certificates, the newest first. */
  @RequirePermission(READ_OWN_CERTIFICATES)
  @Get('mine')
  @ApiOkResponse({ type: [CertificateSummaryResponse] })
  async listMyCertificates(@CurrentActor() actor: Actor): Promise<CertificateSummaryResponse[]> {
    return (await this.certificates.listMine(actor)).map((certificate) => CertificateSummaryResponse.from(certificate));
  }

  /** One certificate, for its member and for officers of the member's unit. */
  @SignedIn()
  @Get(':certificateId')
  @ApiOkResponse({ type: CertificatePageResponse })
  async getCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
  ): Promise<CertificatePageResponse> {
    const { hand, paperSizeBytes, checkUrl } = await this.certificates.page(actor, id);
    return CertificatePageResponse.ofPage(hand, paperSizeBytes, checkUrl);
  }

  /** The paper as PDF. */
  @SignedIn()
  @Get(':certificateId/paper')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async printCertificate(@CurrentActor() actor: Actor, @IdParam('certificateId') id: string): Promise<StreamableFile> {
    const { certificate, pdf } = await this.certificates.print(actor, id);
    const name = printedNumber(certificate.number, certificate.year).replace('/', '-');
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="giay-chung-nhan-${name}.pdf"`,
      length: pdf.length,
    });
  }

  /** Takes a certificate's force away; its check page says so from now on. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Post(':certificateId/withdrawal')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdrawCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
    @Body() body: WithdrawCertificateRequest,
  ): Promise<void> {
    await this.withdrawing.withdraw(actor, id, body);
  }

  /** Issues a new paper in place of a faulty one, with the member's name, birth year and team as they are known now. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @Post(':certificateId/replacement')
  @ApiCreatedResponse({ type: ReplacedCertificateResponse })
  async replaceCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
    @Body() body: ReplaceCertificateRequest,
  ): Promise<ReplacedCertificateResponse> {
    return { id: await this.replacing.replace(actor, id, body) };
  }
}
