/** @jest-environment jsdom */
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import PlaceSheet from './components/PlaceSheet.svelte';
import { PlanDesk } from './plan.svelte';
import type { Plan, PlannedClass } from './types';

const one = {
  ...{ number: 1, communeId: 'c', communeName: 'Xã Hàm Yên', venueId: 'v1', venueName: 'Nhà văn hóa' },
  ...{ venueCapacity: 40, trainerId: 't1', trainerName: 'Ma Văn An', day: '2026-12-08', firstHalf: 0, halves: 1 },
  ...{ people: [], isPinned: false, classGroupId: null, isCancelled: false, isReplanned: false },
} as unknown as PlannedClass;
const plan = {
  ...{ id: 'p', revision: 3, classes: [one], trainerIds: ['t1', 't2'], terms: { halves: 1 } },
} as unknown as Plan;
const spot = {
  day: '2026-12-10',
  half: 1,
  venueId: 'v2',
  venueName: 'Hội trường',
  trainerId: 't2',
  trainerName: 'Ma Thị Bé',
};
const clash = {
  ...{ kind: 'trainer', who: 'Ma Văn An', title: 'Ký số', on: '09/12/2026', from: '08:00', to: '11:00', until: '' },
  place: 'Nhà văn hóa thôn 3, xã Bình Xa',
};
const refusal = (clashes: object[], spots: object[]) => {
  const words = { title: 'Giảng viên không đến được', detail: 'Buổi đó giảng viên đã có lớp.', errors: [] };
  return new Refusal({
    ...{ status: 422, code: 'planning.spot-trainer-taken' },
    ...words,
    ...{ params: { clashes, spots } },
  });
};
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the sheet that puts a class of a plan elsewhere', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let sent: unknown[] = [];
  let refused: Refusal | null;
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(() => leave());

  async function open(first: Refusal | null): Promise<void> {
    sent = [];
    refused = first;
    answerFrom((address, body) => {
      if (body !== null) {
        sent.push(body);
        return Promise.resolve(refused ?? plan);
      }
      const hall = { communeId: 'c', communeName: 'Xã Hàm Yên', capacity: 40, closedOn: null, isClosed: false };
      const halls = [
        { ...hall, id: 'v1', name: 'Nhà văn hóa', closedOn: '2026-12-20' },
        { ...hall, id: 'v2', name: 'Hội trường' },
      ];
      const trainers = [
        { accountId: 't1', name: 'Ma Văn An' },
        { accountId: 't2', name: 'Ma Thị Bé' },
      ];
      return Promise.resolve(address.includes('/venues') ? { items: halls } : { items: trainers });
    });
    const desk = new PlanDesk(() => 'p');
    desk.current.set(plan);
    ({ leave } = await mountPage(PlaceSheet, { moved: one, desk, plan }));
  }
  const save = async (): Promise<void> => {
    document.querySelector('form#place-class')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };

  it('says from when a hall is closed', async () => {
    await open(null);
    const options = [...document.querySelectorAll('option')].map((option) => option.textContent);
    expect(options).toContain('Nhà văn hóa, 40 chỗ, đóng từ 20/12/2026');
    expect(options).toContain('Hội trường, 40 chỗ');
  });

  it('names what stands in the way, and takes another place into the form', async () => {
    await open(refusal([clash], [spot]));
    await save();
    expect(words()).toContain(
      'Giảng viên Ma Văn An có lớp “Ký số”, 08:00–11:00 ngày 09/12/2026 tại Nhà văn hóa thôn 3, xã Bình Xa.',
    );
    const offer = [...document.querySelectorAll('button')].find((button) =>
      button.textContent?.includes('Chiều thứ Năm, 10/12/2026, Ma Thị Bé, Hội trường'),
    );
    offer?.click();
    await settled();
    expect(words()).not.toContain('Ký số');
    refused = null;
    await save();
    const { day, half, venueId, trainerId } = spot;
    expect(sent.at(-1)).toMatchObject({ day, half, venueId, trainerId, revision: 3 });
  });

  it('says where nothing else is free', async () => {
    await open(refusal([{ ...clash, kind: 'leave', title: '', until: '09/12/2026' }], []));
    await save();
    expect(words()).toContain('Giảng viên Ma Văn An nghỉ phép ngày 09/12/2026.');
    expect(words()).toContain('không còn chỗ nào trống cho lớp này');
  });
});
