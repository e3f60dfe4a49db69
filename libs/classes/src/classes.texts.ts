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

declareProblemTexts({
  'classes.own-hours-busy': {
    title: 'Anh chị đã có lớp giờ đó',
    detail:
      'Anh chị đã có tên ở lớp “{title}” lúc {from}–{to} ngày {on}. Chọn lớp khác, hoặc nhường chỗ ở lớp đó trước.',
  },
  'classes.own-hours-far': {
    title: 'Anh chị không kịp đi tới',
    detail:
      'Anh chị có tên ở lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn lớp khác, hoặc nhường chỗ ở lớp đó trước.',
  },
  'classes.own-teaching-busy': {
    title: 'Anh chị đứng lớp giờ đó',
    detail:
      'Anh chị đứng lớp “{title}” lúc {from}–{to} ngày {on}. Chọn lớp khác, hoặc nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.own-teaching-far': {
    title: 'Anh chị không kịp đi tới',
    detail:
      'Anh chị đứng lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn lớp khác, hoặc nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.request-answered': {
    title: 'Đề nghị đã có người trả lời',
    detail: 'Đề nghị của {names} vừa được người khác trả lời, hoặc không còn chờ bước này. Xem lại danh sách.',
  },
  'classes.request-expired': {
    title: 'Đề nghị đã hết hạn',
    detail: 'Đề nghị của {names} đã quá hạn trả lời hoặc lớp đã bắt đầu. Người ấy có thể xin lại.',
  },
  'classes.request-twice': {
    title: 'Bước hai cần người khác duyệt',
    detail: 'Anh chị đã duyệt {names} ở bước xã. Giảng viên hoặc cán bộ khác duyệt bước này.',
  },
  'classes.own-request': {
    title: 'Không tự duyệt cho mình',
    detail: 'Trong các đề nghị đã chọn có đề nghị của chính anh chị. Cán bộ khác trả lời đề nghị ấy.',
  },
  'classes.answer-stands': {
    title: 'Không hoàn tác được nữa',
    detail: 'Trả lời cho {names} đã quá 10 phút, hoặc người ấy đã làm việc khác từ lúc đó. Xem lại danh sách.',
  },
  'classes.courses-missing': {
    title: 'Chưa học khóa phải học trước',
    detail:
      'Lớp này dành cho người đã học xong: {courses}. Học xong khóa ấy trong đợt của anh chị rồi đăng ký lớp; chưa đợt nào giao khóa ấy thì hỏi Sở.',
  },
  'classes.requests-open': {
    title: 'Còn đề nghị chờ duyệt',
    detail: 'Lớp còn {count} đề nghị chờ duyệt. Trả lời hết rồi mới đổi cách duyệt.',
  },
  'classes.make-up-wants-approval': {
    title: 'Lớp này cần duyệt',
    detail: 'Lớp này nay cần duyệt trước khi nhận người. Anh chị xin vào lớp ở mục Lớp sắp mở.',
  },
});

declareProblemTexts({
  'classes.card-unreadable': {
    title: 'Đây không phải thẻ thành viên',
    detail: 'Đưa mã trên thẻ vào khung, hoặc gõ số thẻ có 10 chữ và số.',
  },
  'classes.card-bare': {
    title: 'Mã này không phải thẻ',
    detail:
      'Mã chỉ ghi số thẻ, không có chữ ký của Lớp Số, ai cũng tạo được. Nhờ người học mở thẻ trên máy của mình, đưa thẻ in, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-forged': {
    title: 'Thẻ này không phải do Lớp Số cấp',
    detail: 'Mã trên thẻ không đúng chữ ký. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-unknown': {
    title: 'Không có thẻ mang số này',
    detail: 'Xem lại từng chữ trên thẻ, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-stale': {
    title: 'Mã thẻ này đã cũ',
    detail:
      'Mã trên máy đổi sau mỗi 30 giây; mã này không phải của lúc này, có thể là ảnh chụp, hoặc giờ trên máy chưa đúng. Nhờ người học mở lại thẻ khi có mạng, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-replaced': {
    title: 'Thẻ cũ, đã được cấp lại',
    detail: 'Người này đã có thẻ khác nên thẻ này hết dùng. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-ended': {
    title: 'Thẻ đã hết dùng',
    detail: 'Người này không còn giữ vị trí trong tổ nào. Báo cán bộ xã nếu chưa đúng.',
  },
  'classes.card-ended-on-roll': {
    title: 'Thẻ đã hết dùng',
    detail:
      'Người này không còn giữ vị trí trong tổ nào, nhưng vẫn có tên trong buổi này. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-elsewhere': {
    title: 'Thẻ của tỉnh khác',
    detail: 'Người này sinh hoạt ở tỉnh khác nên không tính giờ ở lớp này.',
  },
  'classes.nobody-for-cards': {
    title: 'Chưa có ai để in thẻ',
    detail: 'Thẻ chỉ in cho người đang giữ vị trí trong tổ. Xếp người vào tổ trước.',
  },
});

declareProblemTexts({
  'classes.link-unknown': {
    title: 'Không tìm thấy lớp này',
    detail: 'Đường dẫn thiếu chữ, hoặc đã được thu hồi. Xin lại đường dẫn mới từ người đã gửi.',
  },
  'classes.spot-check-absent': {
    title: 'Hỏi bất chợt không ghi vắng',
    detail: 'Không ai trả lời thì ghi về sớm, hoặc để nguyên. Ghi vắng ở danh sách điểm danh.',
  },
  'classes.spot-check-unmarked': {
    title: 'Người này chưa được ghi có mặt',
    detail: 'Hỏi bất chợt chỉ hỏi người đang được ghi có mặt. Ghi có mặt ở danh sách điểm danh.',
  },
  'classes.staff-not-there': {
    title: 'Người dạy không phụ trách xã này',
    detail: '{names} chưa có quyền dạy ở nơi có {venue}. Thay người dạy trước, hoặc chọn nơi khác.',
  },
  'classes.venue-point-far': {
    title: 'Tọa độ không nằm ở nước ta',
    detail: 'Dán lại vĩ độ rồi kinh độ, ví dụ 22.07315, 105.05120. Chưa có gì được lưu.',
  },
});

declareProblemTexts({
  'classes.correction-over': {
    title: 'Hết hạn sửa điểm danh',
    detail:
      'Giảng viên sửa điểm danh buổi này được đến hết ngày {until}. Nay Sở sửa được, đến hết ngày {department}. Báo Sở tên người và điều cần sửa.',
  },
  'classes.correction-over-for-trainers': {
    title: 'Hết hạn sửa điểm danh',
    detail:
      'Giảng viên sửa điểm danh buổi này được đến hết ngày {until}. Nay Sở vẫn sửa được. Báo Sở tên người và điều cần sửa.',
  },
  'classes.correction-over-for-all': {
    title: 'Hết hạn sửa điểm danh',
    detail: 'Điểm danh buổi này sửa được đến hết ngày {until}. Nay không ai sửa được nữa.',
  },
  'classes.member-taught': {
    title: 'Người này đã đứng lớp giờ đó',
    detail:
      'Người này đứng lớp “{title}” lúc {from}–{to} ngày {on}, nên không ghi có học ở buổi này được. Buổi đã qua, không đổi người đứng lớp đó được nữa. Xem lại người và buổi đã chọn.',
  },
  'classes.member-taught-elsewhere': {
    title: 'Người này đã đứng lớp giờ đó',
    detail:
      'Người này đứng một lớp khác lúc {from}–{to} ngày {on}, nên không ghi có học ở buổi này được. Buổi đã qua, không đổi người đứng lớp đó được nữa. Xem lại người và buổi đã chọn.',
  },
  'classes.marking-over': {
    title: 'Hết hạn điểm danh',
    detail: 'Buổi này nhận điểm danh đến hết ngày {until}. Điều máy này đã ghi trước ngày đó vẫn được nhận.',
  },
  'classes.taken-in-by-others': {
    title: 'Người này chưa có tên trong buổi',
    detail:
      'Quyền giảng viên của anh chị đã được kết thúc sau buổi này nên thẻ không thêm được người mới. Báo Sở tên người để Sở thêm.',
  },
  'classes.waits-for-end': {
    title: 'Buổi này chưa được kết thúc',
    detail:
      'Nay anh chị không còn quyền ghi buổi này. Báo xã hoặc Sở kết thúc buổi, rồi bấm “Gửi lại”: điều máy này đã ghi được gửi lên chờ quyết định.',
  },
  'classes.correction-days': {
    title: 'Số ngày của Sở từ số ngày của giảng viên trở lên.',
    detail: 'Số ngày của Sở từ số ngày của giảng viên trở lên. Giảng viên không giới hạn thì Sở cũng không giới hạn.',
  },
});

/** Sentences about somebody who is on leave, or whose right does not hold on the day. */
declareProblemTexts({
  'classes.trainer-away': {
    title: 'Giảng viên nghỉ phép',
    detail:
      '{name} nghỉ phép từ {from} đến hết {until}. Chọn ngày khác hoặc người khác; nếu không nghỉ nữa, Sở bỏ đợt nghỉ ở mục “Giảng viên và chợ phiên”.',
  },
  'classes.assistant-away': {
    title: 'Trợ giảng nghỉ phép',
    detail:
      '{name} nghỉ phép từ {from} đến hết {until}. Chọn ngày khác hoặc trợ giảng khác; nếu không nghỉ nữa, Sở bỏ đợt nghỉ ở mục “Giảng viên và chợ phiên”.',
  },
  'classes.right-ends': {
    title: 'Hết quyền dạy trước buổi học',
    detail:
      '{name} chỉ có quyền dạy ở đây đến hết {until}, không đứng lớp ngày {on} được. Chọn ngày khác hoặc người khác; nếu vẫn dạy, Sở gia hạn quyền ở mục “Quyền”.',
  },
  'classes.no-right-yet': {
    title: 'Chưa có quyền dạy ngày này',
    detail: '{name} không có quyền dạy ở đây vào ngày {on}. Chọn ngày khác hoặc người khác.',
  },
  'classes.staff-away': { title: 'Người dạy nghỉ phép', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
});

/** Sentences about halls that close and things that are put away. */
declareProblemTexts({
  'classes.venue-closed': {
    title: 'Địa điểm đã đóng',
    detail: '{venue} đóng từ ngày {from}. Chọn địa điểm khác hoặc ngày trước đó.',
  },
  'classes.venue-closed-since': {
    title: 'Địa điểm đã đóng',
    detail: '{venue} đóng từ ngày {from} nên không khôi phục được buổi này. Thêm buổi mới ở địa điểm khác.',
  },
  'classes.venue-holds-fewer': {
    title: 'Phòng không còn đủ chỗ',
    detail:
      '{venue} còn {venueCapacity} chỗ, lớp nhận {capacity} người. Giảm số chỗ của lớp rồi khôi phục, hoặc thêm buổi mới ở địa điểm khác.',
  },
  'classes.venue-in-use': {
    title: 'Còn buổi học ở địa điểm này',
    detail:
      '{count} lớp còn buổi học ở đây từ ngày đó, lớp đầu là “{title}” ngày {on}. Dời các buổi sang nơi khác trước, rồi đóng.',
  },
  'classes.venue-too-small': {
    title: 'Có lớp đông hơn',
    detail: 'Lớp “{title}” ngày {on} nhận {classCapacity} người. Giảm số chỗ của lớp hoặc dời lớp trước.',
  },
  'classes.venue-changed-since': {
    title: 'Người khác vừa sửa địa điểm này',
    detail: 'Chưa ghi thay đổi của anh chị. Xem lại địa điểm trong danh sách, rồi sửa lại nếu cần.',
  },
  'classes.class-changed-since': {
    title: 'Lớp vừa được người khác sửa',
    detail:
      'Chưa ghi thay đổi của anh chị. Nội dung anh chị đã nhập còn nguyên, phần khác là lớp như hiện nay: xem lại rồi lưu.',
  },
  'classes.session-changed-since': {
    title: 'Buổi học vừa được người khác sửa',
    detail:
      'Chưa ghi thay đổi của anh chị. Đây là buổi học như hiện nay: xem lại giờ, địa điểm và người dạy, rồi sửa lại nếu cần.',
  },
  'classes.equipment-changed-since': {
    title: 'Người khác vừa sửa thiết bị này',
    detail: 'Chưa ghi thay đổi của anh chị. Xem lại thiết bị trong danh sách, rồi sửa lại nếu cần.',
  },
  'classes.equipment-put-away': {
    title: 'Thiết bị đã cất',
    detail: '{name} đã cất, không cho mượn nữa. Bỏ thiết bị này khỏi buổi học.',
  },
  'classes.equipment-in-use': {
    title: 'Thiết bị còn cho mượn',
    detail: '{count} lớp sắp tới còn mượn, lớp đầu là “{title}”. Bỏ thiết bị khỏi các buổi đó trước, rồi cất.',
  },
});
