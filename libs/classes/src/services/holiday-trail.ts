import { type Actor, type Audit } from '@lopso/platform';

/** What the trail keeps of days off on which sessions are laid knowingly (`yyyy-mm-dd`); nothing where there are none. */
export function holidayDetail(days: readonly string[] = []): { readonly holidays?: string } {
  return days.length === 0 ? {} : { holidays: days.join(', ') };
}

/** Writes into the trail that a session lies on a day off, and that somebody knew it. Joins the transaction. */
export async function noteHoliday(
  audit: Audit,
  actor: Actor,
  session: { readonly id: string; readonly unitPath: string },
  days: readonly string[] = [],
): Promise<void> {
  if (days.length === 0) return;
  await audit.record(actor, {
    action: 'classes.session-on-holiday',
    subjectType: 'class-session',
    subjectId: session.id,
    unitPath: session.unitPath,
    details: holidayDetail(days),
  });
}
