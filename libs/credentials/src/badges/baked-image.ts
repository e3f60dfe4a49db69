import { crc32 } from 'node:zlib';

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Signature, then the header chunk: length, type, 13 bytes, checksum. */
const AFTER_HEADER = PNG_SIGNATURE.length + 25;

const KEYWORD = 'openbadgecredential';

const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';

/** A PNG that carries a credential in an iTXt chunk of its own (Open Badges 3.0, 5.3.1). @throws Error when it is no PNG */
export function bakePng(png: Buffer, credential: string): Buffer {
  if (!png.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE))
    throw new Error('The picture of the badge is no PNG');
  // Keyword, not compressed, no language, no translated keyword.
  const data = Buffer.concat([Buffer.from(`iTXt${KEYWORD}\0\0\0\0\0`), Buffer.from(credential)]);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}

/** An SVG that carries a credential as its first element (Open Badges 3.0, 5.3.2). @throws Error when it is no SVG */
export function bakeSvg(svg: string, credential: string): string {
  const start = /<svg\b[^>]*>/.exec(svg);
  if (start === null) throw new Error('The picture of the badge is no SVG');
  const [tag] = start;
  const opened = `${tag.slice(0, -1)} xmlns:openbadges="${NAMESPACE}">`;
  // In CDATA nothing but its own end must not stand; JSON may say that as an escape.
  const carried = credential.replaceAll(']]>', ']]\\u003e');
  const element = `<openbadges:credential><![CDATA[${carried}]]></openbadges:credential>`;
  const end = start.index + tag.length;
  return svg.slice(0, start.index) + opened + element + svg.slice(end);
}
