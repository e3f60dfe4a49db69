import { dayOf, formatDate } from '../../lib/i18n/format';
import { t } from './messages/corrections';
import type { Roll } from './types';

type Corrections = Roll['corrections'];

/** True when the roll of a closed session may be corrected today; a roll kept by an earlier version of this page says nothing: the server decides. */
export const mayCorrect = (corrections: Corrections | undefined): boolean => corrections?.canCorrect ?? true;

/** Until when a closed session is corrected, by whom, and by whom no longer. `asOf` is the server's moment. */
export function correctionSentence(
  corrections: Corrections | undefined,
  { isDepartment, asOf }: { readonly isDepartment: boolean; readonly asOf: string },
): string {
  if (corrections === undefined) return t('hint');
  const { trainerUntil, departmentUntil, canCorrect } = corrections;
  const own = isDepartment ? departmentUntil : trainerUntil;
  if (canCorrect) return own === null ? t('hint') : `${t('hint')} ${t('until', { day: formatDate(own) })}`;
  if (departmentUntil !== null && dayOf(asOf) > departmentUntil)
    return t('overForAll', { day: formatDate(departmentUntil) });
  const day = formatDate(trainerUntil ?? asOf);
  if (departmentUntil === null) return t('overOpen', { day });
  return t('overNow', { day, department: formatDate(departmentUntil) });
}
