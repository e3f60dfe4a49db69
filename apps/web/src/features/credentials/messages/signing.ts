import type { components } from '../../../lib/api/schema';
import { translator } from '../../../lib/i18n/translate';

/** What may have become of a file that isn't kept; `not-sent`: it didn't arrive. */
export type RefusedOutcome =
  Exclude<components['schemas']['TakenFileResponse']['outcome'], 'matched' | 'known'> | 'not-sent';

/** Words of papers signed with the tool of the office. */
export const t = translator({
  crumbs: 'Đường dẫn',
  rounds: 'Đợt bồi dưỡng',
  register: 'Giấy chứng nhận',
  page: 'Ký số',
  titleSome: '{unsigned} giấy chưa ký số, {signed} giấy đã ký',
  titleAll: 'Cả {signed} giấy đã ký số',
  titleNone: 'Đợt này chưa có giấy để ký số',
  lead: 'Giấy ký bằng phần mềm ký số của cơ quan, ngoài hệ thống này. Tệp ký xong tải lên đây, từ đó ai lấy giấy đều nhận tệp đã ký; bản gốc vẫn giữ.',
  loading: 'Đang xem các giấy đã ký…',
  stepTake: '1. Lấy giấy chưa ký',
  takeText:
    'Một tệp ZIP, mỗi giấy một PDF, kèm danh mục. Bản này in “Bản để ký số” ở chỗ chữ ký; giấy lấy từ nơi khác không dùng để ký được.',
  partsText:
    'Giấy chia thành {count} phần theo số vào sổ, mỗi phần nhiều nhất 200 giấy: ký xong, cả phần vừa một tệp ZIP để tải lên lại.',
  loadingParts: 'Đang xem các giấy chưa ký…',
  partRange: 'Số {from} đến {to}',
  partSize: '{count} giấy, chừng {size}, không quá {seconds} giây',
  givenBefore: 'Đã lấy trước đây: {count} giấy. Lấy lại vẫn là tệp ấy.',
  take: 'Lấy {count} giấy',
  takeOf: 'Lấy giấy số {from} đến {to}',
  preparing: 'Đang chuẩn bị giấy để ký',
  prepared: 'Đã chuẩn bị {done}/{of} giấy',
  preparedLeft: 'Đã chuẩn bị {done}/{of} giấy, còn chừng {seconds} giây',
  stop: 'Dừng',
  allParts: 'Xem cả {count} phần',
  started: 'Đang tải **{count} giấy** ({size}), xem tiến độ trong trình duyệt',
  stepSign: '2. Ký bằng phần mềm của cơ quan',
  signText:
    'Ký từng tệp PDF, không in ra tệp mới, không “lưu thành” bằng phần mềm khác: tệp đã ký phải là tệp gốc có thêm chữ ký. Hình chữ ký dán lên giấy không phải chữ ký số.',
  areaText:
    'Giấy chừa sẵn ô ký số: trang {page}, cách mép trái {x}\u00a0mm, cách mép trên {y}\u00a0mm, rộng {width}\u00a0mm, cao {height}\u00a0mm. Chữ ký từ người thứ hai, cả con dấu, chỉ hiện hình trong ô này và che nhiều nhất một nửa chữ ký trước.',
  noAreaText: 'Giấy của đợt này không chừa ô ký số: người ký thứ hai trở đi ký không hiện hình.',
  stepBring: '3. Tải tệp đã ký lên',
  bringText:
    'Chọn nhiều tệp PDF một lúc, hoặc tệp ZIP đến 19 MB. Chưa có gì thay đổi cho đến khi anh chị bấm nhận; trước đó chỉ anh chị thấy các tệp này.',
  choose: 'Chọn hoặc thả tệp đã ký',
  sending: 'Đang gửi {done}/{of} tệp…',
  sendAgain: 'Gửi lại {count} tệp chưa đến',
  refusedTitle: '{count} tệp không nhận được',
  refusedCaption: 'Tệp không nhận được và lý do',
  file: 'Tệp',
  paper: 'Giấy',
  why: 'Lý do và cách sửa',
  paperLine: '{number} · {name}',
  noPaper: 'Không rõ',
  known: '{count} tệp đã có từ trước, bỏ qua.',
  waitingTitle: '{count} giấy chờ nhận',
  waitingCaption: 'Giấy sắp nhận bản ký số',
  signedBy: 'Người ký',
  effect: 'Nếu nhận',
  first: 'Có bản ký số',
  adds: 'Thêm chữ ký vào bản đang có',
  differs: 'Đang có bản ký khác',
  untrusted:
    'Hệ thống chưa được khai báo tổ chức cấp chứng thư số tin cậy, nên chưa kiểm được tổ chức cấp. Xem kỹ tên người ký trước khi nhận.',
  replace: 'Thay cả {count} bản ký khác đang có',
  keep: 'Nhận {count} giấy đã ký',
  keeping: 'Đang nhận…',
  nothing: 'Các giấy này đều đang có bản ký khác. Đánh dấu ô trên để thay.',
  drop: 'Bỏ, không nhận',
  dropped: 'Đã bỏ các tệp vừa tải lên',
  kept: 'Đã nhận **{count} giấy** đã ký số',
  more: 'Xem thêm {count} giấy',
  history: 'Các lần đã nhận',
  keptLine: '{count} giấy, nhận {when}',
  takenBackLine: '{count} giấy, nhận {when}, đã thu lại {back}',
  takeBack: 'Thu lại',
  takeBackOf: 'Thu lại lần nhận {when}',
  takenBack: 'Đã thu lại, các giấy trở về như trước',
  lineSome: '{signed} giấy đã ký số, {unsigned} giấy chưa ký.',
  open: 'Ký số giấy chứng nhận',
});

