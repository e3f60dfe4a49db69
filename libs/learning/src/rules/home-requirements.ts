import { type RequirementCompletion } from './completion';
import { type ExplainedRequirement, explainRequirements } from './explain-requirement';
import { nodesOf, type Requirement, type RequirementKind } from './requirement';

/** One strip of the cloth on the first page. */
export interface HomeRequirement {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly motif: string;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** The next step belongs to it: the shuttle stands here. */
  readonly isNext: boolean;
  /** Of hours: minutes attended (not more than asked for) and asked for. */
  readonly minutes: { readonly attended: number; readonly required: number } | null;
  /** Number of the paper by which it is waived; null when it is not. */
  readonly waivedBy: string | null;
  /** What is asked for and how far that is, in words (`explainRequirement`). */
  readonly explanation: string;
  /** Of a group: its parts in their order, each with its words. */
  readonly parts: readonly ExplainedRequirement[];
}

/** The motif of a programme, for requirements frozen without one of their own. */
const PROGRAMME_MOTIF = 'tram';

/** The strips of the cloth, in the order of the requirements. */
export function homeRequirements(
  requirements: readonly Requirement[],
  completion: readonly RequirementCompletion[],
  nextKey: string | null,
): HomeRequirement[] {
  const byKey = new Map(completion.map((one) => [one.key, one]));
  const explained = explainRequirements(completion);
  return requirements.flatMap((requirement) => {
    const one = byKey.get(requirement.key);
    if (one === undefined) return [];
    const { key, label, kind, done, total, isMet } = one;
    const motif = requirement.spec.motif ?? PROGRAMME_MOTIF;
    const isNext = nodesOf([requirement]).some((node) => node.key === nextKey);
    const { explanation, waivedBy, parts } = explained.get(key) ?? { explanation: '', waivedBy: null, parts: [] };
    const minutes = minutesOf(requirement, one);
    return [{ key, label, kind, motif, done, total, isMet, isNext, minutes, waivedBy, explanation, parts }];
  });
}

function minutesOf(requirement: Requirement, { missing }: RequirementCompletion): HomeRequirement['minutes'] {
  if (requirement.kind !== 'hours') return null;
  const required = requirement.spec.minutes;
  return { required, attended: required - (missing[0]?.minutes ?? 0) };
}
