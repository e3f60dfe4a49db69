import { timelineLines, timelineView } from './timeline-view';
import type { Timeline } from './validity-form.svelte';

const timeline: Timeline = {
  from: '2027-01-01',
  until: '2031-01-01',
  words: [],
  members: [
    {
      key: 'late',
      label: 'Gia hạn muộn',
      passages: [
        {
          ...{ number: 1, finishedOn: '2027-01-01', validFrom: '2027-01-01', validUntil: '2028-12-31' },
          ...{ renewableFrom: '2028-10-02', graceUntil: '2029-01-30' },
        },
        {
          ...{ number: 2, finishedOn: '2029-03-01', validFrom: '2029-03-01', validUntil: '2031-02-28' },
          ...{ renewableFrom: '2030-11-30', graceUntil: '2031-03-30' },
        },
      ],
      gaps: [{ from: '2029-01-01', until: '2029-02-28' }],
    },
  ],
};

describe('the picture of a rule', () => {
  it('lays days out in shares of the width, and cuts what lies outside', () => {
    const { years, rows } = timelineView(timeline);
    expect(years.map(({ year }) => year)).toEqual(['2028', '2029', '2030', '2031']);
    const [row] = rows;
    expect(row?.valid[0]).toMatchObject({ key: '1', from: 0 });
    expect(row?.valid[0]?.width).toBeCloseTo(731 / 1461);
    const [, second] = row?.valid ?? [];
    expect((second?.from ?? 0) + (second?.width ?? 0)).toBeCloseTo(1);
    expect(row?.gaps[0]?.from).toBeCloseTo(731 / 1461);
    expect(row?.grace).toHaveLength(1);
    expect(row?.marks.map(({ at }) => at)).toEqual([0, expect.closeTo(790 / 1461)]);
  });

  it('is said in words, gaps too, and stands in a table, one line a passage', () => {
    expect(timelineView(timeline).rows[0]?.sentence).toBe(
      'Gia hạn muộn. Lần 1: hoàn thành 01/01/2027, hiệu lực đến 31/12/2028. Lần 2: hoàn thành 01/03/2029, hiệu lực đến 28/02/2031. Không có hiệu lực từ 01/01/2029 đến 28/02/2029.',
    );
    expect(timelineLines(timeline)[1]).toMatchObject({ finishedOn: '01/03/2029', valid: '01/03/2029 đến 28/02/2031' });
  });
});
