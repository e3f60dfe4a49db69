import { Body, Controller, Get, HttpCode, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  type FieldFault,
  IdParam,
  InvalidInput,
  isKeepableText,
  readFormParts,
  RequirePermission,
  StepUp,
  XLSX_TYPE,
} from '@lopso/platform';
import { IMPORT_ROSTER, READ_IMPORTS } from '../interop.permissions';
import { UndoService } from '../undo/undo.service';
import { type ImportFile, ImportSheetService } from '../uploads/import-sheet.service';
import { type Upload, UploadService } from '../uploads/upload.service';
import {
  ChooseSheetRequest,
  ImportTemplateQuery,
  ListImportRowsQuery,
  ListImportsQuery,
  UploadImportForm,
} from './import-request.dto';
import { IMPORT_KINDS } from './import-row.rules';
import { ImportListResponse, ImportResponse, ImportRowListResponse, ObstacleListResponse } from './import.dto';
import { ImportService } from './import.service';

const FIELDS = new Set(['clientKey', 'kind']);

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface ReadForm {
  readonly fields: Map<string, string>;
  file: SentFile | null;
}

/**
 * Reads a spreadsheet's form; a body that ends early or is no form is refused like any other bad input.
 * @throws InvalidInput naming the faulty fields
 */
export async function readImportForm(request: FastifyRequest): Promise<Omit<Upload, 'unitId'>> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const { fields, file } = await readParts(request);
  const clientKey = fields.get('clientKey') ?? '';
  const kind = IMPORT_KINDS.find((one) => one === fields.get('kind'));
  const faults: FieldFault[] = isUUID(clientKey) ? [] : [{ pointer: '#/clientKey', code: 'field.id' }];
  if (kind === undefined) faults.push({ pointer: '#/kind', code: 'field.not-in-list' });
  if (file === null || !isKeepableText(file.name)) faults.push({ pointer: '#/file', code: 'field.required' });
  if (faults.length > 0 || kind === undefined || file === null) throw new InvalidInput(faults);
  return { clientKey, kind, fileName: file.name, bytes: file.bytes };
}

async function readParts(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = { fields: new Map(), file: null };
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file' && form.file === null)
      form.file = { name: part.filename, bytes: await part.toBuffer() };
    else if (part.type === 'field' && FIELDS.has(part.fieldname)) form.fields.set(part.fieldname, String(part.value));
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  return form;
}

const DEFAULT_IMPORTS = 20;

const DEFAULT_ROWS = 50;

const download = ({ stream, fileName }: ImportFile): StreamableFile =>
  new StreamableFile(stream, { type: XLSX_TYPE, disposition: `attachment; filename="${fileName}"` });

/** People and villages from spreadsheets: uploading and looking. */
@ApiTags('interop')
@Controller()
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly uploads: UploadService,
    private readonly importSheets: ImportSheetService,
    private readonly undoing: UndoService,
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
    const id = await this.uploads.uploadFile(actor, { unitId, ...(await readImportForm(request)) });
    return ImportResponse.from(await this.imports.getImport(actor, id));
  }

  /** Imports of the caller's units, the latest first. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports')
  @ApiOkResponse({ type: ImportListResponse })
  async listImports(@CurrentActor() actor: Actor, @Query() query: ListImportsQuery): Promise<ImportListResponse> {
    const { limit = DEFAULT_IMPORTS, cursor = null } = query;
    return ImportListResponse.from(await this.imports.listImports(actor, limit, cursor));
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
    return download(await this.importSheets.buildTemplate(actor, query.kind, unitId));
  }

  /** An import with its counts and the problems alike ones of which stand together. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports/:importId')
  @ApiOkResponse({ type: ImportResponse })
  async getImport(@CurrentActor() actor: Actor, @IdParam('importId') importId: string): Promise<ImportResponse> {
    return ImportResponse.from(await this.imports.getImport(actor, importId));
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
    await this.uploads.chooseSheet(actor, importId, sheetName);
    return ImportResponse.from(await this.imports.getImport(actor, importId));
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
    return download(await this.importSheets.exportFaultyRows(actor, importId));
  }

  /** What stands in the way of taking the import back; none, it can be. */
  @RequirePermission(READ_IMPORTS)
  @Get('imports/:importId/obstacles')
  @ApiOkResponse({ type: ObstacleListResponse })
  async listImportObstacles(
    @CurrentActor() actor: Actor,
    @IdParam('importId') importId: string,
  ): Promise<ObstacleListResponse> {
    return ObstacleListResponse.from(await this.undoing.listObstacles(actor, importId));
  }

  /** Takes the whole import back, as a job. */
  @RequirePermission(IMPORT_ROSTER)
  @HttpCode(200)
  @Post('imports/:importId/undo')
  @ApiOkResponse({ type: ImportResponse })
  async undoImport(@CurrentActor() actor: Actor, @IdParam('importId') importId: string): Promise<ImportResponse> {
    await this.undoing.startUndo(actor, importId);
    return ImportResponse.from(await this.imports.getImport(actor, importId));
  }
}
