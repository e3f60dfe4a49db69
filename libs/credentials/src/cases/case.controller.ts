import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ListCasesQuery, PaperCasesResponse } from './case.dto';
import { CaseService } from './case.service';

const PAGE = 30;

/** Certificates that stand although their passage is finished no longer (decision 0084). */
@ApiTags('credentials')
@Controller('certificate-cases')
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  /** Those of the officer's units that nobody decided, the longest open first; what is in a waiting proposal is left out. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get()
  @ApiOkResponse({ type: PaperCasesResponse })
  async listCertificateCases(
    @CurrentActor() actor: Actor,
    @Query() { limit = PAGE, cursor = undefined }: ListCasesQuery,
  ): Promise<PaperCasesResponse> {
    return PaperCasesResponse.from(await this.cases.listCases(actor, { limit, cursor: cursor ?? null }));
  }

  /** That a paper is kept is taken back within a day, by who said so or proposed it: the case waits again. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(204)
  @Delete(':caseId/keeping')
  @ApiNoContentResponse()
  async undoCertificateKeeping(@CurrentActor() actor: Actor, @IdParam('caseId') id: string): Promise<void> {
    await this.cases.undoKeeping(actor, id);
  }
}
