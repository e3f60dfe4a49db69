import {
  behindSentence,
  certificateFacts,
  reasonWord,
  stateSentence,
  type TellableCertificate,
  untilLine,
} from './certificate-words';

const certificate: TellableCertificate = {
  state: 'valid',
  validUntil: null,
  stateReason: null,
  stateChangedAt: null,
  successorNumber: null,
  signed: null,
  number: '0147/2026',
  code: '7KQM-4XPD-29',
  fields: {
    superior: 'ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG',
    issuer: 'Sở Khoa học và Công nghệ',
    authority: 'Giám đốc Sở Khoa học và Công nghệ',
    fullName: 'Nguyễn Thị Thuỷ Ngẫu',
    birthYear: 1987,
    unit: 'Tổ công nghệ số cộng đồng xã Hàm Yên',
    title: 'Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 1',
    startedOn: '2026-09-07',
    finishedOn: '2026-11-24',
    courses: 3,
    classMinutes: 90,
    decisionNumber: '145/QĐ-SKHCN',
    decidedOn: '2026-09-01',
    place: 'Tuyên Quang',
    issuedOn: '2026-11-24',
    signer: 'Giám đốc',
    signature: 'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan',
    replacesNumber: null,
    renewsNumber: null,
    validUntil: null,
  },
};
const valueOf = (label: string, of = certificate): string | undefined =>
  certificateFacts(of).find((fact) => fact.label === label)?.value;

describe('a certificate in words', () => {
  it('has a row for every printed line, the signature among them', () => {
    expect(valueOf('Cấp cho')).toBe('Nguyễn Thị Thuỷ Ngẫu');
    expect(valueOf('Năm sinh')).toBe('1987');
    expect(valueOf('Nội dung')).toBe('Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 1 (3 khóa, 1,5 giờ lớp)');
    expect(valueOf('Thời gian')).toBe('07/09/2026 đến 24/11/2026');
    expect(valueOf('Căn cứ')).toBe('Quyết định số 145/QĐ-SKHCN ngày 01/09/2026');
    expect(valueOf('Chữ ký')).toMatch(/chưa có chữ ký/);
    for (const label of ['Thay cho giấy', 'Gia hạn từ giấy', 'Hiệu lực khi cấp'])
      expect(valueOf(label)).toBeUndefined();
  });

  it('says until when it is good, and that it no longer is', () => {
    const ending = { ...certificate, validUntil: '2027-11-30' };
    expect([stateSentence(ending), untilLine(ending)]).toEqual([
      'Còn hiệu lực đến hết ngày 30/11/2027.',
      'Hiệu lực đến hết 30/11/2027',
    ]);
    const ended = { ...ending, state: 'expired' as const };
    expect(stateSentence(ended)).toMatch(/đến hết ngày 30\/11\/2027, nay đã hết hạn/);
    expect(untilLine(ended)).toBe('Hết hiệu lực sau ngày 30/11/2027');
    expect(untilLine({ ...ending, state: 'withdrawn' })).toBeNull();
    expect([stateSentence(certificate), untilLine(certificate)]).toEqual([null, null]);
  });

  it('says who signed its file elsewhere, that nobody did, or that it can’t be known without network', () => {
    const addedAt = '2026-11-27T01:00:00Z';
    const signer = { name: 'Hoàng Văn Thử', organisation: 'Sở (thử)', authority: 'Ban Cơ yếu (thử)', saidAt: null };
    const by = (isTrusted: boolean) => ({ ...certificate, signed: { addedAt, signers: [{ ...signer, isTrusted }] } });
    expect(valueOf('Chữ ký', by(true))).toBe('Chữ ký số của Hoàng Văn Thử, Sở (thử). Tệp đã ký nhận ngày 27/11/2026');
    expect(valueOf('Chữ ký', by(false))).toMatch(/Chưa kiểm được tổ chức cấp chứng thư số$/);
    expect(valueOf('Chữ ký')).toBe(
      'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan. Bản in có thể được ký tay',
    );
    const offline = Object.fromEntries(Object.entries(certificate).filter(([key]) => key !== 'signed'));
    expect(valueOf('Chữ ký', offline as unknown as TellableCertificate)).toMatch(
      /^Lúc cấp: .*chỉ xem được khi có mạng. Bản in có thể được ký tay$/,
    );
  });

  it('names the document by which it fell, or was issued for another', () => {
    const behind = { ...certificate, behindNumber: '12/QĐ', behindOn: '2026-11-25' };
    expect(behindSentence({ ...behind, state: 'withdrawn' })).toBe('Theo văn bản số 12/QĐ ngày 25/11/2026.');
    const fields = { ...certificate.fields, replacesNumber: '0101/2026' };
    expect(behindSentence({ ...behind, fields })).toBe(
      'Giấy này cấp thay giấy số 0101/2026, theo văn bản số 12/QĐ ngày 25/11/2026.',
    );
    expect(behindSentence({ ...behind, behindNumber: null, behindOn: null })).toBeNull();
  });

  it('names the paper it renews and the last day it was issued with', () => {
    const fields = { ...certificate.fields, renewsNumber: '0101/2024', validUntil: '2028-11-23' };
    const renewing = { ...certificate, fields };
    expect(['Gia hạn từ giấy', 'Hiệu lực khi cấp', 'Thay cho giấy'].map((label) => valueOf(label, renewing))).toEqual([
      ...['0101/2024', 'đến hết 23/11/2028', undefined],
    ]);
  });

  it('names the paper it replaces', () => {
    const fields = { ...certificate.fields, replacesNumber: '0101/2026' };
    expect(valueOf('Thay cho giấy', { ...certificate, fields })).toBe('0101/2026');
  });

  it('tells why and when a paper lost its force, and nothing of one that stands', () => {
    expect(stateSentence(certificate)).toBeNull();
    const changed = { ...certificate, stateChangedAt: '2026-12-01T17:30:00Z' };
    expect(stateSentence({ ...changed, state: 'withdrawn', stateReason: 'issued-in-error' })).toBe(
      'Đã thu hồi ngày 02/12/2026 vì cấp nhầm.',
    );
    expect(
      stateSentence({ ...changed, state: 'replaced', stateReason: 'wrong-name', successorNumber: '0148/2026' }),
    ).toBe('Giấy mới mang số 0148/2026. Lý do thay: sai họ tên, ngày 02/12/2026.');
  });

  it('names the paper that was issued again for a withdrawn one, which stays withdrawn', () => {
    const changed = {
      ...certificate,
      state: 'withdrawn',
      stateReason: 'other',
      stateChangedAt: '2026-12-01T17:30:00Z',
    } as const;
    expect(stateSentence({ ...changed, successorNumber: '0150/2026' })).toBe(
      'Đã thu hồi ngày 02/12/2026 vì lý do khác. Nay được cấp lại bằng giấy số 0150/2026.',
    );
  });

  it('has a word for a reason it does not know', () => {
    expect(reasonWord('moon-phase')).toBe('lý do khác');
  });
});
