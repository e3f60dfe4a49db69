import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LeftClasses, READ_PAPERS } from '@lopso/papers';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { LeftClassListResponse, LeftClassResponse } from './left-class.dto';

/** The way to papers about classes that belong to other communes by now. */
@ApiTags('papers')
@Controller('papers/left-classes')
export class LeftClassController {
  constructor(private readonly left: LeftClasses) {}

  /** Classes that left the caller's units, about which her office keeps papers. */
  @RequirePermission(READ_PAPERS)
  @Get()
  @ApiOkResponse({ type: LeftClassListResponse })
  async listLeftClasses(@CurrentActor() actor: Actor): Promise<LeftClassListResponse> {
    const classes = await this.left.list(actor);
    return { items: classes.map((one) => LeftClassResponse.from(one)) };
  }
}
