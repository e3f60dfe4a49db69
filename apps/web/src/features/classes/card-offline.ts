import { checkCard, isPrinted } from './card-check';
import { keptClock, keptKit } from './kept-kit';
import { t } from './messages/cards';
import type { RollState } from './roll.svelte';
import type { SaidOfCard, ScannedCard } from './scanned-card';

/** What is judged of a card: what was read or typed, and when. */
export type HeldCard = Pick<ScannedCard, 'text' | 'isTyped' | 'seenAt'>;

export const refused = (title: string, note: string): SaidOfCard => ({ state: 'refused', title, note, name: '' });

/** What becomes of a card where no server can be asked: judged by the kit and by when it was read, marked on this phone, sent later. */
export async function markOffline(card: HeldCard, sessionId: string, roll: RollState): Promise<SaidOfCard> {
  const kit = keptKit(sessionId);
  if (kit === null) return refused(t('noKit'), t('noKitText'));
  const verdict = await checkCard(card.text, kit, keptClock(sessionId, Date.parse(card.seenAt)));
  switch (verdict.kind) {
    case 'unreadable':
      return refused(t('notCard'), t('notCardText'));
    case 'forged':
      return refused(t('forged'), t('askName'));
    case 'unable':
      return refused(t('uncheckable'), t('uncheckableText'));
    case 'stale':
      return refused(t('staleCode'), t('staleCodeText'));
    case 'replaced':
      return refused(t('replacedCard'), t('askName'));
    case 'ended':
      return refused(t('endedCard'), t('endedCardText'));
    case 'unlisted':
      return { state: 'asked-later', title: t('unlisted'), note: t('unlistedText'), name: '' };
    case 'good':
      return markKnown(verdict.memberId, roll, { ...card, isChecked: verdict.isChecked });
  }
}

async function markKnown(
  memberId: string,
  roll: RollState,
  card: HeldCard & { isChecked: boolean },
): Promise<SaidOfCard> {
  const line = roll.lines.find((one) => one.memberId === memberId);
  if (!line) return { state: 'asked-later', title: t('unlisted'), note: t('unlistedText'), name: '' };
  const { fullName: name, unitName } = line;
  if (line.isPresent) return { state: 'known', name, title: t('already', { name }), note: unitName };
  await roll.tap(memberId, 'present', card.isTyped ? 'card-number' : 'card');
  const place = roll.lines.find((one) => one.memberId === memberId)?.place;
  const note = [unitName, ...proofWords(card, card.isChecked), t(place === 'unkept' ? 'unkept' : 'onDevice')];
  return { state: 'good', name, title: t('marked', { name }), note: note.join(' · ') };
}

/** What the trainer is told beside a name where it was no code of now that said it: she looks up once more. */
export function proofWords({ text, isTyped }: Pick<HeldCard, 'text' | 'isTyped'>, isChecked = true): string[] {
  if (isTyped) return [t('typedCard')];
  if (isPrinted(text)) return [t('printedCard')];
  return isChecked ? [] : [t('uncheckedCode')];
}
