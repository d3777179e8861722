// Administrative divisions (GB/T 2260, statistical edition to 2023-06-30) that the program can name: provinces, and
// autonomous prefectures, which may have holidays of their own, are all here. An unknown code of a project is never refused:
// the list is short, divisions change, and old projects keep the codes of their day.
import { type Reading, readAs, unreadable } from './problem.ts';

export interface Region {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Year in which the division was abolished; its code stays valid in the record. */
  readonly retiredIn?: number;
}

export const nationwide = '000000';

const named: readonly (readonly [code: string, zh: string, en: string, retiredIn?: number])[] = [
  [nationwide, '全国', 'National'],
  ['110000', '北京市', 'Beijing'],
  ['120000', '天津市', 'Tianjin'],
  ['130000', '河北省', 'Hebei'],
  ['140000', '山西省', 'Shanxi'],
  ['150000', '内蒙古自治区', 'Inner Mongolia'],
  ['210000', '辽宁省', 'Liaoning'],
  ['220000', '吉林省', 'Jilin'],
  ['222400', '延边朝鲜族自治州', 'Yanbian'],
  ['230000', '黑龙江省', 'Heilongjiang'],
  ['310000', '上海市', 'Shanghai'],
  ['320000', '江苏省', 'Jiangsu'],
  ['330000', '浙江省', 'Zhejiang'],
  ['330100', '杭州市', 'Hangzhou'],
  ['330102', '上城区', 'Shangcheng'],
  ['330103', '下城区', 'Xiacheng', 2021],
  ['330104', '江干区', 'Jianggan', 2021],
  ['330105', '拱墅区', 'Gongshu'],
  ['330106', '西湖区', 'Xihu'],
  ['330108', '滨江区', 'Binjiang'],
  ['330109', '萧山区', 'Xiaoshan'],
  ['330110', '余杭区', 'Yuhang'],
  ['330111', '富阳区', 'Fuyang'],
  ['330112', '临安区', "Lin'an"],
  ['330113', '临平区', 'Linping'],
  ['330114', '钱塘区', 'Qiantang'],
  ['330122', '桐庐县', 'Tonglu'],
  ['330127', '淳安县', "Chun'an"],
  ['330182', '建德市', 'Jiande'],
  ['330200', '宁波市', 'Ningbo'],
  ['330203', '海曙区', 'Haishu'],
  ['330204', '江东区', 'Jiangdong', 2016],
  ['330205', '江北区', 'Jiangbei'],
  ['330206', '北仑区', 'Beilun'],
  ['330211', '镇海区', 'Zhenhai'],
  ['330212', '鄞州区', 'Yinzhou'],
  ['330213', '奉化区', 'Fenghua'],
  ['330225', '象山县', 'Xiangshan'],
  ['330226', '宁海县', 'Ninghai'],
  ['330281', '余姚市', 'Yuyao'],
  ['330282', '慈溪市', 'Cixi'],
  ['330300', '温州市', 'Wenzhou'],
  ['330302', '鹿城区', 'Lucheng'],
  ['330303', '龙湾区', 'Longwan'],
  ['330304', '瓯海区', 'Ouhai'],
  ['330305', '洞头区', 'Dongtou'],
  ['330324', '永嘉县', 'Yongjia'],
  ['330326', '平阳县', 'Pingyang'],
  ['330327', '苍南县', 'Cangnan'],
  ['330328', '文成县', 'Wencheng'],
  ['330329', '泰顺县', 'Taishun'],
  ['330381', '瑞安市', "Rui'an"],
  ['330382', '乐清市', 'Yueqing'],
  ['330383', '龙港市', 'Longgang'],
  ['330400', '嘉兴市', 'Jiaxing'],
  ['330424', '海盐县', 'Haiyan'],
  ['330481', '海宁市', 'Haining'],
  ['330483', '桐乡市', 'Tongxiang'],
  ['330700', '金华市', 'Jinhua'],
  ['330782', '义乌市', 'Yiwu'],
  ['330784', '永康市', 'Yongkang'],
  ['340000', '安徽省', 'Anhui'],
  ['350000', '福建省', 'Fujian'],
  ['360000', '江西省', 'Jiangxi'],
  ['370000', '山东省', 'Shandong'],
  ['370600', '烟台市', 'Yantai'],
  ['370687', '海阳市', 'Haiyang'],
  ['410000', '河南省', 'Henan'],
  ['410500', '安阳市', 'Anyang'],
  ['411300', '南阳市', 'Nanyang'],
  ['411329', '新野县', 'Xinye'],
  ['420000', '湖北省', 'Hubei'],
  ['420600', '襄阳市', 'Xiangyang'],
  ['420607', '襄州区', 'Xiangzhou'],
  ['422800', '恩施土家族苗族自治州', 'Enshi'],
  ['430000', '湖南省', 'Hunan'],
  ['433100', '湘西土家族苗族自治州', 'Xiangxi'],
  ['440000', '广东省', 'Guangdong'],
  ['440100', '广州市', 'Guangzhou'],
  ['450000', '广西壮族自治区', 'Guangxi'],
  ['460000', '海南省', 'Hainan'],
  ['500000', '重庆市', 'Chongqing'],
  ['510000', '四川省', 'Sichuan'],
  ['513200', '阿坝藏族羌族自治州', 'Ngawa'],
  ['513300', '甘孜藏族自治州', 'Garzê'],
  ['513400', '凉山彝族自治州', 'Liangshan'],
  ['513401', '西昌市', 'Xichang'],
  ['520000', '贵州省', 'Guizhou'],
  ['522300', '黔西南布依族苗族自治州', 'Qianxinan'],
  ['522600', '黔东南苗族侗族自治州', 'Qiandongnan'],
  ['522700', '黔南布依族苗族自治州', 'Qiannan'],
  ['530000', '云南省', 'Yunnan'],
  ['532300', '楚雄彝族自治州', 'Chuxiong'],
  ['532500', '红河哈尼族彝族自治州', 'Honghe'],
  ['532600', '文山壮族苗族自治州', 'Wenshan'],
  ['532800', '西双版纳傣族自治州', 'Xishuangbanna'],
  ['532900', '大理白族自治州', 'Dali'],
  ['533100', '德宏傣族景颇族自治州', 'Dehong'],
  ['533300', '怒江傈僳族自治州', 'Nujiang'],
  ['533400', '迪庆藏族自治州', 'Dêqên'],
  ['540000', '西藏自治区', 'Xizang'],
  ['610000', '陕西省', 'Shaanxi'],
  ['610100', '西安市', "Xi'an"],
  ['620000', '甘肃省', 'Gansu'],
  ['622900', '临夏回族自治州', 'Linxia'],
  ['623000', '甘南藏族自治州', 'Gannan'],
  ['630000', '青海省', 'Qinghai'],
  ['632200', '海北藏族自治州', 'Haibei'],
  ['632300', '黄南藏族自治州', 'Huangnan'],
  ['632500', '海南藏族自治州', 'Hainan'],
  ['632600', '果洛藏族自治州', 'Golog'],
  ['632700', '玉树藏族自治州', 'Yushu'],
  ['632800', '海西蒙古族藏族自治州', 'Haixi'],
  ['640000', '宁夏回族自治区', 'Ningxia'],
  ['650000', '新疆维吾尔自治区', 'Xinjiang'],
  ['652300', '昌吉回族自治州', 'Changji'],
  ['652700', '博尔塔拉蒙古自治州', 'Bortala'],
  ['652800', '巴音郭楞蒙古自治州', 'Bayingolin'],
  ['653000', '克孜勒苏柯尔克孜自治州', 'Kizilsu'],
  ['654000', '伊犁哈萨克自治州', 'Ili'],
];

