import { MARK_AND_QR } from '@lopso/platform';

/**
 * The Typst text of a sheet of activation slips (LOOK 11): A4, eight to a page, one colour, dashed cuts. Data: `host`
 * and `slips`, each with `office`, `name`, `place`, `codeLabel`, `code`, `username`, `until` and `qr` (rows of 0 and 1).
 */
export const ACTIVATION_SLIP_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let slip-width = 105mm
#let slip-height = 74.25mm
#set document(title: "Phiếu kích hoạt", author: "Lớp Số")
#set page(paper: "a4", margin: 0mm)
#set text(font: "Source Sans 3", size: 10pt, lang: "vi", hyphenate: false)
#set par(leading: 0.45em, spacing: 0pt)

${MARK_AND_QR}

#let band(width) = {
  let cell = 0.5mm
  box(width: width, height: 3 * cell, fill: black, {
    let x = 2 * cell
    while x + 2 * cell <= width {
      place(dx: x, dy: cell, rect(width: 2 * cell, height: cell, fill: white, stroke: none))
      x += 4 * cell
    }
  })
}

#let slip(it) = box(width: slip-width, height: slip-height, inset: (x: 7.5mm, top: 7mm, bottom: 6mm), {
  grid(columns: (auto, 1fr), column-gutter: 2.5mm, align: horizon,
    mark(7mm),
    stack(spacing: 1.2mm, text(size: 11pt, weight: 700)[Lớp Số], it.office))
  v(3.8mm)
  grid(columns: (1fr, 30mm), column-gutter: 3mm,
    {
      text(size: if it.name.clusters().len() > 22 { 12pt } else { 16pt }, weight: 700, it.name)
      v(1.9mm)
      text(it.place)
      v(3.6mm)
      text(it.codeLabel)
      v(1.7mm)
      text(size: 22pt, weight: 700, tracking: 0.3pt, it.code)
      v(2.2mm)
      [Tên đăng nhập #text(weight: 700, it.username)]
    },
    qr(it.qr, 30mm))
  v(1fr)
  [Quét mã, hoặc vào #text(weight: 700, data.host) rồi nhập mã. Dùng một lần, đến hết #text(weight: 700, it.until). Đừng đưa phiếu cho người khác.]
  v(2.2mm)
  band(90mm)
})

#let cuts = {
  let dashes = (paint: luma(45%), thickness: 0.5pt, dash: "dashed")
  place(top + left, line(start: (slip-width, 0mm), end: (slip-width, 297mm), stroke: dashes))
  for row in range(1, 4) {
    place(top + left, line(start: (0mm, row * slip-height), end: (210mm, row * slip-height), stroke: dashes))
  }
}

#for (index, sheet) in data.slips.chunks(8).enumerate() {
  if index > 0 { pagebreak() }
  cuts
  for (position, it) in sheet.enumerate() {
    place(top + left, dx: calc.rem(position, 2) * slip-width, dy: calc.quo(position, 2) * slip-height, slip(it))
  }
}
`;
