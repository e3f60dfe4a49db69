import type { Answer } from '../../lib/api/types';

export type PapersAbout = Answer<'get', '/api/papers'>;
export type ListedPaper = PapersAbout['papers'][number];
export type PaperKind = ListedPaper['kind'];
export type PaperPage = Answer<'get', '/api/papers/{paperId}'>;
export type PaperForm = PaperPage['form'];
export type PaperTree = PaperPage['tree'];
export type PaperBlock = PaperTree['blocks'][number];
export type SigningForm = PaperForm['signer']['form'];

/** What a paper is about; exactly one is named. */
export interface Topic {
  readonly classGroupId?: string;
  readonly roundId?: string;
  /** Of classes. */
  readonly planId?: string;
  /** Of a round: the commune whose office writes. */
  readonly communeId?: string;
}

export type TemplateList = Answer<'get', '/api/paper-templates'>;
export type ListedTemplate = TemplateList['items'][number];
export type TemplatePage = Answer<'get', '/api/paper-templates/{kind}'>;
export type TemplateVersion = TemplatePage['versions'][number];
export type TemplateLook = TemplatePage['look'];