/** Why a file was not taken, and what helps. */
export const outcomeWords: Readonly<Record<RefusedOutcome, string>> = {
  unknown: 'Không phải giấy lấy ra để ký từ đợt này. Lấy giấy ở bước 1 rồi ký lại.',
  'other-round': 'Giấy của đợt khác. Tải lên ở trang ký số của đợt đó.',
  'plain-copy': 'Đây là bản thường hoặc bản để in, không phải bản để ký số. Lấy bản để ký ở bước 1 rồi ký lại.',
  rewritten: 'Phần mềm đã ghi lại cả tệp, không còn bản gốc bên trong. Ký thẳng lên tệp lấy ở bước 1.',
  changed: 'Nội dung khác bản gốc đã lấy ra. Lấy lại giấy ở bước 1 rồi ký lại.',
  fallen: 'Giấy đã thu hồi hoặc đã thay, không nhận bản ký nữa.',
  unsigned: 'Đúng giấy nhưng chưa ký.',
  'not-signed': 'Tệp có thêm hình hoặc chữ nhưng không có chữ ký số. Hình chữ ký không phải chữ ký số.',
  'content-changed': 'Có ký số, nhưng ngoài chữ ký, tệp còn bị sửa hoặc bị vẽ thêm. Ký lại tệp lấy ở bước 1.',
  covered:
    'Từ chữ ký thứ hai, hình chữ ký hay con dấu phải nằm trong ô ký số của giấy và che nhiều nhất một nửa chữ ký trước. Ký lại chữ ký sau: đặt hình đúng như vậy, hoặc ký không hiện hình. Giấy không có ô ký số thì chữ ký sau không hiện hình.',
  'not-whole':
    'Sau chữ ký cuối, tệp còn phần không chữ ký nào bảo vệ (sửa thêm, hoặc dữ liệu kiểm tra lâu dài LTV). Tắt LTV trong phần mềm ký, ký lại tệp lấy ở bước 1, rồi tải lên ngay.',
  'time-stamped':
    'Cả tệp được đóng dấu thời gian riêng, mà dấu đó không phải chữ ký của ai. Tắt mục dấu thời gian của tài liệu (LTV) trong phần mềm ký rồi ký lại.',
  'old-way': 'Ký theo cách cũ, có thể làm giả được (SHA-1 hoặc khóa ngắn). Cập nhật phần mềm ký số rồi ký lại.',
  broken: 'Không đọc được chữ ký trong tệp. Ký lại tệp lấy ở bước 1.',
  forged: 'Chữ ký không khớp với tệp: tệp bị sửa sau khi ký, hoặc chữ ký lấy từ giấy khác.',
  'certificate-over': 'Chứng thư số không có hiệu lực vào lúc ký.',
  'unknown-authority': 'Chứng thư số không do tổ chức mà hệ thống tin cậy cấp, hoặc không phải để ký văn bản.',
  acting: 'Tệp có phần tự chạy hoặc bị khóa, không nhận.',
  'not-pdf': 'Không phải tệp PDF, hoặc tệp hỏng.',
  'too-large': 'Tệp quá lớn: PDF đến 6 MB, ZIP đến 19 MB và giải nén ra không quá 100 MB.',
  'too-many': 'Tệp ZIP có quá 1.000 tệp. Chia nhỏ rồi tải lên.',
  'not-sent': 'Chưa gửi được vì mạng. Bấm gửi lại.',
};
