import type { Report } from '../problem';
import { flatten, inlineOf, type Block } from './blocks';

/** Which blocks a kind of document may hold. */
export interface BlockRules {
  readonly report: Report;
  /** Lowest and highest heading level. */
  readonly headings: readonly [min: number, max: number];
  /** Must the text begin with a heading? */
  readonly startsWithHeading: boolean;
  /** Quotes carry feedback and explanations in a bank. */
  readonly quotes: boolean;
  readonly footnotes: boolean;
}

const NEVER: Record<string, string> = {
  fence: 'Không dùng khối mã. Hãy bỏ dấu ``` ở đầu khối.',
  code_block: 'Dòng này thụt vào bốn dấu cách nên thành khối mã. Hãy bỏ bớt dấu cách.',
  hr: 'Không dùng đường kẻ ngang. Hãy dùng tiêu đề ## để chia mục.',
};

/** Reports blocks that the document may not hold, and headings of a wrong level or order. */
export function checkBlocks(blocks: readonly Block[], rules: BlockRules): void {
  const all = flatten(blocks);
  for (const block of all) {
    const message = refusal(block, rules);
    if (message) rules.report(block.line, 'block-not-allowed', message);
  }
  checkHeadings(blocks, rules);
}

function refusal(block: Block, rules: BlockRules): string | undefined {
  if (block.type === 'blockquote' && !rules.quotes)
    return 'Không dùng dấu > ở đây. Hãy dùng khối ::: say hoặc ::: note.';
  if (block.type === 'footnote_block' && !rules.footnotes) return 'Không dùng chú thích cuối trang ở đây.';
  return NEVER[block.type];
}

function checkHeadings(
  blocks: readonly Block[],
  { report, headings: [min, max], startsWithHeading }: BlockRules,
): void {
  const first = blocks[0];
  if (startsWithHeading && first && first.type !== 'heading') {
    report(first.line, 'heading', 'Thân bài phải bắt đầu bằng một mục, viết bằng hai dấu thăng: ## Tên mục.');
  }
  let above = min - 1;
  for (const block of flatten(blocks).filter(({ type }) => type === 'heading')) {
    const level = Number(block.token.tag.slice(1));
    if (inlineOf(block).length === 0) report(block.line, 'heading', 'Tiêu đề chưa có chữ.');
    if (level < min || level > max) {
      const allowed = Array.from({ length: max - min + 1 }, (_, step) => '#'.repeat(min + step)).join(', ');
      report(block.line, 'heading', `Tiêu đề cấp ${String(level)} không dùng được ở đây. Chỉ dùng ${allowed}.`);
    } else if (level > above + 1) {
      report(block.line, 'heading', 'Tiêu đề nhảy cấp. Hãy thêm tiêu đề cấp trên, hoặc bớt một dấu thăng.');
    }
    above = level;
  }
}
