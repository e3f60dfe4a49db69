export { type KnownNames } from './facts/paper-values.rules';
export { SIGNING_FORMS, type SigningForm } from './offices/signer.rules';
export { PapersModule } from './papers.module';
export { PAPER_FORMATS, PaperFileService, type PaperFormat } from './papers/paper-file.service';
export { PAPER_KINDS, type PaperKind } from './papers/paper-kinds.rules';
export { type Annex, type Block, type PaperTree } from './papers/paper-tree.rules';
export { type PaperTopic } from './papers/paper.repository';
export {
  PaperService,
  type PaperNumber,
  type LeftClass,
  type ListedPaper,
  type PaperPage,
  type PapersAbout,
  type NewPaper,
} from './papers/paper.service';
export { type PaperForm } from './templates/fill-template.rules';
export { type AskedField, type TemplateFault } from './templates/template.rules';
export {
  TemplateService,
  type TemplateEdit,
  type ListedTemplate,
  type ListedVersion,
  type TemplatePreview,
  type TemplatePage,
} from './templates/template.service';
import './papers.texts';

export * from './papers.errors';
export * from './papers.permissions';
