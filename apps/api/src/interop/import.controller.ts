import { Body, Controller, Get, HttpCode, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  ChooseSheet,
  IMPORT_ROSTER,
  type ImportFile,
  ImportFiles,
  Imports,
  READ_IMPORTS,
  UndoImport,
  UploadImport,
} from '@lopso/interop';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { readImportForm } from './import-form';
import { ImportRowListResponse } from './import-row.dto';
import { ImportListResponse, ImportResponse, ObstacleListResponse } from './import-view.dto';
import {
  ChooseSheetRequest,
  ImportTemplateQuery,
  ListImportRowsQuery,
  ListImportsQuery,
  UploadImportForm,
} from './import.dto';

const DEFAULT_IMPORTS = 20;
const DEFAULT_ROWS = 50;

const download = ({ stream, fileName }: ImportFile): StreamableFile =>
  new StreamableFile(stream, { type: XLSX_TYPE, disposition: `attachment; filename="${fileName}"` });

/** People and villages from spreadsheets: uploading and looking. */
@ApiTags('interop')
@Controller()
export class ImportController {
  constructor(
    private readonly imports: Imports,
    private readonly uploads: UploadImport,
    private readonly files: ImportFiles,
    private readonly undoing: UndoImport,
    private readonly sheets: ChooseSheet,
  ) {}

  /** Takes a spreadsheet in and starts reading it. */
  @RequirePermission(IMPORT_ROSTER)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadImportForm })
  @ApiCreatedResponse({ type: ImportResponse })
  @Post('units/:unitId/imports')
  async uploadImport(
    @CurrentActor() actor: Actor,
    @IdParam('unitId') unitId: string,
    @Req() request: FastifyRequest,
  ): Promise<ImportResponse> {
    const id = await this.uploads.upload(actor, { unitId, ...(await readImportForm(request)) });
    return ImportResponse.from(await this.imports.get(actor, id));
  }

  /** Imports of the caller's units, the latest first. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports')
  @ApiOkResponse({ type: ImportListResponse })
  async listImports(@CurrentActor() actor: Actor, @Query() query: ListImportsQuery): Promise<ImportListResponse> {
    const { limit = DEFAULT_IMPORTS, cursor = null } = query;
    return ImportListResponse.from(await this.imports.list(actor, limit, cursor));
  }

  /** The form to fill in, with drop-downs and an example. */
  @RequirePermission(IMPORT_ROSTER)
  @Get('units/:unitId/import-template.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadImportTemplate(
    @CurrentActor() actor: Actor,
    @IdParam('unitId') unitId: string,
    @Query() query: ImportTemplateQuery,
  ): Promise<StreamableFile> {
    return download(await this.files.template(actor, query.kind, unitId));
  }

  /** An import with its counts and the problems alike ones of which stand together. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports/:importId')
  @ApiOkResponse({ type: ImportResponse })
  async getImport(@CurrentActor() actor: Actor, @IdParam('importId') importId: string): Promise<ImportResponse> {
    return ImportResponse.from(await this.imports.get(actor, importId));
  }

  /** Reads another sheet of the file; rows and answers of the one before go. */
  @RequirePermission(IMPORT_ROSTER)
  @Put('imports/:importId/sheet')
  @ApiOkResponse({ type: ImportResponse })
  async chooseImportSheet(
    @CurrentActor() actor: Actor,
    @IdParam('importId') importId: string,
    @Body() { sheetName }: ChooseSheetRequest,
  ): Promise<ImportResponse> {
    await this.sheets.choose(actor, importId, sheetName);
    return ImportResponse.from(await this.imports.get(actor, importId));
  }

  /** Rows of one kind in the order of the file. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports/:importId/rows')
  @ApiOkResponse({ type: ImportRowListResponse })
  async listImportRows(
    @CurrentActor() actor: Actor,
    @IdParam('importId') importId: string,
    @Query() query: ListImportRowsQuery,
  ): Promise<ImportRowListResponse> {
    const page = { limit: query.limit ?? DEFAULT_ROWS, after: query.cursor ?? 0 };
    return ImportRowListResponse.from(await this.imports.listRows(actor, importId, query.view, page));
  }

  /** The rows with problems only, as they stand in the file, with what is wrong. */
  @RequirePermission(READ_IMPORTS)
  @StepUp()
  @Get('imports/:importId/faulty-rows.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadFaultyRows(
    @CurrentActor() actor: Actor,
    @IdParam('importId') importId: string,
  ): Promise<StreamableFile> {
    return download(await this.files.faultyRows(actor, importId));
  }

  /** What stands in the way of taking the import back; none, it can be. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports/:importId/obstacles')
  @ApiOkResponse({ type: ObstacleListResponse })
  async listImportObstacles(
    @CurrentActor() actor: Actor,
    @IdParam('importId') importId: string,
  ): Promise<ObstacleListResponse> {
    return ObstacleListResponse.from(await this.undoing.obstacles(actor, importId));
  }

  /** Takes the whole import back, as a job. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('imports/:importId/undo')
  @ApiOkResponse({ type: ImportResponse })
  async undoImport(@CurrentActor() actor: Actor, @IdParam('importId') importId: string): Promise<ImportResponse> {
    await this.undoing.undo(actor, importId);
    return ImportResponse.from(await this.imports.get(actor, importId));
  }
}
