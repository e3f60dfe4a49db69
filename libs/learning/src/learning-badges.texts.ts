import { declareProblemTexts } from '@lopso/platform';

const ASK = 'Hỏi lại đơn vị cấp, hoặc gửi ảnh hay tệp PDF của giấy.';
const BRING = 'đưa vào mục Đơn vị cấp huy hiệu số, rồi cán bộ bấm nhận lần nữa.';

declareProblemTexts({
  'learning.badge-unreadable': {
    title: 'Tệp không có huy hiệu số',
    detail:
      'Chọn tệp .json, .jwt, hoặc ảnh .png, .svg của huy hiệu như nơi cấp đã gửi. Ảnh chụp màn hình không dùng được.',
  },
  'learning.badge-not-open-badge': {
    title: 'Không phải huy hiệu Open Badges 3.0',
    detail: `Tệp không đúng dạng huy hiệu mà Lớp Số đọc. ${ASK}`,
  },
  'learning.badge-issuer-unknown': {
    title: 'Sở chưa nhận huy hiệu của đơn vị này',
    detail: 'Đơn vị cấp không có trong danh sách của Sở. Gửi ảnh hoặc tệp PDF của giấy để cán bộ xem.',
  },
  'learning.badge-issuer-not-then': {
    title: 'Ngày cấp nằm ngoài thời gian Sở nhận',
    detail: 'Sở chỉ nhận huy hiệu đơn vị này cấp trong một thời gian, và huy hiệu này cấp vào ngày khác.',
  },
  'learning.badge-signature-missing': {
    title: 'Huy hiệu không có chữ ký',
    detail: `Không có chữ ký số thì không biết huy hiệu thật hay giả. ${ASK}`,
  },
  'learning.badge-signature-kind-unread': {
    title: 'Chưa đọc được loại chữ ký này',
    detail: `Lớp Số đọc chữ ký eddsa-rdfc-2022 và JWT. ${ASK}`,
  },
  'learning.badge-signature-over': {
    title: 'Chữ ký đã hết hạn',
    detail: 'Xin đơn vị cấp gửi lại huy hiệu có chữ ký mới.',
  },
  'learning.badge-key-unknown': {
    title: 'Không phải khóa của đơn vị cấp',
    detail: 'Huy hiệu ký bằng khóa mà đơn vị cấp không công bố. Nếu đơn vị vừa đổi khóa, báo Sở cập nhật.',
  },
  'learning.badge-signature-wrong': {
    title: 'Chữ ký không khớp',
    detail: 'Nội dung huy hiệu đã bị sửa, hoặc huy hiệu không do đơn vị này cấp. Tải lại tệp gốc từ nơi cấp.',
  },
  'learning.badge-period-to-come': {
    title: 'Huy hiệu chưa có hiệu lực',
    detail: 'Chờ đến ngày bắt đầu ghi trong huy hiệu rồi gửi lại.',
  },
  'learning.badge-period-over': { title: 'Huy hiệu đã hết hạn', detail: 'Cần huy hiệu còn hạn.' },
  'learning.badge-recipient-other': {
    title: 'Huy hiệu cấp cho người khác',
    detail: 'Người nhận ghi trong huy hiệu không khớp họ tên hay số điện thoại của anh chị trong sổ thành viên.',
  },
  'learning.badge-revoked': {
    title: 'Huy hiệu đã bị thu hồi',
    detail: 'Đơn vị cấp đã thu hồi huy hiệu này. Huy hiệu không tính được nữa.',
  },
  'learning.badge-suspended': {
    title: 'Huy hiệu đang bị tạm ngừng',
    detail: 'Đơn vị cấp đang tạm ngừng huy hiệu này. Hỏi đơn vị cấp, xong thì gửi lại.',
  },
  'learning.badge-status-unknown': {
    title: 'Chưa có danh sách thu hồi',
    detail: `Chưa biết huy hiệu còn đứng vững hay đã bị thu hồi, nên chưa nhận được. Sở tải danh sách ở địa chỉ ghi trong huy hiệu, ${BRING}`,
  },
  'learning.badge-status-stale': {
    title: 'Danh sách thu hồi đã cũ',
    detail: `Từ danh sách ấy đến nay huy hiệu có thể đã bị thu hồi, nên chưa nhận được. Sở lấy danh sách mới của đơn vị cấp, ${BRING}`,
  },
  'learning.badge-status-unread': {
    title: 'Không đọc được mục thu hồi',
    detail:
      'Không kiểm được huy hiệu còn đứng vững hay không, nên không nhận được. Bấm Không nhận, ghi lý do, để thành viên gửi ảnh hoặc tệp PDF của giấy.',
  },
  'learning.badge-sent-before': {
    title: 'Huy hiệu này đã được gửi',
    detail: 'Một huy hiệu chỉ tính một lần, cho một người.',
  },
  'learning.badge-issuer-id-wrong': {
    title: 'Mã đơn vị chưa đúng',
    detail: 'Mã bắt đầu bằng did:web: hoặc did:key:, chép nguyên từ tài liệu của đơn vị cấp.',
  },
  'learning.badge-issuer-document-wrong': {
    title: 'Tài liệu khóa chưa đúng',
    detail:
      'Dán nguyên tệp did.json của đơn vị: đúng mã đơn vị, có khóa công khai dùng để ký. Mã did:key thì không cần tài liệu.',
  },
  'learning.badge-issuer-days-wrong': { title: 'Ngày chưa đúng', detail: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.' },
  'learning.badge-issuer-known': {
    title: 'Đơn vị này đã có',
    detail: 'Danh sách đã có mã này. Muốn ghi lại thì thôi nhận đơn vị đang có trước.',
  },
  'learning.badge-issuer-ended': {
    title: 'Đã thôi nhận đơn vị này',
    detail: 'Tải lại danh sách để xem. Muốn nhận lại thì thêm đơn vị mới.',
  },
  'learning.badge-list-wrong': {
    title: 'Không phải danh sách của đơn vị này',
    detail: 'Dán nguyên danh sách thu hồi (BitstringStatusListCredential) do chính đơn vị ký, còn nguyên vẹn.',
  },
  'learning.badge-list-older': {
    title: 'Danh sách cũ hơn bản đang có',
    detail: 'Bản đang giữ mới hơn. Lấy lại danh sách từ nơi cấp.',
  },
});
