/**
 * Passwords that anybody tries first, in lower case: the head of the public lists of leaked passwords, and what people
 * here choose. Digits in a row, in order or repeated are found by rule, not by this list.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password password1 password123 passw0rd p@ssword p@ssw0rd qwertyui qwerty123 qwertyuiop qwer1234 1q2w3e4r 1qaz2wsx
  q1w2e3r4 asdfghjk asdfghjkl zxcvbnm1 abcd1234 abc12345 a1b2c3d4 aa123456 a1234567 a12345678 abcdefgh iloveyou
  admin123 admin1234 administrator welcome1 football baseball princess sunshine superman whatever trustno1 computer
  internet samsung1 letmein1 master123 changeme secret123 test1234 user1234 google123 facebook facebook1 youtube1
  matkhau1 matkhau12 matkhau123 matkhau1234 matkhau@123 matkhaumoi dangnhap dangnhap1 dangnhap123 vietnam1
  vietnam123 vietnam@123 vietnam2026 vietnamvodich vietnamyeuem hanoi123 hanoi2026 saigon123 tuyenquang tuyenquang1
  tuyenquang123 tuyenquang2026 tuyenquang@123 hagiang1 hagiang123 hamyen123 sonduong sonduong123 nahang123 chiemhoa
  chiemhoa123 anhyeuem anhyeuem1 anhyeuem123 emyeuanh emyeuanh1 emyeuanh123 yeuemnhieu yeuanhnhieu iloveyou1 iloveyou2
  concaucon giadinh1 giadinh123 giadinhtoi hanhphuc hanhphuc1 hanhphuc123 maimaiyeuem matkhaula 123456aa 123456abc
  12345678a 12345678aa 123456789a 1234567a a123456789 aa12345678 abc123456 abc@1234 abc@12345 zxc123456 asd123456
  qwe123456 qwe12345 123qweasd 123qwe123 1234qwer 0123456a 0123456789a lopso123 lopso2026 tocongnghe
  congnghe1 congngheso chuyendoiso chuyendoiso1 dichvucong dichvucong1 vneid123 zalo1234 zalo12345 dienthoai dienthoai1
  thanhvien thanhvien1 thanhvien123 canbo123 giaovien1 giaovien123 ubndxa123 nguyenvana nguyenthi1 nguyen123
  `
    .trim()
    .split(/\s+/),
);
