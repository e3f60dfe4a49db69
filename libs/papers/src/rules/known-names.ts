import { CLASS_NAMES } from './class-values';
import { type PaperKind, subjectOf } from './paper-kinds';
import { type KnownNames } from './paper-values';
import { PLAN_NAMES } from './plan-values';
import { ROUND_NAMES } from './round-values';

/** The office that writes, in a sentence. */
const OFFICE = 'cơ quan';

/** What every template of a kind may ask for. */
export function knownNames(kind: PaperKind): KnownNames {
  const { fields, tables } = { class: CLASS_NAMES, round: ROUND_NAMES, plan: PLAN_NAMES }[subjectOf(kind)];
  return { fields: [OFFICE, ...fields], tables };
}
