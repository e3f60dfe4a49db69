import { canonicalHash } from '../canonical';
import { readDocument, type Compilation, type Document, type Folder } from '../compilation';
import { text } from '../fields';
import type { Block } from '../markdown/blocks';
import { parseText } from '../markdown/text';
import { attributeOf } from '../markdown/token';
import type { CompiledBank, CompiledQuestion } from '../types';
import { compileQuestion, type QuestionSource } from './question';
import { QUESTION_ATTRIBUTES } from './question-attributes';

const SHAPE = { id: text(), title: text({ maxLength: 120 }), course: text() };

const RULES = { headings: [3, 3], quotes: true, headingAttributes: QUESTION_ATTRIBUTES } as const;

/** What the questions of a bank may name. */
export interface BankReferences {
  readonly courses: ReadonlySet<string>;
  readonly lessons: ReadonlySet<string>;
}

/** Compiles a bank; faulty questions are reported and left out. Text before the first question is for authors. */
export function compileBank(
  { path, slug }: { path: string; slug: string },
  known: BankReferences,
  folder: Folder,
  context: Compilation,
): CompiledBank | null {
  const document = readDocument(path, SHAPE, context);
  if (!document) return null;
  const { fields, report } = document;
  const { id, title, course } = fields.values;
  context.ids.claim(id, path, fields.lineOf('id'), report);
  if (!known.courses.has(course)) {
    report(fields.lineOf('course'), 'reference', `Không có khóa học mang mã "${course}".`);
  }
  const blocks = parseText(document.body, { report, neighbours: folder, rules: RULES });
  const questions = groupQuestions(blocks)
    .map((source) => readQuestion(source, slug, document, { known, context }))
    .filter((question) => question !== null);
  const bank = { id, slug, title, course, questions };
  return { ...bank, hash: canonicalHash(bank) };
}

function readQuestion(
  source: QuestionSource,
  slug: string,
  { path, report }: Document<unknown>,
  { known, context }: { known: BankReferences; context: Compilation },
): CompiledQuestion | null {
  const references = { competences: context.competences, lessons: known.lessons };
  const id = attributeOf(source.heading.token, 'id');
  if (id !== null) context.ids.claim(id, path, source.heading.line, report);
  return compileQuestion(source, slug, references, report);
}

function groupQuestions(blocks: readonly Block[]): QuestionSource[] {
  const starts = blocks.flatMap((block, index) => (block.type === 'heading' ? [index] : []));
  return starts.flatMap((start, order) => {
    const heading = blocks[start];
    return heading ? [{ heading, body: blocks.slice(start + 1, starts[order + 1]) }] : [];
  });
}
