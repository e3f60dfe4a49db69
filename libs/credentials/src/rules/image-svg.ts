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
