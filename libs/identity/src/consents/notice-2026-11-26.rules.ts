import { NOTICE_2026_11 } from './notice-2026-11.rules';
import { CONSENT_PURPOSE, type NoticePurpose, type NoticeSection, type NoticeText } from './notice-text.rules';

const HELD: NoticeSection = {
  heading: 'Giữ những gì',
  paragraphs: [
    'Hồ sơ: họ tên, năm sinh, xã, thôn, tổ, vị trí, thành phần, cơ quan. Số điện thoại, nếu anh chị đã cho.',
    'Việc học: bài đã đọc, câu trả lời, điểm, bài thực hành cùng ảnh, giấy chứng nhận.',
    'Lớp học: đăng ký, hàng chờ, lời mời học bù, thẻ thành viên, giờ đến, giờ về. Vắng có phép thì giữ loại lý do. Ảnh tờ điểm danh có chữ ký của cả lớp.',
    'Giấy của nơi khác anh chị gửi: ảnh hoặc tệp, số giấy, nơi cấp, ngày cấp.',
    'Được miễn, được gia hạn: lý do, số văn bản và ai xác nhận.',
    'Văn bản có tên anh chị: danh sách, quyết định, biên bản. Dòng có tên anh chị trong bảng tính xã đã nhập.',
    'Đăng nhập: tên đăng nhập, loại máy, mạng, lúc vào. Vân tay ở lại trong máy, chỉ giữ tên khóa.',
    'Ai đã xem, đã sửa dữ liệu của anh chị.',
    'Của giảng viên, cán bộ: quyền được cấp, số quyết định, buổi đã nhận, xã nơi ở, ngày nghỉ dạy.',
    'Không hỏi số căn cước, không giữ dân tộc, không theo dõi vị trí. Gửi ảnh thì đừng chụp căn cước.',
  ],
};

const USED: NoticeSection = {
  heading: 'Dùng để làm gì',
  paragraphs: [
    'Hồ sơ: để biết ai ở tổ nào và mời đúng người.',
    'Việc học, điểm danh, giấy của nơi khác, được miễn, được gia hạn: để tính hoàn thành và cấp giấy chứng nhận.',
    'Loại lý do vắng: để lớp biết ai vắng có phép. Hàng chờ: để gọi đúng lượt.',
    'Đăng nhập và nhật ký: để người lạ không vào được, và để biết ai đã xem.',
    'Không bán, không quảng cáo, không gửi ra ngoài.',
  ],
};

const SEEN: NoticeSection = {
  heading: 'Ai được xem',
  paragraphs: [
    'Cán bộ xã xem thành viên của xã mình. Sở xem của cả tỉnh.',
    'Giảng viên xem lớp mình dạy, lý do vắng của lớp và bài mình chấm. Tổ trưởng xem tiến độ của tổ.',
    'Giấy của nơi khác, lý do được miễn, được gia hạn: chỉ cán bộ xã và Sở.',
    'Người kiểm tra giấy chứng nhận chỉ xem nội dung in trên giấy.',
    'Anh chị xem được ai đã mở hồ sơ của mình, ở mục Dữ liệu của tôi.',
  ],
};

const KEPT: NoticeSection = {
  heading: 'Giữ bao lâu',
  paragraphs: [
    'Kết quả, điểm danh, văn bản, sổ giấy chứng nhận giữ theo luật lưu trữ.',
    'Hồ sơ, tài khoản, ảnh, giấy của nơi khác giữ đến khi dữ liệu được xóa.',
    'Nhật ký đăng nhập, nhật ký xem và sửa giữ ít nhất 12 tháng. Bảng tính đã nhập giữ ít ngày.',
  ],
};

const RIGHTS: NoticeSection = {
  heading: 'Quyền của anh chị',
  paragraphs: [
    'Xem, tải về, sửa, rút lại đồng ý, hạn chế, phản đối và yêu cầu xóa.',
    'Yêu cầu được trả lời trong 2 ngày làm việc.',
    'Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP.',
  ],
};

const told = [HELD, USED, SEEN, KEPT, RIGHTS];

/** The first purpose of before names what has come to count; the others stand as they were. */
const PURPOSES: readonly NoticePurpose[] = NOTICE_2026_11.purposes.map((purpose) =>
  purpose.key === CONSENT_PURPOSE
    ? {
        ...purpose,
        text: 'Giữ bài đã đọc, câu trả lời, kết quả và giấy anh chị gửi. Nhờ đó biết còn thiếu phần nào để cấp giấy chứng nhận.',
      }
    : purpose,
);

/** Tells all that is held today: certificates of others, waivers, excuses, waiting lists, cards, papers, what opens an account. */
export const NOTICE_2026_11_26: NoticeText = {
  version: '2026-11-26',
  changes: [
    'Kể thêm những thứ Lớp Số có giữ: giấy của nơi khác, yêu cầu được miễn, loại lý do vắng.',
    'Kể thêm hàng chờ, học bù, tờ điểm danh đã ký, thẻ thành viên.',
    'Kể thêm văn bản có tên anh chị và cách đăng nhập.',
    'Nói rõ từng thứ để làm gì, ai xem và giữ bao lâu.',
    'Việc gọi nhắc và dùng ảnh làm ví dụ: anh chị đã trả lời thế nào thì vẫn thế.',
  ],
  summary: [
    'Lớp Số giữ tên, năm sinh, tổ, việc học, điểm danh và giấy anh chị gửi.',
    ...NOTICE_2026_11.summary.slice(1),
  ],
  refusal: NOTICE_2026_11.refusal,
  sections: NOTICE_2026_11.sections.map(
    (section) => told.find(({ heading }) => heading === section.heading) ?? section,
  ),
  purposes: PURPOSES,
};
