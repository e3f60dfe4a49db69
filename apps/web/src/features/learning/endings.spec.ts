/** @jest-environment jsdom */
import { flushSync } from 'svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import Endings from './components/Endings.svelte';
import { type Ending, type EndingPreview, endingState, previewWords, type RoundEndings } from './ending-words';

const seen = (more: Partial<EndingPreview> = {}): EndingPreview => ({
  ...{
    finished: 12_000,
    papersWaiting: 0,
    begun: 3_000,
    notBegun: 5_000,
    waiting: 0,
    valid: 0,
    nextTitle: null,
    olderTitles: [],
  },
  ...more,
});
const ending = (more: Partial<Ending> = {}): Ending => ({
  ...{ id: 'e1', act: 'end', paperNumber: null, reason: 'Hết năm.', state: 'proposed', can: [] },
  ...{ proposedBy: 'Nguyễn Thị An', proposedAt: '2026-12-30T03:00:00Z', closedBy: null, closedAt: null },
  ...more,
});

describe('what the end of a round means, in words', () => {
  it('says who keeps what, who gets nothing more of it, and whether a round comes after', () => {
    const words = previewWords(seen());
    expect(words[0]).toMatch(/^12\.000 người đã hoàn thành: giữ nguyên kết quả/);
    expect(words[1]).toMatch(
      /^8\.000 người chưa hoàn thành, 3\.000 người đang làm dở và 5\.000 người chưa bắt đầu\. Kết thúc/,
    );
    expect(previewWords(seen({ notBegun: 0 }))[1]).toMatch(/^3\.000 người chưa hoàn thành, đều đang làm dở\./);
    expect(previewWords(seen({ begun: 0 }))[1]).toMatch(/^5\.000 người chưa hoàn thành, đều chưa bắt đầu\./);
    expect(words.at(-1)).toBe('Chương trình này chưa có đợt sau.');
    const more = previewWords(seen({ waiting: 4, papersWaiting: 7, valid: 9, nextTitle: 'Đợt 2027' })).join(' ');
    expect(more).toContain('4 người trong số ấy đang chờ trả lời: bài thực hành');
    expect(more).toContain('đề nghị miễn');
    expect(more).toContain('7 người đã hoàn thành mà chưa có giấy');
    expect(more).toContain('9 người có kết quả còn hiệu lực');
    expect(more).toContain('Đợt sau của chương trình: “Đợt 2027”.');
    expect(previewWords(seen({ olderTitles: ['Đợt 2025'] })).join(' ')).toContain('Đợt trước “Đợt 2025” còn mở');
    expect(previewWords(seen({ finished: 0, begun: 0, notBegun: 0 }))[0]).toBe('Chưa có ai hoàn thành.');
  });

  it('tells an end from its undoing', () => {
    expect(endingState(ending({ state: 'done' })).words).toBe('Đã kết thúc');
    expect(endingState(ending({ state: 'done', act: 'resume' })).words).toBe('Đã mở lại');
    expect(endingState(ending()).words).toBe('Chờ người thứ hai');
  });
});

describe('the end of a round on its page', () => {
  beforeAll(() => {
    simulateDialogs();
    simulateLayout();
  });
  let leave: (() => Promise<void>) | null = null;
  afterEach(async () => {
    await leave?.();
    leave = null;
    document.body.innerHTML = '';
  });
  const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
  const press = async (name: string): Promise<void> => {
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name)?.click();
    await settled();
  };
  const mounted = async (list: RoundEndings, after: RoundEndings = list) => {
    const sent: [string, unknown][] = [];
    let changed = 0;
    answerFrom((address, body) => {
      const isWritten = body !== null || address.includes('/confirmation');
      if (isWritten) sent.push([new URL(address, 'http://lopso').pathname, body]);
      if (address.includes('/preview')) return Promise.resolve(seen());
      return Promise.resolve(isWritten ? after : list);
    });
    ({ leave } = await mountPage(Endings, { roundId: 'r1', onchanged: () => (changed += 1) }, '/so/dot/r1'));
    await settled();
    return { sent, changes: () => changed };
  };

  it('is proposed after a look, with a reason', async () => {
    const waits: RoundEndings = { endedOn: null, endings: [ending({ can: ['take-back'] })], can: [] };
    const { sent } = await mounted({ endedOn: null, endings: [], can: ['end'] }, waits);
    await press('Đề nghị kết thúc đợt');
    expect(text()).toContain('8.000 người chưa hoàn thành');
    await press('Gửi đề nghị');
    expect([sent, text().includes('Ghi lý do để người thứ hai biết.')]).toEqual([[], true]);
    const field = document.querySelector('textarea');
    if (field === null) throw new Error('no field for the reason');
    field.value = ' Hết năm. ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    await press('Gửi đề nghị');
    expect(sent).toEqual([['/api/rounds/r1/endings', { act: 'end', reason: 'Hết năm.' }]]);
    expect([document.querySelector('textarea'), text().includes('Rút đề nghị')]).toEqual([null, true]);
  });

  it('is confirmed by another person, and the page of the round is read anew', async () => {
    const done: RoundEndings = { endedOn: '2026-12-31', endings: [ending({ state: 'done' })], can: ['resume'] };
    const list: RoundEndings = { endedOn: null, endings: [ending({ can: ['confirm', 'decline'] })], can: [] };
    const { sent, changes } = await mounted(list, done);
    expect(text()).toContain('8.000 người chưa hoàn thành');
    await press('Xác nhận kết thúc đợt');
    expect(sent.map(([address]) => address)).toEqual(['/api/rounds/r1/endings/e1/confirmation']);
    expect(changes()).toBe(1);
    expect(text()).toContain(
      'Đợt đã kết thúc ngày 31/12/2026. Những gì làm sau ngày ấy không tính cho đợt này. Kết quả và giấy giữ nguyên; số liệu tính người hôm nay còn giữ vị trí.',
    );
    await press('Đề nghị mở lại đợt');
    expect(text()).toContain('Mở lại rồi thì đợt như chưa từng kết thúc');
  });

  it('offers nothing to who only reads', async () => {
    await mounted({ endedOn: null, endings: [ending()], can: [] });
    expect(text()).not.toContain('8.000 người chưa hoàn thành');
    await leave?.();
    document.body.innerHTML = '';
    await mounted({ endedOn: null, endings: [], can: [] });
    expect([text().includes('Đợt chưa kết thúc.'), document.querySelectorAll('button').length]).toEqual([true, 0]);
  });
});
