import { type Document, type IdRegistry } from '../compilation';
import { hasForm } from '../identifiers.rules';
import { type Block, inlineOf } from '../markdown/blocks';
import { visibleText } from '../markdown/prose';
import { renderInline } from '../markdown/text';
import { attributeOf, type Token } from '../markdown/token';
import { type RubricCriterion } from '../types';

const MIN_CRITERIA = 3;
const MAX_CRITERIA = 4;
const MET = 'Đạt:';
const NOT_MET = 'Chưa đạt:';

/** Reads the criteria below the rubric heading; a faulty one is reported and left out. */
export function readRubric(blocks: readonly Block[], document: Document<unknown>, ids: IdRegistry): RubricCriterion[] {
  const { report } = document;
  const starts = blocks.flatMap((block, index) => (block.type === 'heading' ? [index] : []));
  const loose = blocks.slice(0, starts[0] ?? blocks.length)[0];
  if (loose) report(loose.line, 'rubric', 'Dưới mục Tiêu chí chấm chỉ có các tiêu chí, mỗi tiêu chí một mục ###.');
  if (starts.length < MIN_CRITERIA || starts.length > MAX_CRITERIA) {
    const line = blocks[0]?.line ?? 1;
    report(
      line,
      'rubric',
      `Bài cần mục "## Tiêu chí chấm {#rubric}" với 3 đến 4 tiêu chí, đang có ${String(starts.length)}.`,
    );
  }
  return starts
    .map((start, order) => readCriterion(blocks.slice(start, starts[order + 1]), document, ids))
    .filter((criterion) => criterion !== null);
}

function readCriterion(
  [heading, ...body]: readonly Block[],
  { path, report }: Document<unknown>,
  ids: IdRegistry,
): RubricCriterion | null {
  if (!heading) return null;
  const id = attributeOf(heading.token, 'id') ?? '';
  if (heading.token.tag !== 'h3' || !hasForm('rubric', id)) {
    report(heading.line, 'rubric', `Tiêu chí phải là mục ### có mã dạng {#r-c05-anh}, đang là "${id}".`);
    return null;
  }
  ids.claim(id, path, heading.line, report);
  const [metHtml, notMetHtml] = readSides(body, id);
  if (!metHtml || !notMetHtml) {
    report(heading.line, 'rubric', 'Mỗi tiêu chí có đúng hai gạch đầu dòng: "Đạt: …" rồi "Chưa đạt: …".');
    return null;
  }
  const title = visibleText(heading.children[0]?.token ?? heading.token)
    .replace(/\s+/gu, ' ')
    .trim();
  return { id, title, metHtml, notMetHtml };
}

function readSides(body: readonly Block[], id: string): [met: string | null, notMet: string | null] {
  const [list, ...others] = body;
  const [met, notMet, ...more] = list?.type === 'bullet_list' ? list.children : [];
  if (others.length > 0 || more.length > 0) return [null, null];
  return [readSide(met, MET, id), readSide(notMet, NOT_MET, id)];
}

/** The text after "Đạt:", as HTML; null when the item is not of that side. */
function readSide(item: Block | undefined, label: string, name: string): string | null {
  const [paragraph, ...others] = item?.children ?? [];
  const tokens = paragraph?.type === 'paragraph' && others.length === 0 ? inlineOf(paragraph) : [];
  const first = tokens.find(({ type, content }) => type === 'text' && content !== '');
  if (!first?.content.startsWith(label)) return null;
  first.content = first.content.slice(label.length).trimStart();
  if (first.content === '' && !tokens.some((token) => token !== first && token.content !== '')) return null;
  capitalise(tokens);
  return renderInline(tokens, name);
}

function capitalise(tokens: readonly Token[]): void {
  const first = tokens.find(({ type, content }) => type === 'text' && content.trim() !== '');
  if (!first) return;
  const [letter = '', ...rest] = [...first.content];
  first.content = letter.toUpperCase() + rest.join('');
}
