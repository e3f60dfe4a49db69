import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

/** Longer than any badge is. */
const MOST_TEXT_BYTES = 256 * 1024;
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const KEYWORD = 'openbadgecredential';
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * The signed text that a file carries: JSON or a JWT, bare or baked into a PNG or an SVG (Open Badges 3.0, 5.3). Null when there is none,
 * whatever the file is called, and for one that is too long. The picture around it proves nothing and is left.
 */
export function badgeTextIn(file: Buffer): string | null {
  const text = carriedBy(file)?.trim() ?? '';
  return Buffer.byteLength(text) <= MOST_TEXT_BYTES && (text.startsWith('{') || isJwt(text)) ? text : null;
}

export function isJwt(text: string): boolean {
  return JWT.test(text);
}

function carriedBy(file: Buffer): string | null {
  if (file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return inPng(file);
  const text = file.toString('utf8').replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('<') ? inSvg(text) : text;
}

function inPng(file: Buffer): string | null {
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const data = file.subarray(at + 8, at + 8 + length);
    if (file.toString('latin1', at + 4, at + 8) === 'iTXt' && startsWithKeyword(data)) return textOfChunk(data);
    at += length + 12;
  }
  return null;
}

function startsWithKeyword(data: Buffer): boolean {
  return data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`;
}

/** Keyword, whether it is compressed, how, language, translated keyword, text (PNG 1.2, 4.2.3.3). */
function textOfChunk(data: Buffer): string | null {
  const flags = KEYWORD.length + 1;
  const afterLanguage = data.indexOf(0, flags + 2);
  const afterKeyword = data.indexOf(0, afterLanguage + 1);
  if (afterLanguage < 0 || afterKeyword < 0) return null;
  const text = data.subarray(afterKeyword + 1);
  return data[flags] === 1 ? inflated(text) : text.toString('utf8');
}

function inflated(bytes: Buffer): string | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_TEXT_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}

/** The content of `openbadges:credential`, or its attribute `verify`, which carries a JWT. */
function inSvg(text: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let carried: string | null = null;
  let isInside = false;
  let isBroken = false;
  const add = (more: string): void => {
    if (isInside) carried = (carried ?? '') + more;
  };
  parser.on('error', () => (isBroken = true));
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri !== NAMESPACE || local !== 'credential' || carried !== null) return;
    isInside = true;
    carried = attributes['verify']?.value ?? '';
  });
  parser.on('closetag', () => (isInside = false));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return isBroken ? null : carried;
}
