/**
 * Layout of an administrative paper as Annex I of Decree 30/2020/NĐ-CP fixes it. Lengths in millimetres, type in points. Where the
 * decree leaves a span, the value within it is chosen here once, and both renderers read it.
 */
export const DECREE_30 = {
  /** A4. */
  page: { widthMm: 210, heightMm: 297 },
  /** Decree: top and bottom 20–25, left 30–35, right 15–20. The same sides on a page turned for a table. */
  margin: { topMm: 20, bottomMm: 20, leftMm: 30, rightMm: 15 },
  /** The number's own distance from the edge, within the top margin. */
  pageNumber: { sizePt: 13, fromEdgeMm: 10 },
  motto: { stateSizePt: 12, mottoSizePt: 13 },
  body: {
    /** Decree: 13–14. */
    sizePt: 14,
    /** Decree: 1 cm or 1.27 cm. */
    firstLineMm: 12.7,
    /** Decree: 6 pt at least. */
    paragraphGapPt: 6,
    /** Decree: single to 1.5. */
    lineSpacing: 1.1,
  },
  /** The office stands at the left, the state at the right of it. */
  office: { sizePt: 12, widthMm: 68 },
  number: { sizePt: 13 },
  placeAndDate: { sizePt: 13 },
  kind: { sizePt: 14 },
  /** The line below the issuing office and below the subject: a third to a half of the text; below the motto as long as the text. */
  shortLineMm: { office: 24, subject: 34 },
  signer: { sizePt: 14, roomMm: 24 },
  recipients: { labelSizePt: 12, listSizePt: 11 },
  /** Smaller type is tolerated in tables: 10–12. */
  table: { sizePt: 12, rulePt: 0.5 },
  annex: { sizePt: 14 },
  /** The name for Word; the PDF embeds Tinos, which has the same letters and widths. */
  font: { office: 'Times New Roman', embedded: 'Tinos' },
} as const;

/** Width between the side margins, of an upright page or one turned on its side. */
export function textWidthMm(isLandscape: boolean): number {
  const { page, margin } = DECREE_30;
  return (isLandscape ? page.heightMm : page.widthMm) - margin.leftMm - margin.rightMm;
}
