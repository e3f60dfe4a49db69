import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'learning.round-title-taken': {
    title: 'Đã có một đợt cùng tên',
    detail:
      'Anh chị vừa gửi mà chưa thấy kết quả thì đợt có thể đã có: xem danh sách đợt trước. Là đợt khác thì đặt tên khác.',
  },
  'learning.correction-open': {
    title: 'Đợt đang có đề nghị đính chính',
    detail:
      'Một đề nghị đính chính của đợt đang chờ người thứ hai. Trả lời hoặc rút đề nghị ấy trước, rồi đề nghị lại.',
  },
  'learning.correction-answered': {
    title: 'Đề nghị này đã được trả lời',
    detail: 'Không còn gì chờ xác nhận. Tải lại trang để xem.',
  },
  'learning.correction-overtaken': {
    title: 'Đợt đã đổi từ khi có đề nghị',
    detail: 'Tên đợt hoặc quyết định không còn như lúc đề nghị. Từ chối đề nghị này, rồi đề nghị lại.',
  },
  'learning.ending-open': {
    title: 'Đợt đang có đề nghị chờ',
    detail: 'Một đề nghị kết thúc hoặc mở lại đợt đang chờ người thứ hai. Trả lời hoặc rút đề nghị ấy trước.',
  },
  'learning.ending-answered': {
    title: 'Đề nghị này đã được trả lời',
    detail: 'Không còn gì chờ xác nhận. Tải lại trang để xem.',
  },
  'learning.round-not-ended': {
    title: 'Đợt đang diễn ra',
    detail: 'Đợt này chưa kết thúc, hoặc đã có người mở lại. Tải lại trang để xem.',
  },
  'learning.nothing-corrected': {
    title: 'Chưa sửa gì',
    detail: 'Tên đợt, số và ngày quyết định vẫn như cũ. Sửa chỗ sai rồi gửi.',
  },
  'learning.programme-incomplete': {
    title: 'Chương trình còn thiếu nội dung',
    detail: 'Chưa có các khóa hoặc bài này: {missing}. Đưa nội dung lên rồi mở đợt.',
  },
  'learning.no-audience': {
    title: 'Chưa có ai để mở đợt',
    detail:
      'Không có ai đang giữ vị trí trong tổ mà đợt này dành cho. Đã chọn người bằng điều kiện thì xem lại điều kiện; chưa có tổ thì lập tổ và xếp người trước.',
  },
  'learning.automatic-needs-second': {
    title: 'Giấy của tỉnh do hai người cấp',
    detail: 'Sở đang dùng quy tắc hai người cấp giấy, nên đợt không tự cấp được. Chọn Sở duyệt danh sách rồi cấp.',
  },
  'learning.own-reading': {
    title: 'Không tự ghi cho mình',
    detail: 'Nhờ cán bộ khác của xã ghi bài đã học. Anh chị cũng có thể tự học trên điện thoại.',
  },
  'learning.outside-claim-waits': {
    title: 'Giấy đang chờ cán bộ xem',
    detail: 'Anh chị đã gửi giấy này. Cán bộ xem xong, kết quả hiện ở đây.',
  },
  'learning.outside-stands': {
    title: 'Giấy này đã được nhận',
    detail: 'Giấy đã được nhận và không hết hạn. Anh chị không cần gửi lại.',
  },
  'learning.outside-issued-later': { title: 'Ngày chưa đúng', detail: 'Ngày cấp phải từ hôm nay trở về trước.' },
  'learning.outside-over': {
    title: 'Giấy đã hết hạn',
    detail: 'Tính từ ngày cấp hoặc theo ngày ghi trên giấy, giấy này đã hết hạn. Cần giấy còn hạn.',
  },
  'learning.outside-until-before-issued': {
    title: 'Ngày chưa đúng',
    detail: 'Ngày hết hạn trên giấy phải từ ngày cấp trở đi.',
  },
  'learning.outside-file-unreadable': {
    title: 'Không đọc được tệp',
    detail: 'Gửi một ảnh JPEG, PNG, WebP hoặc một tệp PDF không khóa, không kèm tệp khác.',
  },
  'learning.own-outside': {
    title: 'Không tự nhận giấy của mình',
    detail:
      'Đó là giấy của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại. Nhờ cán bộ khác xem. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản cán bộ.',
  },
  'learning.outside-decided': {
    title: 'Giấy này đã có người xem',
    detail: 'Một cán bộ khác đã quyết định. Tải lại danh sách để xem kết quả.',
  },
  'learning.outside-not-accepted': {
    title: 'Không có gì để rút',
    detail: 'Chỉ giấy đã được nhận mới rút lại được. Tải lại danh sách.',
  },
  'learning.outside-reason-missing': {
    title: 'Thiếu lý do',
    detail: 'Ghi lý do để thành viên biết và làm lại được.',
  },
  'learning.own-waiver': {
    title: 'Không tự miễn cho mình',
    detail:
      'Đó là yêu cầu của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại. Nhờ cán bộ khác của sở. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản cán bộ.',
  },
  'learning.unknown-requirement': {
    title: 'Đợt không có yêu cầu này',
    detail: 'Tải lại trang rồi chọn lại yêu cầu.',
  },
  'learning.waiver-open': {
    title: 'Yêu cầu này đã có ghi miễn',
    detail: 'Đã có một lần ghi miễn đang tính hoặc đang chờ người thứ hai. Tải lại trang để xem.',
  },
  'learning.same-person': {
    title: 'Cần người thứ hai',
    detail:
      'Anh chị đã ghi việc này, trùng tên hoặc số điện thoại với người ghi, hoặc hai người làm thay nhau, cùng làm thay một người. Nhờ cán bộ khác. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản.',
  },
  'learning.waiver-answered': {
    title: 'Việc này đã được trả lời',
    detail: 'Không còn gì chờ xác nhận. Tải lại trang để xem.',
  },
  'learning.own-due-date': {
    title: 'Không tự gia hạn cho mình',
    detail:
      'Đó là hạn của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại. Nhờ cán bộ khác của sở gia hạn. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản cán bộ.',
  },
  'learning.own-attempts': {
    title: 'Không tự cho mình thêm lượt',
    detail:
      'Đó là lượt của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại. Nhờ cán bộ khác của xã hoặc của sở. Nếu chỉ trùng tên, nhờ người quản trị ghi năm sinh vào tài khoản cán bộ.',
  },
  'learning.nothing-to-extend': {
    title: 'Không còn gì để gia hạn',
    detail: 'Người này đã hoàn thành đợt. Tải lại trang để xem.',
  },
  'learning.extension-too-early': {
    title: 'Ngày chưa đúng',
    detail:
      'Hạn mới phải sau hạn của đợt. Muốn bỏ gia hạn riêng thì ghi lại đúng hạn của đợt, hoặc hạn mà cả đợt hay xã đã được gia hạn.',
  },
  'learning.extension-in-past': { title: 'Ngày chưa đúng', detail: 'Hạn mới phải từ hôm nay trở đi.' },
  'learning.nobody-to-extend': {
    title: 'Không ai cần gia hạn',
    detail: 'Ở đó không ai có hạn trước ngày này. Chọn ngày muộn hơn hoặc xã khác.',
  },
  'learning.unknown-commune': {
    title: 'Có xã không thuộc đợt',
    detail: 'Xã đã chọn không còn hoặc không thuộc tỉnh của đợt. Tải lại trang rồi chọn lại.',
  },
  'learning.extension-stale': {
    title: 'Số người vừa đổi',
    detail: 'Từ lúc xem trước đã có người vào đợt hoặc được gia hạn. Xem lại số người rồi gia hạn.',
  },
  'learning.extension-ended': {
    title: 'Lần gia hạn đã được bỏ',
    detail: 'Người khác vừa bỏ lần gia hạn này. Tải lại trang để xem.',
  },
  'learning.fixed-date-missing': { title: 'Thiếu ngày chung', detail: 'Chọn ngày hết hiệu lực chung của mọi người.' },
  'learning.window-too-long': {
    title: 'Khoảng gia hạn quá dài',
    detail: 'Khoảng gia hạn phải ngắn hơn thời gian hiệu lực.',
  },
  'learning.active-too-long': {
    title: 'Thời gian tối thiểu quá dài',
    detail: 'Thời gian tối thiểu phải ngắn hơn thời gian hiệu lực.',
  },
  'learning.newcomers-have-days': {
    title: 'Người mới đã có hạn riêng',
    detail: 'Đợt này đếm ngày cho từng người, kể cả người mới. Bỏ trống số ngày của người mới.',
  },
  'learning.newcomer-count-missing': {
    title: 'Thiếu số ngày của người mới',
    detail: 'Nhập số ngày người mới có, hoặc bỏ trống ngày cuối nhận người mới.',
  },
  'learning.newcomers-end-early': {
    title: 'Ngày chưa đúng',
    detail: 'Ngày cuối nhận người mới phải từ hạn hoàn thành trở đi.',
  },
  'learning.newcomers-end-in-past': {
    title: 'Ngày chưa đúng',
    detail: 'Ngày cuối nhận người mới phải từ hôm nay trở đi. Muốn thôi nhận thì chọn hôm nay.',
  },
  'learning.newcomers-stale': {
    title: 'Đợt vừa được người khác đổi',
    detail: 'Việc nhận người mới đã thay đổi sau khi anh chị mở trang. Xem lại rồi lưu.',
  },
  'learning.round-is-closed': {
    title: 'Đợt đã kết thúc',
    detail:
      'Đợt đã kết thúc thì không nhận thêm ai, không gia hạn và không miễn thêm yêu cầu. Muốn làm tiếp thì mở lại đợt trước.',
  },
  'learning.newcomers-undo-over': {
    title: 'Không hoàn tác được nữa',
    detail: 'Chỉ hoàn tác được lần đổi sau cùng, trong ngày đã đổi. Muốn đổi khác thì đặt lại số ngày.',
  },
  'learning.newcomers-built-on': {
    title: 'Không hoàn tác được nữa',
    detail:
      'Trong những người vào đợt nhờ lần đổi này, {standing}. Họ ở lại trong đợt. Muốn thôi nhận thêm thì chọn ngày cuối là hôm nay.',
  },
  'learning.due-count-missing': {
    title: 'Thiếu số ngày',
    detail: 'Ghi số ngày mỗi người có, từ 1 đến 1100, và chọn đếm từ ngày nào.',
  },
  'learning.audience-stale': {
    title: 'Đợt vừa được người khác đổi',
    detail: 'Đối tượng của đợt đã thay đổi sau khi anh chị xem thử. Xem lại số người rồi lưu.',
  },
  'learning.audience-busy': {
    title: 'Đang thêm người vào đợt',
    detail: 'Lần mở đợt hoặc lần đổi trước chưa xong. Chờ ít phút rồi lưu lại.',
  },
  'learning.round-is-over': {
    title: 'Đợt đã hết hạn nhận người',
    detail: 'Không ai vào đợt này nữa, nên đối tượng của đợt giữ nguyên.',
  },
  'learning.audience-day-to-come': {
    title: 'Ngày chưa đúng',
    detail: 'Chỉ xem được đối tượng của hôm nay hoặc một ngày đã qua.',
  },
  'learning.audience-values-missing': {
    title: 'Điều kiện còn trống',
    detail: 'Chọn ít nhất một mục, hoặc bỏ điều kiện này.',
  },
  'learning.audience-value-unknown': {
    title: 'Mục đã chọn không còn',
    detail: 'Một mục trong điều kiện này không có trong tỉnh. Chọn lại.',
  },
  'learning.audience-team-outside': {
    title: 'Loại tổ nằm ngoài chương trình',
    detail: 'Chương trình của đợt không dành cho loại tổ này. Chọn loại tổ khác.',
  },
  'learning.audience-day-missing': { title: 'Thiếu ngày', detail: 'Nhập ngày của điều kiện giữ vị trí.' },
  'learning.edition-unknown': {
    title: 'Bản này của khóa không còn để học lại',
    detail: 'Khóa không có bản này, hoặc đợt đã theo bản này. Tải lại trang của đợt để xem những bản mới.',
  },
  'learning.reopened-parts-wrong': {
    title: 'Chưa chọn phần học lại',
    detail: 'Chọn ít nhất một bài hoặc bài kiểm tra trong những phần đã đổi.',
  },
  'learning.finished-before-wrong': {
    title: 'Ngày chưa đúng',
    detail: 'Nhập một ngày đã qua hoặc hôm nay: ai hoàn thành trước ngày ấy thì học lại.',
  },
  'learning.nobody-reopened': {
    title: 'Không có ai để học lại',
    detail: 'Không còn ai thuộc nhóm đã chọn, hoặc mọi người trong nhóm đã được nêu tên cho bản này.',
  },
  'learning.reopening-stale': {
    title: 'Danh sách vừa thay đổi',
    detail: 'Số người đã khác sau khi anh chị xem thử: nay là {people} người. Xem lại danh sách rồi lưu.',
  },
  'learning.reopening-is-named': {
    title: 'Người học lại đã được nêu tên',
    detail:
      'Danh sách học lại được ghi khi lưu và không đổi đối tượng được. Muốn thêm người thì mở lại lần nữa từ đợt gốc.',
  },
  'learning.reopening-built-on': {
    title: 'Không hoàn tác được nữa',
    detail: 'Từ khi mở phần học lại, {standing}. Những việc ấy phải giữ lại.',
  },
  'learning.round-built-on': {
    title: 'Không rút lại được đợt',
    detail: 'Đợt này đã có {standing}. Xem lại những gì còn vướng.',
  },
  'learning.round-taking-stale': {
    title: 'Số người vừa đổi',
    detail: 'Từ lúc anh chị xem đã có người vào hoặc ra khỏi đợt: nay là {people} người. Xem lại rồi rút.',
  },
  'learning.due-before-start': { title: 'Ngày chưa đúng', detail: 'Hạn hoàn thành phải sau ngày bắt đầu.' },
  'learning.due-in-past': { title: 'Ngày chưa đúng', detail: 'Hạn hoàn thành đã qua. Chọn ngày từ hôm nay trở đi.' },
  'learning.start-too-far': { title: 'Ngày chưa đúng', detail: 'Ngày bắt đầu cách hôm nay hơn 5 năm. Xem lại năm.' },
  'learning.due-too-far': { title: 'Ngày chưa đúng', detail: 'Hạn hoàn thành cách hôm nay hơn 5 năm. Xem lại năm.' },
  'learning.decided-in-future': { title: 'Ngày chưa đúng', detail: 'Quyết định phải có ngày ký trước khi mở đợt.' },
});

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
