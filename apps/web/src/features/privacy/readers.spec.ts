import { readerDays } from './readers';

const entry = (more: object) => ({
  ...{ id: 'e1', occurredAt: '2026-11-12T03:00:00Z', actor: { id: 'a', name: 'Lò Văn An' }, onBehalfOf: null },
  ...{
    action: 'org.members-listed',
    isRead: true,
    member: null,
    account: null,
    deputyOf: null,
    unitName: 'Xã Hàm Yên',
    fields: [],
    details: [],
  },
  ...more,
});

describe('who looked at the own data', () => {
  it('is told by day and person, repeats counted', () => {
    const days = readerDays([
      entry({ id: 'e5', occurredAt: '2026-11-12T16:59:00Z' }),
      entry({ id: 'e4', action: 'org.member-read' }),
      entry({ id: 'e3', actor: { id: 'b', name: 'Tẩn A Mẩy' } }),
      entry({ id: 'e2' }),
      entry({ id: 'e1', occurredAt: '2026-11-11T16:00:00Z' }),
    ]);
    const told = days.map(({ day, people }) => [
      day,
      people.map(({ actor, lines }) => [actor?.name, lines.map(({ action, count }) => `${action} ${count}`)]),
    ]);
    expect(told).toEqual([
      [
        '2026-11-12',
        [
          ['Lò Văn An', ['org.members-listed 2', 'org.member-read 1']],
          ['Tẩn A Mẩy', ['org.members-listed 1']],
        ],
      ],
      ['2026-11-11', [['Lò Văn An', ['org.members-listed 1']]]],
    ]);
  });

  it('has the day of Vietnam, not of the server', () => {
    expect(readerDays([entry({ occurredAt: '2026-11-12T17:00:00Z' })])[0]?.day).toBe('2026-11-13');
  });

  it('tells every change, and apart what was done for somebody else', () => {
    const change = { action: 'org.member-corrected', isRead: false };
    const [day] = readerDays([
      entry({ ...change, id: 'e3' }),
      entry({ ...change, id: 'e2' }),
      entry({ id: 'e1', onBehalfOf: { id: 'c', name: 'Vàng Thị Mỷ' } }),
    ]);
    expect(day?.people.map(({ behalf, lines }) => [behalf, lines.length])).toEqual([
      [null, 2],
      ['Vàng Thị Mỷ', 1],
    ]);
  });
});
