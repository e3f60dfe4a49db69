import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Public } from '@lopso/platform';
import { AuthCookies } from '../sign-in/auth-cookies';
import {
  CheckCodeRequest,
  CompleteActivationRequest,
  JudgePasswordRequest,
  OpenCodeResponse,
  RefuseNoticeRequest,
  SlipHolderResponse,
  SlipProofRequest,
} from './activation.dto';
import { ActivationService } from './activation.service';

/** A printed slip, from its code to a session. Codes come in the body: the link carries them in its fragment. */
@ApiTags('activation')
@Controller('activation')
export class ActivationController {
  constructor(
    private readonly activation: ActivationService,
    private readonly cookies: AuthCookies,
  ) {}

  /** Says what a code is for, and nothing about the person. */
  @Public()
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: OpenCodeResponse })
  async checkCode(@Body() body: CheckCodeRequest, @Req() request: FastifyRequest): Promise<OpenCodeResponse> {
    return OpenCodeResponse.from(await this.activation.checkCode(body.code, request.ip));
  }

  /** Says whose slip it is, to somebody who knows the birth year. */
  @Public()
  @Post('identify')
  @HttpCode(200)
  @ApiOkResponse({ type: SlipHolderResponse })
  async identifyHolder(@Body() body: SlipProofRequest, @Req() request: FastifyRequest): Promise<SlipHolderResponse> {
    return SlipHolderResponse.from(await this.activation.identifyHolder(body, request.ip));
  }

  /** Says whether a password can be taken, before the last step. */
  @Public()
  @Post('judge-password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async judgePassword(@Body() body: JudgePasswordRequest, @Req() request: FastifyRequest): Promise<void> {
    await this.activation.judgePassword(body, body.password, request.ip);
  }

  /** Sets the password and opens a session. The same code and password once more are a sign-in. */
  @Public()
  @Post('complete')
  @HttpCode(204)
  @ApiNoContentResponse()
  async completeActivation(
    @Body() body: CompleteActivationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const wish = { ...body, agreedNoticeVersion: body.agreedNoticeVersion ?? null };
    this.cookies.setSession(reply, await this.activation.completeActivation(wish, this.cookies.originOf(request)));
  }

  /** Writes down that the person does not agree. The slip stays good. */
  @Public()
  @Post('refuse')
  @HttpCode(204)
  @ApiNoContentResponse()
  async refuseNotice(@Body() body: RefuseNoticeRequest, @Req() request: FastifyRequest): Promise<void> {
    await this.activation.refuseNotice(body, body.noticeVersion, request.ip);
  }
}
