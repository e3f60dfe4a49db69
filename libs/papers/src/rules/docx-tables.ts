import { DECREE_30 } from './decree-30';
import { lineXml } from './docx-text';
import { twips } from './docx-units';
import { type TableColumn, type TableRow } from './paper-tree';

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
