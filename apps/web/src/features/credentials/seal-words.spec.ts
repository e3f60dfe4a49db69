import type { SealedCheck } from './check.svelte';
import type { PaperSeal } from './paper-seal';
import { isGenuine, sealWords, toldBySeal } from './seal-words';

const seal = (validUntil: string | null): PaperSeal =>
  ({ number: '0147/2028', code: '7KQM-4XPD-29', fields: { validUntil } }) as PaperSeal;
const check = (
  verdict: SealedCheck['verdict'],
  given: { until?: string | null; today?: string } = {},
): SealedCheck => ({
  ...{ seal: seal(given.until === undefined ? '2030-11-24' : given.until), verdict },
  ...{ asOf: '2028-11-26T02:00:00Z', today: given.today ?? '2029-03-01' },
});

describe('what a check without network says', () => {
  it('says of a paper that stands until when it is good, and by which day', () => {
    const { finding, text } = sealWords(check('valid'));
    expect(finding).toBe('valid');
    expect(text).toBe(
      'Giấy ghi có hiệu lực đến hết ngày 24/11/2030. Tính theo ngày của máy này: 01/03/2029. ' +
        'Danh sách giấy bị thu hồi, hết hạn tính đến 09:00 ngày 26/11/2028. Sau lúc đó thì máy này chưa biết.',
    );
    expect(sealWords(check('valid', { until: null })).text).toMatch(/^Danh sách giấy bị thu hồi/);
  });

  it('does not trust a clock that is behind the list', () => {
    expect(sealWords(check('valid', { today: '2020-01-01' })).text).toContain(
      'Máy này ghi hôm nay là 01/01/2020, sớm hơn danh sách giấy: ngày của máy sai, nên tính theo ngày của danh sách, 26/11/2028.',
    );
  });

  it('says that the list knows of a later last day than the paper prints', () => {
    expect(sealWords(check('valid', { until: '2028-11-01' })).text).toBe(
      'Giấy ghi có hiệu lực đến hết ngày 01/11/2028, nhưng theo danh sách tính đến 09:00 ngày 26/11/2028 thì vẫn còn giá trị.',
    );
  });

  it('calls a paper whose last day is over expired, as the register does, and says by what', () => {
    const lapsed = check('lapsed', { today: '2035-01-01' });
    const { finding, title, text } = sealWords(lapsed);
    expect([finding, title]).toEqual(['expired', sealWords(check('expired')).title]);
    expect(text).toContain(
      'đến hết ngày 24/11/2030; máy này ghi hôm nay là 01/01/2035. Danh sách trên máy chỉ tính đến 09:00',
    );
    expect(isGenuine(lapsed)).toBe(true);
    expect(toldBySeal(seal('2030-11-24'), 'lapsed').state).toBe('expired');
  });
});
