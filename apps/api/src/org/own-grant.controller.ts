import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RoleGrants } from '@lopso/org';
import { type Actor, CurrentActor, SignedIn } from '@lopso/platform';
import { GrantDesk } from './grant-desk';
import { OwnGrantListResponse, RoleGrantResponse } from './role-grant.dto';

/** Why somebody sees what they see. */
@ApiTags('org')
@Controller('me/grants')
export class OwnGrantController {
  constructor(
    private readonly grants: RoleGrants,
    private readonly desk: GrantDesk,
  ) {}

  /** The rights the caller holds today: over what, since when, until when, by which decision, and what they allow. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: OwnGrantListResponse })
  async listOwnGrants(@CurrentActor() actor: Actor): Promise<OwnGrantListResponse> {
    const { grants, ...people } = await this.desk.named(await this.grants.ownGrants(actor));
    return {
      items: grants.map((grant) => ({ ...RoleGrantResponse.from(grant, people), rights: this.desk.rightsOf(grant) })),
    };
  }
}
