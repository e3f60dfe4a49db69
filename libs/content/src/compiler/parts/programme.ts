import { canonicalHash } from '../canonical';
import { readDocument, type Compilation, type Document, type Folder } from '../compilation';
import { text } from '../fields';
import { parseText, renderBlocks } from '../markdown/text';
import { filesIn } from '../source-files';
import type { CompiledProgramme } from '../types';
import { type ProgrammeReferences, readRequirements, requirementList } from './requirements';
import { audienceList, documentId, slug } from './shared-fields';

const SHAPE = {
  id: documentId(),
  title: text({ maxLength: 120 }),
  audience: audienceList,
  certificate: slug(),
  requirements: requirementList,
};

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
