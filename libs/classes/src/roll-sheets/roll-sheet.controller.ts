import { Controller, Delete, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  IdParam,
  InvalidInput,
  keptFile,
  readFormParts,
  RequirePermission,
} from '@lopso/platform';
import { CALL_ROLL, READ_CLASSES } from '../classes.permissions';
import { RollSheetForm, RollSheetListResponse } from './roll-sheet.dto';
import { RollSheetService, type SheetForm } from './roll-sheet.service';

/** Reads a multipart form with one file and its key. @throws InvalidInput naming the faulty fields */
export async function readSheetForm(request: FastifyRequest): Promise<SheetForm> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: Buffer[] = [];
  let clientKey = '';
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file') files.push(await part.toBuffer());
    else if (part.type === 'field' && part.fieldname === 'clientKey') clientKey = String(part.value);
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  const [file] = files;
  if (!isUUID(clientKey)) throw new InvalidInput([{ pointer: '#/clientKey', code: 'field.id' }]);
  if (file === undefined || files.length > 1) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  return { clientKey, file };
}

/** Photos and scans of the list signed in the hall. */
@ApiTags('classes')
@Controller('class-sessions/:classSessionId/sheets')
export class RollSheetController {
  constructor(private readonly rollSheets: RollSheetService) {}

  /** Which sheets there are. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: RollSheetListResponse })
  async listRollSheets(
    @CurrentActor() actor: Actor,
    @IdParam('classSessionId') classSessionId: string,
  ): Promise<RollSheetListResponse> {
    return RollSheetListResponse.from(await this.rollSheets.listSheets(actor, classSessionId));
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
    await this.rollSheets.keepSheet(actor, classSessionId, await readSheetForm(request));
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
    const { sheet, stream } = await this.rollSheets.openSheetFile(actor, classSessionId, sheetId);
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
    await this.rollSheets.removeSheet(actor, classSessionId, sheetId);
    return this.listRollSheets(actor, classSessionId);
  }
}
