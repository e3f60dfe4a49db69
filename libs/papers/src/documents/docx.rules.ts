import {
  type Annex,
  type Block,
  DRAFT,
  MOTTO,
  type PaperHead,
  type PaperTree,
  RECIPIENTS,
  type Run,
  STATE,
  type TableColumn,
  type TableRow,
} from '../papers/paper-tree.rules';
import { DECREE_30, textWidthMm } from './decree-30.rules';
import { DOCX_STYLES, twips } from './docx-styles.rules';

/** Signs that no XML may carry, not even escaped: control signs, halves of surrogate pairs alone. */
function isAllowed(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Text as it may stand in XML, composed. */
export function xmlText(text: string): string {
  return [...text.normalize('NFC')]
    .filter(isAllowed)
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A run of text; spaces at its ends stay. */
export function runXml({ text, isBold, isItalic }: Run, more = ''): string {
  const cut = `${isBold ? '<w:b/><w:bCs/>' : ''}${isItalic ? '<w:i/><w:iCs/>' : ''}${more}`;
  const properties = cut === '' ? '' : `<w:rPr>${cut}</w:rPr>`;
  return `<w:r>${properties}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

/** Text without a cut. */
export function plainRun(text: string): Run {
  return { text, isBold: false, isItalic: false };
}

/** A paragraph of a style; `more`: further properties, after the style. */
export function paragraphXml(style: string, runs: readonly Run[], more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs.map((run) => runXml(run)).join('')}</w:p>`;
}

/** A paragraph of one plain text. */
export function lineXml(style: string, text: string): string {
  return paragraphXml(style, [plainRun(text)]);
}

/** Cells side by side without a frame: the head of a paper, its end. Widths in millimetres; each cell is ready XML. */
export function sideBySideXml(cells: readonly { readonly widthMm: number; readonly content: string }[]): string {
  const grid = cells.map(({ widthMm }) => `<w:gridCol w:w="${twips(widthMm)}"/>`).join('');
  const row = cells
    .map(
      ({ widthMm, content }) => `<w:tc><w:tcPr><w:tcW w:w="${twips(widthMm)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`,
    )
    .join('');
  const total = cells.reduce((sum, { widthMm }) => sum + twips(widthMm), 0);
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr></w:tbl>`;
}

/** A framed table; its head comes again on every page. `widthMm`: between the margins. */
export function tableXml(
  table: { readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[]; readonly rowHeightMm: number },
  widthMm: number,
): string {
  const { columns, rows, rowHeightMm } = table;
  const widths = widthsOf(columns, widthMm);
  const cell = (index: number, content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
  const head = columns.map(({ title }, index) => cell(index, lineXml('BangTieuDe', title))).join('');
  const height = rowHeightMm === 0 ? '' : `<w:trHeight w:val="${twips(rowHeightMm)}" w:hRule="atLeast"/>`;
  const body = rows.map(({ cells }) => {
    const inRow = columns.map(({ align }, index) =>
      cell(index, lineXml(align === 'centre' ? 'BangGiua' : 'BangChu', cells[index] ?? '')),
    );
    return `<w:tr><w:trPr><w:cantSplit/>${height}</w:trPr>${inRow.join('')}</w:tr>`;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const looks =
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>${looks}</w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join('')}</w:tbl>${spacer()}`;
}

function widthsOf(columns: readonly TableColumn[], widthMm: number): number[] {
  const sum = columns.reduce((all, { weight }) => all + weight, 0);
  return columns.map(({ weight }) => Math.floor((twips(widthMm) * weight) / sum));
}

/** Word joins tables that touch. */
function spacer(): string {
  return `<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:spacing w:after="${DECREE_30.body.paragraphGapPt * 20}"/></w:pPr></w:p>`;
}

const { margin, office, page, pageNumber, shortLineMm, signer } = DECREE_30;

/** The motto at 13 points, bold: the line below is as long. Measured in Tinos, whose widths are those of Times New Roman. */
const MOTTO_MM = 57;

const OFFICE_CELL_MM = office.widthMm;

const FRAME = '<w:bdr w:val="single" w:sz="6" w:space="4" w:color="auto"/>';

/** Room between the parts, kept with what follows. */
const GAP = '<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:keepNext/><w:spacing w:after="120"/></w:pPr></w:p>';

/** A line of a length in the middle of a cell or page, drawn as the lower edge of an empty paragraph. */
function shortLineXml(lengthMm: number, withinMm: number): string {
  const side = twips(Math.max(0, (withinMm - lengthMm) / 2));
  return `<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:ind w:left="${side}" w:right="${side}"/></w:pPr></w:p>`;
}

function headXml(head: PaperHead, widthMm: number): string {
  const stateMm = widthMm - OFFICE_CELL_MM;
  const inner = 2.5;
  const issuing = [
    ...head.superior.map((line) => lineXml('CoQuanChuQuan', line)),
    ...head.issuer.map((line) => lineXml('CoQuanBanHanh', line)),
    shortLineXml(shortLineMm.office, OFFICE_CELL_MM - inner),
    head.notation === null ? '' : lineXml('SoKyHieu', head.notation),
    head.isDraft ? `<w:p><w:pPr><w:pStyle w:val="DuThao"/></w:pPr>${runXml(plainRun(DRAFT), FRAME)}</w:p>` : '',
  ];
  const state = [
    lineXml('QuocHieu', STATE),
    lineXml('TieuNgu', MOTTO),
    shortLineXml(MOTTO_MM, stateMm - inner),
    head.placeAndDate === null ? '' : lineXml('DiaDanhNgay', head.placeAndDate),
  ];
  return sideBySideXml([
    { widthMm: OFFICE_CELL_MM, content: issuing.join('') },
    { widthMm: stateMm, content: state.join('') },
  ]);
}

function blockXml(block: Block, widthMm: number, isKept: boolean): string {
  const kept = isKept ? '<w:keepNext/>' : '';
  switch (block.kind) {
    case 'paragraph':
      return paragraphXml('NoiDung', block.runs, kept);
    case 'item':
      return paragraphXml('NoiDung', [plainRun('- '), ...block.runs], kept);
    case 'heading':
      return lineXml(block.place === 'centre' ? 'Heading2' : 'Heading3', block.text);
    case 'table':
      return tableXml(block, widthMm);
    case 'signatures': {
      const each = widthMm / block.places.length;
      return sideBySideXml(
        block.places.map(({ position, name }) => ({ widthMm: each, content: signedXml([position], name) })),
      );
    }
  }
}

/** Position, room for the hand, name. */
function signedXml(lines: readonly string[], name: string): string {
  const room = `<w:p><w:pPr><w:pStyle w:val="ChucVu"/><w:spacing w:before="${twips(signer.roomMm)}" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`;
  return `${lines.map((line) => lineXml('ChucVu', line)).join('')}${room}${lineXml('HoTenKy', name)}`;
}

function blocksXml(blocks: readonly Block[], widthMm: number): string {
  return blocks
    .map((block, index) => blockXml(block, widthMm, (blocks[index + 1]?.kind ?? 'signatures') === 'signatures'))
    .join('');
}

function closingXml({ recipients, signing }: PaperTree, widthMm: number): string {
  if (recipients.length === 0 && signing === null) return '';
  const received = [lineXml('NoiNhanNhan', RECIPIENTS), ...recipients.map((line) => lineXml('NoiNhan', `- ${line}`))];
  const cells = [
    { widthMm: widthMm / 2, content: recipients.length === 0 ? lineXml('NoiNhan', '') : received.join('') },
    {
      widthMm: widthMm / 2,
      content: signing === null ? lineXml('NoiNhan', '') : signedXml(signing.lines, signing.name),
    },
  ];
  return `${GAP}${sideBySideXml(cells)}`;
}

/** Every part counts its pages from 1 and shows no number on its first. */
function sectionXml(isLandscape: boolean): string {
  const [width, height] = isLandscape ? [page.heightMm, page.widthMm] : [page.widthMm, page.heightMm];
  const turned = isLandscape ? ' w:orient="landscape"' : '';
  const { topMm, bottomMm, leftMm, rightMm } = margin;
  const sides = `w:top="${twips(topMm)}" w:right="${twips(rightMm)}" w:bottom="${twips(bottomMm)}" w:left="${twips(leftMm)}"`;
  return `<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirst"/><w:type w:val="nextPage"/><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${turned}/><w:pgMar ${sides} w:header="${twips(pageNumber.fromEdgeMm)}" w:footer="${twips(pageNumber.fromEdgeMm)}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`;
}

function annexXml(annex: Annex): string {
  const widthMm = textWidthMm(annex.isLandscape);
  const { title, basis, blocks } = annex;
  const head = `${lineXml('Heading1', title)}${lineXml('KemTheo', basis)}${shortLineXml(shortLineMm.subject, widthMm)}${GAP}`;
  return `${head}${blocksXml(blocks, widthMm)}`;
}

function mainXml(paper: PaperTree): string {
  const widthMm = textWidthMm(paper.isLandscape);
  const { kind, subject, authority } = paper;
  return [
    headXml(paper.head, widthMm),
    lineXml('Heading1', kind),
    subject === '' ? '' : `${lineXml('TrichYeu', subject)}${shortLineXml(shortLineMm.subject, widthMm)}`,
    authority === '' ? '' : lineXml('ThamQuyen', authority),
    GAP,
    blocksXml(paper.blocks, widthMm),
    closingXml(paper, widthMm),
  ].join('');
}

/** The parts of the document one after the other; a section but the last ends with a paragraph that holds its page. */
export function documentXml(paper: PaperTree): string {
  const parts = [
    { isLandscape: paper.isLandscape, content: mainXml(paper) },
    ...paper.annexes.map((annex) => ({ isLandscape: annex.isLandscape, content: annexXml(annex) })),
  ];
  const last = parts.length - 1;
  const inner = parts.map(({ isLandscape, content }, index) =>
    index === last
      ? `${content}${lineXml('DuongKe', '')}${sectionXml(isLandscape)}`
      : `${content}<w:p><w:pPr><w:pStyle w:val="DuongKe"/>${sectionXml(isLandscape)}</w:pPr></w:p>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${inner.join('')}</w:body></w:document>`;
}

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
