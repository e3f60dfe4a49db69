import './papers.texts';

export { PapersModule } from './papers.module';
export * from './papers.errors';
export * from './papers.permissions';
export { type PaperForm } from './rules/fill-template';
export { PAPER_KINDS, type PaperKind } from './rules/paper-kinds';
export { type Annex, type Block, type PaperTree } from './rules/paper-tree';
export { SIGNING_FORMS, type SigningForm } from './rules/signer';
export { type KnownNames } from './rules/paper-values';
export { type AskedField, type TemplateFault } from './rules/template-head';
export { EditTemplates, type TemplateEdit } from './services/edit-templates.service';
export { IssuePaper, type PaperNumber } from './services/issue-paper.service';
export { type LeftClass, LeftClasses } from './services/left-classes.service';
export { PAPER_FORMATS, PaperFiles, type PaperFormat } from './services/paper-files.service';
export { type ListedPaper, type PaperPage, Papers, type PapersAbout } from './services/papers.service';
export {
  type ListedTemplate,
  type ListedVersion,
  TemplateDesk,
  type TemplateLook,
  type TemplatePage,
} from './services/template-desk.service';
export { type NewPaper, WritePaper } from './services/write-paper.service';
export { type PaperTopic } from './storage/paper.repository';
