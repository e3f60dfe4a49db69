import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MANAGE_CERTIFICATES, PaperCases, READ_WAITING_CERTIFICATES } from '@lopso/credentials';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { KeepPaperRequest, ListCasesQuery, PaperCasesResponse } from './case.dto';

const PAGE = 30;

/** Certificates that stand although their passage is finished no longer (decision 0084). */
@ApiTags('credentials')
@Controller('certificate-cases')
export class CaseController {
  constructor(private readonly cases: PaperCases) {}

  /** Those of the officer's units that nobody decided, the longest open first; what is in a waiting proposal is left out. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: PaperCasesResponse })
  async listCertificateCases(
    @CurrentActor() actor: Actor,
    @Query() { limit = PAGE, cursor = undefined }: ListCasesQuery,
  ): Promise<PaperCasesResponse> {
    return PaperCasesResponse.from(await this.cases.list(actor, { limit, cursor: cursor ?? null }));
  }

  /** The paper stays. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Put(':caseId/keeping')
  @ApiNoContentResponse()
  async keepCertificate(
    @CurrentActor() actor: Actor,
    @IdParam('caseId') id: string,
    @Body() { reason }: KeepPaperRequest,
  ): Promise<void> {
    await this.cases.keep(actor, id, reason);
  }

  /** Taken back within a day by who kept it: the case waits again. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Delete(':caseId/keeping')
  @ApiNoContentResponse()
  async undoCertificateKeeping(@CurrentActor() actor: Actor, @IdParam('caseId') id: string): Promise<void> {
    await this.cases.undoKeeping(actor, id);
  }
}
