import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, NotFound, RequirePermission } from '@lopso/platform';
import { EDIT_TEMPLATES, READ_TEMPLATES } from '../papers.permissions';
import { PAPER_KINDS, type PaperKind } from '../papers/paper-kinds.rules';
import {
  PaperTemplateListResponse,
  PaperTemplateResponse,
  PaperTemplateSummary,
  PreviewTemplateRequest,
  SaveTemplateRequest,
  TemplateLookResponse,
  TemplateVersionSourceResponse,
} from './template.dto';
import { TemplateService } from './template.service';

const KindParam = (): MethodDecorator => ApiParam({ name: 'kind', enum: PAPER_KINDS });

/** The wording of a province's papers. */
@ApiTags('papers')
@Controller('paper-templates')
export class PaperTemplateController {
  constructor(private readonly templates: TemplateService) {}

  /** Every kind of paper, and whether the province has a wording of its own. */
  @RequirePermission(READ_TEMPLATES)
  @Get()
  @ApiOkResponse({ type: PaperTemplateListResponse })
  async listPaperTemplates(@CurrentActor() actor: Actor): Promise<PaperTemplateListResponse> {
    return { items: (await this.templates.listTemplates(actor)).map((one) => PaperTemplateSummary.from(one)) };
  }

  /** The wording that counts, with its history and how it looks. */
  @RequirePermission(READ_TEMPLATES)
  @Get(':kind')
  @KindParam()
  @ApiOkResponse({ type: PaperTemplateResponse })
  async getPaperTemplate(@CurrentActor() actor: Actor, @Param('kind') kind: string): Promise<PaperTemplateResponse> {
    return PaperTemplateResponse.ofPage(await this.templates.getTemplate(actor, kindOf(kind)));
  }

  /** The wording of an earlier version. */
  @RequirePermission(READ_TEMPLATES)
  @Get(':kind/versions/:number')
  @KindParam()
  @ApiOkResponse({ type: TemplateVersionSourceResponse })
  async getPaperTemplateVersion(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Param('number', new ParseIntPipe({ exceptionFactory: () => new NotFound() })) number: number,
  ): Promise<TemplateVersionSourceResponse> {
    return { source: await this.templates.getVersion(actor, kindOf(kind), number) };
  }

  /** How a wording looks with invented facts and what is wrong with it; keeps nothing. */
  @RequirePermission(EDIT_TEMPLATES)
  @Post(':kind/preview')
  @HttpCode(200)
  @KindParam()
  @ApiOkResponse({ type: TemplateLookResponse })
  async previewPaperTemplate(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body() body: PreviewTemplateRequest,
  ): Promise<TemplateLookResponse> {
    return TemplateLookResponse.from(await this.templates.previewTemplate(actor, kindOf(kind), body.source));
  }

  /** Keeps a wording; drafts follow at once, issued papers stay as they are. */
  @RequirePermission(EDIT_TEMPLATES)
  @Put(':kind')
  @KindParam()
  @ApiOkResponse({ type: PaperTemplateResponse })
  async savePaperTemplate(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body() body: SaveTemplateRequest,
  ): Promise<PaperTemplateResponse> {
    await this.templates.saveTemplate(actor, kindOf(kind), body);
    return this.getPaperTemplate(actor, kind);
  }
}

/** @throws NotFound for no kind of paper */
function kindOf(kind: string): PaperKind {
  const known = PAPER_KINDS.find((one) => one === kind);
  if (known === undefined) throw new NotFound();
  return known;
}
