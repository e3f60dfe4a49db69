/** Why a team has no places on a day: a code with its sentence in the texts, and the day it speaks of, `dd/mm/yyyy`. */
export type TeamAbsence =
  | { readonly code: 'org.team-not-yet'; readonly params: { readonly validFrom: string } }
  | { readonly code: 'org.team-over'; readonly params: { readonly endedOn: string } };

const inWords = (day: string): string => day.split('-').reverse().join('/');

/** Null on a day the team stands. Days are `yyyy-mm-dd`; `validUntil` is the first day the team stands no longer. */
export function absenceOn(
  team: { readonly validFrom: string; readonly validUntil: string | null },
  day: string,
): TeamAbsence | null {
  const { validFrom, validUntil } = team;
  if (day < validFrom) return { code: 'org.team-not-yet', params: { validFrom: inWords(validFrom) } };
  if (validUntil === null || day < validUntil) return null;
  return { code: 'org.team-over', params: { endedOn: inWords(validUntil) } };
}
