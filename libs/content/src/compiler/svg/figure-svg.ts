import { escapeHtml, htmlAttribute } from '../html';
import type { Report } from '../problem';
import {
  ATTRIBUTE_VALUES,
  COLOUR_ATTRIBUTES,
  DRAWING_CLASS,
  DRAWING_ELEMENTS,
  DROPPED_ELEMENTS,
  DROPPED_ON_ROOT,
  FILLED_ELEMENTS,
} from './allow-list';
import { parseXml, XmlFault, type XmlAttribute, type XmlElement, type XmlNode } from './xml';

/** The heaviest drawing, in UTF-8 bytes (content/README.md, "Hình vẽ"). */
export const MAX_SVG_BYTES = 12 * 1024;
/** The smallest text, in units of a drawing 360 wide: a phone shows it at that width. */
const MIN_TEXT_SIZE = 15;
const REFERENCE_WIDTH = 360;
/** Beyond this the file is refused unread. */
const MAX_PARSED_BYTES = 5 * MAX_SVG_BYTES;

/** A drawing that passed; `render` gives the inline element, with ids made unique by the prefix. */
export interface Drawing {
  render(attributes: { idPrefix: string; label: string; size: readonly XmlAttribute[] }): string;
}

interface Inherited {
  readonly isRoot: boolean;
  readonly filled: boolean;
  readonly fontSize: number | null;
  readonly scale: number;
}

/** Checks a drawing against the allow-list; null (reported) when anything in it is not allowed. */
export function readDrawing(source: string, report: Report): Drawing | null {
  let sound = true;
  const refuse: Report = (line, code, message, severity = 'error') => {
    if (severity === 'error') sound = false;
    report(line, code, message, severity);
  };
  const bytes = Buffer.byteLength(source, 'utf8');
  if (bytes > MAX_SVG_BYTES) {
    const size = (bytes / 1024).toFixed(1).replace('.', ',');
    refuse(1, 'svg-too-heavy', `Hình nặng ${size} kB, tối đa 12 kB. Hãy bớt chi tiết.`);
  }
  if (bytes > MAX_PARSED_BYTES) return null;
  const root = parse(source, refuse);
  if (!root) return null;
  checkRoot(root, refuse);
  const scale = REFERENCE_WIDTH / viewBoxWidth(root);
  checkElement(root, { isRoot: true, filled: false, fontSize: null, scale }, refuse);
  return sound ? { render: (attributes) => renderRoot(root, attributes) } : null;
}

function parse(source: string, report: Report): XmlElement | null {
  try {
    return parseXml(source);
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    report(fault.line, 'svg', `Tệp hình viết sai. ${fault.message}.`);
    return null;
  }
}

function checkRoot(root: XmlElement, report: Report): void {
  if (root.name !== 'svg') report(root.line, 'svg', 'Tệp hình phải bắt đầu bằng thẻ svg.');
  if (!(viewBoxWidth(root) > 0)) report(root.line, 'svg', 'Thẻ svg phải có viewBox với bốn số, ví dụ "0 0 360 200".');
}

