import { translator } from '../../../lib/i18n/translate';

/** Words of the wording of papers. */
export const t = translator({
  templates: 'Mẫu giấy tờ',
  templatesLead:
    'Sửa lời văn của từng loại giấy cho hợp với tỉnh. Lề, cỡ chữ, quốc hiệu, số trang hệ thống tự trình bày theo Nghị định 30/2020/NĐ-CP.',
  caption: 'Các loại giấy và lời văn đang dùng',
  rounds: 'Đợt bồi dưỡng',
  loading: 'Đang tải mẫu…',
  columnKind: 'Loại giấy',
  columnAbout: 'Soạn ở',
  columnWording: 'Lời văn đang dùng',
  columnChanged: 'Sửa lần cuối',
  wordingShipped: 'Mẫu có sẵn',
  wordingOwn: 'Mẫu của tỉnh, bản {number}',
  changedBy: '{date}, {name}',
  never: 'Chưa sửa',
  editLead: 'Dự thảo đang soạn theo ngay lời văn mới. Giấy đã ghi số giữ nguyên.',
  readLead: 'Lời văn của tỉnh cho loại giấy này và các bản đã lưu. Sở KH&CN sửa được.',
  text: 'Lời văn',
  field: 'ô lời văn',
  textHint: 'Phần giữa hai dòng “---” là khai báo. Cách một dòng trống là sang đoạn mới.',
  insert: 'Chèn vào chỗ con trỏ',
  fields: 'Hệ thống điền',
  tables: 'Bảng',
  asked: 'Cán bộ điền khi soạn',
  insertOne: 'Chèn {name}',
  howTo: 'Cách viết mẫu',
  faults: 'Còn {count} chỗ phải sửa',
  sound: 'Mẫu viết đúng, lưu được.',
  faultAt: 'Dòng {line}',
  look: 'Xem trước với số liệu mẫu',
  lookCurrent: 'Bản đang dùng, với số liệu mẫu',
  lookOld: 'Chưa xem trước được lời văn mới nhất. Hình dưới là lời văn trước đó.',
  save: 'Lưu mẫu',
  saving: 'Đang lưu…',
  saved: 'Đã lưu mẫu {kind}.',
  nothingChanged: 'Chưa có gì thay đổi.',
  mendFirst: 'Sửa hết các chỗ còn sai rồi lưu.',
  reset: 'Trở về mẫu có sẵn',
  resetTitle: 'Trở về mẫu có sẵn?',
  resetText: 'Giấy soạn sau đó dùng lời văn có sẵn. Mẫu của tỉnh vẫn nằm trong các bản đã lưu và lấy lại được.',
  resetStay: 'Giữ mẫu của tỉnh',
  resetDone: 'Đã trở về mẫu có sẵn.',
  undo: 'Hoàn tác',
});

/** What can be written in a template and what comes of it; `write` stands there letter by letter. */
export const rules: readonly { readonly write: string; readonly gives: string }[] = [
  { write: '## QUYẾT ĐỊNH:', gives: 'đề mục ở giữa' },
  { write: '### I. Mục đích', gives: 'đề mục bên trái' },
  { write: '- nội dung', gives: 'gạch đầu dòng' },
  { write: '**đậm**, *nghiêng*', gives: 'chữ đậm, chữ nghiêng' },
  { write: '{{ký: Thư ký | Chủ trì}}', gives: 'các chỗ ký cạnh nhau' },
  { write: '# Phụ lục: Danh sách', gives: 'danh sách kèm theo, sang trang riêng' },
  { write: '# Phụ lục ngang: Danh sách', gives: 'danh sách kèm theo, in khổ ngang' },
];

/** The same for the head of a template. */
export const headRules: readonly { readonly write: string; readonly gives: string }[] = [
  { write: 'loại: Quyết định', gives: 'tên loại giấy, bắt buộc' },
  { write: 'ký hiệu: QĐ', gives: 'chữ viết tắt trong số; không có thì giấy không mang số' },
  { write: 'trích yếu: Về việc…', gives: 'câu dưới tên loại' },
  { write: 'thẩm quyền: Giám đốc Sở', gives: 'ai ban hành, chỉ dùng cho quyết định' },
  { write: 'khổ: theo bảng', gives: 'dọc, ngang, hoặc tự xoay ngang khi bảng rộng' },
  { write: 'nơi nhận: rồi các dòng “  - Lưu: VT”', gives: 'mỗi dòng một nơi nhận' },
  { write: 'hỏi: rồi các dòng “  - tên: nhãn”', gives: 'mỗi dòng một ô để cán bộ điền khi soạn' },
];
