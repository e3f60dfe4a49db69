import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'planning.leave-overlaps': {
    title: 'Đã có ngày nghỉ này',
    detail: 'Giảng viên đã nghỉ một trong các ngày này. Bỏ đợt nghỉ cũ rồi nhập lại, hoặc chọn ngày khác.',
  },
  'planning.leave-days': {
    title: 'Ngày nghỉ chưa đúng',
    detail: 'Ngày cuối phải từ ngày đầu trở đi, và một đợt nghỉ dài nhất một năm.',
  },
  'planning.market-name-taken': {
    title: 'Xã đã có chợ tên này',
    detail: 'Đặt tên khác, hoặc bỏ chợ cũ nếu phiên chợ đã đổi ngày.',
  },
  'planning.market-rule': {
    title: 'Chưa rõ chợ họp ngày nào',
    detail: 'Chọn một thứ trong tuần, hoặc nhập số ngày giữa hai phiên và một ngày có chợ.',
  },
  'planning.not-a-commune': { title: 'Hãy chọn một xã', detail: 'Ở đây cần một xã hoặc phường.' },
  'planning.at-work': {
    title: 'Kế hoạch đang được xếp',
    detail: 'Chờ xếp xong, thường dưới một phút, rồi làm lại.',
  },
  'planning.changed-since': {
    title: 'Kế hoạch vừa được sửa ở nơi khác',
    detail: 'Có lớp đã đổi so với lúc anh chị xem. Đây là kế hoạch mới nhất: xem lại rồi làm tiếp.',
  },
  'planning.given-up': {
    title: 'Chưa xếp được kế hoạch',
    detail: 'Đã quá 15 phút mà máy chủ chưa xếp xong. Bấm “Xếp lại” để xếp từ đầu.',
  },
  'planning.open-day-off': {
    title: 'Ngày nghỉ',
    detail: 'Ngày {on} đã thành ngày nghỉ. Đổi lớp sang ngày khác, hoặc xếp lại kế hoạch.',
  },
  'planning.open-day-expected-off': {
    title: 'Ngày nghỉ dự kiến',
    detail:
      'Trúng ngày {on}: chưa nhập quyết định nghỉ. Đổi lớp sang ngày khác, hoặc nhập ngày nghỉ chính thức ở mục Ngày nghỉ lễ rồi mở lại.',
  },
  'planning.open-market': {
    title: 'Trùng chợ phiên',
    detail: 'Ngày {on} có phiên {market}. Đổi lớp sang ngày khác, hoặc xếp lại kế hoạch.',
  },
  'planning.open-leave': {
    title: 'Giảng viên nghỉ',
    detail: 'Giảng viên nghỉ từ {from} đến hết {until}. Chọn ngày hoặc người khác.',
  },
  'planning.open-no-right': {
    title: 'Giảng viên không có quyền dạy ở đây',
    detail: 'Ngày {on} giảng viên không có quyền dạy ở xã này. Chọn người khác, hoặc cấp quyền đến hết ngày ấy.',
  },
  'planning.class-opened': {
    title: 'Lớp này đã mở',
    detail: 'Lớp đã nằm trong lịch. Đổi giờ, đổi nơi ở trang của lớp.',
  },
  'planning.class-moved': {
    title: 'Lớp vừa được đổi',
    detail: 'Người khác vừa mở lớp này hoặc đổi ngày, giảng viên. Tải lại trang để xem.',
  },
  'planning.has-classes': {
    title: 'Kế hoạch đã có lớp mở',
    detail: 'Kế hoạch này được giữ lại làm căn cứ, vì đã có lớp mở từ đây.',
  },
  'planning.has-papers': {
    title: 'Kế hoạch đã có văn bản',
    detail: 'Bỏ các dự thảo ở mục “Văn bản kế hoạch” trước. Kế hoạch có văn bản đã ghi số thì được giữ lại.',
  },
  'planning.no-trainer': {
    title: 'Chưa có giảng viên nào đi dạy được',
    detail: 'Chọn ít nhất một giảng viên đã có nơi ở. Nhập nơi ở tại mục “Giảng viên và chợ phiên”.',
  },
  'planning.trainer-not-there': {
    title: 'Có giảng viên không còn dạy ở đây',
    detail: 'Quyền giảng viên của một người đã chọn không có trong khoảng ngày này. Tải lại trang rồi chọn lại.',
  },
  'planning.nobody': {
    title: 'Không còn ai cần học',
    detail: 'Trong đợt này mọi người đã đủ giờ lớp, hoặc đã có chỗ trong một lớp sắp tới.',
  },
  'planning.no-day': {
    title: 'Không còn ngày nào để mở lớp',
    detail: 'Các ngày của kế hoạch đã qua, hoặc đều là ngày nghỉ. Lập kế hoạch mới với khoảng ngày khác.',
  },
  'planning.no-weekday': { title: 'Chưa chọn thứ nào', detail: 'Chọn ít nhất một ngày trong tuần để mở lớp.' },
  'planning.hours-reversed': { title: 'Giờ chưa đúng', detail: 'Giờ kết thúc phải sau giờ bắt đầu.' },
  'planning.hours-overlap': {
    title: 'Hai buổi chồng nhau',
    detail: 'Buổi chiều phải bắt đầu sau khi buổi sáng kết thúc.',
  },
  'planning.days-reversed': { title: 'Ngày chưa đúng', detail: 'Ngày cuối phải từ ngày đầu trở đi.' },
  'planning.days-past': { title: 'Ngày đầu đã qua', detail: 'Kế hoạch bắt đầu sớm nhất từ ngày mai.' },
  'planning.pins-of-other-round': {
    title: 'Kế hoạch cũ của đợt khác',
    detail:
      'Lớp ghim chỉ giữ được khi lập lại kế hoạch cho cùng đợt. Chọn đúng đợt, hoặc lập kế hoạch không giữ lớp ghim.',
  },
  'planning.days-too-many': {
    title: 'Kế hoạch dài quá',
    detail: 'Một kế hoạch dài nhất 200 ngày. Chia làm hai kế hoạch.',
  },
  'planning.spot-day': {
    title: 'Ngày này không mở lớp được',
    detail: 'Ngày nằm ngoài kế hoạch, là ngày nghỉ, hoặc là ngày chợ phiên của một xã trong lớp.',
  },
  'planning.spot-hall-elsewhere': { title: 'Địa điểm ở xã khác', detail: 'Chọn một địa điểm của xã nơi lớp học.' },
  'planning.spot-hall-closed': {
    title: 'Địa điểm đã đóng cửa vào ngày đó',
    detail: 'Chọn ngày sớm hơn, hoặc địa điểm khác của xã.',
  },
  'planning.spot-hall-small': { title: 'Địa điểm không đủ chỗ', detail: 'Lớp đông hơn số chỗ của địa điểm này.' },
  'planning.spot-hall-taken': { title: 'Địa điểm đã có lớp', detail: 'Buổi đó ở địa điểm này đã có lớp khác.' },
  'planning.spot-trainer-unknown': {
    title: 'Giảng viên không có trong kế hoạch',
    detail: 'Chọn một giảng viên của kế hoạch này.',
  },
  'planning.spot-trainer-away': {
    title: 'Giảng viên nghỉ',
    detail: 'Ngày đó giảng viên nghỉ. Chọn ngày hoặc người khác.',
  },
  'planning.spot-trainer-no-right': {
    title: 'Giảng viên không có quyền dạy ở đây',
    detail: 'Ngày đó giảng viên không có quyền dạy ở xã này. Chọn ngày hoặc người khác.',
  },
  'planning.spot-trainer-taken': {
    title: 'Giảng viên không đến được',
    detail: 'Buổi đó giảng viên đã có lớp, hoặc đường đi trong ngày, trong tuần quá mức kế hoạch cho phép.',
  },
});

