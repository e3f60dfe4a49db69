import { Controller, Delete, Get, Header, HttpCode, Ip, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, Public, RequirePermission } from '@lopso/platform';
import { ATTEND_CLASSES, SHARE_CLASSES } from '../classes.permissions';
import { SharedClassResponse } from './class-link.dto';
import { ClassLinkService } from './class-link.service';

/** Short public addresses of classes. */
@ApiTags('classes')
@Controller()
export class ClassLinkController {
  constructor(private readonly classLinks: ClassLinkService) {}

  /** The class as it is passed on, with its address; made at the first time, the same ever after. */
  @RequirePermission(SHARE_CLASSES)
  @Put('class-groups/:classGroupId/link')
  @ApiOkResponse({ type: SharedClassResponse })
  async shareClass(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<SharedClassResponse> {
    return SharedClassResponse.from(await this.classLinks.shareClass(actor, classGroupId));
  }

  /** Takes the address back for good. */
  @RequirePermission(SHARE_CLASSES)
  @Delete('class-groups/:classGroupId/link')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endClassLink(@CurrentActor() actor: Actor, @IdParam('classGroupId') classGroupId: string): Promise<void> {
    await this.classLinks.endLink(actor, classGroupId);
  }

  /** The same by a member, of any class of her province. */
  @RequirePermission(ATTEND_CLASSES)
  @Put('me/class-groups/:classGroupId/link')
  @ApiOkResponse({ type: SharedClassResponse })
  async passClassOn(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<SharedClassResponse> {
    return SharedClassResponse.from(await this.classLinks.shareAsMember(actor, classGroupId));
  }

  /** The class behind an address, for whoever was sent it. */
  @Public()
  @Get('shared-classes/:code')
  @Header('x-robots-tag', 'noindex, nofollow')
  @ApiOkResponse({ type: SharedClassResponse })
  async getSharedClass(@Param('code') code: string, @Ip() address: string): Promise<SharedClassResponse> {
    return SharedClassResponse.from(await this.classLinks.readSharedClass(code, address));
  }
}
