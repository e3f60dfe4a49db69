import { canonicalHash } from '../canonical';
import { type Compilation, type Document, type Folder, readDocument } from '../compilation';
import { listOf, oneOf, optional, text } from '../fields';
import { parseText, renderBlocks } from '../markdown/text';
import { type Report } from '../problem';
import { PROGRAMME_LEVELS, type ProgrammeLevel } from '../programme-level.rules';
import { filesIn } from '../source-files';
import { type CompiledProgramme } from '../types';
import { type ProgrammeReferences, readRequirements, requirementList } from './requirements';
import { audienceList, documentId, slug } from './shared-fields';

const BASIC: ProgrammeLevel = 'basic';
const SHAPE = {
  id: documentId(),
  title: text({ maxLength: 120 }),
  level: optional(oneOf(PROGRAMME_LEVELS), BASIC),
  buildsOn: optional(listOf(documentId()), []),
  audience: audienceList,
  certificate: slug(),
  requirements: requirementList,
};

/** A programme, and where its front matter says what it goes on from. */
export interface ProgrammeDraft {
  readonly programme: CompiledProgramme;
  readonly buildsOnAt: { readonly line: number; readonly report: Report };
}

/** Compiles the template of a round; its requirements name only courses and tasks that exist. */
export function compileProgramme(
  place: { path: string; slug: string },
  known: ProgrammeReferences,
  folder: Folder,
  context: Compilation,
): ProgrammeDraft | null {
  const document = readDocument(place.path, SHAPE, context);
  if (!document) return null;
  const { report, fields, body } = document;
  const { id, title, level, buildsOn, audience, certificate } = fields.values;
  context.ids.claim(id, place.path, fields.lineOf('id'), report);
  checkCertificate(document, context);
  const requirements = readRequirements(fields.values.requirements, known, report);
  const blocks = parseText(body, { report, neighbours: folder, rules: { headings: [2, 4], footnotes: true } });
  const html = renderBlocks(blocks, id);
  const programme = { id, slug: place.slug, title, level, buildsOn, audience, certificate, requirements, html };
  const buildsOnAt = { line: fields.lineOf('buildsOn'), report };
  return { programme: { ...programme, hash: canonicalHash(programme) }, buildsOnAt };
}

/** Only an in-depth programme goes on from others, and those are basic ones that exist. */
export function checkLevels(drafts: readonly ProgrammeDraft[]): void {
  const basic = new Set(drafts.flatMap(({ programme }) => (programme.level === BASIC ? [programme.id] : [])));
  for (const { programme, buildsOnAt } of drafts) {
    const { line, report } = buildsOnAt;
    if (programme.level === BASIC && programme.buildsOn.length > 0)
      report(line, 'front-matter-value', 'Chỉ chương trình có "level: in-depth" mới ghi "buildsOn".');
    for (const id of programme.buildsOn.filter((one) => programme.level !== BASIC && !basic.has(one)))
      report(line, 'reference', `Không có chương trình cơ bản nào mang mã ${id}.`);
  }
}

function checkCertificate({ fields, report }: Document<{ certificate: string }>, { sources }: Compilation): void {
  const { certificate } = fields.values;
  if (filesIn(sources, `certificates/${certificate}`).length > 0) return;
  const message = `Không có mẫu giấy chứng nhận trong content/certificates/${certificate}.`;
  report(fields.lineOf('certificate'), 'certificate-missing', message);
}
