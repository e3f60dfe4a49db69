import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { OldAddressQuery, OldAddressResponse } from './old-address.dto';
import { UnitService } from './unit.service';

/** Addresses of before 1 July 2025. */
@ApiTags('org')
@Controller('old-addresses')
export class OldAddressController {
  constructor(private readonly units: UnitService) {}

  /** The commune of today that an old commune went into. */
  @RequirePermission(READ_UNITS)
  @Get()
  @ApiOkResponse({ type: OldAddressResponse })
  async resolveOldAddress(@Query() { commune, district = '' }: OldAddressQuery): Promise<OldAddressResponse> {
    return OldAddressResponse.from(await this.units.resolveOldAddress(commune, district === '' ? null : district));
  }
}
