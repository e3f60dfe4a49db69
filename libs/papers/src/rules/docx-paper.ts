import { documentXml } from './docx-body';
import { DOCX_STYLES } from './docx-styles';
import { type PaperTree } from './paper-tree';
import { xmlText } from './xml-text';

/** A file of the archive that a .docx is. */
export interface DocxPart {
  readonly path: string;
  readonly chunks: readonly string[];
}

/** Media type of Word documents. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/word/header2.xml" ContentType="${WORD}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const NAMED = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rIdSettings" Type="${RELATIONS}/settings" Target="settings.xml"/><Relationship Id="rIdHeader" Type="${RELATIONS}/header" Target="header1.xml"/><Relationship Id="rIdFirst" Type="${RELATIONS}/header" Target="header2.xml"/></Relationships>`;
const SETTINGS = `${XML}<w:settings ${W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>`;
const NUMBERED = `${XML}<w:hdr ${W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;
const BARE = `${XML}<w:hdr ${W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`;

function coreXml({ title, head }: PaperTree): string {
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(head.issuer.join(' '))}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>`;
}

/** The files of a paper as Word document: same paper, same files. No date and no name of a program stands in them. */
export function docxParts(paper: PaperTree): DocxPart[] {
  const parts: [string, string][] = [
    ['[Content_Types].xml', TYPES],
    ['_rels/.rels', ROOT],
    ['docProps/core.xml', coreXml(paper)],
    ['word/document.xml', documentXml(paper)],
    ['word/_rels/document.xml.rels', NAMED],
    ['word/styles.xml', DOCX_STYLES],
    ['word/settings.xml', SETTINGS],
    ['word/header1.xml', NUMBERED],
    ['word/header2.xml', BARE],
  ];
  return parts.map(([path, text]) => ({ path, chunks: [text] }));
}
