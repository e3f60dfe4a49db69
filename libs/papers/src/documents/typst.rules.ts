import { DRAFT, MOTTO, type PaperTree, RECIPIENTS, STATE } from '../papers/paper-tree.rules';
import { DECREE_30 } from './decree-30.rules';

/** What the Typst text reads: the paper, the decree's constants, and the words that stand on every paper. */
export function typstData(tree: PaperTree): object {
  return { paper: tree, rule: DECREE_30, words: { state: STATE, motto: MOTTO, draft: DRAFT, recipients: RECIPIENTS } };
}

/** The Typst text of every paper. It carries no words and no lengths of its own: both come with the data. */
export const TYPST_PAPER = String.raw`
#let data = json(bytes(sys.inputs.data))
#let paper = data.paper
#let rule = data.rule
#let words = data.words
#let mm(length) = length * 1mm
#let pt(size) = size * 1pt
#set document(title: paper.title, author: paper.head.issuer.join(" "))
#set text(font: rule.font.embedded, size: pt(rule.body.sizePt), lang: "vi", region: "VN", hyphenate: false, fallback: false,
  top-edge: 0.891em, bottom-edge: -0.216em)
#let single = 0.042em
#let leading = single + (rule.body.lineSpacing - 1) * 1.149em
#set par(leading: single, spacing: 0pt, justify: false)
#let numbering-header = context {
  if counter(page).get().first() > 1 {
    set align(center)
    text(size: pt(rule.pageNumber.sizePt), counter(page).display("1"))
  }
}
#set page(paper: "a4", flipped: paper.isLandscape, numbering: "1", footer: none, header: numbering-header, header-ascent: mm(rule.margin.topMm - rule.pageNumber.fromEdgeMm) - 1.149 * pt(rule.pageNumber.sizePt),
  margin: (top: mm(rule.margin.topMm), bottom: mm(rule.margin.bottomMm), left: mm(rule.margin.leftMm), right: mm(rule.margin.rightMm)))
#show heading: it => block(above: 0pt, below: 0pt, text(size: pt(rule.body.sizePt), it.body))

#let runs(some) = for run in some {
  let body = text(run.text)
  if run.isItalic { body = emph(body) }
  if run.isBold { body = strong(body) }
  body
}
#let short-line(length) = block(above: 3pt, below: 0pt, line(length: length, stroke: 0.6pt))
#let level(n, body, ..given) = heading(level: n, outlined: true, text(weight: "bold", body))

#let paper-head(head) = {
  let left = {
    set align(center)
    set text(size: pt(rule.office.sizePt))
    for line in head.superior { block(spacing: 0pt, line) }
    for line in head.issuer { block(spacing: 1pt, strong(line)) }
    short-line(mm(rule.shortLineMm.office))
    v(8pt)
    if head.notation != none { text(size: pt(rule.number.sizePt), head.notation) }
    if head.isDraft { v(6pt); box(stroke: 0.8pt, inset: (x: 8pt, y: 3pt), strong(words.draft)) }
  }
  let right = {
    set align(center)
    block(spacing: 0pt, text(size: pt(rule.motto.stateSizePt), weight: "bold", words.state))
    let motto = text(size: pt(rule.motto.mottoSizePt), weight: "bold", words.motto)
    block(spacing: 2pt, motto)
    context short-line(measure(motto).width)
    v(8pt)
    if head.placeAndDate != none { text(size: pt(rule.placeAndDate.sizePt), style: "italic", head.placeAndDate) }
  }
  grid(columns: (mm(rule.office.widthMm), 1fr), left, right)
}

#let paragraph(some) = block(spacing: pt(rule.body.paragraphGapPt), {
  set par(leading: leading, justify: true, first-line-indent: (amount: mm(rule.body.firstLineMm), all: true))
  par(runs(some))
})

#let row-inset(height) = if height == 0 { 3pt } else { calc.max(3pt, (mm(height) - 1.149 * pt(rule.table.sizePt)) / 2) }

#let listing(it) = block(above: pt(rule.body.paragraphGapPt), below: pt(rule.body.paragraphGapPt), {
  set text(size: pt(rule.table.sizePt))
  set par(leading: single, justify: false)
  table(
    columns: it.columns.map(column => column.weight * 1fr),
    align: it.columns.map(column => if column.align == "centre" { center + horizon } else { left + horizon }),
    inset: (x: 3pt, y: 3pt),
    stroke: rule.table.rulePt * 1pt,
    table.header(..it.columns.map(column => table.cell(align: center + horizon, inset: (x: 3pt, y: 4pt), strong(column.title)))),
    // The first cell alone is as high as the row has to be.
    ..it.rows.map(row => row.cells.enumerate().map(((place, cell)) => if place == 0 {
      table.cell(inset: (x: 3pt, y: row-inset(it.rowHeightMm)), cell)
    } else { cell })).flatten(),
  )
})

#let signing-places(places) = block(breakable: false, above: 10pt, grid(columns: places.map(_ => 1fr), column-gutter: 4mm,
  ..places.map(place => align(center, {
    strong(place.position)
    v(mm(rule.signer.roomMm))
    strong(place.name)
  }))))

#let draw(it) = {
  if it.kind == "paragraph" { paragraph(it.runs) }
  else if it.kind == "item" {
    block(spacing: pt(rule.body.paragraphGapPt), {
      set par(leading: leading, justify: true, first-line-indent: (amount: mm(rule.body.firstLineMm), all: true))
      par(text("- ") + runs(it.runs))
    })
  }
  else if it.kind == "heading" {
    block(spacing: pt(rule.body.paragraphGapPt), sticky: true, width: 100%,
      if it.place == "centre" { align(center, level(2, it.text)) } else { pad(left: mm(rule.body.firstLineMm), level(2, it.text)) })
  }
  else if it.kind == "table" { listing(it) }
  else if it.kind == "signatures" { signing-places(it.places) }
}

#let blocks(some) = for (index, it) in some.enumerate() {
  let next = some.at(index + 1, default: (kind: "signatures"))
  if next.kind == "signatures" and it.kind in ("paragraph", "item") {
    block(sticky: true, spacing: pt(rule.body.paragraphGapPt), draw(it))
  } else { draw(it) }
}

#let closing = {
  let recipients = if paper.recipients.len() > 0 {
    set par(leading: single)
    block(spacing: 2pt, text(size: pt(rule.recipients.labelSizePt), weight: "bold", style: "italic", words.recipients))
    set text(size: pt(rule.recipients.listSizePt))
    for line in paper.recipients { block(spacing: 1pt, text("- " + line)) }
  }
  let signer = if paper.signing != none {
    set align(center)
    set text(size: pt(rule.signer.sizePt))
    for line in paper.signing.lines { block(spacing: 1pt, strong(line)) }
    v(mm(rule.signer.roomMm))
    strong(paper.signing.name)
  }
  if recipients != none or signer != none {
    block(breakable: false, above: 12pt, grid(columns: (1fr, 1fr), column-gutter: 4mm, recipients, signer))
  }
}

#paper-head(paper.head)
#v(14pt)
#align(center, {
  block(spacing: 0pt, text(size: pt(rule.kind.sizePt), level(1, paper.kind)))
  if paper.subject != "" {
    block(above: 2pt, below: 0pt, width: 85%, text(size: pt(rule.kind.sizePt), weight: "bold", paper.subject))
    short-line(mm(rule.shortLineMm.subject))
  }
  if paper.authority != "" { block(above: 12pt, below: 0pt, strong(paper.authority)) }
})
#v(10pt)
#blocks(paper.blocks)
#closing
#for annex in paper.annexes {
  // Stands on the page before, so that the annex begins with 1.
  counter(page).update(0)
  set page(flipped: annex.isLandscape)
  align(center, {
    block(spacing: 2pt, text(size: pt(rule.annex.sizePt), level(1, annex.title)))
    block(spacing: 2pt, emph(annex.basis))
    short-line(mm(rule.shortLineMm.subject))
  })
  v(8pt)
  blocks(annex.blocks)
}
`;
