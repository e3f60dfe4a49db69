/**
 * Surnames of Vietnam and of the peoples of the northern mountains (Kinh, Tày, Nùng, Dao, Mông, Pà Thẻn, Lô Lô, La Chí, Giáy, Sán Dìu),
 * folded: the common ones, as rosters of the province's communes hold them. Not complete, and not meant to be: it only tells whether a
 * capital before a name may belong to it.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  (
    'an au bach ban be bui ca cam cao chang chao chau chu cu cung dam dang dao dinh do doan dong duong giang giap ' +
    'ha hang hau ho hoa hoang hua huynh khong khuong kieu kim la lai lam lau lay le lo loc lu luc lung luong luu ly ' +
    'ma mac mach mai man mi min mong mung nghiem ngo ngoc nguyen nhu ninh nong pham phan phung phuong po quach quan ' +
    'quang sam san sen seo sin sung ta tai tan tang tenh thach thai than thao then thieu tho tieu to ton tong tran ' +
    'trang trieu trinh truong u ung van vang vi vien vo vu vuong vuu xen xin '
  )
    .trim()
    .split(' '),
);
