import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.venue-busy': {
    title: 'Phòng đã có lớp',
    detail: 'Phòng này đã có lớp “{title}” lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc phòng khác.',
  },
  'classes.trainer-busy': {
    title: 'Giảng viên đã có lớp giờ đó',
    detail: 'Giảng viên đã có lớp “{title}” lúc {from}–{to} ngày {on}. Chọn giờ khác.',
  },
  'classes.venue-busy-elsewhere': {
    title: 'Phòng đã có lớp',
    detail: 'Phòng này đã có lớp khác lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc phòng khác.',
  },
  'classes.trainer-busy-elsewhere': {
    title: 'Giảng viên đã có lớp giờ đó',
    detail: 'Giảng viên đã có lớp khác lúc {from}–{to} ngày {on}. Chọn giờ khác.',
  },
  'classes.assistant-busy': {
    title: 'Trợ giảng đã có lớp giờ đó',
    detail: '{name} đã có lớp “{title}” lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc trợ giảng khác.',
  },
  'classes.assistant-busy-elsewhere': {
    title: 'Trợ giảng đã có lớp giờ đó',
    detail: '{name} đã có lớp khác lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc trợ giảng khác.',
  },
  'classes.trainer-far': {
    title: 'Giảng viên không kịp đi tới',
    detail:
      'Giảng viên có lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn giờ cách xa hơn.',
  },
  'classes.trainer-far-elsewhere': {
    title: 'Giảng viên không kịp đi tới',
    detail:
      'Giảng viên có lớp ở xã khác lúc {from}–{to} ngày {on}, còn thiếu khoảng {minutes} phút đi đường. Chọn giờ cách xa hơn.',
  },
  'classes.assistant-far': {
    title: 'Trợ giảng không kịp đi tới',
    detail:
      '{name} có lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn giờ hoặc người khác.',
  },
  'classes.assistant-far-elsewhere': {
    title: 'Trợ giảng không kịp đi tới',
    detail:
      '{name} có lớp ở xã khác lúc {from}–{to} ngày {on}, còn thiếu khoảng {minutes} phút đi đường. Chọn giờ hoặc người khác.',
  },
  'classes.members-far': {
    title: 'Có người không kịp đi tới',
    detail:
      '{count} người trong lớp có lớp ở xã khác sát giờ đó, không kịp đi tới: {names}. Chọn giờ khác hoặc rút tên họ trước.',
  },
  'classes.staff-too-far': { title: 'Không kịp đi tới', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
  'classes.members-too-far': { title: 'Không kịp đi tới', detail: 'Chưa đổi được giờ này. Thử lại sau ít giây.' },
  'classes.assistant-unknown': {
    title: 'Trợ giảng không còn dạy ở xã này',
    detail: 'Một trợ giảng đã chọn không còn quyền giảng viên ở xã của lớp. Chọn lại trợ giảng.',
  },
  'classes.assistant-is-trainer': {
    title: 'Trợ giảng trùng giảng viên',
    detail: 'Người đứng lớp không làm trợ giảng của chính buổi đó. Bỏ chọn người này.',
  },
  'classes.on-holiday': {
    title: 'Trúng ngày nghỉ lễ',
    detail: 'Chưa xếp, vì trúng ngày {days}. Chọn ngày khác, hoặc bấm nút dưới đây nếu vẫn mở buổi.',
  },
  'classes.stand-in-busy': {
    title: 'Người thay bận ở một số buổi',
    detail:
      '{name} bận hoặc nghỉ phép ở {count} buổi đã chọn, nên chưa thay buổi nào. Bỏ các buổi đó hoặc chọn người khác.',
  },
  'classes.stand-in-unfit': {
    title: 'Người này không thay được',
    detail: 'Người thay không có quyền giảng viên ở xã của một buổi, hoặc đã đứng lớp buổi đó. Chọn người khác.',
  },
  'classes.replacement-overtaken': {
    title: 'Lịch đã khác trước',
    detail: 'Có buổi đã mở, đã hủy hoặc đã đổi người từ lúc đó, nên chưa thay đổi gì. Xem lại danh sách buổi.',
  },
  'classes.equipment-busy': {
    title: 'Thiết bị đã có lớp mượn',
    detail: '{item} đã cho lớp “{title}” mượn lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc bỏ thiết bị này.',
  },
  'classes.equipment-busy-elsewhere': {
    title: 'Thiết bị đã có lớp mượn',
    detail: '{item} đã cho lớp khác mượn lúc {from}–{to} ngày {on}. Chọn giờ khác hoặc bỏ thiết bị này.',
  },
  'classes.equipment-elsewhere': {
    title: 'Thiết bị ở xã khác',
    detail: 'Một thiết bị đã chọn không phải của xã mở lớp. Chọn lại thiết bị.',
  },
  'classes.equipment-name-taken': {
    title: 'Xã đã có thiết bị này',
    detail: 'Xã đã có thiết bị tên “{name}”. Chọn thiết bị đó hoặc đặt tên khác.',
  },
  'classes.member-busy': {
    title: 'Đã có tên ở lớp khác',
    detail: 'Người này đã có tên ở lớp “{title}” lúc {from}–{to} ngày {on}. Rút tên ở lớp đó trước.',
  },
  'classes.member-busy-elsewhere': {
    title: 'Đã có tên ở lớp khác',
    detail: 'Người này đã có tên ở một lớp khác lúc {from}–{to} ngày {on}. Rút tên ở lớp đó trước.',
  },
  'classes.member-teaches': {
    title: 'Người này đứng lớp giờ đó',
    detail:
      'Người này đứng lớp “{title}” lúc {from}–{to} ngày {on}, không học cùng giờ được. Nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.member-teaches-elsewhere': {
    title: 'Người này đứng lớp giờ đó',
    detail:
      'Người này đứng một lớp khác lúc {from}–{to} ngày {on}, không học cùng giờ được. Nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.members-busy': {
    title: 'Có người trùng giờ',
    detail: '{count} người trong lớp đã có lớp khác lúc đó: {names}. Chọn giờ khác hoặc rút tên họ trước.',
  },
  'classes.booking-raced': { title: 'Có người vừa ghi cùng lúc', detail: 'Chưa ghi được tên. Thử lại sau ít giây.' },
  'classes.venue-clash': { title: 'Phòng vừa có người xếp', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
  'classes.staff-clash': { title: 'Giờ này vừa bị trùng', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
  'classes.equipment-clash': {
    title: 'Thiết bị vừa có người mượn',
    detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.',
  },
  'classes.members-would-clash': { title: 'Có người trùng giờ', detail: 'Chưa đổi được giờ này. Thử lại sau ít giây.' },
  'classes.full': {
    title: 'Lớp đã đủ người',
    detail: 'Lớp có {capacity} chỗ, nay đã kín. Giảng viên hoặc Sở thêm chỗ ở trang của lớp.',
  },
  'classes.nobody-so-named': {
    title: 'Không tìm thấy người này trong xã',
    detail:
      'Xem lại họ tên và năm sinh, hoặc gõ tên đăng nhập trên phiếu. Người xã khác thì quét mã trên màn hình hoặc đưa thẻ thành viên. Không có cả hai: ghi vào cuối tờ danh sách, kết thúc buổi rồi báo Sở thêm tên.',
  },
  'classes.two-so-named': {
    title: 'Có hai người trùng họ tên và năm sinh',
    detail: 'Gõ tên đăng nhập trên phiếu của người ấy.',
  },
  'classes.make-up-over': {
    title: 'Lời mời học bù đã hết hiệu lực',
    detail: 'Anh chị đã trả lời, đã quá hạn, hoặc đã được ghi có mặt. Vẫn đăng ký được ở mục Lớp sắp mở.',
  },
  'classes.over': { title: 'Lớp đã học xong', detail: 'Lớp này không còn buổi nào. Chọn lớp khác để ghi tên.' },
  'classes.capacity-below-bookings': {
    title: 'Số chỗ ít hơn số người',
    detail: 'Lớp đã có {booked} người ghi tên. Rút bớt tên trước khi giảm chỗ.',
  },
  'classes.capacity-over-venue': {
    title: 'Phòng không đủ chỗ',
    detail: 'Phòng này chứa {venueCapacity} người. Giảm số chỗ hoặc chọn phòng lớn hơn.',
  },
  'classes.venue-name-taken': {
    title: 'Xã đã có địa điểm này',
    detail: 'Xã đã có địa điểm tên “{name}”. Chọn địa điểm đó hoặc đặt tên khác.',
  },
  'classes.venue-needs-commune': {
    title: 'Chưa chọn xã',
    detail: 'Địa điểm thuộc một xã, phường. Chọn xã rồi gửi lại.',
  },
  'classes.venue-elsewhere': {
    title: 'Địa điểm ở xã khác',
    detail: 'Lớp học ở một xã. Chọn địa điểm trong xã của lớp.',
  },
  'classes.date-unreal': { title: 'Ngày không có thật', detail: 'Ngày này không có trong lịch. Xem lại ngày, tháng.' },
  'classes.ends-before-start': { title: 'Giờ chưa đúng', detail: 'Giờ kết thúc phải sau giờ bắt đầu.' },
  'classes.crosses-midnight': {
    title: 'Buổi kéo qua nửa đêm',
    detail: 'Một buổi nằm trong một ngày, kết thúc muộn nhất 23:59. Kết thúc sớm hơn hoặc chia thành hai buổi.',
  },
  'classes.session-too-short': { title: 'Buổi ngắn quá', detail: 'Một buổi dài ít nhất 15 phút.' },
  'classes.session-too-long': { title: 'Buổi dài quá', detail: 'Một buổi dài nhất 10 giờ. Chia thành nhiều buổi.' },
  'classes.session-in-past': { title: 'Giờ này đã qua', detail: 'Chọn ngày giờ sắp tới.' },
  'classes.sessions-overlap': { title: 'Hai buổi trùng giờ', detail: 'Buổi này trùng giờ với một buổi khác của lớp.' },
  'classes.not-your-class': {
    title: 'Lớp của giảng viên khác',
    detail: 'Chỉ giảng viên của lớp được làm việc này. Anh chị vẫn xem được lớp.',
  },
  'classes.session-started': {
    title: 'Buổi đã mở',
    detail: 'Buổi đã mở hoặc đã kết thúc nên không đổi, không hủy được nữa.',
  },
  'classes.opens-later': { title: 'Chưa tới giờ mở buổi', detail: 'Buổi này mở được từ {opensAt}.' },
  'classes.session-not-open': {
    title: 'Buổi chưa mở',
    detail: 'Giảng viên chưa mở buổi này. Chờ giảng viên mở rồi thử lại.',
  },
  'classes.session-closed': {
    title: 'Buổi đã kết thúc',
    detail:
      'Buổi này đã kết thúc nên không ghi như trong giờ học được nữa. Ai còn sót tên thì giảng viên hoặc Sở thêm ở danh sách của buổi.',
  },
  'classes.session-is-back': {
    title: 'Buổi đã được khôi phục',
    detail: 'Người khác vừa khôi phục buổi này vào giờ khác. Tải lại trang để xem.',
  },
  'classes.session-cancelled': { title: 'Buổi đã hủy', detail: 'Buổi này không diễn ra. Xem lịch để biết buổi khác.' },
  'classes.closes-later': {
    title: 'Buổi chưa bắt đầu',
    detail: 'Buổi bắt đầu lúc {startsAt}. Sau giờ đó mới kết thúc buổi được.',
  },
  'classes.closes-by-trainer': {
    title: 'Buổi còn trong giờ học',
    detail: 'Giảng viên đang giữ buổi này. Anh chị kết thúc thay được từ {endsAt}.',
  },
  'classes.correction-too-early': {
    title: 'Buổi chưa kết thúc',
    detail: 'Buổi còn đang mở. Ghi có mặt ngay trên danh sách.',
  },
  'classes.came-after-end': {
    title: 'Giờ đến sau khi buổi kết thúc',
    detail: 'Ghi giờ đến trong giờ học. Không đến thì ghi vắng.',
  },
  'classes.left-before-start': {
    title: 'Giờ về trước khi buổi bắt đầu',
    detail: 'Ghi giờ về trong giờ học. Không học thì ghi vắng.',
  },
  'classes.left-before-came': { title: 'Giờ về trước giờ đến', detail: 'Xem lại hai giờ, giờ về phải sau giờ đến.' },
  'classes.minutes-beyond': {
    title: 'Số phút nhiều hơn cả buổi',
    detail: 'Ghi không quá số phút của buổi. Học cả buổi thì ghi có mặt.',
  },
  'classes.ended-before-start': {
    title: 'Giờ kết thúc trước giờ bắt đầu',
    detail: 'Ghi giờ buổi học thật sự dừng. Không học thì hủy buổi.',
  },
  'classes.ended-to-come': {
    title: 'Giờ này chưa tới',
    detail: 'Ghi giờ buổi học thật sự dừng, không muộn hơn bây giờ.',
  },
  'classes.excuse-needed': { title: 'Chưa có lý do vắng', detail: 'Vắng có phép thì chọn một lý do.' },
  'classes.sheet-unreadable': {
    title: 'Không đọc được tệp này',
    detail: 'Gửi ảnh chụp (JPG, PNG, WebP) hoặc tệp PDF thường, không khóa.',
  },
  'classes.sheets-full': { title: 'Đã đủ ảnh', detail: 'Mỗi buổi giữ nhiều nhất {most} ảnh, tệp.' },
  'classes.sheet-stays': {
    title: 'Ảnh này là minh chứng',
    detail: 'Chỉ bỏ được trong 24 giờ sau khi gửi. Gửi thêm ảnh đúng thì cả hai cùng được giữ.',
  },
  'classes.rule-fixed': {
    title: 'Cách tính giờ đã được dùng',
    detail: 'Lớp đã có buổi kết thúc và tính giờ theo cách này. Muốn tính khác thì xếp lớp mới.',
  },
  'classes.not-on-roll': {
    title: 'Chưa có tên trong buổi này',
    detail: 'Người này chưa ghi tên. Tìm tên rồi thêm vào buổi.',
  },
  'classes.scan-expired': {
    title: 'Mã này đã cũ',
    detail: 'Mã đổi sau mỗi nửa phút. Quét lại mã đang hiện trên màn hình.',
  },
  'classes.scan-foreign': {
    title: 'Mã không phải của buổi này',
    detail: 'Quét mã đang hiện trên màn hình trong phòng học.',
  },
  'classes.scan-over': {
    title: 'Đã hết giờ tự điểm danh',
    detail: 'Buổi học đã qua hơn một giờ. Nhờ giảng viên ghi có mặt.',
  },
  'classes.own-attendance': {
    title: 'Không tự điểm danh cho mình',
    detail: 'Anh chị đứng lớp buổi này nên không tính giờ học cho mình. Giờ học tính ở lớp của giảng viên khác.',
  },
  'classes.own-hours': {
    title: 'Giờ học của chính anh chị sẽ đổi theo',
    detail: 'Anh chị có mặt ở buổi này. Nhờ giảng viên hoặc một người khác của sở sửa giờ kết thúc.',
  },
  'classes.number-unknown': {
    title: 'Số chưa đúng',
    detail: 'Không có buổi nào đang hiện số này. Xem lại sáu chữ số trên màn hình.',
  },
  'classes.introduction': {
    title: 'Ô chưa đúng',
    detail: 'Ghi họ tên và năm sinh, hoặc tên đăng nhập.',
  },
  'classes.topic-unknown': { title: 'Không có khóa này', detail: 'Tải lại trang rồi chọn lại khóa của lớp.' },
  'classes.trainer-unknown': {
    title: 'Người này không dạy ở xã đó',
    detail: 'Quyền giảng viên đã hết, hoặc không bao gồm xã này. Chọn giảng viên khác.',
  },
  'classes.opinion-over': {
    title: 'Đã hết hạn góp ý về lớp này',
    detail: 'Ý kiến của lớp đã được tổng hợp. Anh chị góp ý ở lớp sau nhé.',
  },
  'classes.households-early': {
    title: 'Chưa đến ngày báo số hộ',
    detail: 'Câu hỏi này hiện ở mục Hôm nay khi đến ngày. Anh chị chưa cần làm gì.',
  },
  'classes.households-over': {
    title: 'Đã hết hạn báo số hộ của lớp này',
    detail: 'Số hộ của lớp đã được tổng hợp. Anh chị báo ở lớp sau nhé.',
  },
  'classes.tasks-exceed-households': {
    title: 'Số hộ chưa khớp',
    detail: 'Số hộ của từng việc không thể nhiều hơn tổng số hộ. Sửa lại rồi gửi.',
  },
});
