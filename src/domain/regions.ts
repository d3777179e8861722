// Administrative divisions (GB/T 2260, statistical edition to 2023-06-30) that the program can name. Unknown codes are
// never refused: the list is short, divisions change, and old projects keep the codes of their day.
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
  ['370000', '山东省', 'Shandong'],
  ['370600', '烟台市', 'Yantai'],
  ['370687', '海阳市', 'Haiyang'],
  ['410000', '河南省', 'Henan'],
  ['411300', '南阳市', 'Nanyang'],
  ['411329', '新野县', 'Xinye'],
  ['420000', '湖北省', 'Hubei'],
  ['420600', '襄阳市', 'Xiangyang'],
  ['420607', '襄州区', 'Xiangzhou'],
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
