/** The purpose asked for at activation: keeping a record of what the member learns by phone. */
export const CONSENT_PURPOSE = 'learning-record';

/** All purposes; the others may be refused and everything works. */
export const CONSENT_PURPOSES = [CONSENT_PURPOSE, 'phone-reminders', 'work-photos'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A purpose that may be refused while everything works. */
export type OptionalPurpose = Exclude<ConsentPurpose, typeof CONSENT_PURPOSE>;

/** One purpose as the notice of a version describes it. */
export interface NoticePurpose {
  readonly key: ConsentPurpose;
  readonly title: string;
  readonly text: string;
  /** What follows from refusing or withdrawing. */
  readonly ifRefused: string;
}

const PURPOSES: readonly NoticePurpose[] = [
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
];

/** A piece of the notice: a heading and its sentences. */
export interface NoticeSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** The notice of one version as a person reads it, in Vietnamese. */
export interface PrivacyNotice {
  readonly version: string;
  readonly purpose: string;
  readonly title: string;
  /** The notice in four short sentences, shown beside the question. */
  readonly summary: readonly string[];
  /** What follows from refusing or withdrawing. */
  readonly refusal: readonly string[];
  readonly sections: readonly NoticeSection[];
  /** What consent is asked for, each by itself. */
  readonly purposes: readonly NoticePurpose[];
}

/** Who answers for the data; a province fills it in by its settings. */
export interface NoticeController {
  readonly name: string;
  readonly contact: string;
}

/** Changes with every change of meaning; everybody is then asked again. */
export const NOTICE_VERSION = '2026-11';

const SUMMARY = [
  'Lớp Số giữ tên, năm sinh, tổ và kết quả học của anh chị.',
  'Cán bộ xã, giảng viên và Sở xem để tổ chức bồi dưỡng.',
  'Ai có mã trên giấy chứng nhận thì xem được nội dung in trên giấy.',
  'Anh chị rút lại đồng ý lúc nào cũng được.',
];

const REFUSAL = [
  'Lớp Số không ghi việc học trên điện thoại của anh chị.',
  'Anh chị vẫn là thành viên của tổ, vẫn dự lớp và làm bài trên giấy.',
  'Đổi ý lúc nào thì đồng ý lúc đó.',
];

/** The sections of the present notice. Law 91/2025/QH15 and Decree 356/2025/NĐ-CP. */
const SECTIONS: readonly NoticeSection[] = [
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
];

/** The present notice, naming who answers for the data. */
export function privacyNotice(controller: NoticeController): PrivacyNotice {
  return {
    version: NOTICE_VERSION,
    purpose: CONSENT_PURPOSE,
    title: 'Lớp Số giữ và dùng dữ liệu của anh chị thế nào',
    summary: SUMMARY,
    refusal: REFUSAL,
    sections: [controllerSection(controller), ...SECTIONS],
    purposes: PURPOSES,
  };
}

function controllerSection(controller: NoticeController): NoticeSection {
  return {
    heading: 'Ai giữ dữ liệu',
    paragraphs: [`${controller.name} giữ dữ liệu của Lớp Số.`, `Cần hỏi, cần sửa: ${controller.contact}.`],
  };
}
