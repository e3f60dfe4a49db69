import { DECREE_30 } from './decree-30.rules';

const TWIPS_PER_MM = 1440 / 25.4;

/** Word's lengths: a twentieth of a point. */
export function twips(lengthMm: number): number {
  return Math.round(lengthMm * TWIPS_PER_MM);
}

/** Points as twentieths. */
export function twentieths(points: number): number {
  return Math.round(points * 20);
}

/** Word's type sizes: half points. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** A paragraph style: how Word names it, and its looks. */
interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph: string;
  readonly run: string;
}

const { annex, body, kind, motto, number, office, pageNumber, placeAndDate, recipients, signer, table } = DECREE_30;

const CENTRED = '<w:jc w:val="center"/>';

const BOLD = '<w:b/><w:bCs/>';

const ITALIC = '<w:i/><w:iCs/>';

const FIRST_LINE = `<w:ind w:firstLine="${twips(body.firstLineMm)}"/>`;

function size(points: number): string {
  return `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`;
}

function spacing(beforePt: number, afterPt: number, lines = 1): string {
  return `<w:spacing w:before="${twentieths(beforePt)}" w:after="${twentieths(afterPt)}" w:line="${Math.round(240 * lines)}" w:lineRule="auto"/>`;
}

function outline(level: number): string {
  return `<w:outlineLvl w:val="${level}"/>`;
}

const gap = body.paragraphGapPt;

/** Every part of a paper has a style of its own, so that an office may set it otherwise in one place. */
const STYLES: readonly Style[] = [
  { id: 'QuocHieu', name: 'Quốc hiệu', paragraph: spacing(0, 0) + CENTRED, run: BOLD + size(motto.stateSizePt) },
  { id: 'TieuNgu', name: 'Tiêu ngữ', paragraph: spacing(2, 0) + CENTRED, run: BOLD + size(motto.mottoSizePt) },
  { id: 'CoQuanChuQuan', name: 'Cơ quan chủ quản', paragraph: spacing(0, 0) + CENTRED, run: size(office.sizePt) },
  {
    id: 'CoQuanBanHanh',
    name: 'Cơ quan ban hành',
    paragraph: spacing(2, 0) + CENTRED,
    run: BOLD + size(office.sizePt),
  },
  { id: 'DuongKe', name: 'Đường kẻ', paragraph: spacing(0, 0) + CENTRED, run: size(3) },
  { id: 'SoKyHieu', name: 'Số và ký hiệu', paragraph: spacing(6, 0) + CENTRED, run: size(number.sizePt) },
  {
    id: 'DiaDanhNgay',
    name: 'Địa danh và ngày',
    paragraph: spacing(6, 0) + CENTRED,
    run: ITALIC + size(placeAndDate.sizePt),
  },
  { id: 'DuThao', name: 'Dự thảo', paragraph: spacing(6, 0) + CENTRED, run: BOLD + size(number.sizePt) },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: `<w:keepNext/>${spacing(14, 0)}${CENTRED}${outline(0)}`,
    run: BOLD + size(kind.sizePt),
  },
  {
    id: 'TrichYeu',
    name: 'Trích yếu',
    paragraph: `<w:keepNext/>${spacing(2, 0)}${CENTRED}`,
    run: BOLD + size(kind.sizePt),
  },
  {
    id: 'ThamQuyen',
    name: 'Thẩm quyền ban hành',
    paragraph: `<w:keepNext/>${spacing(12, 6)}${CENTRED}`,
    run: BOLD + size(body.sizePt),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    paragraph: `<w:keepNext/>${spacing(gap, gap, body.lineSpacing)}${CENTRED}${outline(1)}`,
    run: BOLD + size(body.sizePt),
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    paragraph: `<w:keepNext/>${spacing(gap, gap, body.lineSpacing)}${FIRST_LINE}${outline(1)}`,
    run: BOLD + size(body.sizePt),
  },
  {
    id: 'NoiDung',
    name: 'Nội dung',
    paragraph: `${spacing(0, gap, body.lineSpacing)}${FIRST_LINE}<w:jc w:val="both"/>`,
    run: size(body.sizePt),
  },
  { id: 'KemTheo', name: 'Kèm theo', paragraph: spacing(2, 0) + CENTRED, run: ITALIC + size(annex.sizePt) },
  { id: 'BangTieuDe', name: 'Bảng: đầu cột', paragraph: spacing(2, 2) + CENTRED, run: BOLD + size(table.sizePt) },
  { id: 'BangChu', name: 'Bảng: chữ', paragraph: spacing(2, 2), run: size(table.sizePt) },
  { id: 'BangGiua', name: 'Bảng: số', paragraph: spacing(2, 2) + CENTRED, run: size(table.sizePt) },
  {
    id: 'ChucVu',
    name: 'Chức vụ người ký',
    paragraph: `<w:keepNext/>${spacing(0, 0)}${CENTRED}`,
    run: BOLD + size(signer.sizePt),
  },
  { id: 'HoTenKy', name: 'Họ tên người ký', paragraph: `${spacing(0, 0)}${CENTRED}`, run: BOLD + size(signer.sizePt) },
  {
    id: 'NoiNhanNhan',
    name: 'Nơi nhận: nhãn',
    paragraph: spacing(0, 0),
    run: BOLD + ITALIC + size(recipients.labelSizePt),
  },
  { id: 'NoiNhan', name: 'Nơi nhận', paragraph: spacing(0, 0), run: size(recipients.listSizePt) },
  { id: 'Header', name: 'header', paragraph: spacing(0, 0) + CENTRED, run: size(pageNumber.sizePt) },
];

function styleXml({ id, name, paragraph, run }: Style): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const rule = Math.round(table.rulePt * 8);

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="${rule}" w:space="0" w:color="auto"/>`).join('');

const font = DECREE_30.font.office;

/** word/styles.xml: the decree's type and lengths as named styles. */
export const DOCX_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>${size(body.sizePt)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Bang"><w:name w:val="Bảng"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style>${STYLES.map(styleXml).join('')}</w:styles>`;
