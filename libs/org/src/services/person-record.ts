import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { cleanText, type FieldFault, foldText, givenNameOf, InvalidInput } from '@lopso/platform';
import { type MemberKind } from '../rules/member-kinds';
import { personFaults, plainApostrophes, properName } from '../rules/person-form';
import { type MemberRecord } from '../storage/member-record.repository';

/** A person as somebody typed them. */
export interface PersonDraft {
  readonly fullName: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  readonly phone: string | null;
}

function textOrNull(text: string | null): string | null {
  const cleaned = cleanText(text ?? '');
  return cleaned === '' ? null : cleaned;
}

/** E.164 of a Vietnamese or international number; undefined when it is none. */
function phoneOf(typed: string | null): string | null | undefined {
  const text = textOrNull(typed);
  if (text === null) return null;
  const phone = parsePhoneNumberFromString(text, 'VN');
  return phone?.isValid() === true ? phone.number : undefined;
}

/** Cleans a form into a record. `today` is a date in Vietnam. @throws InvalidInput naming every faulty field */
export function recordOf(draft: PersonDraft, today: string): MemberRecord {
  const fullName = properName(plainApostrophes(cleanText(draft.fullName)));
  const form = { fullName, birthYear: draft.birthYear, kind: draft.kind, organisation: textOrNull(draft.organisation) };
  const phone = phoneOf(draft.phone);
  const faults: FieldFault[] = personFaults(form, today).map(({ field, code }) => ({ pointer: `#/${field}`, code }));
  if (phone === undefined) faults.push({ pointer: '#/phone', code: 'org.phone' });
  if (faults.length > 0) throw new InvalidInput(faults);
  return { ...form, givenName: givenNameOf(fullName), searchKey: foldText(fullName), phone: phone ?? null };
}

/** True when two records say the same of a person. */
export function isSameRecord(a: MemberRecord, b: MemberRecord): boolean {
  return (
    a.fullName === b.fullName &&
    a.birthYear === b.birthYear &&
    a.kind === b.kind &&
    a.organisation === b.organisation &&
    a.phone === b.phone
  );
}
