/** Forms of the ids in content/ (content/README.md, "Mã"). An id is the memory of the system: it never changes. */
const FORMS = {
  course: /^C\d{2}$/,
  lesson: /^C\d{2}-\d{2}$/,
  quiz: /^C\d{2}-QUIZ$/,
  document: /^[A-Z0-9]+(-[A-Z0-9]+)*$/,
  question: /^q-[a-z0-9]+(-[a-z0-9]+)+$/,
  rubric: /^r-[a-z0-9]+(-[a-z0-9]+)+$/,
  anchor: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  slug: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  version: /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/,
} as const;

/** A kind of id or name that has a fixed form. */
export type IdentifierForm = keyof typeof FORMS;

/** Tells whether a name has the form its kind demands (content/README.md, "Mã"). Only ASCII passes. */
export function hasForm(form: IdentifierForm, text: string): boolean {
  return FORMS[form].test(text);
}
