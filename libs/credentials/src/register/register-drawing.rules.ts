/**
 * Draws pages of the register book (sổ gốc), A4 across: what is the round's and the head of the table on every page, lines of one height, words made
 * smaller where they are many, and on the last page a place for who made the book and who certifies it. `data` has what `RegisterBookService` gives.
 */
export const REGISTER_DRAWING = String.raw`#let data = json(bytes(sys.inputs.data))
#let widths = data.columns.map(one => one.widthMm * 1mm)
#let heads = data.columns.map(one => one.head)
#let centred = data.columns.map(one => one.isCentred)
#let line-height = 11.8mm
#let head-room = 186mm
#let inset = (x: 1.2mm, y: 0.5mm)

#set document(title: data.title, author: data.issuer)
#set page(paper: "a4", flipped: true, margin: (x: 20mm, top: 14mm, bottom: 12mm), footer: none)
#set text(font: "Tinos", size: 11pt, lang: "vi", hyphenate: false)
#set par(leading: 0.38em, spacing: 0pt)
#show heading: it => block(it.body)

#let fitted(words, width) = context {
  let room = width - 2 * inset.x
  let set-in(size) = block(width: room, text(size: size, words))
  let fits(size) = measure(set-in(size)).height <= line-height - 2.4mm
  let size = (11pt, 10pt, 9pt, 8pt, 7pt).find(fits)
  text(size: if size == none { 6pt } else { size }, words)
}

// The head has one height on every page, however long a round is called: what stands below it would move to a page nobody counted.
#let on-line(words, largest) = context {
  let fits(size) = measure(text(size: size, words)).width <= head-room
  let size = (largest, 11pt, 10pt, 9pt, 8pt, 7pt).find(fits)
  text(size: if size == none { 6pt } else { size }, words)
}

#let signatures = grid(
  columns: (1fr, 1fr),
  align: center,
  ..data.signers.map(signer => [
    #v(3mm)
    #text(style: "italic")[……………, ngày …… tháng …… năm ………]
    #v(2mm)
    #text(weight: "bold", upper(signer.who))
    #v(1.5mm)
    #text(size: 10pt, style: "italic", signer.how)
  ]),
)

#let book(sheet) = [
  #grid(
    columns: (head-room, 1fr),
    rows: (6.8mm, 5.4mm, 5mm),
    strong(if sheet.page == 1 [= #on-line(data.name, 14pt)] else { on-line(data.name, 14pt) }),
    align(right, text(size: 10pt, data.issuer)),
    on-line(data.round, 11pt),
    align(right, text(size: 10pt)[Trang #sheet.page/#data.pages]),
    on-line(data.about, 10pt),
  )
  #v(1.5mm)
  #table(
    columns: widths,
    rows: (8.8mm,) + sheet.lines.map(_ => line-height),
    inset: inset,
    stroke: 0.4pt,
    align: (column, row) => if row == 0 or centred.at(column) { center + horizon } else { left + horizon },
    table.header(..heads.map(one => text(size: 9pt, weight: "bold", one))),
    ..sheet.lines.map(line => line.enumerate().map(((at, words)) => fitted(words, widths.at(at)))).flatten(),
  )
  #if sheet.isLast {
    v(2mm)
    text(size: 10pt, style: "italic", data.note)
    signatures
  }
]

#for (at, sheet) in data.sheets.enumerate() {
  if at > 0 { pagebreak() }
  book(sheet)
}
`;
