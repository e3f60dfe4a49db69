import type { Report } from '../problem';
import type { Drawing } from '../svg/figure-svg';
import type { XmlAttribute } from '../svg/xml';
import { lineOf } from './blocks';
import { markdown } from './parser';
import type { FigureMeta } from './render-rules';
import { attributeOf, attributesOf, type Token } from './token';

/** Gives the drawing of a file beside the text; null when it is missing or faulty (then reported there). */
export interface FigureSource {
  readonly report: Report;
  /** undefined: there is no such file. */
  drawing(name: string): Drawing | null | undefined;
}

const FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.svg$/;
const SIZE = /^[1-9]\d{0,3}$/;

/**
 * Turns every paragraph that holds one picture and nothing else into a `figure` token, and takes every other picture
 * out (reported). A figure whose drawing is missing or faulty is left out of the text.
 */
export function extractFigures(tokens: readonly Token[], source: FigureSource): Token[] {
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const image = token.type === 'paragraph_open' ? onlyImage(tokens[index + 1]) : null;
    if (image) {
      const figure = readFigure(image, source);
      if (figure) result.push(figureToken(token, figure));
      index += 2;
    } else {
      removeImages(token, source.report);
      result.push(token);
    }
  }
  return result;
}

function onlyImage(inline: Token | undefined): Token | null {
  const children = (inline?.children ?? []).filter((child) => child.type !== 'text' || child.content.trim() !== '');
  const [first, ...others] = children;
  return first?.type === 'image' && others.length === 0 ? first : null;
}

/** The opening of the paragraph becomes the figure; the rest of it is skipped. */
function figureToken(paragraph: Token, figure: FigureMeta): Token {
  paragraph.type = 'figure';
  paragraph.nesting = 0;
  paragraph.hidden = false;
  paragraph.meta = { figure };
  return paragraph;
}

function removeImages(token: Token, report: Report): void {
  const images = (token.children ?? []).filter(({ type }) => type === 'image');
  for (const image of images) {
    report(lineOf(image), 'image-inline', 'Hình phải đứng riêng một đoạn, trên dưới có dòng trống.');
  }
  if (images.length > 0) token.children = (token.children ?? []).filter(({ type }) => type !== 'image');
}

function readFigure(image: Token, { report, drawing }: FigureSource): FigureMeta | null {
  const line = lineOf(image);
  const label = markdown.renderer.renderInlineAsText(image.children ?? [], markdown.options, {}).trim();
  checkLabel(label, line, report);
  const size = readSize(image, line, report);
  const name = attributeOf(image, 'src') ?? '';
  if (!FILE_NAME.test(name)) {
    report(line, 'figure-missing', `"${name}" không dùng được. Hình phải là tệp .svg nằm cạnh bài, tên không dấu.`);
    return null;
  }
  const found = drawing(name);
  if (found === undefined) report(line, 'figure-missing', `Không thấy tệp hình "${name}" bên cạnh bài.`);
  if (!found) return null;
  const caption = (attributeOf(image, 'title') ?? '').trim();
  return { caption, render: (idPrefix) => found.render({ idPrefix, label, size }) };
}

function checkLabel(label: string, line: number, report: Report): void {
  if (label === '') {
    report(line, 'figure-text', 'Hình thiếu lời mô tả. Hãy viết một câu trong ngoặc vuông: ![Hình vẽ …](hinh.svg).');
  } else if (!/[.?!…]$/u.test(label)) {
    report(line, 'figure-text', 'Lời mô tả hình nên là một câu trọn vẹn, có dấu chấm ở cuối.', 'warning');
  }
}

function readSize(image: Token, line: number, report: Report): XmlAttribute[] {
  const size: XmlAttribute[] = [];
  for (const [name, value] of attributesOf(image)) {
    if (['src', 'alt', 'title'].includes(name)) continue;
    if ((name === 'width' || name === 'height') && SIZE.test(value)) size.push({ name, value });
    else report(line, 'attribute', `Hình chỉ nhận width và height là số, không nhận "${name}".`);
  }
  return size;
}
