import { Controller, Get, Header, Param, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, NotFound, Public, SignedIn } from '@lopso/platform';
import { printedNumber } from '../certificates/certificate.rules';
import { TakeBadgeQuery } from './badge.dto';
import { type BadgeFormat, BadgeService } from './badge.service';

const TYPES: Readonly<Record<BadgeFormat, string>> = {
  json: 'application/vc+ld+json',
  jwt: 'application/vc+jwt',
  png: 'image/png',
  svg: 'image/svg+xml',
};

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('credentials')
@Controller()
export class BadgeController {
  constructor(private readonly badges: BadgeService) {}

  /** The Open Badge of a certificate, for those who may print it. */
  @SignedIn()
  @Get('certificates/:certificateId/badge')
  @ApiOkResponse({ content: { 'application/octet-stream': FILE } })
  async takeBadge(
    @CurrentActor() actor: Actor,
    @IdParam('certificateId') id: string,
    @Query() { format }: TakeBadgeQuery,
  ): Promise<StreamableFile> {
    const { certificate, file } = await this.badges.takeBadge(actor, id, format);
    const name = printedNumber(certificate.number, certificate.year).replace('/', '-');
    const disposition = `attachment; filename="huy-hieu-${name}.${format}"`;
    return new StreamableFile(file, { type: TYPES[format], disposition, length: file.length });
  }

  /** Which papers of a register no longer stand: a bitstring status list, for whoever checks badges. */
  @Public()
  @Get('badge-status/:issuerCode/:year')
  @Header('content-type', 'application/vc+ld+json')
  @Header('access-control-allow-origin', '*')
  @ApiOkResponse({ schema: { type: 'object' } })
  async getBadgeStatus(
    @Param('issuerCode') issuerCode: string,
    @Param('year', new ParseIntPipe({ exceptionFactory: () => new NotFound() })) year: number,
  ): Promise<object> {
    return this.badges.getStatusList(issuerCode, year);
  }

  /** Who issues badges and with which public keys: the document of its `did:web`. */
  @Public()
  @Get('.well-known/did.json')
  @Header('content-type', 'application/did+json')
  @Header('access-control-allow-origin', '*')
  @ApiOkResponse({ schema: { type: 'object' } })
  async getIssuerDocument(): Promise<object> {
    return this.badges.getIssuerDocument();
  }
}
