import { inSentence } from './format';
import { translator } from './translate';

const t = translator({ place: '{venue}, {commune}' });

/** Nhà văn hóa thôn 3, xã Hàm Yên. The commune is not said twice where the name of the hall ends with it: Hội trường UBND xã Hàm Yên. */
export function placeOf({ venueName: venue, communeName }: { venueName: string; communeName: string }): string {
  const commune = inSentence(communeName);
  const isNamed = venue.toLocaleLowerCase('vi').endsWith(commune.toLocaleLowerCase('vi'));
  return isNamed ? venue : t('place', { venue, commune });
}
