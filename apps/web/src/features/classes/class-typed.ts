import { t as requests } from './messages/requests';
import { formOf, type RuleForm, ruleOf } from './rule-form';
import { ruleWords } from './stay-words';
import type { Approval, ClassGroup } from './types';

/** What a class is called, how many it holds, how it admits and counts, what it builds on. */
export interface ClassBegan {
  title: string;
  capacity: number;
  approval: Approval;
  rule: ClassGroup['rule'];
  buildsOn: string[];
}

/** The same as a form holds it. */
export interface Typed {
  title: string;
  capacity: string;
  approval: Approval;
  rule: RuleForm;
  buildsOn: string[];
}

export const typedOf = (was: ClassBegan): Typed => ({
  ...was,
  capacity: String(was.capacity),
  rule: formOf(was.rule),
});

const FIELDS = ['title', 'capacity', 'approval', 'rule', 'buildsOn'] as const;

const textOf = ({ buildsOn, ...typed }: Typed, field: keyof Typed): string =>
  JSON.stringify(field === 'buildsOn' ? [...buildsOn].sort() : typed[field]);

/** A field as others left it, in words; courses are named elsewhere. */
function wordsOf(theirs: Typed, field: keyof Typed): string {
  if (field === 'approval') return requests(theirs.approval);
  if (field === 'rule') return ruleWords(ruleOf(theirs.rule)).replace(/\.$/, '');
  return field === 'buildsOn' ? theirs.buildsOn.join(', ') : theirs[field];
}

/**
 * Others changed the class since the form began: what was typed here stays, what was not touched is as they left it. Gives what they wrote where both
 * changed the same, and otherwise.
 */
export function meet(
  mine: Typed,
  began: Typed,
  now: Typed,
): { typed: Typed; theirs: Readonly<Partial<Record<keyof Typed, string>>> } {
  const isTyped = (field: keyof Typed): boolean => textOf(mine, field) !== textOf(began, field);
  const kept = Object.fromEntries(FIELDS.filter(isTyped).map((field) => [field, mine[field]]));
  const clashing = FIELDS.filter(
    (field) =>
      isTyped(field) && textOf(now, field) !== textOf(began, field) && textOf(now, field) !== textOf(mine, field),
  );
  return {
    typed: { ...now, ...kept },
    theirs: Object.fromEntries(clashing.map((field) => [field, wordsOf(now, field)])),
  };
}
