import { type Field, listOf, number, optional, record, text } from '../fields';
import { readYaml } from '../front-matter';
import { hasForm } from '../identifiers.rules';
import { type ProblemList } from '../problem';
import { type SourceFiles } from '../source-files';
import { type OutsideCertificate } from '../types';

const PATH = 'outside-certificates.yaml';

const validMonths: Field<number | null> = optional<number | null>(number({ min: 1, max: 600 }), null);

const SHAPE = {
  certificates: listOf(
    record({
      id: text({ accepts: (id) => hasForm('slug', id), must: 'phải là chữ thường không dấu', code: 'id-form' }),
      name: text({ maxLength: 80 }),
      issuer: text({ maxLength: 120 }),
      validMonths,
    }),
  ),
};

/** Reads content/outside-certificates.yaml by id; none where there is no such file, since a round need not ask for any. */
export function readOutsideCertificates(
  sources: SourceFiles,
  problems: ProblemList,
): ReadonlyMap<string, OutsideCertificate> {
  const source = sources.texts.get(PATH);
  if (source === undefined) return new Map();
  const report = problems.reporterFor(PATH);
  const fields = readYaml(source, SHAPE, report);
  const found = new Map<string, OutsideCertificate>();
  for (const { line, ...certificate } of fields?.values.certificates ?? []) {
    if (found.has(certificate.id)) report(line, 'id-duplicate', `Loại giấy "${certificate.id}" viết hai lần.`);
    found.set(certificate.id, certificate);
  }
  return found;
}
