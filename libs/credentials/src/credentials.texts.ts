import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'credentials.code-length': {
    title: 'Mã chưa đúng độ dài',
    detail: 'Mã có {expected} chữ và số, anh chị nhập {length}. Xem lại dòng Mã kiểm tra trên giấy.',
  },
  'credentials.code-alphabet': {
    title: 'Có chữ không dùng trong mã',
    detail: 'Trong mã không có “{sign}”. Mã không dùng chữ O, I, L, U, V và số 0, 1. Xem lại từng chữ.',
  },
  'credentials.code-mistyped': {
    title: 'Mã bị gõ sai',
    detail: 'Có một chữ hoặc số gõ sai. Xem lại từng chữ, từng số trên giấy rồi nhập lại.',
  },
  'credentials.code-unknown': {
    title: 'Không có giấy nào mang mã này',
    detail: 'Mã gõ đúng dạng nhưng không có trong sổ. Tờ giấy mang mã này không do Sở cấp.',
  },
  'credentials.not-printable': {
    title: 'Giấy này không in được',
    detail: 'Giấy đã được thu hồi hoặc đã thay bằng giấy khác. Xem giấy mới trong danh sách.',
  },
  'credentials.nothing-to-print': {
    title: 'Không có giấy nào để in',
    detail: 'Danh sách đang hiện không có giấy còn giá trị. Bỏ bớt điều kiện tìm rồi in lại.',
  },
  'credentials.several-templates': {
    title: 'Các giấy này theo nhiều mẫu, không in chung được',
    detail: 'Mẫu giấy đã đổi giữa hai lần cấp. Anh chị mở từng giấy để in.',
  },
  'credentials.nothing-to-release': {
    title: 'Không còn ai chờ cấp giấy',
    detail: 'Những người đã chọn có giấy rồi, hoặc chưa hoàn thành đợt. Tải lại trang để xem danh sách mới.',
  },
  'credentials.release-overlaps': {
    title: 'Có người đang chờ trong danh sách khác',
    detail: 'Cán bộ khác vừa cho cấp một danh sách có người trùng. Về danh sách chờ, lập danh sách mới rồi cấp.',
  },
  'credentials.release-moved': {
    title: 'Danh sách đã được xử lý',
    detail: 'Có người vừa cho cấp, xác nhận hoặc thu lại danh sách này. Tải lại trang để xem.',
  },
  'credentials.release-needs-other': {
    title: 'Cần người thứ hai xác nhận',
    detail:
      'Anh chị đã cho cấp danh sách này, trùng tên hoặc số điện thoại với người cho cấp, hoặc hai người làm thay nhau, cùng làm thay một người. Nhờ cán bộ khác. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản.',
  },
  'credentials.release-too-late': {
    title: 'Không thu lại được nữa',
    detail: 'Đã hết thời gian chờ, giấy đã vào sổ. Giấy sai thì mở từng giấy để thu hồi hoặc thay.',
  },
  'credentials.change-overlaps': {
    title: 'Giấy đang chờ trong đề nghị khác',
    detail: 'Cán bộ khác vừa đề nghị thu hồi hoặc thay một trong các giấy này. Mở trang Đề nghị về giấy để xem.',
  },
  'credentials.change-closed': {
    title: 'Đề nghị không còn chờ trả lời',
    detail: 'Có người vừa trả lời, người đề nghị vừa rút lại, hoặc đề nghị đã quá hạn. Tải lại trang để xem.',
  },
  'credentials.certificates-moved': {
    title: 'Giấy hoặc hồ sơ vừa thay đổi',
    detail: 'Những gì anh chị vừa xem không còn đúng. Tải lại trang, xem lại từng dòng rồi bấm lại.',
  },
  'credentials.change-needs-other': {
    title: 'Cần người khác trả lời',
    detail:
      'Anh chị đã đề nghị việc này, trùng tên hoặc số điện thoại với người đề nghị, hoặc hai người làm thay nhau, cùng làm thay một người. Nhờ cán bộ khác. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản.',
  },
  'credentials.change-of-other': {
    title: 'Chỉ người đề nghị rút lại được',
    detail: 'Anh chị không đồng ý thì bấm Không duyệt và ghi lý do.',
  },
  'credentials.case-closed': {
    title: 'Giấy này vừa có người xử lý',
    detail: 'Giấy đã được giữ, đang có đề nghị thu hồi, hoặc người được cấp đã học đủ lại. Tải lại trang để xem.',
  },
  'credentials.document-needed': {
    title: 'Thiếu số văn bản',
    detail: 'Lãnh đạo đã quyết định giữ giấy thì ghi số và ngày của văn bản.',
  },
  'credentials.nothing-to-change': {
    title: 'Không có giấy nào làm được',
    detail: 'Xem lý do ở từng dòng. Giấy sai tên thì sửa hồ sơ trước, rồi đề nghị thay giấy.',
  },
  'credentials.own-certificate': {
    title: 'Trong đề nghị có giấy phải để cán bộ khác quyết định',
    detail:
      'Đó là giấy của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại. Nhờ cán bộ khác của Sở. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản cán bộ.',
  },
  'credentials.reason-of-other-kind': {
    title: 'Lý do chưa đúng với việc đề nghị',
    detail: 'Chọn một lý do trong danh sách rồi gửi lại.',
  },
  'credentials.nothing-to-sign': {
    title: 'Không còn giấy nào chưa ký số',
    detail: 'Mọi giấy còn giá trị đã có bản ký số, hoặc đợt này chưa cấp giấy nào.',
  },
  'credentials.part-too-large': {
    title: 'Lấy quá nhiều giấy một lần',
    detail: 'Mỗi lần lấy nhiều nhất 1.000 giấy để ký. Lấy từng phần theo số vào sổ.',
  },
  'credentials.signed-upload-closed': {
    title: 'Lần nhận tệp này đã xong',
    detail: 'Các tệp đã được nhận hoặc thu lại, có thể ở cửa sổ khác. Tải lại trang để xem.',
  },
  'credentials.nothing-to-keep': {
    title: 'Không có tệp nào để nhận',
    detail: 'Giấy của các tệp đã thu hồi, đã thay, hoặc đang có bản ký khác mà anh chị không chọn thay.',
  },
  'credentials.signed-files-stay': {
    title: 'Không thu lại được nữa',
    detail: 'Đã quá một ngày kể từ khi nhận. Tệp ký sai thì nhận tệp ký đúng để thay.',
  },
  'credentials.design-changed': {
    title: 'Mẫu vừa được người khác lưu',
    detail: 'Tải lại trang để xem bản mới, rồi sửa tiếp.',
  },
  'credentials.design-fault': {
    title: 'Mẫu còn chỗ phải sửa',
    detail: '{place}: {words}',
  },
  'credentials.design-unsound': {
    title: 'Mẫu giấy chứng nhận còn lỗi, chưa cấp được',
    detail:
      'Mẫu “{name}” còn {count} chỗ phải sửa. {place}: {words} Sửa mẫu ở trang Mẫu giấy chứng nhận rồi làm lại. Giấy theo mẫu này chưa vào sổ.',
  },
  'credentials.no-such-design': {
    title: 'Không có mẫu giấy chứng nhận này',
    detail: 'Chọn một mẫu trong danh sách Mẫu giấy chứng nhận.',
  },
  'credentials.image-name-taken': {
    title: 'Đã có hình khác tên “{name}”',
    detail: 'Hình đã tải lên giữ nguyên vì các bản trước còn dùng. Đặt tên khác cho hình này.',
  },
  'credentials.image-unreadable': {
    title: 'Tệp này không phải hình đọc được',
    detail: 'Chọn tệp PNG, JPEG hoặc SVG không quá lớn.',
  },
  'credentials.image-too-heavy': {
    title: 'Hình quá nặng cho một tờ giấy',
    detail: 'Hình sau khi thu gọn vẫn trên {most} kB. Chọn hình ít chi tiết hơn, hoặc cắt bớt.',
  },
  'credentials.image-too-many': {
    title: 'Đã đủ {most} hình',
    detail: 'Dùng lại các hình đã có.',
  },
});
