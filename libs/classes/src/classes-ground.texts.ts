import { declareProblemTexts } from '@lopso/platform';

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
