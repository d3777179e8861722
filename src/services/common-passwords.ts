// Passwords long enough to pass and yet among the first that anybody tries, here and abroad. Compared in small letters.

const listed = `
0123456789 0987654321 1029384756 1122334455 123123123123 1234554321 1234567890 12345678910 123456789a 123456789abc
12345678901 123456789q 1234567891 1234567899 1234qwerasdf 123qweasdzxc 123qwe123qwe 135792468a 147258369a 159357456a
1a2b3c4d5e 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc 5201314520 5201314521 5845201314 5845211314 a123456789
a1234567890 a1b2c3d4e5 aa123456789 aa12345678 aaa123456789 abc123456789 abc1234567 abcd123456 abcd12345678 abcde12345
abcdefghij abcdefg123 admin12345 admin123456 admin123admin adminadmin administrator asd123456789 asdasd123456
asdf123456 asdfasdfasdf asdfghjkl123 asdfghjkl1 asdfghjkl; baidu123456 beijing2008 changeme123 china123456
dearbook123 football123 huawei@123 iloveyou123 iloveyou1314 iloveyou520 letmein123 login123456 mima123456 nihao123456
nimda12345 p@ssw0rd123 p@ssword123 pass123456 passw0rd123 password01 password12 password123 password1234 password12345
password1! password123! passwordpassword princess123 q123456789 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123456 qazwsxedc123
qazwsxedcrfv qq123456789 qwe123456789 qweasdzxc123 qweqweqwe123 qwer123456 qwerasdfzxcv qwertasdfg qwerty1234 qwerty12345
qwerty123456 qwertyuiop qwertyuiop123 qwertyuiop[] root123456 rootroot123 sunshine123 test123456 testtest123 w123456789
welcome123 welcome2024 welcome2025 welcome2026 wo5201314520 woaini1314 woaini1314520 woaini520520 woaini5201314
woainima123 woaiwojia520 wodemima123 xiaoming123 yongkang123 yongkang2025 yongkang2026 z123456789 zhang123456
zxc123456789 zxcvbnm123 zxcvbnm1234 zxcvbnm12345 zxcvbnmasdfghjkl zxcvbnm,./
`;

const common = new Set(listed.split(/\s+/).filter((word) => word !== ''));

/** Listed, one or two characters over and over, or a straight run of digits or letters. */
export function isCommonPassword(password: string): boolean {
  const small = password.toLowerCase();
  return common.has(small) || new Set(small).size <= 2 || isRun(small);
}

function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) <= 1 && codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === step);
}
