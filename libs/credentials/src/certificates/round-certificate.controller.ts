import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { RegisterBookService } from '../register/register-book.service';
import { RegisterService } from '../register/register.service';
import { WaitingPeopleService } from '../waiting/waiting-people.service';
import { CertificateService, type RegisterQuery } from './certificate.service';
import {
  ListRoundCertificatesQuery,
  ListWaitingQuery,
  RoundCertificatesResponse,
  RoundRegisterResponse,
  WaitingPeopleResponse,
} from './round-certificate.dto';

const PAGE = 50;

/** A list of papers to be replaced holds as many as one proposal takes. */
const MOST_PRINTED = 100;

const WAITING_SHOWN = 100;

@ApiTags('credentials')
@Controller('rounds/:roundId')
export class RoundCertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly registers: RegisterService,
    private readonly books: RegisterBookService,
    private readonly waiting: WaitingPeopleService,
  ) {}

  /** The figures of a round's register, among the officer's units. */
  @RequirePermission(READ_CERTIFICATES)
  @Get('register')
  @ApiOkResponse({ type: RoundRegisterResponse })
  async getRoundRegister(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundRegisterResponse> {
    return RoundRegisterResponse.from(await this.registers.getRoundRegister(actor, roundId));
  }

  /** The certificates of a round, among the officer's units, the highest number first. */
  @RequirePermission(READ_CERTIFICATES)
  @Get('certificates')
  @ApiOkResponse({ type: RoundCertificatesResponse })
  async listRoundCertificates(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: ListRoundCertificatesQuery,
  ): Promise<RoundCertificatesResponse> {
    return RoundCertificatesResponse.from(
      await this.certificates.listRoundCertificates(actor, registerQuery(roundId, query)),
    );
  }

  /** The papers of a page of that list as one PDF, in its order, a page each; as many as a page holds, so that nobody waits long. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('certificates/papers')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async printRoundCertificates(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: ListRoundCertificatesQuery,
  ): Promise<StreamableFile> {
    const { count, pdf } = await this.certificates.printRoundCertificates(actor, {
      ...registerQuery(roundId, query),
      limit: Math.min(query.limit ?? PAGE, MOST_PRINTED),
    });
    const disposition = `attachment; filename="${count}-giay-chung-nhan.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
  }

  /** The register book as an .xlsx file, the lowest number first; the reading is written into the audit trail. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('register-book.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportRegisterBook(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<StreamableFile> {
    const disposition = 'attachment; filename="so-goc.xlsx"';
    return new StreamableFile(await this.books.exportRoundBook(actor, roundId), { type: XLSX_TYPE, disposition });
  }

  /** The whole register book as numbered pages to print, the lowest number first; the reading is written into the audit trail. */
  @RequirePermission(READ_CERTIFICATES)
  @StepUp()
  @Get('register-book.pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printRegisterBook(@CurrentActor() actor: Actor, @IdParam('roundId') roundId: string): Promise<StreamableFile> {
    const disposition = 'attachment; filename="so-goc.pdf"';
    return new StreamableFile(await this.books.printRoundBook(actor, roundId), {
      type: 'application/pdf',
      disposition,
    });
  }

  /** Who has finished and waits for a certificate, the earliest finished first: all, those of a commune, those called so. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('waiting-certificates')
  @ApiOkResponse({ type: WaitingPeopleResponse })
  async listWaitingPeople(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: ListWaitingQuery,
  ): Promise<WaitingPeopleResponse> {
    const { text = '', communeId = null, limit = WAITING_SHOWN, cursor = null } = query;
    return WaitingPeopleResponse.from(
      await this.waiting.listWaitingPeople(actor, roundId, { text, communeId, limit, cursor }),
    );
  }
}

function registerQuery(roundId: string, query: ListRoundCertificatesQuery): RegisterQuery {
  const { text = '', state = null, contents, limit = PAGE, cursor = null } = query;
  return { roundId, text, state, deviation: contents ?? null, limit, cursor };
}
