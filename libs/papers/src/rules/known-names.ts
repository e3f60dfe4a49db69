import { CLASS_NAMES } from './class-values';
import { type PaperKind, subjectOf } from './paper-kinds';
import { type KnownNames } from './paper-values';
import { ROUND_NAMES } from './round-values';

/** The office that writes, in a sentence. */
const OFFICE = 'cơ quan';

/** What every template of a kind may ask for. */
export function knownNames(kind: PaperKind): KnownNames {
  const { fields, tables } = subjectOf(kind) === 'class' ? CLASS_NAMES : ROUND_NAMES;
  return { fields: [OFFICE, ...fields], tables };
}
