import { placeNews } from './place-told-words';

type Places = Parameters<typeof placeNews>[0];

describe('places in classes on the first page', () => {
  it('tells those that came from a waiting list and how requests ended, and nothing of what still waits', () => {
    const places = {
      items: [
        { title: 'Ký số', isBooked: true, promotedAt: '2026-11-28T01:00:00Z' },
        { title: 'Đã biết', isBooked: true, promotedAt: null },
        { title: 'Đã nhường', isBooked: false, promotedAt: '2026-11-28T01:00:00Z' },
      ],
      requests: [
        { title: 'Họp trực tuyến', standing: 'declined' },
        { title: 'Còn chờ', standing: 'commune' },
      ],
    } as Places;
    expect(placeNews(places).map(({ title }) => title)).toEqual([
      'Anh chị đã có chỗ ở lớp Ký số',
      'Chưa được duyệt vào lớp Họp trực tuyến',
    ]);
    expect(placeNews({ items: [], requests: [] })).toEqual([]);
  });
});
