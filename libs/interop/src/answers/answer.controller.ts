import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, InvalidInput, RequirePermission } from '@lopso/platform';
import { CommitService } from '../commits/commit.service';
import {
  AcceptProposalsRequest,
  CommitImportRequest,
  DecideLikenessRequest,
  MatchColumnsRequest,
  PreviewCommitRequest,
  RepairRowsRequest,
  SkipRowsRequest,
} from '../imports/import-request.dto';
import { ImportEffectResponse, ImportResponse } from '../imports/import.dto';
import { ImportService } from '../imports/import.service';
import { IMPORT_ROSTER } from '../interop.permissions';
import { AnswerService } from './answer.service';

/** People and villages from spreadsheets: what officers answer, and the writing. Every route answers the import as it is then. */
@ApiTags('interop')
@Controller('imports/:importId')
export class ImportAnswerController {
  constructor(
    private readonly imports: ImportService,
    private readonly answers: AnswerService,
    private readonly commits: CommitService,
  ) {}

  /** Says which row holds the heads and what the columns mean; checks anew. */
  @RequirePermission(IMPORT_ROSTER)
  @Put('columns')
  @ApiOkResponse({ type: ImportResponse })
  async matchImportColumns(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: MatchColumnsRequest,
  ): Promise<ImportResponse> {
    await this.answers.matchColumns(actor, id, { headerRow: body.headerRow, columns: { ...body.columns } });
    return this.show(actor, id);
  }

  /** Writes a value into rows: a proposal, or what the officer typed; checks anew. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('repairs')
  @ApiOkResponse({ type: ImportResponse })
  async repairImportRows(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() { field, value, rows, alike }: RepairRowsRequest,
  ): Promise<ImportResponse> {
    const which = rows ?? alike;
    if (which === undefined) throw new InvalidInput([{ pointer: '#/rows', code: 'field.required' }]);
    await this.answers.repairRows(actor, id, { rows: which, field, value });
    return this.show(actor, id);
  }

  /** Accepts the likeliest proposal of every row with a kind of problem; checks anew. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('proposals')
  @ApiOkResponse({ type: ImportResponse })
  async acceptImportProposals(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: AcceptProposalsRequest,
  ): Promise<ImportResponse> {
    await this.answers.acceptProposals(actor, id, body.code);
    return this.show(actor, id);
  }

  /** Leaves rows out, or takes them in again. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('skipped-rows')
  @ApiOkResponse({ type: ImportResponse })
  async skipImportRows(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: SkipRowsRequest,
  ): Promise<ImportResponse> {
    await this.answers.skipRows(actor, id, body.rows, body.isSkipped);
    return this.show(actor, id);
  }

  /** Says whether people who look like somebody are that person. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('likenesses')
  @ApiOkResponse({ type: ImportResponse })
  async decideImportLikenesses(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: DecideLikenessRequest,
  ): Promise<ImportResponse> {
    await this.answers.decideLikeness(actor, id, body.rows ?? null, {
      decision: body.decision,
      memberId: body.memberId ?? null,
      sameRow: body.sameRow ?? null,
    });
    return this.show(actor, id);
  }

  /** Takes the last answer back, for all rows it touched; checks anew. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('answer-undo')
  @ApiOkResponse({ type: ImportResponse })
  async takeBackImportAnswer(@CurrentActor() actor: Actor, @IdParam('importId') id: string): Promise<ImportResponse> {
    await this.answers.takeAnswerBack(actor, id);
    return this.show(actor, id);
  }

  /** What writing some of the ready rows would add to the register. Writes nothing. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('commit-preview')
  @ApiOkResponse({ type: ImportEffectResponse })
  async previewImportCommit(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: PreviewCommitRequest,
  ): Promise<ImportEffectResponse> {
    return ImportEffectResponse.from(await this.imports.previewEffect(actor, id, body.rows));
  }

  /** Starts writing ready rows into the register, as a job. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('commit')
  @ApiOkResponse({ type: ImportResponse })
  async commitImport(
    @CurrentActor() actor: Actor,
    @IdParam('importId') id: string,
    @Body() body: CommitImportRequest,
  ): Promise<ImportResponse> {
    await this.commits.commitImport(actor, id, body.rows ?? null);
    return this.show(actor, id);
  }

  /** Stops what runs; rows that were written stay. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('cancel')
  @ApiOkResponse({ type: ImportResponse })
  async cancelImport(@CurrentActor() actor: Actor, @IdParam('importId') id: string): Promise<ImportResponse> {
    await this.commits.cancelImport(actor, id);
    return this.show(actor, id);
  }

  /** Takes up the rows of an import that was taken back: checks them anew, so that they can be written again. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('rewrite')
  @ApiOkResponse({ type: ImportResponse })
  async rewriteImport(@CurrentActor() actor: Actor, @IdParam('importId') id: string): Promise<ImportResponse> {
    await this.commits.rewriteImport(actor, id);
    return this.show(actor, id);
  }

  private async show(actor: Actor, id: string): Promise<ImportResponse> {
    return ImportResponse.from(await this.imports.getImport(actor, id));
  }
}
