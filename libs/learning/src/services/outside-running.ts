import { OutsideDateWrong } from '../learning.errors';
import { earlierDay } from '../rules/outside-certificate';
import { type OutsideClaim } from '../storage/outside-claim.repository';

/** @throws OutsideDateWrong when the printed end lies before the day of issue, or the last day before today (`yyyy-mm-dd`) */
export function requireRunning(
  { issuedOn, kindLastOn, validUntil }: Pick<OutsideClaim, 'issuedOn' | 'kindLastOn' | 'validUntil'>,
  today: string,
): void {
  if (validUntil !== null && validUntil < issuedOn)
    throw new OutsideDateWrong('learning.outside-until-before-issued', 'validUntil');
  const lastOn = earlierDay(kindLastOn, validUntil);
  if (lastOn === null || lastOn >= today) return;
  throw new OutsideDateWrong('learning.outside-over', lastOn === validUntil ? 'validUntil' : 'issuedOn');
}
