/** @jest-environment jsdom */
import { answerFrom, mountPage, Refusal, simulateLayout } from '../../lib/testing/mounted-page';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import type { CertificatePage } from './certificate.svelte';
import OfficerCertificatePage from './pages/OfficerCertificatePage.svelte';

const fields = {
  ...{ fullName: 'Lý Thị Mai', birthYear: 1985, unit: 'Thôn 1', title: 'Bồi dưỡng năm 2026', courses: 3 },
  ...{ classMinutes: 180, startedOn: '2026-10-01', finishedOn: '2026-11-01', issuedOn: '2026-11-02' },
  ...{
    decisionNumber: '1/QĐ-SKHCN',
    decidedOn: '2026-09-20',
    issuer: 'Sở Khoa học và Công nghệ',
    superior: 'UBND tỉnh',
  },
  ...{
    place: 'Tuyên Quang',
    signer: 'Giám đốc',
    signature: 'none',
    authority: '',
    replacesNumber: null,
    renewsNumber: null,
    validUntil: null,
  },
};
const certificate = {
  ...{
    id: 'g1',
    memberId: 'm1',
    cycleId: 'k1',
    roundId: 'd1',
    number: '0001/2026',
    code: 'AAAA-AAAA-AA',
    state: 'valid',
  },
  ...{ validUntil: null, stateReason: null, stateChangedAt: null, stateNote: null, isStillFinished: true, fields },
  ...{ successorNumber: null, successorCode: null, predecessorCode: null, renewedNumber: null, renewedCode: null },
  ...{ renewalNumber: null, renewalCode: null, keptFor: null, ownKeeping: null, openChangeId: null, can: [] },
  ...{ linkedIds: { successor: null, predecessor: null, renewed: null, renewal: null }, paperSizeBytes: null },
  ...{ checkUrl: 'https://lopso.example/kiem-tra/AAAA', behindNumber: null, behindOn: null, signed: null },
} as unknown as CertificatePage;

describe('an officer’s page of a certificate', () => {
  beforeAll(simulateLayout);
  beforeEach(() =>
    answerFrom((address) =>
      Promise.resolve(
        address.includes('/api/certificates/g1')
          ? certificate
          : new Refusal({ status: 404, code: 'platform.not-found' }),
      ),
    ),
  );
  afterEach(() => {
    session.account = null;
  });

  async function whyHref(address: string, permissions: readonly string[]): Promise<string | null | undefined> {
    session.account = parseAccount({ accountId: 'o', username: 'o', permissions });
    const page = await mountPage(OfficerCertificatePage, { params: { certificateId: 'g1' } }, address);
    const links = [...document.querySelectorAll('a')];
    expect(document.body.textContent).toContain('0001/2026');
    const found = links.find(({ textContent }) => textContent === 'Vì sao được cấp');
    await page.leave();
    return found?.getAttribute('href');
  }

  it('leads to the reasons of its passage, as the desk reads them', async () => {
    const may = ['credentials.read', 'learning.read-progress'];
    expect(await whyHref('/xa/giay/g1', may)).toBe('/xa/thanh-vien/m1/vi-sao/k1');
    expect(await whyHref('/so/giay/g1', may)).toBe('/so/nguoi/k1');
  });

  it('has no link to reasons that are not for who reads it', async () => {
    expect(await whyHref('/so/giay/g1', ['credentials.read'])).toBeUndefined();
  });
});
