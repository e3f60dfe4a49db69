import { MARK_AND_QR } from '@lopso/platform';

/**
 * The Typst text of member cards: each as large as a bank card, alone on its page or ten to an A4 sheet with dashed cuts.
 * Data: `isSheet` and `cards`, each with `name`, `place`, `team`, `number` and `qr` (rows of 0 and 1).
 */
export const MEMBER_CARD_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let card-width = 85.6mm
#let card-height = 53.98mm
#set document(title: "Thẻ thành viên", author: "Lớp Số")
#set text(font: "Source Sans 3", size: 8.5pt, lang: "vi", hyphenate: false)
#set par(leading: 0.42em, spacing: 0pt)

${MARK_AND_QR}

#let card(it) = box(width: card-width, height: card-height, inset: (x: 5mm, top: 4.6mm, bottom: 4.2mm), {
  grid(columns: (auto, 1fr), column-gutter: 2mm, align: horizon,
    mark(6mm),
    stack(spacing: 0.9mm, text(size: 10pt, weight: 700)[Lớp Số], [Thẻ thành viên]))
  v(3mm)
  grid(columns: (1fr, 33mm), column-gutter: 2.5mm,
    {
      text(size: if it.name.clusters().len() > 20 { 11pt } else { 14pt }, weight: 700, it.name)
      v(1.8mm)
      it.place
      if it.team != "" { v(1mm); it.team }
    },
    qr(it.qr, 33mm))
  place(bottom + left, stack(spacing: 1.1mm, [Số thẻ], text(size: 11pt, weight: 700, tracking: 0.2pt, it.number)))
})

#if data.isSheet [
  #set page(paper: "a4", margin: 0mm)
  #let left-edge = (210mm - 2 * card-width) / 2
  #let top-edge = (297mm - 5 * card-height) / 2
  #let dashes = (paint: luma(45%), thickness: 0.5pt, dash: "dashed")
  #for (index, sheet) in data.cards.chunks(10).enumerate() {
    if index > 0 { pagebreak() }
    for column in range(0, 3) {
      place(top + left, line(start: (left-edge + column * card-width, 0mm), end: (left-edge + column * card-width, 297mm), stroke: dashes))
    }
    for row in range(0, 6) {
      place(top + left, line(start: (0mm, top-edge + row * card-height), end: (210mm, top-edge + row * card-height), stroke: dashes))
    }
    for (position, it) in sheet.enumerate() {
      place(top + left, dx: left-edge + calc.rem(position, 2) * card-width, dy: top-edge + calc.quo(position, 2) * card-height, card(it))
    }
  }
] else [
  #set page(width: card-width, height: card-height, margin: 0mm)
  #for (index, it) in data.cards.enumerate() {
    if index > 0 { pagebreak() }
    place(top + left, card(it))
  }
]
`;
