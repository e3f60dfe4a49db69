import { type SigningArea } from '@lopso/platform';
import { ON_PAPER, type PrintedFields, UNSIGNED } from '../certificates/certificate.rules';
import { type PaperText, paperText, type QrRuns, WITHOUT_END } from '../printing/paper-text.rules';
import { sealBody } from '../sealing/seal.rules';
import { TO_BE_SIGNED } from '../signing/signed-file.rules';
import {
  type Design,
  DESIGN_FIELDS,
  type DesignElement,
  imagesIn,
  markedText,
  type TextRun,
  wordsOf,
} from './design.rules';

/** A picture of points within an SVG, which Typst takes from the template's own text. */
export function imageSvg(image: {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}): string {
  const { mediaType, width, height, bytes } = image;
  const size = `width="${width}" height="${height}"`;
  const data = `data:${mediaType};base64,${bytes.toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><image ${size} href="${data}"/></svg>`;
}
/**
 * Draws any design (`design`, before it) for papers that come as data; `rules/paper-text.ts` says what each has. What doesn't fit its box
 * is told by metadata under `<overflow>`.
 */
export const DRAWING = String.raw`#let data = json(bytes(sys.inputs.data))
#let papers = data.papers
#let is-tried = data.at("tried", default: false)
#let is-previewed = data.at("previewed", default: false)
#let first = papers.first()
#let issued = first.issuedOn.split("-").map(int)

#set document(
  title: if papers.len() == 1 { "Giấy chứng nhận số " + first.number } else { str(papers.len()) + " giấy chứng nhận" },
  author: first.issuer,
  date: datetime(year: issued.at(0), month: issued.at(1), day: issued.at(2)),
)
#set page(paper: design.paper, flipped: design.flipped, margin: 0mm)
#set text(font: "Tinos", size: 16pt, lang: "vi", hyphenate: false, top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0.1em, spacing: 0pt)
#show heading: it => block(it.body)

// The woven band, LOOK 7 and 11, in whole numbers (1 cell = 1 pt) and then enlarged as one, which keeps the file light.
#let band = 11
#let ground = rgb("#14412f")
#let thread-colours = ("#": rgb("#f3e7cb"), "o": rgb("#f0a03c"))
// The motif trám: again every 10 columns, alike on both sides of column 5 and of the middle row.
#let diamond = (
  "o##..#..##",
  "##..#.#..#",
  "#..#.#.#..",
  "..#.#.#.#.",
  ".#.#.o.#.#",
  "..#.#.#.#.",
  "#..#.#.#..",
  "##..#.#..#",
  "o##..#..##",
)
#let half-corner = ("...........", ".####.####.", ".#..#.#..#.", ".#.##.##.#.", ".###...###.")
#let corner = half-corner + (".....o.....",) + half-corner.rev()

// Neighbours of one sign in a row, as runs (first column, row, length). Where rows repeat, the last run goes on in the next tile.
#let runs-of(rows, sign, repeats: false) = {
  let runs = ()
  for (y, row) in rows.enumerate() {
    let width = row.len()
    let has(x) = if repeats { row.at(calc.rem(x + width, width)) == sign } else {
      x >= 0 and x < width and row.at(x) == sign
    }
    for x in range(width) {
      if has(x) and not has(x - 1) {
        let end = x + 1
        while has(end) { end += 1 }
        runs.push((x, y, end - x))
      }
    }
  }
  runs
}

#let threads(runs, colour) = place(top + left, dy: 0.5pt, curve(
  stroke: (paint: colour, thickness: 1pt, cap: "butt"),
  ..runs
    .map(((x, y, length)) => (
      curve.move((x * 1pt, y * 1pt)),
      curve.line((length * 1pt, 0pt), relative: true),
    ))
    .flatten(),
))

#let side(n) = box(width: n * 1pt, height: 9pt, clip: true, {
  let first = calc.rem-euclid(5 - calc.quo(n, 2), 10)
  for (sign, colour) in thread-colours {
    let tile = threads(runs-of(diamond, sign, repeats: true), colour)
    for k in range(-1, calc.quo(n, 10) + 2) { place(top + left, dx: (10 * k - first) * 1pt, tile) }
  }
})

#let frame(e) = {
  let cells(length) = calc.max(calc.floor(length / e.cell + 0.001), 2 * band + 1)
  let (columns-across, rows-down) = (cells(e.width), cells(e.height))
  pdf.artifact(scale(e.cell * 1mm / 1pt * 100%, origin: top + left, {
    let at(x, y, content) = place(top + left, dx: x * 1pt, dy: y * 1pt, content)
    let (right, bottom) = (columns-across - band, rows-down - band)
    at(band / 2, band / 2, rect(width: right * 1pt, height: bottom * 1pt, stroke: band * 1pt + ground))
    for y in (1, bottom + 1) { at(band, y, side(columns-across - 2 * band)) }
    for x in (1, right + 1) { at(x + 9, band, rotate(90deg, origin: top + left, side(rows-down - 2 * band))) }
    for (sign, colour) in thread-colours {
      for x in (0, right) { for y in (0, bottom) { at(x, y, threads(runs-of(corner, sign), colour)) } }
    }
  }))
}

// apart: a line for each word, to see how wide the widest is.
#let run-of(run, paper, upper-case, apart) = {
  let said = if run.key == none { run.text } else { str(paper.at(run.key)) }
  if apart { said = said.replace(regex("[ \t]+"), "\n").replace("-", "-\n") }
  let body = text(if upper-case { upper(said) } else { said })
  if run.italic { body = emph(body) }
  if run.bold { body = strong(body) }
  body
}
#let words(lines, paper, upper-case: false, apart: false) = {
  lines.map(line => line.map(run => run-of(run, paper, upper-case, apart)).join()).join(linebreak())
}

#let letters(e, size) = (
  font: e.font,
  size: size * 1pt,
  weight: e.weight,
  style: if e.italic { "italic" } else { "normal" },
  fill: rgb(e.colour),
)

#let sides = (left: left, center: center, right: right, top: top, horizon: horizon, bottom: bottom)

// What a design is tried for is told; papers carry none of it. widths: of the widest word and of the room it has, by cell.
#let noting(e, body, at, widths) = if is-tried {
  context {
    if measure(block(width: e.width * 1mm, body)).height > e.height * 1mm + 0.5pt [#metadata(at)<overflow>]
    if widths().any(((word, room)) => measure(word).width > room + 0.5pt) [#metadata((..at, wide: true))<overflow>]
  }
}

// As large as it may be on lines that are not broken; smaller than allowed never, then lines break, never within a syllable.
#let fitting(e, set-in) = {
  let size = e.size
  while size > e.smallest and measure(set-in(size)).width > e.width * 1mm { size = calc.max(size - 1, e.smallest) }
  size
}

#let written(e, paper, at) = {
  let set-in(size, apart: false) = {
    set text(..letters(e, size), tracking: e.spacing * 1em)
    set par(leading: e.leading * 1em)
    words(e.lines, paper, upper-case: e.upper, apart: apart)
  }
  let placed(size) = {
    let body = set-in(size)
    noting(e, body, at, () => ((set-in(size, apart: true), e.width * 1mm),))
    let whole = if e.at("heading", default: false) { heading(body) } else { body }
    block(width: e.width * 1mm, height: e.height * 1mm, align(sides.at(e.align) + sides.at(e.valign), whole))
  }
  if e.smallest == 0 or e.smallest >= e.size { placed(e.size) } else { context placed(fitting(e, set-in)) }
}

#let as-run(said) = (key: none, text: said, bold: false, italic: false)

#let grid-of(e, paper, at) = {
  set text(..letters(e, e.size))
  let body = table(
    columns: e.columns.map(column => column.width * 1fr),
    stroke: e.thickness * 1pt + rgb(e.stroke),
    inset: (x: 1.5mm, y: 1mm),
    align: sides.at(e.align) + horizon,
    table.header(..e.columns.map(column => strong(text(column.title)))),
    ..e.cells.map(row => row.map(cell => words(cell, paper))).flatten(),
  )
  let widths() = {
    let shares = e.columns.map(column => column.width).sum()
    let rooms = e.columns.map(column => e.width * 1mm * column.width / shares - 3mm)
    let titles = e.columns.map(column => strong(words(((as-run(column.title),),), paper, apart: true)))
    let cells = e.cells.map(row => row.map(cell => words(cell, paper, apart: true)))
    (titles, ..cells).map(row => row.zip(rooms)).sum()
  }
  noting(e, body, at, widths)
  block(width: e.width * 1mm, height: e.height * 1mm, body)
}

#let qr(e, paper) = figure(
  alt: "Mã QR mở trang kiểm tra giấy này",
  box(width: e.width * 1mm, height: e.width * 1mm, place(top + left, scale(
    e.width * 1mm / (paper.qr.size * 1pt) * 100%,
    origin: top + left,
    threads(paper.qr.runs, black),
  ))),
)

// Left blank for signatures; only who designs sees where.
#let signing-area(e) = if is-previewed {
  rect(
    ..(width: e.width * 1mm, height: e.height * 1mm, stroke: (paint: rgb("#8a4b00"), thickness: 0.75pt, dash: "dashed")),
    align(center + horizon, text(font: "Source Sans 3", size: 9pt, fill: rgb("#8a4b00"))[Ô ký số]),
  )
}

#let stroke-of(e) = e.thickness * 1pt + rgb(e.stroke)

#let drawn(e, paper, at) = {
  if e.type == "frame" { frame(e) } else if e.type == "qr" { qr(e, paper) } else if e.type == "signing-area" {
    signing-area(e)
  } else if e.type == "table" {
    grid-of(e, paper, at)
  } else if e.type == "image" {
    let picture = design.images.at(e.image, default: none)
    if picture != none {
      image(bytes(picture), format: "svg", width: e.width * 1mm, height: e.height * 1mm, fit: "contain", alt: e.alt)
    }
  } else if e.type == "line" {
    line(end: (e.width * 1mm, e.height * 1mm), stroke: stroke-of(e))
  } else if e.type == "rect" {
    rect(
      ..(width: e.width * 1mm, height: e.height * 1mm, radius: e.radius * 1mm, stroke: stroke-of(e)),
      fill: if e.fill == "" { none } else { rgb(e.fill) },
    )
  } else { written(e, paper, at) }
}

#for (index, paper) in papers.enumerate() {
  for (page, elements) in design.pages.enumerate() {
    if index + page > 0 { pagebreak() }
    for (number, e) in elements.enumerate() {
      place(top + left, dx: e.x * 1mm, dy: e.y * 1mm, drawn(e, paper, (page: page, element: number)))
    }
  }
}
`;

