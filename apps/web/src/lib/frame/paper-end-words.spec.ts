import { endAddress, endText, endTitle, type PaperEnd } from './paper-end-words';

const anEnd = (more: Partial<PaperEnd> = {}): PaperEnd => ({
  certificateId: 'c1',
  number: '0001/2026',
  title: 'Hoàn thành bồi dưỡng',
  issuer: 'Sở Khoa học và Công nghệ',
  place: 'tỉnh Tuyên Quang',
  stage: 'renewable',
  isKnown: false,
  validUntil: '2027-10-31',
  graceUntil: '2027-11-30',
  renewsIn: { roundTitle: 'Đợt 1', dueOn: '2027-10-31' },
  ...more,
});

describe('what a member reads of the end of her paper', () => {
  it('is until when it is good, and where she renews it', () => {
    const news = anEnd();
    expect(endTitle(news)).toBe('Đến lúc gia hạn giấy chứng nhận số 0001/2026');
    expect(endText(news)).toBe(
      'Hoàn thành bồi dưỡng: hiệu lực đến hết ngày 31/10/2027. Học lại trong đợt “Đợt 1”, hạn 31/10/2027. Đủ yêu cầu là có giấy mới.',
    );
    expect(endAddress(news)).toBe('/hoc');
  });

  it('names who is asked where no round renews it, and leads to the paper', () => {
    const news = anEnd({ stage: 'soon', renewsIn: null });
    expect(endTitle(news)).toContain('sắp hết hiệu lực');
    expect(endText(news)).toMatch(/Hỏi Sở Khoa học và Công nghệ tỉnh Tuyên Quang\.$/);
    expect(endAddress(news)).toBe('/giay/c1');
  });

  it('tells the days of grace once it has ended, and no more when they are over', () => {
    expect(endText(anEnd({ stage: 'ended' }))).toContain(
      'hết hiệu lực sau ngày 31/10/2027. Học xong đến hết ngày 30/11/2027 thì vẫn được tính nối tiếp.',
    );
    expect(endText(anEnd({ stage: 'ended', graceUntil: null }))).not.toContain('nối tiếp');
  });
});
