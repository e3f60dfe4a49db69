import { type PaperTemplate, parseTemplate } from './paper-template';
import { type KnownNames } from './paper-values';
import { PLACEHOLDER } from './placeholder';
import { type TemplateBlock } from './template-body';
import { type NumberedText, type TemplateFault } from './template-head';

/** Everything that is wrong with a template, by line; `known`: what the kind has to offer beside what the template asks for. */
export function checkTemplate(source: string, known: KnownNames): TemplateFault[] {
  const { template, faults } = parseTemplate(source);
  const fields = new Set([...known.fields, ...template.head.asked.map(({ name }) => name)]);
  const unknown = textsOf(template).flatMap(({ text, line }) => unknownIn(text, line, fields));
  const tables = blocksOf(template).flatMap((block) =>
    block.kind === 'table' && !known.tables.includes(block.name)
      ? [{ line: block.line, words: `Không có bảng “${block.name}”. ${offered('Các bảng', known.tables)}` }]
      : [],
  );
  return [...faults, ...unknown, ...tables, ...tooManyTables(template)].sort((a, b) => a.line - b.line);
}

/** A paper with more is no paper, and a long list in each would be too much for whoever draws it. */
const MOST_TABLES = 10;

function tooManyTables(template: PaperTemplate): TemplateFault[] {
  const first = blocksOf(template).filter(({ kind }) => kind === 'table')[MOST_TABLES];
  return first === undefined ? [] : [{ line: first.line, words: `Một mẫu có nhiều nhất ${MOST_TABLES} bảng.` }];
}

function unknownIn(text: string, line: number, fields: ReadonlySet<string>): TemplateFault[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  const faults = names
    .filter((name) => !fields.has(name))
    .map((name) => ({ line, words: `Không có mục “${name}”. ${offered('Các mục', [...fields])}` }));
  const rest = text.replace(PLACEHOLDER, '');
  if (/\{\{|\}\}/.test(rest)) faults.push({ line, words: 'Ngoặc nhọn mở mà chưa đóng, hoặc đóng mà chưa mở.' });
  return faults;
}

function offered(title: string, names: readonly string[]): string {
  return names.length === 0 ? `${title} của mẫu này: không có.` : `${title} dùng được: ${names.join(', ')}.`;
}

function blocksOf({ blocks, annexes }: PaperTemplate): TemplateBlock[] {
  return [...blocks, ...annexes.flatMap((annex) => annex.blocks)];
}

function textsOf(template: PaperTemplate): NumberedText[] {
  const { kind, subject, authority, recipients } = template.head;
  return [
    ...[kind, subject, authority, ...recipients],
    ...template.annexes.map(({ title }) => title),
    ...blocksOf(template).flatMap(textOfBlock),
  ];
}

function textOfBlock(block: TemplateBlock): NumberedText[] {
  const { line } = block;
  if (block.kind === 'table') return [];
  if (block.kind === 'heading') return [{ text: block.text, line }];
  if (block.kind === 'signatures') return block.places.map((text) => ({ text, line }));
  return [{ text: block.runs.map(({ text }) => text).join('\n'), line }];
}
