import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OldAddresses, READ_UNITS } from '@lopso/org';
import { RequirePermission } from '@lopso/platform';
import { OldAddressQuery, OldAddressResponse } from './old-address.dto';

/** Addresses of before 1 July 2025. */
@ApiTags('org')
@Controller('old-addresses')
export class OldAddressController {
  constructor(private readonly addresses: OldAddresses) {}

  /** The commune of today that an old commune went into. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: OldAddressResponse })
  async resolveOldAddress(@Query() { commune, district = '' }: OldAddressQuery): Promise<OldAddressResponse> {
    return OldAddressResponse.from(await this.addresses.resolve(commune, district === '' ? null : district));
  }
}
