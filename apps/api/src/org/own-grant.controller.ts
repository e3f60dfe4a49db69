import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RoleGrantService } from '@lopso/org';
import { type Actor, CurrentActor, SignedIn } from '@lopso/platform';
import { AccountGrantService } from './account-grant.service';
import { OwnGrantListResponse, RoleGrantResponse } from './role-grant.dto';

/** Why somebody sees what they see. */
@ApiTags('org')
@Controller('me/grants')
export class OwnGrantController {
  constructor(
    private readonly grants: RoleGrantService,
    private readonly accountGrants: AccountGrantService,
  ) {}

  /** The rights the caller holds today: over what, since when, until when, by which decision, and what they allow. */
  @SignedIn()
  @Get()
  @ApiOkResponse({ type: OwnGrantListResponse })
  async listOwnGrants(@CurrentActor() actor: Actor): Promise<OwnGrantListResponse> {
    const { grants, ...people } = await this.accountGrants.addNames(await this.grants.listOwnGrants(actor));
    return {
      items: grants.map((grant) => ({
        ...RoleGrantResponse.from(grant, people),
        rights: this.accountGrants.describeRights(grant),
      })),
    };
  }
}
