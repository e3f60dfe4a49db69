/** An element of a drawing. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  readonly line: number;
}

/** Text between elements, entities resolved. */
export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

export type XmlNode = XmlElement | XmlText;

/** Where and why the text is not the small, strict XML a drawing may be. */
export class XmlFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = /[A-Za-z_][\w:.-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const CLOSING = /<\/([A-Za-z_][\w:.-]*)\s*>/y;
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/y;
const PROLOG = /\s*<\?xml[^?<>]*\?>/y;
const TEXT = /[^<]+/y;
const MAX_DEPTH = 32;

/**
 * Parses strict XML without DTD, CDATA, processing instructions or own entities: less than XML allows, so that nothing
 * is read here otherwise than a browser reads it. Throws XmlFault.
 */
export function parseXml(source: string): XmlElement {
  const reader = new Reader(source);
  reader.take(PROLOG);
  const top: XmlNode[] = [];
  readChildren(reader, top, 0);
  if (!reader.atEnd()) throw reader.fault('Thẻ đóng này không có thẻ mở');
  const [root, ...rest] = top.filter((node) => node.kind === 'element' || node.text.trim() !== '');
  if (root?.kind !== 'element' || rest.length > 0) throw new XmlFault(1, 'Tệp hình phải là đúng một thẻ svg');
  return root;
}

class Reader {
  private position = 0;

  constructor(private readonly source: string) {}

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    if (match) this.position = pattern.lastIndex;
    return match;
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.position);
  }

  skip(length: number): void {
    this.position += length;
  }

  atEnd(): boolean {
    return this.position >= this.source.length;
  }

  line(): number {
    return this.source.slice(0, this.position).split('\n').length;
  }

  fault(message: string): XmlFault {
    return new XmlFault(this.line(), message);
  }
}

function readChildren(reader: Reader, into: XmlNode[], depth: number): void {
  if (depth > MAX_DEPTH) throw reader.fault('Các thẻ lồng nhau quá sâu');
  while (!reader.atEnd() && !reader.startsWith('</')) {
    const line = reader.line();
    const text = reader.take(TEXT);
    if (text) into.push({ kind: 'text', text: resolveEntities(text[0], reader), line: line + leadingBreaks(text[0]) });
    else if (reader.startsWith('<!--')) readComment(reader);
    else into.push(readElement(reader, depth));
  }
}

function leadingBreaks(text: string): number {
  return text.slice(0, text.length - text.trimStart().length).split('\n').length - 1;
}

function readComment(reader: Reader): void {
  if (!reader.take(COMMENT)) throw reader.fault('Chú thích <!-- không được đóng đúng');
}

function readElement(reader: Reader, depth: number): XmlElement {
  const line = reader.line();
  reader.skip(1);
  const name = reader.take(NAME)?.[0];
  if (name === undefined) throw reader.fault('Dấu < này không mở một thẻ hợp lệ');
  const attributes = readAttributes(reader);
  const end = reader.take(TAG_END);
  if (!end) throw reader.fault(`Thẻ ${name} viết sai: kiểm tra dấu nháy và dấu >`);
  const element: XmlElement = { kind: 'element', name, attributes, children: [], line };
  if (end[1] === '/') return element;
  readChildren(reader, element.children, depth + 1);
  if (reader.take(CLOSING)?.[1] !== name) throw new XmlFault(line, `Thẻ ${name} không được đóng đúng`);
  return element;
}

function readAttributes(reader: Reader): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (let match = reader.take(ATTRIBUTE); match; match = reader.take(ATTRIBUTE)) {
    const name = match[1] ?? '';
    if (attributes.some((attribute) => attribute.name === name)) throw reader.fault(`Thuộc tính ${name} viết hai lần`);
    attributes.push({ name, value: resolveEntities(match[2] ?? match[3] ?? '', reader) });
  }
  return attributes;
}

function resolveEntities(text: string, reader: Reader): string {
  return text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
    const code = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(name);
    const resolved = code ? fromCode(code) : NAMED[name];
    if (resolved === undefined || !whole.endsWith(';')) throw reader.fault(`Ký hiệu "${whole}" không dùng được`);
    return resolved;
  });
}

function fromCode(match: RegExpExecArray): string | undefined {
  const code = match[1] === undefined ? parseInt(match[2] ?? '', 16) : parseInt(match[1], 10);
  const allowed = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? String.fromCodePoint(code).normalize('NFC') : undefined;
}
