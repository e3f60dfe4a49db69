import { parseBody, type TemplateAnnex, type TemplateBlock } from './template-body';
import { parseHead, type TemplateFault, type TemplateHead } from './template-head';

/** A template taken apart. */
export interface PaperTemplate {
  readonly head: TemplateHead;
  readonly blocks: readonly TemplateBlock[];
  readonly annexes: readonly TemplateAnnex[];
}

const RULE = '---';

/**
 * Takes a template apart. Blank lines end a paragraph; `## ` is a heading in the middle, `### ` one at the side, `- ` an item,
 * `{{bảng: tên}}` a table, `{{ký: A | B}}` places to sign, `# Phụ lục: …` the title of a list that goes with the paper. What is
 * wrong is named with its line; the rest is read as far as it can be.
 */
export function parseTemplate(source: string): { template: PaperTemplate; faults: TemplateFault[] } {
  const faults: TemplateFault[] = [];
  const lines = source
    .normalize('NFC')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }));
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const end = lines.findIndex(({ text }, index) => index > first && text.trim() === RULE);
  if (lines[first]?.text.trim() !== RULE || end === -1)
    faults.push({ line: 1, words: 'Mẫu mở đầu bằng phần khai báo giữa hai dòng “---”.' });
  const head = parseHead(faults.length === 0 ? lines.slice(first + 1, end) : [], faults.length === 0 ? faults : []);
  return { template: { head, ...parseBody(lines.slice(end + 1), faults) }, faults };
}
