import { type Ask, AfterClassState } from './after-class.svelte';
import { faultOf, firstMissing, opinionOf, refusedWords, t } from './after-class-words';
import { sectionWords } from '../features/privacy/messages/own-data';
import { WriteQueue } from '../lib/offline/queue.svelte';
import type { QueuedWrite } from '../lib/offline/store';
import { Problem } from '../lib/api/problem';

const good = { understood: 'well', pace: 'right', usefulness: 'much' } as const;
const ask = (more: Partial<Ask> = {}): Ask => ({
  ...{ classGroupId: 'c1', title: 'Ký số', trainerNames: ['Hà Minh Tú'], endedAt: '2026-12-01T13:30:00.000Z' },
  opinion: { until: '2026-12-15T13:30:00.000Z', given: null },
  households: null,
  ...more,
});

function aQueue(send: (write: QueuedWrite) => Promise<unknown>): WriteQueue {
  const queue = new WriteQueue({ send, alone: (work) => work(), later: () => undefined, now: () => 1 });
  const kept = new Map<string, QueuedWrite>();
  void queue.use({
    list: () => Promise.resolve([...kept.values()]),
    put: (write) => Promise.resolve(void kept.set(write.key, write)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  });
  return queue;
}

describe('an opinion', () => {
  it('waits on the device without network, and is what she sees there', async () => {
    const queue = aQueue(() => Promise.reject(new Problem('network')));
    const state = new AfterClassState(queue);
    expect(state.opinionState(ask())).toBe('asked');
    await state.giveOpinion(ask(), { ...good, remark: 'chữ nhỏ' });
    await queue.flush();
    expect(state.opinionState(ask())).toBe('on-device');
    expect(state.opinionOf(ask())).toEqual({ ...good, remark: 'chữ nhỏ' });
  });

  it('is sent once, the last one she made', async () => {
    const sent: unknown[] = [];
    const queue = aQueue((write) => Promise.resolve(sent.push(write.body)));
    const state = new AfterClassState(queue);
    await state.giveOpinion(ask(), good);
    await queue.flush();
    await state.giveOpinion(ask(), { ...good, pace: 'fast' });
    await queue.flush();
    expect(sent.at(-1)).toEqual({ ...good, pace: 'fast' });
    expect([state.opinionState(ask()), state.opinionOf(ask())?.pace]).toEqual(['sent', 'fast']);
  });

  it('given before shows as given, without a place for what she did not write', () => {
    const state = new AfterClassState(aQueue(() => Promise.resolve(null)));
    const given = ask({ opinion: { until: '2026-12-15T13:30:00.000Z', given: { ...good, remark: null } } });
    expect(state.opinionState(given)).toBe('given');
    expect(state.opinionOf(given)).toEqual({ ...good, remark: undefined });
  });

  it('is asked for with all who read it, and with the name as little as the own data says', () => {
    for (const words of [t('opinionHidden'), t('remarkHint'), t('householdsHidden')])
      expect(words).toMatch(/giảng viên, xã và Sở/i);
    expect([t('opinionHidden'), t('householdsHidden')].join()).toMatch(/không ghi tên.*không ghi tên/i);
    for (const section of ['classes.opinions', 'classes.households'] as const) {
      expect(sectionWords[section]?.why).toMatch(/Không ghi tên/);
      expect(sectionWords[section]?.why).not.toMatch(/kèm tên/);
    }
  });

  it('that was not taken is said to be late only where it was', async () => {
    const queue = aQueue(() => Promise.reject(new Problem('problem', { code: 'platform.not-found', status: 404 })));
    const state = new AfterClassState(queue);
    await state.giveOpinion(ask(), good);
    await queue.flush();
    expect([state.opinionState(ask()), state.opinionRefusal(ask())]).toEqual(['refused', 'platform.not-found']);
    expect(refusedWords('opinion', 'Ký số', 'platform.not-found')).not.toMatch(/hết hạn/);
    expect(refusedWords('opinion', 'Ký số', 'classes.opinion-over')).toMatch(/hết hạn/);
    expect(refusedWords('households', 'Ký số', 'platform.not-found')).not.toMatch(/hết hạn/);
    expect(refusedWords('households', 'Ký số', 'classes.households-over')).toMatch(/hết hạn/);
  });

  it('names the first question without an answer, and goes out only whole', () => {
    const draft = { understood: 'well', pace: null, usefulness: null, remark: ' ' } as const;
    expect([firstMissing(draft), opinionOf(draft)]).toEqual(['pace', null]);
    const whole = { ...draft, pace: 'slow', usefulness: 'some' } as const;
    expect([firstMissing(whole), opinionOf(whole)]).toEqual([
      null,
      { understood: 'well', pace: 'slow', usefulness: 'some' },
    ]);
    expect(opinionOf({ ...whole, remark: ' hay ' })?.remark).toBe('hay');
  });
});

describe('a number of households', () => {
  it('is whole, from 0 to 200, and no task counts more', () => {
    expect([faultOf(0, {}), faultOf(200, { identity: 200 })]).toEqual([null, null]);
    for (const count of [null, -1, 201, 1.5]) expect(faultOf(count, {})).toMatch(/0 đến 200/);
    expect(faultOf(2, { safety: 3 })).toMatch(/nhiều hơn tổng/);
  });
});
