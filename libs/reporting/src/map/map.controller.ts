import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { RequirePermission } from '@lopso/platform';
import { READ_FIGURES } from '../reporting.permissions';
import { CommuneMapResponse, MapQuery } from './map.dto';
import { type MapFile, MapService } from './map.service';

const FOR_EVER = 'private, max-age=31536000, immutable';

function bodyFor(file: MapFile, accepted: string): { readonly body: Buffer; readonly encoding: string | null } {
  if (/\bbr\b/.test(accepted)) return { body: file.brotli, encoding: 'br' };
  if (/\bgzip\b/.test(accepted)) return { body: file.gzip, encoding: 'gzip' };
  return { body: file.plain, encoding: null };
}

/** The outlines of the communes. */
@Controller('map')
export class MapController {
  constructor(private readonly map: MapService) {}

  /** Outlines on a grid 600 wide. Under the address with its version (`v`) the answer may be kept for ever. */
  @RequirePermission(READ_FIGURES)
  @Get('communes')
  @ApiOkResponse({ type: CommuneMapResponse })
  async getCommuneMap(
    @Query() query: MapQuery,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.map.getCommuneMap();
    const { body, encoding } = bodyFor(file, accepted ?? '');
    if (encoding !== null) void reply.header('content-encoding', encoding);
    await reply
      .header('cache-control', query.v === file.version ? FOR_EVER : 'no-cache')
      .header('vary', 'accept-encoding')
      .type('application/json; charset=utf-8')
      .send(body);
  }
}