const BEGINNING = '#let design = json(bytes("';

const ENDING = '"))\n';

/**
 * The Typst text that draws papers of a design, whole in itself: drawing, design and pictures. It is what a paper keeps of how it was
 * printed, so that it prints the same whatever becomes of design and drawing. Words of a design stand in one string literal, read as JSON.
 * @param images the pictures by name, each as SVG
 */
export function typstOf(design: Design, images: ReadonlyMap<string, string>): string {
  const { paper, orientation, pages } = design;
  const used = new Set(imagesIn(design));
  const drawn: DrawnDesign = {
    ...{ paper, flipped: orientation === 'landscape' },
    pages: pages.map(({ elements }) => elements.map(drawnElement)),
    images: Object.fromEntries([...images].filter(([name]) => used.has(name))),
  };
  return `${BEGINNING}${quoted(JSON.stringify(drawn))}${ENDING}${DRAWING}`;
}

/** Where papers printed by a text of `typstOf` leave room for signatures; empty: it doesn't say, as the texts before decision 0055's areas. */
export function signingAreasOf(source: string): SigningArea[] {
  const end = source.indexOf(ENDING);
  if (!source.startsWith(BEGINNING) || end < 0) return [];
  const { pages } = JSON.parse(plainText(source.slice(BEGINNING.length, end))) as DrawnDesign;
  return pages.flatMap((elements, index) =>
    elements
      .filter(({ type }) => type === 'signing-area')
      .map(({ x, y, width, height }) => ({ page: index + 1, x, y, width, height })),
  );
}

