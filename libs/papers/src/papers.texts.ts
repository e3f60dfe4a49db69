import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'papers.issued': {
    title: 'Giấy đã ghi số, không sửa được nữa',
    detail: 'Giấy đã phát hành thì giữ nguyên. Có sai sót thì lập giấy thay thế.',
  },
  'papers.draft': {
    title: 'Giấy này còn là dự thảo',
    detail: 'Dự thảo thì sửa thẳng. Giấy đã ghi số mới cần giấy thay thế.',
  },
  'papers.not-your-office': {
    title: 'Giấy này của cơ quan khác',
    detail: 'Anh chị xem được nhưng không sửa được. Cơ quan soạn giấy mới sửa và ghi số.',
  },
  'papers.one-topic': {
    title: 'Chưa rõ giấy của lớp, của đợt hay của kế hoạch',
    detail: 'Mở giấy tờ từ trang lớp, trang đợt hoặc trang kế hoạch.',
  },
  'papers.class-left': {
    title: 'Lớp nay ở xã khác',
    detail: 'Giấy loại này nay do xã đó soạn. Giấy đã ghi số vẫn giữ nguyên.',
  },
  'papers.kind-mismatch': {
    title: 'Loại giấy không hợp',
    detail: 'Giấy của lớp chọn ở trang lớp, giấy của đợt ở trang đợt, văn bản kế hoạch ở trang kế hoạch.',
  },
  'papers.incomplete': {
    title: 'Giấy còn thiếu {count} mục',
    detail: 'Còn thiếu: {names}. Điền cho đủ rồi ghi số.',
  },
  'papers.number-needed': {
    title: 'Chưa có số',
    detail: 'Nhập số văn thư đã cấp cho giấy này.',
  },
  'papers.number-not-wanted': {
    title: 'Loại giấy này không có số',
    detail: 'Mẫu không có ký hiệu nên giấy không mang số. Để trống ô số.',
  },
  'papers.number-taken': {
    title: 'Số {notation} đã dùng trong năm',
    detail: 'Cơ quan đã có giấy mang số này trong năm. Xem lại số văn thư đã cấp.',
  },
  'papers.correction-exists': {
    title: 'Đã có giấy thay thế',
    detail: 'Giấy này đã có một giấy thay thế, có thể còn là dự thảo. Mở giấy ấy trong danh sách.',
  },
  'papers.list-too-long': {
    title: 'Danh sách có {count} người, một giấy ghi được {most}',
    detail: 'Chọn một xã, phường để lập danh sách riêng.',
  },
  'papers.plan-too-long': {
    title: 'Kế hoạch có {count} lớp, một giấy ghi được {most}',
    detail: 'Lập kế hoạch cho khoảng ngày ngắn hơn, hoặc tải tệp .xlsx ở trang kế hoạch.',
  },
  'papers.template-fault': {
    title: 'Mẫu có chỗ chưa đúng',
    detail: 'Dòng {line}: {words}',
  },
  'papers.template-changed': {
    title: 'Mẫu vừa được người khác sửa',
    detail: 'Tải lại trang để xem bản mới, rồi sửa tiếp.',
  },
});
