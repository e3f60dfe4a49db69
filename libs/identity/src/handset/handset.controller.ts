import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, OptionalActor, Public, SignedIn } from '@lopso/platform';
import { SessionService } from '../sessions/session.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import {
  EnterPlaceRequest,
  HandsetPlaceListResponse,
  OwnPlaceAnswer,
  OwnPlaceResponse,
  TakePlaceRequest,
} from './handset.dto';
import { HandsetService } from './handset.service';

/** A phone that several members share: chosen by name, opened by PIN. Known by the device cookie alone. */
@ApiTags('handset')
@Controller('auth/handset')
export class HandsetController {
  constructor(
    private readonly handset: HandsetService,
    private readonly sessions: SessionService,
    private readonly cookies: AuthCookies,
  ) {}

  /** Who may be chosen on this device. */
  @Public()
  @Get('places')
  @ApiOkResponse({ type: HandsetPlaceListResponse })
  async listPlaces(@Req() request: FastifyRequest): Promise<HandsetPlaceListResponse> {
    return HandsetPlaceListResponse.from(await this.handset.listPlaces(this.cookies.originOf(request)));
  }

  /** The place of whoever is signed in on this device, with the secret that opens what lies sealed there. */
  @SignedIn()
  @Get('place')
  @ApiOkResponse({ type: OwnPlaceAnswer })
  async findPlace(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<OwnPlaceAnswer> {
    return this.handset.findOwnPlace(actor, this.cookies.originOf(request));
  }

  /** Gives the signed-in member a place on this device, or a new PIN for it. */
  @SignedIn()
  @Post('place')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnPlaceResponse })
  async takePlace(
    @CurrentActor() actor: Actor,
    @Body() body: TakePlaceRequest,
    @Req() request: FastifyRequest,
  ): Promise<OwnPlaceResponse> {
    return this.handset.takePlace(actor, body.pin, this.cookies.originOf(request));
  }

  /** Takes the PIN of the signed-in member on this device. */
  @SignedIn()
  @Delete('place')
  @HttpCode(204)
  @ApiNoContentResponse()
  async leavePlace(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    await this.handset.leavePlace(actor, this.cookies.originOf(request));
  }

  /** Opens a session by name and PIN; whoever was signed in here before is signed out. */
  @Public()
  @Post('enter')
  @HttpCode(204)
  @ApiNoContentResponse()
  async enterPlace(
    @OptionalActor() before: Actor | null,
    @Body() body: EnterPlaceRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.handset.enterPlace(body.placeId, body.pin, this.cookies.originOf(request));
    await this.sessions.endSession(this.cookies.refreshTokenOf(request), before);
    this.cookies.setSession(reply, entry);
  }
}