export const regions: readonly Region[] = named.map(([code, zh, en, retiredIn]) =>
  retiredIn === undefined ? { code, zh, en } : { code, zh, en, retiredIn },
);
const byCode: ReadonlyMap<string, Region> = new Map(regions.map((region) => [region.code, region]));

export const regionOf = (code: string): Region | null => byCode.get(code) ?? null;

/** The name in that language; the code itself where the list has no name. */
export const regionName = (code: string, language: 'zh' | 'en'): string =>
  byCode.get(code)?.[language] ?? code;

/** Six digits or `region_shape`; a code that the list does not know is a warning, a retired one is plain history. */
export function readRegion(text: string): Reading<string> {
  const code = text.normalize('NFKC').trim();
  if (!/^\d{6}$/.test(code)) return unreadable('region_shape', { found: text.slice(0, 40) });
  return readAs(code, byCode.has(code) ? [] : [{ code: 'region_unknown', facts: { region: code } }]);
}

/** The division above: county → city → province → nationwide → null. */
export function parentRegion(code: string): string | null {
  if (code === nationwide) return null;
  if (code.endsWith('0000')) return nationwide;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** Whether `code` is `scope` or lies within it: 330784 lies within 330700, 330000 and 000000. */
export function regionWithin(code: string, scope: string): boolean {
  for (let at: string | null = code; at !== null; at = parentRegion(at)) if (at === scope) return true;
  return false;
}
