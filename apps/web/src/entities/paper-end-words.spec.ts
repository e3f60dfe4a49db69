import { endAddress, endText, endTitle, type PaperEnd } from './paper-end-words';

const anEnd = (more: Partial<PaperEnd> = {}): PaperEnd => ({
  certificateId: 'c1',
  number: '0001/2026',
  title: 'Đợt 1',
  issuer: 'Sở Khoa học và Công nghệ',
  place: 'tỉnh Tuyên Quang',
  stage: 'renewable',
  isKnown: false,
  validUntil: '2027-10-31',
  followsUntil: '2027-11-30',
  renewsIn: { roundTitle: 'Đợt 1', dueOn: '2027-10-31' },
  ...more,
});

describe('what a member reads of the end of her paper', () => {
  it('is until when it is good, and by when she renews it', () => {
    const news = anEnd();
    expect(endTitle(news)).toBe('Đến lúc gia hạn giấy chứng nhận số 0001/2026');
    expect(endText(news)).toBe(
      'Đợt 1: hiệu lực đến hết ngày 31/10/2027. Học lại đủ yêu cầu chậm nhất ngày 31/10/2027 là có giấy mới.',
    );
    expect(endAddress(news)).toBe('/hoc');
  });

  it('names another round that renews it', () => {
    const renewsIn = { roundTitle: 'Đợt 2', dueOn: '2027-12-31' };
    for (const stage of ['soon', 'ended'] as const)
      expect(endText(anEnd({ stage, renewsIn }))).toContain(
        'Đợt “Đợt 2” mời anh chị học lại, chậm nhất ngày 31/12/2027.',
      );
  });

  it('names who is asked where no round renews it, and leads to the paper', () => {
    const news = anEnd({ stage: 'soon', renewsIn: null });
    expect(endTitle(news)).toContain('sắp hết hiệu lực');
    expect(endText(news)).toMatch(/Hỏi Sở Khoa học và Công nghệ tỉnh Tuyên Quang\.$/);
    expect(endAddress(news)).toBe('/giay/c1');
  });

  it('tells once it has ended until when a renewal follows on, and nothing of it where it does not', () => {
    expect(endText(anEnd({ stage: 'ended' }))).toBe(
      'Đợt 1: hết hiệu lực sau ngày 31/10/2027. Học lại đủ yêu cầu chậm nhất ngày 30/11/2027 là có giấy mới, hiệu lực tính nối tiếp.',
    );
    expect(endText(anEnd({ stage: 'ended', followsUntil: null }))).toMatch(
      /Học lại đủ yêu cầu là có giấy mới, hiệu lực tính từ ngày hoàn thành\.$/,
    );
  });
});
