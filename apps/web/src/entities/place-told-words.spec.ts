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
      placements: [],
    } as unknown as Places;
    expect(placeNews(places).map(({ title }) => title)).toEqual([
      'Anh chị đã có chỗ ở lớp Ký số',
      'Chưa được duyệt vào lớp Họp trực tuyến',
    ]);
    expect(placeNews({ items: [], requests: [], placements: [] })).toEqual([]);
  });

  it('tells who gave her a place or took it by what they are, with the hours, and what she can do', () => {
    const one = {
      ...{ classGroupId: 'g', title: 'Ký số', startsAt: '2026-12-03T12:00:00.000Z' },
      ...{ endsAt: '2026-12-03T13:30:00.000Z', venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã Hàm Yên' },
    };
    const told = (kind: string, by: string | null): { title: string; text: string } | undefined =>
      placeNews({ items: [], requests: [], placements: [{ ...one, kind, by }] } as unknown as Places)[0];
    const when = '19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.';
    expect(told('given', 'officer')).toEqual({
      classGroupId: 'g',
      title: 'Cán bộ xã đã ghi tên anh chị vào lớp Ký số',
      text: `${when} Không đi được thì nhường chỗ cho người khác.`,
    });
    expect(told('given', 'department')?.title).toBe('Sở đã xếp anh chị vào lớp Ký số');
    expect(told('taken', 'trainer')?.title).toBe('Giảng viên đã rút tên anh chị khỏi lớp Ký số');
    expect(told('taken', 'seat-over')).toEqual({
      classGroupId: 'g',
      title: 'Chỗ của anh chị ở lớp Ký số đã trả lại',
      text: `Lúc ấy anh chị đã rời tổ. Lớp học ${when} Vẫn muốn học thì xin lại ở “Tìm lớp, xin chỗ học”.`,
    });
    expect(told('off-list', 'begun')).toEqual({
      classGroupId: 'g',
      title: 'Lớp Ký số đã học, anh chị chưa có chỗ',
      text: `${when} Tới giờ học vẫn chưa có chỗ cho anh chị, nên danh sách chờ đã hết. Tìm lớp khác ở “Tìm lớp, xin chỗ học”.`,
    });
    expect(told('off-list', 'cancelled')?.title).toBe('Lớp Ký số mà anh chị chờ chỗ đã hủy');
    expect(told('off-list', 'seat-over')?.title).toBe('Anh chị không còn trong danh sách chờ lớp Ký số');
    expect(told('off-list', null)?.title).toBe('Tên anh chị đã được bỏ khỏi danh sách chờ lớp Ký số');
  });
});
