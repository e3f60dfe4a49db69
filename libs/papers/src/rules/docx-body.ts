import { DECREE_30, textWidthMm } from './decree-30';
import { sideBySideXml, tableXml } from './docx-tables';
import { lineXml, paragraphXml, plainRun, runXml } from './docx-text';
import { twips } from './docx-units';
import { type Annex, type Block, DRAFT, MOTTO, type PaperHead, type PaperTree, RECIPIENTS, STATE } from './paper-tree';

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