function viewBoxWidth(root: XmlElement): number {
  const parts = (attributeOf(root, 'viewBox') ?? '').split(/[\s,]+/).map(Number);
  const [, , width = NaN, height = NaN] = parts;
  return parts.length === 4 && height > 0 ? width : NaN;
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

function checkElement(element: XmlElement, inherited: Inherited, report: Report): void {
  if (DROPPED_ELEMENTS.has(element.name)) return;
  if (!DRAWING_ELEMENTS.has(element.name) || (element.name === 'svg' && !inherited.isRoot)) {
    report(element.line, 'svg-forbidden', `Thẻ "${element.name}" không được dùng trong hình.`);
    return;
  }
  for (const attribute of element.attributes) checkAttribute(element, attribute, { inherited, report });
  const own = inherit(element, inherited);
  checkPaint(element, own, report);
  for (const child of element.children) checkChild(element, child, { inherited: own, report });
}

function inherit(element: XmlElement, inherited: Inherited): Inherited {
  const classes = classesOf(element);
  const size = attributeOf(element, 'font-size');
  return {
    isRoot: false,
    filled: inherited.filled || classes.some((name) => name.startsWith('f-') || name === 't'),
    fontSize: size === undefined ? inherited.fontSize : Number(size),
    scale: inherited.scale,
  };
}

function classesOf(element: XmlElement): string[] {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

interface Check {
  readonly inherited: Inherited;
  readonly report: Report;
}

function checkAttribute(element: XmlElement, { name, value }: XmlAttribute, { inherited, report }: Check): void {
  if (inherited.isRoot && DROPPED_ON_ROOT.has(name)) return;
  if (COLOUR_ATTRIBUTES.has(name)) {
    report(element.line, 'svg-colour', `Màu chỉ đặt bằng class, không dùng "${name}". Ví dụ: class="f-tea s-ink".`);
    return;
  }
  const form = ATTRIBUTE_VALUES.get(name);
  if (!form) {
    report(element.line, 'svg-forbidden', `Thuộc tính "${name}" không được dùng trong hình.`);
  } else if (!form.test(value)) {
    report(element.line, 'svg-forbidden', `Giá trị của "${name}" không dùng được trong hình.`);
  } else if (name === 'class') {
    checkClasses(element, report);
  }
}

function checkClasses(element: XmlElement, report: Report): void {
  for (const name of classesOf(element).filter((candidate) => !DRAWING_CLASS.test(candidate))) {
    report(element.line, 'svg-colour', `Class "${name}" không có trong bảng màu của hình.`);
  }
}

function checkPaint(element: XmlElement, own: Inherited, report: Report): void {
  if (FILLED_ELEMENTS.has(element.name) && !own.filled) {
    report(element.line, 'svg-colour', `Thẻ "${element.name}" chưa có class màu nền, nên sẽ thành đen khi in tối.`);
  }
  if (element.name !== 'text' && element.name !== 'tspan') return;
  const size = (own.fontSize ?? 0) * own.scale;
  if (size < MIN_TEXT_SIZE) {
    report(
      element.line,
      'svg-text-size',
      'Chữ trong hình nhỏ hơn 15 (tính theo khung rộng 360), hoặc thiếu font-size.',
    );
  }
}

function checkChild(parent: XmlElement, child: XmlNode, { inherited, report }: Check): void {
  if (child.kind === 'element') {
    checkElement(child, inherited, report);
  } else if (child.text.trim() !== '' && !holdsText(parent)) {
    report(child.line, 'svg', 'Chữ đứng ngoài thẻ text.');
  }
}

function holdsText(element: XmlElement): boolean {
  return element.name === 'text' || element.name === 'tspan';
}

function renderRoot(root: XmlElement, how: Parameters<Drawing['render']>[0]): string {
  const kept = root.attributes.filter(({ name }) => !DROPPED_ON_ROOT.has(name));
  const attributes = [
    { name: 'role', value: 'img' },
    { name: 'aria-label', value: how.label },
    ...how.size,
    ...kept.map((attribute) => withPrefix(attribute, how.idPrefix)),
  ];
  return `<svg${attributes.map(renderAttribute).join('')}>${renderChildren(root, how.idPrefix)}</svg>`;
}

function renderChildren(element: XmlElement, idPrefix: string): string {
  return element.children.map((child) => renderNode(child, element, idPrefix)).join('');
}

function renderNode(node: XmlNode, parent: XmlElement, idPrefix: string): string {
  if (node.kind === 'text') return holdsText(parent) ? escapeHtml(node.text.replace(/\s+/gu, ' ')) : '';
  if (DROPPED_ELEMENTS.has(node.name)) return '';
  const attributes = node.attributes.map((attribute) => renderAttribute(withPrefix(attribute, idPrefix))).join('');
  const inner = renderChildren(node, idPrefix);
  return inner === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inner}</${node.name}>`;
}

function withPrefix(attribute: XmlAttribute, idPrefix: string): XmlAttribute {
  return attribute.name === 'id' ? { name: 'id', value: idPrefix + attribute.value } : attribute;
}

function renderAttribute({ name, value }: XmlAttribute): string {
  return htmlAttribute(name, value.replace(/\s+/gu, ' ').trim());
}
