import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  type FieldFault,
  InvalidInput,
  isKeepableText,
  NotFound,
  readFormParts,
  RequirePermission,
} from '@lopso/platform';
import { EDIT_DESIGNS, READ_DESIGNS } from '../credentials.permissions';
import {
  CopyDesignRequest,
  DesignImageForm,
  DesignListResponse,
  DesignLookResponse,
  DesignResponse,
  DesignSummary,
  DesignVersionSourceResponse,
  PreviewDesignRequest,
  SaveDesignRequest,
} from './design.dto';
import { DesignService } from './design.service';

const LONGEST_NAME = 60;

/** Reads a multipart form with a picture and its name. @throws InvalidInput naming the faulty fields */
export async function readDesignImageForm(request: FastifyRequest): Promise<{ name: string; file: Buffer }> {
  if (!request.isMultipart()) throw new InvalidInput([{ pointer: '#/file', code: 'field.required' }]);
  const files: Buffer[] = [];
  let name = '';
  await readFormParts(request, async (part) => {
    if (part.type === 'file' && part.fieldname === 'file') files.push(await part.toBuffer());
    else if (part.type === 'field' && part.fieldname === 'name') name = String(part.value).trim();
    else throw new InvalidInput([{ pointer: `#/${part.fieldname}`, code: 'field.unknown' }]);
  });
  const [file] = files;
  const isName = name !== '' && name.length <= LONGEST_NAME && isKeepableText(name);
  const faults: FieldFault[] = [
    ...(isName ? [] : [{ pointer: '#/name', code: 'field.required' }]),
    ...(file === undefined || files.length > 1 ? [{ pointer: '#/file', code: 'field.required' }] : []),
  ];
  if (file === undefined || faults.length > 0) throw new InvalidInput(faults);
  return { name, file };
}

/** How a province's certificates look. */
@ApiTags('credentials')
@Controller()
export class DesignController {
  constructor(private readonly designs: DesignService) {}

  /** Every design, those that come with the system among them. */
  @RequirePermission(READ_DESIGNS)
  @Get('certificate-designs')
  @ApiOkResponse({ type: DesignListResponse })
  async listCertificateDesigns(@CurrentActor() actor: Actor): Promise<DesignListResponse> {
    return { items: (await this.designs.listDesigns(actor)).map((one) => DesignSummary.from(one)) };
  }

  /** Makes a design of another under its own name; sent twice, one. */
  @RequirePermission(EDIT_DESIGNS)
  @Post('certificate-designs')
  async copyCertificateDesign(@CurrentActor() actor: Actor, @Body() body: CopyDesignRequest): Promise<DesignResponse> {
    return this.getCertificateDesign(actor, await this.designs.copyDesign(actor, body));
  }

  /** A design with its history and how it looks. */
  @RequirePermission(READ_DESIGNS)
  @Get('certificate-designs/:slug')
  @ApiOkResponse({ type: DesignResponse })
  async getCertificateDesign(@CurrentActor() actor: Actor, @Param('slug') slug: string): Promise<DesignResponse> {
    return DesignResponse.ofPage(await this.designs.getDesign(actor, slug));
  }

  /** The first page, with a person who does not exist. */
  @RequirePermission(READ_DESIGNS)
  @Get('certificate-designs/:slug/picture')
  @Header('Content-Type', 'image/svg+xml')
  @ApiOkResponse({ content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  async getCertificateDesignPicture(@CurrentActor() actor: Actor, @Param('slug') slug: string): Promise<string> {
    return this.designs.drawPicture(actor, slug);
  }

  /** The JSON of an earlier version. */
  @RequirePermission(READ_DESIGNS)
  @Get('certificate-designs/:slug/versions/:number')
  @ApiOkResponse({ type: DesignVersionSourceResponse })
  async getCertificateDesignVersion(
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Param('number', new ParseIntPipe({ exceptionFactory: () => new NotFound() })) number: number,
  ): Promise<DesignVersionSourceResponse> {
    return { source: await this.designs.getVersion(actor, slug, number) };
  }

  /** How a design would look and what is wrong with it; keeps nothing. */
  @RequirePermission(EDIT_DESIGNS)
  @Post('certificate-design-previews')
  @HttpCode(200)
  @ApiOkResponse({ type: DesignLookResponse })
  async previewCertificateDesign(
    @CurrentActor() actor: Actor,
    @Body() { source, sample }: PreviewDesignRequest,
  ): Promise<DesignLookResponse> {
    return DesignLookResponse.from(await this.designs.previewDesign(actor, source, sample));
  }

  /** Keeps a design: papers issued from now on follow, issued ones stay as they are. */
  @RequirePermission(EDIT_DESIGNS)
  @Put('certificate-designs/:slug')
  @ApiOkResponse({ type: DesignResponse })
  async saveCertificateDesign(
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Body() body: SaveDesignRequest,
  ): Promise<DesignResponse> {
    await this.designs.saveDesign(actor, slug, body);
    return this.getCertificateDesign(actor, slug);
  }

  /** Adds a picture that designs may show, drawn anew; the same again is no second one. */
  @RequirePermission(EDIT_DESIGNS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: DesignImageForm })
  @HttpCode(204)
  @Post('certificate-design-images')
  async addCertificateDesignImage(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    const { name, file } = await readDesignImageForm(request);
    await this.designs.addImage(actor, name, file);
  }
}
