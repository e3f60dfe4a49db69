import { hasForm } from '../../rules/identifiers';
import { canonicalHash } from '../canonical';
import { readDocument, type Compilation, type Document, type Folder } from '../compilation';
import { listOf, number, oneOf, optional, record, text } from '../fields';
import { parseText, renderBlocks } from '../markdown/text';
import type { Report } from '../problem';
import { filesIn } from '../source-files';
import type { CompiledProgramme, CompiledRequirement } from '../types';
import { audienceList, documentId, slug } from './shared-fields';

const SHAPE = {
  id: documentId(),
  title: text({ maxLength: 120 }),
  audience: audienceList,
  certificate: slug(),
  requirements: listOf(
    record({
      id: text({ accepts: (id) => hasForm('slug', id), must: 'phải là chữ thường không dấu', code: 'id-form' }),
      label: text({ maxLength: 40 }),
      kind: oneOf(['course', 'task', 'hours']),
      course: optional<string | null>(text(), null),
      anyOf: optional<string[] | null>(listOf(text()), null),
      minutes: optional<number | null>(number({ min: 1, max: 100_000 }), null),
    }),
  ),
};

/** One requirement as written: what it needs depends on its kind. */
interface Written {
  readonly id: string;
  readonly label: string;
  readonly kind: CompiledRequirement['kind'];
  readonly course: string | null;
  readonly anyOf: string[] | null;
  readonly minutes: number | null;
  readonly line: number;
}

/** What a requirement may name. */
export interface ProgrammeReferences {
  readonly courses: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
}

/** Compiles the template of a round; its requirements name only courses and tasks that exist. */
export function compileProgramme(
  place: { path: string; slug: string },
  known: ProgrammeReferences,
  folder: Folder,
  context: Compilation,
): CompiledProgramme | null {
  const document = readDocument(place.path, SHAPE, context);
  if (!document) return null;
  const { report, fields, body } = document;
  const { id, title, audience, certificate } = fields.values;
  context.ids.claim(id, place.path, fields.lineOf('id'), report);
  checkCertificate(document, context);
  const requirements = readRequirements(fields.values.requirements, known, report);
  const blocks = parseText(body, { report, neighbours: folder, rules: { headings: [2, 4], footnotes: true } });
  const html = renderBlocks(blocks, id);
  const programme = { id, slug: place.slug, title, audience, certificate, requirements, html };
  return { ...programme, hash: canonicalHash(programme) };
}

function checkCertificate({ fields, report }: Document<{ certificate: string }>, { sources }: Compilation): void {
  const { certificate } = fields.values;
  if (filesIn(sources, `certificates/${certificate}`).length > 0) return;
  const message = `Không có mẫu giấy chứng nhận trong content/certificates/${certificate}.`;
  report(fields.lineOf('certificate'), 'certificate-missing', message);
}

function readRequirements(
  written: readonly Written[],
  known: ProgrammeReferences,
  report: Report,
): CompiledRequirement[] {
  const ids = new Set<string>();
  return written.flatMap((one) => {
    if (ids.has(one.id)) report(one.line, 'id-duplicate', `Yêu cầu "${one.id}" viết hai lần.`);
    ids.add(one.id);
    const requirement = readRequirement(one);
    if (!requirement) {
      const message = 'Yêu cầu course cần "course", task cần "anyOf", hours cần "minutes", và không thêm khóa khác.';
      report(one.line, 'front-matter-value', message);
      return [];
    }
    for (const name of unknownNames(requirement, known)) {
      report(one.line, 'reference', `Yêu cầu "${one.id}" nhắc đến "${name}", nhưng không có mã này.`);
    }
    return [requirement];
  });
}

function readRequirement({ id, label, kind, course, anyOf, minutes }: Written): CompiledRequirement | null {
  const given = [course, anyOf, minutes].filter((value) => value !== null).length;
  if (given !== 1) return null;
  switch (kind) {
    case 'course':
      return course === null ? null : { id, label, kind, course };
    case 'task':
      return anyOf === null ? null : { id, label, kind, anyOf };
    case 'hours':
      return minutes === null ? null : { id, label, kind, minutes };
  }
}

function unknownNames(requirement: CompiledRequirement, known: ProgrammeReferences): string[] {
  switch (requirement.kind) {
    case 'course':
      return [requirement.course].filter((id) => !known.courses.has(id));
    case 'task':
      return requirement.anyOf.filter((id) => !known.tasks.has(id));
    case 'hours':
      return [];
  }
}
