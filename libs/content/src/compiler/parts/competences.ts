import { listOf, record, text } from '../fields';
import { readYaml } from '../front-matter';
import type { ProblemList } from '../problem';
import type { SourceFiles } from '../source-files';
import type { Competence, CompetenceFramework } from '../types';

/** The competence file, read. */
export interface CompetenceTable {
  readonly frameworks: CompetenceFramework[];
  readonly competences: Competence[];
}

const PATH = 'competences.yaml';

const SHAPE = {
  frameworks: listOf(record({ id: text(), title: text(), source: text({ maxLength: 400 }) })),
  competences: listOf(record({ code: text(), framework: text(), title: text() })),
};

/** Reads content/competences.yaml; an empty table (reported) when it is missing or faulty. */
export function readCompetences(sources: SourceFiles, problems: ProblemList): CompetenceTable {
  const report = problems.reporterFor(PATH);
  const source = sources.texts.get(PATH);
  if (source === undefined) {
    report(1, 'file-missing', 'Thiếu tệp content/competences.yaml.');
    return { frameworks: [], competences: [] };
  }
  const fields = readYaml(source, SHAPE, report);
  if (!fields) return { frameworks: [], competences: [] };
  const { frameworks, competences } = fields.values;
  const codes = new Set<string>();
  for (const { code, framework, line } of competences) {
    if (codes.has(code)) report(line, 'id-duplicate', `Mã năng lực "${code}" viết hai lần.`);
    codes.add(code);
    if (!frameworks.some(({ id }) => id === framework)) {
      report(line, 'reference', `Không có khung năng lực "${framework}" trong phần frameworks.`);
    }
  }
  return {
    frameworks: frameworks.map(({ id, title, source: origin }) => ({ id, title, source: origin })),
    competences: competences.map(({ code, framework, title }) => ({ code, framework, title })),
  };
}
