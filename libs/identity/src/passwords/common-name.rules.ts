const words = (text: string): string => text.trim().split(/\s+/).join('|');

/** Family names of most people of the country and of this province, in small letters without diacritics. */
const FAMILY = words(`
  au ban be bui cao chang chau chu cu dang dao dinh do doan duong giang ha hau ho hoang hua huynh la lam le lo loc lu luc lung luong luu ly ma mac mai
  mua ngo nguyen nong pham phan phung phuong quan sin sung ta tai tan thao to tran trieu trinh truong vang vi vu vo vuong xin
`);

/** Words between a family name and a given one, and first parts of a double given name. */
const MIDDLE = words(`
  a anh ba bao bich cam chi cong dang dieu dinh duc duy gia ha hai hieu hoai hoang hong hung huu huy khanh kieu kim lan le linh mai mi minh my mui
  ngoc nhat nhu phuong quang quoc quynh seo song tam thai thanh the thi thien thu thuy tien trong truc trung truong tu tuan tuyet van viet vinh xuan yen
`);

const GIVEN = words(`
  an anh ba bac bach bang bao bich binh chau chi chien chinh chung cong cuc cuong dai dan dao dat diem dien diep dieu dinh dong du duc dung duong duy
  duyen giang giap ha hai han hang hanh hao hau hien hiep hieu hoa hoai hoan hoang hong hop hue hung huong huy huyen khai khang khanh khiem khoa khoi khue
  kien kiet kieu lam lan lanh lien lieu linh loan loc loi long luan luc luong luyen ly mai man manh may mi mien minh mo my nam nga ngan nghia ngoc
  nguyen nguyet nhan nhat nhi nhu nhung ninh nuong oanh pao phat phi phong phu phuc phuoc phuong quan quang quoc quy quyen quyet quynh sang sinh
  sinh son tai tam tan thai tham than thang thanh thao thi thien thiep thinh tho thoa thom thu thuan thuong thuy tien tiep tin tinh toan toi trang tri trinh
  trong truc trung truong tu tuan tung tuoi tuong tuyen tuyet uyen van vi viet vinh vu vui vuong vuot vy xuan xuyen yen
`);

/** How somebody is called before the given name. */
const TITLE = words('anh ba bac bo be chi chu co con cau em me ong thay');

/** A name as it is said, and the other way about where the family name is one that nothing else is taken for. */
const NAME = new RegExp(
  [
    `(?:${FAMILY})(?:${MIDDLE})?(?:${MIDDLE})?(?:${GIVEN})`,
    `(?:${MIDDLE}|${TITLE})?(?:${GIVEN})`,
    `(?:${GIVEN})(?:nguyen|tran|pham|huynh|hoang|phan|dang|bui)(?:van|thi)?`,
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
);

/**
 * True of a name that many bear, in small letters without diacritics and spaces: a given name, one with a title, a double one, a whole name
 * (nguyenvantuan). A row of words that are each a name and don't stand as names do is none (hoadaoxuan).
 */
export const isCommonName = (run: string): boolean => NAME.test(run);
