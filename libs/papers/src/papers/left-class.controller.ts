import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_PAPERS } from '../papers.permissions';
import { LeftClassListResponse, LeftClassResponse } from './left-class.dto';
import { PaperService } from './paper.service';

/** The way to papers about classes that belong to other communes by now. */
@ApiTags('papers')
@Controller('papers/left-classes')
export class LeftClassController {
  constructor(private readonly papers: PaperService) {}

  /** Classes that left the caller's units, about which her office keeps papers. */
  @RequirePermission(READ_PAPERS)
  @Get()
  @ApiOkResponse({ type: LeftClassListResponse })
  async listLeftClasses(@CurrentActor() actor: Actor): Promise<LeftClassListResponse> {
    const classes = await this.papers.listLeftClasses(actor);
    return { items: classes.map((one) => LeftClassResponse.from(one)) };
  }
}