declareProblemTexts({
  'planning.call-course-unknown': {
    title: 'Không có khóa học này',
    detail: 'Tải lại trang rồi chọn một khóa học trong danh sách.',
  },
  'planning.call-needs-course': {
    title: 'Chưa chọn khóa phải học trước',
    detail: 'Lớp chuyên sâu dựa trên một khóa đã học. Chọn khóa ấy, hoặc đổi sang mức cơ bản.',
  },
  'planning.call-without-places': {
    title: 'Chưa xã nào có chỗ',
    detail: 'Nhập số chỗ cho ít nhất một xã.',
  },
  'planning.call-day-past': { title: 'Ngày hết hạn đã qua', detail: 'Chọn hôm nay hoặc một ngày sau hôm nay.' },
  'planning.call-closed': {
    title: 'Đã hết hạn đăng ký',
    detail: 'Hạn đăng ký là hết ngày {on}. Nhờ Sở gia hạn nếu cần thêm tên.',
  },
  'planning.call-places-below-names': {
    title: 'Số chỗ ít hơn số người đã ghi tên',
    detail: '{commune} đã ghi tên {count} người. Nhập ít nhất bằng số ấy, hoặc nhờ xã rút bớt tên khi đăng ký còn hạn.',
  },
  'planning.call-has-names': {
    title: 'Đã có xã ghi tên',
    detail: 'Đăng ký này được giữ lại. Muốn dừng sớm thì đổi hạn về hôm nay.',
  },
  'planning.call-changed': {
    title: 'Người khác vừa đổi đăng ký này',
    detail: 'Hạn hoặc số chỗ đã khác lúc anh chị mở trang. Tải lại trang rồi đổi trên số mới nhất.',
  },
  'planning.call-name-changed': {
    title: 'Tên này vừa được người khác đổi',
    detail: 'Tải lại trang để xem tình trạng mới nhất.',
  },
  'planning.call-other-topic': {
    title: 'Lớp này học khóa khác',
    detail: 'Chọn lớp học đúng khóa của đăng ký, để giờ học được tính cho người đi.',
  },
});
