import { hasForm } from '../identifiers.rules';
import { type Report } from '../problem';
import { lineOf } from './blocks';
import { attributeOf, attributesOf, type Token } from './token';

/** Attributes markdown-it itself sets. */
const OWN: Record<string, readonly string[]> = {
  link_open: ['href', 'rel'],
  ordered_list_open: ['start'],
};

const ALIGNMENT = /^text-align:(left|center|right)$/;

/** What `{…}` may say beyond `#id .class lang`. */
export interface AttributeContext {
  readonly report: Report;
  /** Further attributes of headings: those of a question. */
  readonly headingAttributes: readonly string[];
  /** The ids of headings are the caller's to check (questions, criteria). */
  readonly ownsHeadingIds: boolean;
}

/** Removes every attribute that is not allowed and reports it; ids must be well formed and stand once in a text. */
export function checkAttributes(tokens: readonly Token[], context: AttributeContext): void {
  const ids = new Map<string, number>();
  for (const token of tokens.flatMap((outer) => [outer, ...(outer.children ?? [])])) {
    if (!token.attrs) continue;
    token.attrs = attributesOf(token)
      .map(alignmentAsClass)
      .filter(([name, value]) => accepts(token, { name, value }, context));
    if (token.type !== 'heading_open' || !context.ownsHeadingIds) checkId(token, ids, context.report);
  }
}

/** A style attribute would need an exception in the content security policy; a class doesn't. */
function alignmentAsClass([name, value]: [string, string]): [string, string] {
  const side = name === 'style' ? ALIGNMENT.exec(value)?.[1] : undefined;
  return side === undefined ? [name, value] : ['class', `align-${side}`];
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

function accepts(token: Token, { name, value }: Attribute, context: AttributeContext): boolean {
  if (OWN[token.type]?.includes(name)) return true;
  if (token.type === 'heading_open' && context.headingAttributes.includes(name)) return true;
  const must = fault(name, value);
  if (must === null) return true;
  context.report(lineOf(token), 'attribute', must);
  return false;
}

function fault(name: string, value: string): string | null {
  switch (name) {
    case 'id':
      return null;
    case 'class':
      return /^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*$/.test(value)
        ? null
        : `Class "${value}" phải là chữ thường không dấu.`;
    case 'lang':
      return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)
        ? null
        : `Mã ngôn ngữ "${value}" không đúng dạng, ví dụ lang=vi.`;
    default:
      return `Thuộc tính "${name}" không dùng được ở đây. Chỉ dùng #mã, .class, lang; hình có thêm width, height.`;
  }
}

function checkId(token: Token, ids: Map<string, number>, report: Report): void {
  const id = attributeOf(token, 'id');
  if (id === null) return;
  const line = lineOf(token);
  const earlier = ids.get(id);
  if (!hasForm('anchor', id)) report(line, 'id-form', `Mã "${id}" phải là chữ thường không dấu, nối bằng gạch ngang.`);
  else if (earlier !== undefined) {
    report(line, 'id-duplicate', `Mã "${id}" đã dùng ở dòng ${String(earlier)}. Mỗi mã chỉ dùng một lần.`);
  } else {
    ids.set(id, line);
    return;
  }
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'id');
}
