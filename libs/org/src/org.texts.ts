import { declareProblemTexts, type ProblemText } from '@lopso/platform';

const field = (detail: string): ProblemText => ({ title: 'Ô chưa đúng', detail });

declareProblemTexts({
  'org.seat-taken': {
    title: 'Vị trí đã có người',
    detail: 'Vị trí {number}/{limit} do {holder} giữ từ {heldFrom}. Chọn vị trí khác, hoặc thay người ở vị trí này.',
  },
  'org.seat-taken-until': {
    title: 'Vị trí đã có người',
    detail: 'Vị trí {number}/{limit} do {holder} giữ từ {heldFrom} đến hết {lastDay}. Chọn ngày khác hoặc vị trí khác.',
  },
  'org.no-seat-throughout': {
    title: 'Không vị trí nào trống suốt thời gian này',
    detail: 'Vị trí {number} trống lâu nhất, đến hết {lastDay}. Ghi ngày cuối không quá ngày ấy, hoặc thay người.',
  },
  'org.team-full': {
    title: 'Tổ đã đủ người',
    detail: 'Cả {limit} vị trí đã có người. Vị trí {limit}/{limit} do {lastHolder} giữ. Muốn thêm phải thay người.',
  },
  'org.no-such-seat': { title: 'Không có vị trí này', detail: 'Tổ này có {limit} vị trí, không có vị trí {number}.' },
  'org.member-seated': {
    title: 'Người này đang giữ vị trí',
    detail: '{holder} giữ vị trí {number}, {teamName} từ {heldFrom}. Mỗi người chỉ giữ một vị trí.',
  },
  'org.member-seated-until': {
    title: 'Người này giữ vị trí khác trong thời gian ấy',
    detail: '{holder} giữ vị trí {number}, {teamName} từ {heldFrom} đến hết {lastDay}. Chọn ngày sau đó.',
  },
  'org.leader-exists': {
    title: 'Tổ đã có tổ trưởng',
    detail: '{holder} ở vị trí {number} là tổ trưởng từ {heldFrom}. Kết thúc vị trí đó, hoặc chọn vai trò khác.',
  },
  'org.member-of-another-unit': {
    title: 'Người của xã khác',
    detail: 'Người này thuộc xã khác. Tổ chỉ nhận người trong xã.',
  },
  'org.seat-not-held': {
    title: 'Vị trí đã kết thúc',
    detail: 'Vị trí {number} đã được kết thúc trước đó. Tải lại để xem.',
  },
  'org.seat-passed-on': {
    title: 'Vị trí vừa có người khác',
    detail: 'Vị trí {number} nay do {holder} giữ, từ {heldFrom}. Có người vừa làm trước anh chị. Tải lại để xem.',
  },
  'org.member-stays': { title: 'Không có gì thay đổi', detail: 'Người này đang ở đúng vị trí và vai trò ấy.' },
  'org.team-not-yet': {
    title: 'Tổ chưa lập',
    detail: 'Tổ này lập từ {validFrom}. Ngày đang xem sớm hơn, chưa có vị trí nào.',
  },
  'org.team-over': {
    title: 'Tổ đã giải thể',
    detail: 'Tổ này đã giải thể từ {endedOn}. Ngày đang xem không còn vị trí nào.',
  },
  'org.team-ended': { title: 'Tổ đã giải thể', detail: 'Tổ này đã giải thể từ {endedOn}. Chọn tổ khác.' },
  'org.act-undone': { title: 'Đã hoàn tác rồi', detail: 'Việc này đã được hoàn tác trước đó. Tải lại để xem.' },
  'org.undo-too-late': {
    title: 'Không hoàn tác được nữa',
    detail: 'Việc làm ngày {doneOn} chỉ hoàn tác được trong ngày ấy. Sửa bằng một thay đổi mới.',
  },
  'org.seat-act-built-on': {
    title: 'Không hoàn tác được',
    detail: 'Sau việc này, vị trí {number} hoặc người giữ vị trí đã đổi tiếp. Hoàn tác việc sau cùng trước.',
  },
  'org.unit-act-built-on': {
    title: 'Không hoàn tác được',
    detail: 'Sau việc này, thôn hoặc tổ đã có thay đổi mới. Hoàn tác việc sau cùng trước.',
  },
  'org.unit-act-in-use': { title: 'Không hoàn tác được', detail: 'Sau việc này, {standing}. {remedy}' },
  'org.seats-changed': { title: 'Vị trí vừa thay đổi', detail: 'Có người vừa sửa tổ này. Tải lại rồi làm lại.' },
  'org.team-exists': { title: 'Đã có tổ', detail: '{unitName} đã có tổ. Mở tổ ấy ở danh sách bên trái.' },
  'org.team-kind': { title: 'Không lập tổ ở đây', detail: 'Tổ chỉ lập ở xã, phường, thôn hoặc tổ dân phố.' },
  'org.village-exists': { title: 'Đã có nơi này', detail: '{name} đã có trong danh sách của {commune}.' },
  'org.village-spelt-alike': {
    title: 'Tên chỉ khác nhau ở dấu',
    detail: '{commune} đã có {name}, chỉ khác {typed} ở dấu. Nếu cùng một nơi thì dùng {name}.',
  },
  'org.village-name-stays': { title: 'Tên không đổi', detail: 'Thôn này đang mang tên {name}. Ghi tên mới.' },
  'org.village-has-team': {
    title: 'Thôn còn tổ',
    detail: '{name} còn tổ công nghệ số. Giải thể tổ hoặc sáp nhập thôn trước.',
  },
  'org.village-has-people': {
    title: 'Thôn còn người',
    detail: '{name} còn {people} người trong danh sách. Sáp nhập thôn để người chuyển theo.',
  },
  'org.village-is-new': {
    title: 'Thôn mới thêm hôm nay',
    detail: '{name} mới thêm hôm nay. Hoàn tác việc thêm thôn là đủ.',
  },
  'org.merge': {
    title: 'Chưa sáp nhập được',
    detail: 'Chọn ít nhất hai thôn của cùng một xã. Tổ giữ lại phải là tổ của một trong các thôn ấy.',
  },
  'org.team-is-new': {
    title: 'Tổ mới lập hôm nay',
    detail: '{name} mới lập hôm nay. Hoàn tác việc lập tổ là đủ.',
  },
  'org.seats-beyond-cap': {
    title: 'Còn người giữ vị trí bị bỏ',
    detail:
      'Không giảm còn {limit} được: {count} người đang giữ vị trí cao hơn. Chuyển hoặc kết thúc các vị trí ấy trước.',
  },
  'org.seat-cap-stays': { title: 'Số vị trí không đổi', detail: 'Loại tổ này đang có {limit} vị trí.' },
  'org.unit-ended': {
    title: 'Đơn vị không còn nữa',
    detail: '{name} không còn từ {endedOn}. Chọn đơn vị hiện có.',
  },
  'org.reform': {
    title: 'Chưa ghi được',
    detail: 'Chọn nhiều xã nhập thành một, hoặc một xã chia thành nhiều. Thôn được chọn phải thuộc các xã ấy.',
  },
  'org.reform-leaves-out': {
    title: 'Còn thôn, người hoặc hội trường, lớp chưa chọn xã',
    detail:
      'Chọn xã cho từng thôn, cho người chưa rõ thôn cùng hội trường, lớp và chợ của xã. Danh sách thôn vừa đổi thì tải lại trang rồi chọn lại.',
  },
  'org.reform-grants-changed': {
    title: 'Quyền ở xã cũ vừa đổi',
    detail: 'Danh sách quyền ở xã cũ không còn như lúc xem trước. Xem trước lại rồi ghi.',
  },
  'org.commune-name-taken': {
    title: 'Đã có xã tên này',
    detail: 'Đã có {name}, và không có tên huyện cũ để phân biệt. Xem lại tên trong nghị quyết.',
  },
  'org.commune-exists': {
    title: 'Đã có mã xã này',
    detail: 'Mã {unitCode} đã có trong danh sách. Xem lại mã trong nghị quyết.',
  },
  'org.new-commune': field('Xã mới cần mã 5 chữ số và tên.'),
  'org.not-a-commune': { title: 'Không lập thôn ở đây', detail: 'Thôn, tổ dân phố chỉ lập trong một xã hoặc phường.' },
  'org.likely-duplicate': {
    title: 'Có thể đã có người này',
    detail: '{fullName}, sinh năm {birthYear}, {unitName} đã có trong xã. Mở hồ sơ ấy, hoặc ghi rõ đây là người khác.',
  },
  'org.twin-is-there': {
    title: 'Trong xã còn một người giống hẳn',
    detail:
      'Ngoài hồ sơ vừa hỏi còn {fullName}, cũng sinh năm {birthYear}, {unitName}, vào danh sách ngày {addedOn}. Mở hồ sơ ấy, hoặc ghi rõ đây là người khác nữa.',
  },
  'org.twin-unseen': {
    title: 'Trong xã đã có một người giống hẳn',
    detail:
      '{fullName}, sinh năm {birthYear}, {unitName} đã có trong xã, vào danh sách ngày {addedOn}. Mở hồ sơ ấy, hoặc ghi rõ đây là người khác.',
  },
  'org.role-granted': { title: 'Đã có quyền này', detail: 'Tài khoản này đã có quyền ấy ở đơn vị này.' },
  'org.grant-not-yours': {
    title: 'Không được đổi quyền này',
    detail: 'Quyền này do cấp khác cấp và kết thúc. Cần đổi thì hỏi Sở KH&CN.',
  },
  'org.grant-to-oneself': {
    title: 'Không tự cấp quyền',
    detail: 'Không ai tự cấp quyền cho mình. Nhờ người quản trị khác cấp.',
  },
  'org.grant-unit': {
    title: 'Quyền không hợp với đơn vị',
    detail: 'Quyền này không cấp ở loại đơn vị đã chọn. Chọn đơn vị khác.',
  },
  'org.leads-by-seat': {
    title: 'Đã là tổ trưởng theo vị trí',
    detail: 'Người này giữ vị trí tổ trưởng nên đã có quyền tổ trưởng, không cần cấp thêm.',
  },
  'org.leader-not-seated': {
    title: 'Người này không ở trong tổ',
    detail: 'Tổ trưởng phải đang giữ vị trí trong tổ. Xếp vị trí trước, rồi cấp quyền.',
  },
  'org.nothing-to-represent': {
    title: 'Không có quyền để làm thay',
    detail: 'Người được làm thay không có quyền này ở đơn vị này, hoặc quyền hết sớm hơn.',
  },
  'org.grant-over': { title: 'Quyền đã kết thúc', detail: 'Quyền này đã kết thúc, hoặc không có hạn. Tải lại để xem.' },
  'org.grant-end-stands': {
    title: 'Không hoàn tác được nữa',
    detail: 'Chỉ hoàn tác trong ngày kết thúc. Cần thì cấp quyền mới.',
  },
  'org.last-administrator': {
    title: 'Người quản trị cuối cùng',
    detail: 'Không còn ai khác quản trị ở đơn vị này. Cấp quyền cho người khác trước.',
  },
  'org.unit-files': { title: 'Tệp đơn vị chưa dùng được', detail: 'Tệp {file}: {reason}.' },
  'org.account-has-wider-rights': {
    title: 'Tài khoản có quyền rộng hơn',
    detail: 'Người này còn giữ quyền mà anh chị không cấp được. Nơi cấp quyền đó mới làm được việc này.',
  },
  'org.nobody-to-activate': {
    title: 'Không còn ai cần phiếu',
    detail: 'Mọi người trong tổ đã kích hoạt tài khoản. Chọn tên cụ thể nếu cần mã mới.',
  },
  'org.name': field('Ghi đủ họ và tên, chỉ dùng chữ. Ví dụ: Vàng Thị Mỷ.'),
  'org.village-name': field('Tên chỉ gồm chữ, số và dấu . , - / ( ). Ví dụ: Bản Pắng, Tân Lập 2.'),
  'org.decision-too-early': field('Ngày này sớm quá, tổ chỉ có từ năm 2022. Xem lại năm của quyết định.'),
  'org.name-of-one-word': field('Tên có một chữ. Ghi đủ họ và tên, hoặc xác nhận tên chỉ có một chữ.'),
  'org.name-too-long': field('Tên dài quá 80 chữ cái. Ghi tên như trong giấy tờ, bỏ phần chú thích.'),
  'org.one-newcomer': field('Chọn một người trong danh sách, hoặc ghi một người mới.'),
  'org.birth-year': field('Năm sinh gồm 4 chữ số, người từ 16 tuổi trở lên.'),
  'org.organisation': field('Đoàn thể và doanh nghiệp phải ghi tên tổ chức. Thành phần khác để trống.'),
  'org.phone': field('Số điện thoại chưa đúng. Xem lại, hoặc để trống.'),
  'org.record-is-restricted': {
    title: 'Hồ sơ đang hạn chế dùng',
    detail: 'Người này yêu cầu hạn chế dùng dữ liệu. Việc vừa bấm không được làm cho đến khi bỏ hạn chế.',
  },
  'org.other-officer-needed': {
    title: 'Cần một cán bộ khác trả lời',
    detail:
      'Không ai tự trả lời yêu cầu của mình hay của người mình đang làm thay, kể cả bằng tài khoản khác; cũng không tự chấp nhận giấy xin xóa do mình hay người đó ghi. Nhờ cán bộ khác của xã hoặc của Sở trả lời.',
  },
  'org.staff-name-kept': {
    title: 'Tên cán bộ, giảng viên phải giữ',
    detail: 'Tên trong quyết định, văn bản và nhật ký việc đã làm phải giữ. Trả lời bằng thư từ chối có lý do.',
  },
  'privacy.name-too-wide': field('Có hơn {most} người khớp. Gõ thêm họ hoặc tên đệm.'),
  'org.holiday-of-another': {
    title: 'Tỉnh khác đã nhập',
    detail:
      'Ngày nghỉ dùng chung cả nước. {provinceName} đã nhập mục này, nơi nhập mới bỏ được. Liên hệ Sở KH&CN nơi ấy.',
  },
  'org.holiday-period': field('Ngày cuối phải sau ngày đầu. Mỗi lần nhập nhiều nhất {most} ngày.'),
  'org.holiday-of-past-year': field('Năm này đã qua. Ngày nghỉ của nó không còn dùng để tính hạn.'),
  'org.date-in-future': field('Ngày này chưa tới. Ghi ngày hôm nay hoặc trước đó.'),
  'org.reform-too-early': field('Sớm nhất là {earliest}. Số liệu của những ngày trước đó giữ nguyên.'),
  'org.seat-from-past': field('Vị trí chỉ bắt đầu từ hôm nay hoặc sau đó. Ngày đã qua giữ nguyên.'),
  'org.seat-from-before-holder': field('Người giữ trước chưa bắt đầu vào ngày này. Chọn ngày muộn hơn.'),
  'org.seat-from-far': field('Ngày này còn quá xa. Ghi ngày trong vòng hai năm tới.'),
  'org.seat-until-before': field('Ngày cuối phải từ ngày bắt đầu trở đi.'),
  'org.seat-until-past': field('Vị trí chỉ kết thúc từ hôm nay hoặc sau đó. Ngày đã qua giữ nguyên.'),
  'org.seat-end-stays': field('Ngày cuối vẫn như cũ. Ghi ngày khác.'),
  'org.grant-from-past': field('Quyền chỉ bắt đầu từ hôm nay hoặc sau đó.'),
  'org.grant-end-missing': field('Quyền này phải có ngày kết thúc.'),
  'org.grant-end-before': field('Ngày kết thúc phải sau ngày bắt đầu.'),
  'org.grant-too-long': field('Quyền này cấp dài nhất một năm. Hết hạn thì gia hạn.'),
  'org.grant-team-missing': field('Chọn tổ mà người này phụ trách.'),
  'org.grant-organisation-missing': field('Ghi tên đoàn thể mà người này phụ trách.'),
  'org.grant-decision-missing': field('Ghi số quyết định cấp quyền.'),
  'org.grant-holder-missing': field('Chọn một người để cấp quyền.'),
  'org.data-request-open': {
    title: 'Đã có yêu cầu như vậy',
    detail: 'Một yêu cầu cùng loại đang chờ trả lời. Xem trong phần yêu cầu đã gửi.',
  },
  'org.data-request-not-open': {
    title: 'Yêu cầu này đã được giải quyết',
    detail: 'Tải lại trang để xem yêu cầu đang ở bước nào.',
  },
  'org.pair-has-changed': {
    title: 'Hồ sơ vừa thay đổi',
    detail: 'Một trong hai hồ sơ vừa được sửa hoặc xếp lại. Tải lại để xem rồi trả lời.',
  },
  'org.pair-is-joined': {
    title: 'Đã ghi là một người',
    detail: 'Hai hồ sơ này vừa được ghi là của một người. Tải lại để xem.',
  },
  'org.erasure-is-departments': {
    title: 'Yêu cầu này do Sở trả lời',
    detail:
      'Xóa dữ liệu của người này cần quyền rộng hơn quyền của anh chị. Báo Sở Khoa học và Công nghệ trả lời yêu cầu.',
  },
  'org.record-is-ended': {
    title: 'Sở đã dừng hồ sơ này',
    detail: 'Hồ sơ không xếp vào vị trí nào nữa. Muốn dùng lại, hỏi Sở Khoa học và Công nghệ.',
  },
  'org.join-is-over': {
    title: 'Không còn gì để hoàn tác',
    detail: 'Hai hồ sơ không còn ghi là một người: đã được tách lại, hoặc một hồ sơ đã xóa.',
  },
  'org.join-built-on': {
    title: 'Không hoàn tác được',
    detail:
      'Sau việc này, hồ sơ hoặc vị trí đã đổi tiếp. Bấm “Tách lại” thì hồ sơ dùng lại được, vị trí xếp lại ở trang tổ.',
  },
});
