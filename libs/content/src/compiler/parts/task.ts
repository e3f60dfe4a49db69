import { readDocument, type Compilation, type Document, type Folder } from '../compilation';
import { literalOr, number, record, text } from '../fields';
import type { Block } from '../markdown/blocks';
import { parseText, renderBlocks } from '../markdown/text';
import { attributeOf } from '../markdown/token';
import type { CompiledFieldTask, CompiledSheet, CompiledTask, Range } from '../types';
import { readRubric } from './rubric';
import { documentId } from './shared-fields';

const range = (max: number) => record({ min: number({ min: 0, max }), max: number({ min: 0, max }) });

const TASK_SHAPE = {
  id: documentId(),
  title: text({ maxLength: 80 }),
  minutes: number({ min: 1, max: 600 }),
  photos: range(20),
  words: range(2000),
  pass: literalOr('all', number({ min: 1, max: 10 })),
};

const FIELD_TASK_SHAPE = {
  id: documentId(),
  title: text({ maxLength: 80 }),
  minutes: number({ min: 1, max: 600 }),
};

const SHEET_SHAPE = { id: documentId(), title: text({ maxLength: 80 }) };

/** Where a document of a course stands; its id begins with that of the course. */
export interface CoursePlace {
  readonly path: string;
  readonly courseId: string | null;
}

/** Compiles a graded task; its rubric is cut off the text that members read. */
export function compileTask(place: CoursePlace, folder: Folder, context: Compilation): CompiledTask | null {
  const document = readDocument(place.path, TASK_SHAPE, context);
  if (!document) return null;
  const { report, fields, body } = document;
  const { id, title, minutes, photos, words, pass } = fields.values;
  claimId(document, place, context);
  const rules = { headings: [2, 3], headingAttributes: [] } as const;
  const blocks = parseText(body, { report, neighbours: folder, rules });
  const start = blocks.findIndex(isRubricHeading);
  const shown = start < 0 ? blocks : blocks.slice(0, start);
  const rubric = readRubric(start < 0 ? [] : blocks.slice(start + 1), document, context.ids);
  checkRange(document, 'photos');
  checkRange(document, 'words');
  const passCriteria = pass === 'all' ? rubric.length : pass;
  if (passCriteria > rubric.length) {
    report(fields.lineOf('pass'), 'rubric', `Cần đạt ${String(pass)} tiêu chí, nhưng chỉ có ${String(rubric.length)}.`);
  }
  const html = renderBlocks(shown, id);
  return { id, title, minutes, html, photos: ends(photos), words: ends(words), passCriteria, rubric };
}

function isRubricHeading(block: Block): boolean {
  return block.type === 'heading' && block.token.tag === 'h2' && attributeOf(block.token, 'id') === 'rubric';
}

function ends({ min, max }: Range): Range {
  return { min, max };
}

function checkRange({ fields, report }: Document<{ photos: Range; words: Range }>, key: 'photos' | 'words'): void {
  const { min, max } = fields.values[key];
  if (min > max) report(fields.lineOf(key), 'front-matter-value', `"${key}": min không được lớn hơn max.`);
}

/** Compiles a task that nobody grades. */
export function compileFieldTask(place: CoursePlace, folder: Folder, context: Compilation): CompiledFieldTask | null {
  const document = readDocument(place.path, FIELD_TASK_SHAPE, context);
  return document && { ...document.fields.values, html: compileBody(document, place, { folder, context }) };
}

/** Compiles the sheet to print. */
export function compileSheet(place: CoursePlace, folder: Folder, context: Compilation): CompiledSheet | null {
  const document = readDocument(place.path, SHEET_SHAPE, context);
  return document && { ...document.fields.values, html: compileBody(document, place, { folder, context }) };
}

function compileBody(
  document: Document<{ id: string }>,
  place: CoursePlace,
  { folder, context }: { folder: Folder; context: Compilation },
): string {
  claimId(document, place, context);
  const rules = { headings: [2, 4], footnotes: true } as const;
  const { body, report, fields } = document;
  return renderBlocks(parseText(body, { report, neighbours: folder, rules }), fields.values.id);
}

function claimId({ path, report, fields }: Document<{ id: string }>, place: CoursePlace, context: Compilation): void {
  const { id } = fields.values;
  const line = fields.lineOf('id');
  context.ids.claim(id, path, line, report);
  if (place.courseId !== null && !id.startsWith(`${place.courseId}-`)) {
    report(line, 'id-form', `Mã phải bắt đầu bằng mã khóa: ${place.courseId}-….`);
  }
}
