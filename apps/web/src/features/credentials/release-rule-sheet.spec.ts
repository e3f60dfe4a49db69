/** @jest-environment jsdom */
import { Act } from '../../lib/api/act.svelte';
import { mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import ReleaseRuleSheet from './components/ReleaseRuleSheet.svelte';
import type { ReleaseState, RoundReleases } from './release.svelte';

type Rule = RoundReleases['rule'];

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the sheet of the rule of release', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(() => leave());

  /** What the sheet says, and what is sent when it is saved as it is opened. */
  async function savedAsOpened(loosening: Rule['loosening']): Promise<[string, unknown]> {
    const sent: unknown[] = [];
    const setRule = (_province: string, body: unknown): Promise<boolean> => Promise.resolve(sent.push(body) > 0);
    const rule = { provinceId: 'p', undoMinutes: 30, changeDays: 14, needsSecond: true, canSet: true, loosening };
    const desk = { ruling: new Act(), setRule } as unknown as ReleaseState;
    leave = (await mountPage(ReleaseRuleSheet, { open: true, desk, rule: rule as Rule })).leave;
    await settled();
    const said = words();
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Lưu cách cấp')?.click();
    await settled();
    return [said, sent[0]];
  }

  it('keeps her own wish to end the second person when she saves something else, and says how to end it', async () => {
    const [said, sent] = await savedAsOpened({ at: '2026-12-01T01:00:00.000Z', canJoin: false });
    expect(sent).toMatchObject({ needsSecond: false });
    expect(said).toContain('Chọn lại ô này và lưu thì thôi');
  });

  it("joins nobody's wish by itself", async () => {
    const [said, sent] = await savedAsOpened({ at: '2026-12-01T01:00:00.000Z', canJoin: true });
    expect(sent).toMatchObject({ needsSecond: true });
    expect(said).toContain('Một quản trị khác đã bỏ người thứ hai');
  });
});
