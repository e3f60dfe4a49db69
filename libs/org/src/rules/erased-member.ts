/** What stands where an erased person's name stood, in the few places that still show a row for what counts. */
export const ERASED_NAME = 'Đã xóa theo yêu cầu';
