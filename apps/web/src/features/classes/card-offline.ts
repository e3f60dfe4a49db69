import { checkCard, isPrinted } from './card-check';
import { keptClock, keptKit } from './kept-kit';
import { t } from './messages/cards';
import type { RollState } from './roll.svelte';
import type { SaidOfCard } from './scanned-card';

const refused = (title: string, note: string): SaidOfCard => ({ state: 'refused', title, note, name: '' });

/** What becomes of a card where no server can be asked: judged by the kit, marked on this phone, sent later. */
export async function markOffline(text: string, sessionId: string, roll: RollState): Promise<SaidOfCard> {
  const kit = keptKit(sessionId);
  if (kit === null) return refused(t('noKit'), t('noKitText'));
  const verdict = await checkCard(text, kit, keptClock(sessionId, Date.now()));
  switch (verdict.kind) {
    case 'unreadable':
      return refused(t('notCard'), t('notCardText'));
    case 'forged':
      return refused(t('forged'), t('askName'));
    case 'stale':
      return refused(t('staleCode'), t('staleCodeText'));
    case 'replaced':
      return refused(t('replacedCard'), t('askName'));
    case 'unlisted':
      return { state: 'asked-later', title: t('unlisted'), note: t('unlistedText'), name: '' };
    case 'good':
      return markKnown(verdict.memberId, roll, isPrinted(text));
  }
}

async function markKnown(memberId: string, roll: RollState, isOnPaper: boolean): Promise<SaidOfCard> {
  const line = roll.lines.find((one) => one.memberId === memberId);
  if (!line) return { state: 'asked-later', title: t('unlisted'), note: t('unlistedText'), name: '' };
  const { fullName: name, unitName } = line;
  if (line.isPresent) return { state: 'known', name, title: t('already', { name }), note: unitName };
  await roll.tap(memberId, 'present', 'card');
  const place = roll.lines.find((one) => one.memberId === memberId)?.place;
  const note = [unitName, ...(isOnPaper ? [t('printedCard')] : []), t(place === 'unkept' ? 'unkept' : 'onDevice')].join(
    ' · ',
  );
  return { state: 'good', name, title: t('marked', { name }), note };
}
