import type { Report } from '../problem';
import { lineOf } from './blocks';
import { attributeOf, type Token } from './token';

/** Keeps https links and links within the text; every other one loses its link and is reported. */
export function checkLinks(tokens: readonly Token[], report: Report): void {
  const anchors = new Set(tokens.flatMap((token) => withChildren(token)).map((token) => attributeOf(token, 'id')));
  for (const token of tokens) {
    if (token.children) token.children = keepGoodLinks(token.children, (link) => accept(link, anchors, report));
  }
}

function withChildren(token: Token): Token[] {
  return [token, ...(token.children ?? [])];
}

function keepGoodLinks(children: readonly Token[], accepts: (link: Token) => boolean): Token[] {
  const kept: Token[] = [];
  let open: boolean[] = [];
  for (const child of children) {
    if (child.type === 'link_open') open = [...open, accepts(child)];
    const isLink = child.type === 'link_open' || child.type === 'link_close';
    if (!isLink || open.at(-1) === true) kept.push(child);
    if (child.type === 'link_close') open = open.slice(0, -1);
  }
  return kept;
}

function accept(link: Token, anchors: ReadonlySet<string | null>, report: Report): boolean {
  const href = attributeOf(link, 'href') ?? '';
  link.attrs = (link.attrs ?? []).filter(([name]) => name !== 'title');
  if (href.startsWith('#')) {
    const target = decode(href.slice(1));
    if (!anchors.has(target)) report(lineOf(link), 'link-target', `Không có chỗ nào mang mã "${target}" để dẫn tới.`);
    return anchors.has(target);
  }
  if (!isHttps(href)) {
    report(
      lineOf(link),
      'link',
      `Đường dẫn "${decode(href)}" không dùng được. Chỉ dùng địa chỉ bắt đầu bằng https://.`,
    );
    return false;
  }
  link.attrSet('rel', 'noopener noreferrer external');
  return true;
}

/** A whole https address of a named host; markdown-it has percent-encoded everything unusual by now. */
function isHttps(href: string): boolean {
  if (!/^https:\/\/[^\s"'<>\\]+$/.test(href) || !URL.canParse(href)) return false;
  const { protocol, username, password, hostname } = new URL(href);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
