// How names of items give way in a narrow box: what every reader of the trade leaves out goes first, one step at a time.
import type { Lang } from './index.ts';

type Step = readonly [pattern: RegExp, kept: string];

const steps: Readonly<Record<Lang, readonly Step[]>> = {
  'zh-CN': [
    [/（[^（）]*）$/, ''],
    [/^企业投资项目/, '项目'],
    [/^(国有建设用地使用权)(?=出让)/, ''],
    [/^国有建设用地使用权/, '土地使用权'],
    [/^(建设工程|建筑工程|建设项目|生产建设项目)/, ''],
    [/^建设用地(?=规划许可)/, '用地'],
    [/^施工图设计文件联合/, '施工图联合'],
    [/^应建防空地下室的民用建筑项目/, '防空地下室'],
    [/^农民工/, ''],
    [/(核发|签订)$/, ''],
    [/统一受理与意见汇总$/, ''],
  ],
  en: [
    [/ \([^()]*\)$/, ''],
    [/^Enterprise project/, 'Project'],
    [/^Joint construction drawing/, 'Joint drawing'],
    [/^Quality safety supervision registration/, 'Quality and safety registration'],
    [/^Construction waste disposal approval/, 'Waste disposal approval'],
    [/^Wage guarantee and injury insurance/, 'Wage guarantee, injury insurance'],
    [/^Civil defence basement approval/, 'Civil defence approval'],
  ],
};

/** The fullest form of a name that fits; the shortest one when none does. */
export function shortened(lang: Lang, name: string, fits: (text: string) => boolean): string {
  let short = name;
  for (const [pattern, kept] of steps[lang]) {
    if (fits(short)) break;
    const next = short.replace(pattern, kept);
    if (next !== '') short = next;
  }
  return lang === 'en' ? short.charAt(0).toUpperCase() + short.slice(1) : short;
}
