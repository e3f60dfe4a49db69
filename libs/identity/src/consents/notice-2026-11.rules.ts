import { CONSENT_PURPOSE, type NoticeText } from './notice-text.rules';

const REFUSAL = [
  'Lớp Số không ghi việc học trên điện thoại của anh chị.',
  'Anh chị vẫn là thành viên của tổ, vẫn dự lớp và làm bài trên giấy.',
  'Đổi ý lúc nào thì đồng ý lúc đó.',
];

/** The first notice. Law 91/2025/QH15 and Decree 356/2025/NĐ-CP. */
export const NOTICE_2026_11: NoticeText = {
  version: '2026-11',
  changes: [],
  summary: [
    'Lớp Số giữ tên, năm sinh, tổ và kết quả học của anh chị.',
    'Cán bộ xã, giảng viên và Sở xem để tổ chức bồi dưỡng.',
    'Ai có mã trên giấy chứng nhận thì xem được nội dung in trên giấy.',
    'Anh chị rút lại đồng ý lúc nào cũng được.',
  ],
  refusal: REFUSAL,
  sections: [
    {
      heading: 'Giữ những gì',
      paragraphs: [
        'Họ tên, năm sinh, xã, thôn, tổ, vị trí và thành phần. Số điện thoại, nếu anh chị đã cho.',
        'Bài đã đọc, câu trả lời, điểm, bài thực hành, các buổi có mặt và giấy chứng nhận.',
        'Lúc đăng nhập và loại máy đã dùng.',
        'Không giữ số hay ảnh căn cước, không giữ dân tộc, không theo dõi vị trí.',
      ],
    },
    {
      heading: 'Dùng để làm gì',
      paragraphs: [
        'Tổ chức bồi dưỡng, biết còn thiếu phần nào, cấp giấy chứng nhận và lập báo cáo.',
        'Không bán, không quảng cáo, không gửi ra ngoài.',
      ],
    },
    {
      heading: 'Ai được xem',
      paragraphs: [
        'Cán bộ xã xem thành viên của xã mình. Giảng viên xem lớp mình dạy và bài mình chấm.',
        'Sở xem của cả tỉnh. Người kiểm tra giấy xem nội dung in trên giấy.',
      ],
    },
    {
      heading: 'Giữ bao lâu',
      paragraphs: [
        'Kết quả và sổ giấy chứng nhận giữ theo quy định về lưu trữ hồ sơ.',
        'Nhật ký đăng nhập giữ ít nhất 12 tháng.',
      ],
    },
    {
      heading: 'Quyền của anh chị',
      paragraphs: [
        'Xem, sửa, rút lại đồng ý, hạn chế, phản đối và yêu cầu xóa.',
        'Yêu cầu được trả lời trong 2 ngày làm việc.',
        'Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP.',
      ],
    },
    { heading: 'Nếu không đồng ý', paragraphs: REFUSAL },
    {
      heading: 'Nếu rút lại sau này',
      paragraphs: [
        'Từ lúc rút, Lớp Số ngừng ghi việc học trên điện thoại.',
        'Kết quả đã có và giấy đã cấp vẫn được giữ. Muốn xóa thì gửi yêu cầu.',
      ],
    },
  ],
  purposes: [
    {
      key: CONSENT_PURPOSE,
      title: 'Ghi việc học trên điện thoại',
      text: 'Giữ bài đã đọc, câu trả lời và kết quả. Nhờ đó biết còn thiếu phần nào để cấp giấy chứng nhận.',
      ifRefused: 'Anh chị vẫn dự lớp và làm bài trên giấy.',
    },
    {
      key: 'phone-reminders',
      title: 'Gọi, nhắn nhắc lịch học',
      text: 'Cán bộ xã, giảng viên và tổ trưởng gọi hoặc nhắn tin để nhắc anh chị học.',
      ifRefused: 'Không ai gọi, nhắn nhắc học. Lịch vẫn có trong Lớp Số.',
    },
    {
      key: 'work-photos',
      title: 'Dùng ảnh bài thực hành làm ví dụ',
      text: 'Giảng viên chiếu ảnh bài thực hành của anh chị trong lớp khác, không kèm tên.',
      ifRefused: 'Ảnh chỉ dùng để chấm bài của anh chị.',
    },
  ],
};
