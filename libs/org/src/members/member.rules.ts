/** The kinds of member (thành phần) that README names: cán bộ, giáo viên, công an, y tế, đoàn thể, doanh nghiệp, người dân. */
export const MEMBER_KINDS = [
  'official',
  'teacher',
  'police',
  'health',
  'mass-organisation',
  'telecom-it',
  'resident',
] as const;

/** A kind of member. */
export type MemberKind = (typeof MEMBER_KINDS)[number];

const WITH_ORGANISATION: readonly MemberKind[] = ['mass-organisation', 'telecom-it'];

/** True for the kinds that say which organisation: an association, or a telecom or IT firm (DESIGN 2, Member). */
export function needsOrganisation(kind: MemberKind): boolean {
  return WITH_ORGANISATION.includes(kind);
}

/** What a form says about a person, already cleaned and composed. */
export interface PersonForm {
  readonly fullName: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  /** Somebody has confirmed that the name really is one word. */
  readonly isOneWordName: boolean;
}

/** One field that cannot stand, by the name it has in the request, and the code of its sentence. */
export interface PersonFault {
  readonly field: keyof PersonForm;
  readonly code: string;
}

/** DOMAIN 3.1: minors are no members; the age is our choice. */
const MIN_AGE_YEARS = 16;

const EARLIEST_BIRTH_YEAR = 1920;

const NAME_SIGNS = /^[\p{L}\p{M}'’.-]+( [\p{L}\p{M}'’.-]+)*$/u;

const MAX_NAME_LENGTH = 80;

function isBirthYear(year: number, today: string): boolean {
  return year >= EARLIEST_BIRTH_YEAR && year <= Number(today.slice(0, 4)) - MIN_AGE_YEARS;
}

/**
 * Everything a form gets wrong: a name has a family and a given name of letters, or is confirmed to be one word, at most 80 signs; a birth year makes its holder 16 or
 * older this year; an association or firm stands exactly with the kinds that have one.
 */
export function personFaults(form: PersonForm, today: string): PersonFault[] {
  const faults: PersonFault[] = [];
  if (form.fullName.length > MAX_NAME_LENGTH) faults.push({ field: 'fullName', code: 'org.name-too-long' });
  else if (form.fullName === '' || (!form.fullName.includes(' ') && !form.isOneWordName))
    faults.push({ field: 'fullName', code: 'org.name-of-one-word' });
  else if (!NAME_SIGNS.test(form.fullName)) faults.push({ field: 'fullName', code: 'org.name' });
  if (!isBirthYear(form.birthYear, today)) faults.push({ field: 'birthYear', code: 'org.birth-year' });
  if (needsOrganisation(form.kind) !== (form.organisation !== null))
    faults.push({ field: 'organisation', code: 'org.organisation' });
  return faults;
}

/** The name without the signs no name has; null when too little stays to be one. */
export function nameOfLetters(name: string): string | null {
  const kept = name
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{M}'’.-]/gu, ''))
    .filter((word) => /\p{L}/u.test(word));
  return kept.length < 2 ? null : kept.join(' ');
}

function capitalised(part: string): string {
  return part.charAt(0).toLocaleUpperCase('vi') + part.slice(1).toLocaleLowerCase('vi');
}

/**
 * A name typed all in capitals or all small gets a capital per word, after an apostrophe or hyphen too (Vừ A H'Mông); any
 * other spelling is the person's own and stays.
 */
export function properName(name: string): string {
  const isShouted = name === name.toLocaleUpperCase('vi');
  const isSmall = name === name.toLocaleLowerCase('vi');
  return isShouted || isSmall ? name.replace(/[^\s'-]+/gu, capitalised) : name;
}
/** What stands where an erased person's name stood, in the few places that still show a row for what counts. */
export const ERASED_NAME = 'Đã xóa theo yêu cầu';
