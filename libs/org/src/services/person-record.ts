import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { cleanText, type FieldFault, foldText, givenNameOf, InvalidInput, plainApostrophes } from '@lopso/platform';
import { type MemberKind } from '../rules/member-kinds';
import { personFaults, type PersonForm, properName } from '../rules/person-form';
import { type MemberRecord } from '../storage/member-record.repository';

/** A person as somebody typed them. */
export interface PersonDraft {
  readonly fullName: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  readonly phone: string | null;
  /** The name of one word was asked about and is right; left out: it was not. */
  readonly isOneWordName?: boolean;
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

function cleaned(draft: PersonDraft): PersonForm & { readonly phone: string | null | undefined } {
  const fullName = properName(plainApostrophes(cleanText(draft.fullName)));
  const { birthYear, kind } = draft;
  const isOneWordName = draft.isOneWordName ?? false;
  return {
    ...{ fullName, birthYear, kind, isOneWordName },
    organisation: textOrNull(draft.organisation),
    phone: phoneOf(draft.phone),
  };
}

function faultsIn({ phone, ...form }: ReturnType<typeof cleaned>, today: string): FieldFault[] {
  const faults: FieldFault[] = personFaults(form, today).map(({ field, code }) => ({ pointer: `#/${field}`, code }));
  if (phone === undefined) faults.push({ pointer: '#/phone', code: 'org.phone' });
  return faults;
}

/** Every faulty field of a form, by the pointer and code that `recordOf` would refuse it with. `today` is a date in Vietnam. */
export function draftFaults(draft: PersonDraft, today: string): FieldFault[] {
  return faultsIn(cleaned(draft), today);
}

/** Cleans a form into a record. `today` is a date in Vietnam. @throws InvalidInput naming every faulty field */
export function recordOf(draft: PersonDraft, today: string): MemberRecord {
  const { phone, isOneWordName, ...form } = cleaned(draft);
  const faults = faultsIn({ phone, isOneWordName, ...form }, today);
  if (faults.length > 0) throw new InvalidInput(faults);
  return { ...form, givenName: givenNameOf(form.fullName), searchKey: foldText(form.fullName), phone: phone ?? null };
}