/** As it stands between the quotes of Typst. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** What `quoted` quoted. */
function plainText(written: string): string {
  return written.replace(/\\(["\\])/g, '$1');
}

/** What the drawing reads. */
interface DrawnDesign {
  readonly paper: string;
  readonly flipped: boolean;
  readonly pages: readonly (readonly DrawnElement[])[];
  readonly images: Readonly<Record<string, string>>;
}

type DrawnElement = Pick<DesignElement, 'type' | 'x' | 'y' | 'width' | 'height'> & Readonly<Record<string, unknown>>;

type Run = Omit<TextRun, 'field'> & { readonly key: string | null };

function drawnElement(element: DesignElement): DrawnElement {
  const { type, values, x, y, width, height } = element;
  const { rows, columns } = values;
  const said = { ...values, type, x, y, width, height };
  if (type === 'text') return { ...said, lines: drawnLines(wordsOf(element, 'text')) };
  if (type === 'field') return { ...said, lines: drawnLines(`{{${wordsOf(element, 'field')}}}`) };
  if (type === 'register-number')
    return { ...said, lines: drawnLines(`${wordsOf(element, 'text')}**{{số vào sổ}}**{{thay cho giấy số}}`) };
  if (type !== 'table') return said;
  const cells = Array.isArray(rows) ? rows.map((row: readonly string[]) => row.map(drawnLines)) : [];
  return { ...said, columns, cells };
}

/** A field nobody knows is shown as it is written: the preview of a design that is still wrong. */
function drawnLines(text: string): Run[][] {
  const run = ({ text: words, field, ...look }: TextRun): Run => {
    const key = field !== null && Object.hasOwn(DESIGN_FIELDS, field) ? (DESIGN_FIELDS[field] ?? null) : null;
    return { ...look, key, text: key === null ? (words ?? `{{${field ?? ''}}}`) : null };
  };
  return markedText(text).lines.map((line) => line.map(run));
}

/** Whom a design is looked at with: somebody as most are, or the longest words that come. */
export const SAMPLES = ['ordinary', 'longest'] as const;

export type Sample = (typeof SAMPLES)[number];

const ORDINARY: PrintedFields = {
  superior: 'ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG',
  issuer: 'Sở Khoa học và Công nghệ',
  authority: 'Giám đốc Sở Khoa học và Công nghệ',
  fullName: 'Lý Thị Mẫu',
  birthYear: 1987,
  unit: 'Tổ công nghệ số cộng đồng xã Mẫu',
  title: 'Bồi dưỡng Tổ CNSCĐ năm 2026, đợt mẫu',
  ...{ startedOn: '2026-09-07', finishedOn: '2026-11-24', courses: 3, classMinutes: 180 },
  ...{ decisionNumber: '00/QĐ-SKHCN', decidedOn: '2026-08-20', place: 'Tuyên Quang', issuedOn: '2026-11-24' },
  ...{ signer: 'Giám đốc', signature: UNSIGNED, replacesNumber: null },
  ...{ renewsNumber: null, validUntil: '2028-11-23' },
};

/** Nobody has all of these; whoever has one is printed whole. */
const LONGEST: PrintedFields = {
  ...ORDINARY,
  fullName: 'Nguyễn Phúc Hoàng Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Mẫu',
  unit: 'Tổ công nghệ số cộng đồng tổ dân phố Trung tâm Hợp nhất Đồng Tâm 12, phường Mẫu Đơn Thượng Giang',
  title:
    'Bồi dưỡng nâng cao kỹ năng số cho thành viên Tổ công nghệ số cộng đồng các xã biên giới năm 2026, đợt mẫu bổ sung số 123',
  ...{ courses: 12, classMinutes: 1470, decisionNumber: '1234/QĐ-SKHCN', replacesNumber: '12345/2026' },
  renewsNumber: '12344/2024',
};

const LONGEST_LINE = [UNSIGNED, TO_BE_SIGNED, ON_PAPER].reduce((one, other) =>
  other.length > one.length ? other : one,
);

const NUMBERS: Readonly<Record<Sample, number>> = { ordinary: 0, longest: 12_345 };

const SIGNATURE_BYTES = 64;

const CODES: Readonly<Record<Sample, string>> = { ordinary: 'MAU2345679', longest: 'MMMMMMMMMM' };

/**
 * The words of a sample as a paper gets them, with a QR code as full as a real one. Its signature is empty: a check page believes nothing of it.
 * @param checkUrl the address of the check page without a code
 * @param qrOf makes a QR code of a text
 */
export function samplePaper(sample: Sample, checkUrl: string, qrOf: (text: string) => QrRuns): PaperText {
  const fields = sample === 'longest' ? LONGEST : ORDINARY;
  const paper = { number: NUMBERS[sample], year: 2026, code: CODES[sample], fields };
  const body = sealBody({ ...paper, issuerCode: '08' }, '00000000');
  const seal = Buffer.concat([body, Buffer.alloc(SIGNATURE_BYTES)]).toString('base64url');
  const text = paperText(paper, checkUrl, qrOf(`${checkUrl}/${paper.code}#${seal}`));
  // Longer than any day, and the longest line of the signature; the seal holds the frozen one.
  return sample === 'longest' ? { ...text, validUntil: WITHOUT_END, signature: LONGEST_LINE } : text;
}
