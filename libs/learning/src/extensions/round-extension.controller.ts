import { Body, Controller, Delete, Get, HttpCode, Injectable, Post } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { EXTEND_DUE, READ_ROUNDS } from '../learning.permissions';
import { ExtensionService } from './extension.service';
import {
  ExtendRoundRequest,
  RoundExtensionAimRequest,
  RoundExtensionPreviewResponse,
  RoundExtensionResponse,
  RoundExtensionsResponse,
} from './round-extension.dto';

/** Later due dates for everybody of a round, or for the people of communes. */
@Controller('rounds/:roundId')
@Injectable()
export class RoundExtensionController {
  constructor(
    private readonly extensionService: ExtensionService,
    private readonly accounts: AccountService,
  ) {}

  /** What was given, and what of it was taken back. */
  @RequirePermission(READ_ROUNDS)
  @Get('extensions')
  async listRoundExtensions(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundExtensionsResponse> {
    return this.extensionsWithNames(actor, roundId);
  }

  /** Whom a later date would reach; nothing is changed. */
  @RequirePermission(EXTEND_DUE)
  @HttpCode(200)
  @Post('extensions-preview')
  async previewRoundExtension(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: RoundExtensionAimRequest,
  ): Promise<RoundExtensionPreviewResponse> {
    return RoundExtensionPreviewResponse.from(await this.extensionService.previewRoundExtension(actor, roundId, body));
  }

  /** Gives it; nobody's date becomes an earlier one. */
  @RequirePermission(EXTEND_DUE)
  @StepUp()
  @Post('extensions')
  async extendRound(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ExtendRoundRequest,
  ): Promise<RoundExtensionsResponse> {
    await this.extensionService.extendRound(actor, roundId, body);
    return this.extensionsWithNames(actor, roundId);
  }

  /** Takes it back: everybody is due again as before it. */
  @RequirePermission(EXTEND_DUE)
  @StepUp()
  @Delete('extensions/:extensionId')
  async endRoundExtension(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('extensionId') extensionId: string,
  ): Promise<RoundExtensionsResponse> {
    await this.extensionService.endRoundExtension(actor, roundId, extensionId);
    return this.extensionsWithNames(actor, roundId);
  }

  async extensionsWithNames(actor: Actor, roundId: string): Promise<RoundExtensionsResponse> {
    const { extensions, canExtend } = await this.extensionService.listRoundExtensions(actor, roundId);
    const ids = extensions.flatMap(({ givenBy, endedBy }) => [givenBy, endedBy].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      extensions: extensions.map((one) => RoundExtensionResponse.from(one, names)),
      can: canExtend ? ['extend'] : [],
    };
  }
}
