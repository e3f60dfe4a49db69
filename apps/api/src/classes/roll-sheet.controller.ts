import { Controller, Delete, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { CALL_ROLL, KeepRollSheet, READ_CLASSES, RollSheets } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, keptFile, RequirePermission } from '@lopso/platform';
import { readSheetForm } from './roll-sheet-form';
import { RollSheetForm, RollSheetListResponse } from './roll-sheet.dto';

/** Photos and scans of the list signed in the hall. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId/sheets')
export class RollSheetController {
  constructor(
    private readonly sheets: RollSheets,
    private readonly keeping: KeepRollSheet,
  ) {}

  /** Which sheets there are. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: RollSheetListResponse })
  async listRollSheets(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<RollSheetListResponse> {
    return RollSheetListResponse.from(await this.sheets.list(actor, classSessionId));
  }

  /** Keeps one more; the same form sent again changes nothing. */
  @RequirePermission(CALL_ROLL)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: RollSheetForm })
  @Post()
  @ApiCreatedResponse({ type: RollSheetListResponse })
  async keepRollSheet(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @Req() request: FastifyRequest,
  ): Promise<RollSheetListResponse> {
    await this.keeping.keep(actor, classSessionId, await readSheetForm(request));
    return this.listRollSheets(actor, classSessionId);
  }

  /** The photo or PDF, for who may see every name of the roll. */
  @RequirePermission(READ_CLASSES)
  @ApiProduces('image/jpeg', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Get(':sheetId/file')
  async getRollSheetFile(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @IdParam('sheetId') sheetId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { sheet, stream } = await this.sheets.openFile(actor, classSessionId, sheetId);
    return keptFile(reply, sheet, stream, 'to-diem-danh');
  }

  /** Takes one back that was sent by mistake, within a day. */
  @RequirePermission(CALL_ROLL)
  @Delete(':sheetId')
  @ApiOkResponse({ type: RollSheetListResponse })
  async removeRollSheet(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
    @IdParam('sheetId') sheetId: string,
  ): Promise<RollSheetListResponse> {
    await this.keeping.remove(actor, classSessionId, sheetId);
    return this.listRollSheets(actor, classSessionId);
  }
}
