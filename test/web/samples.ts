// What the sample pages share: who looks, what filters offer, names that are far too long.
import type { Lang } from '../../src/texts/index.ts';
import type { Shell } from '../../src/web/layout.tsx';
import { demo, now } from './demo-views.ts';

export type Maker = (lang: Lang) => { toString(): string | Promise<string> };
export type Makers = Readonly<Record<string, Maker>>;

export const longName =
  '永康市经济开发区智能装备产业园三期（含地下车库、配套宿舍及10千伏变配电站）标准厂房建设项目';

export const shellFor = (lang: Lang, path: string): Shell => ({
  lang,
  path,
  now,
  region: '永康市',
  demo: true,
  person: { name: '陈丽', roles: ['agent'] },
  counts: { home: 4, projects: 6 },
});

export const administrator = (lang: Lang, path: string): Shell => ({
  ...shellFor(lang, path),
  person: { name: '管理员甲', roles: ['administrator'] },
  counts: {},
});

export const options = {
  stages: [
    { value: 'S1', label: '立项与用地' },
    { value: 'S2', label: '规划许可' },
  ],
  regions: [{ value: '330784', label: '永康市' }],
  templates: demo.map(({ template: { id, name } }) => ({ value: id, label: name.zh })),
  agents: [{ value: 'agent01', label: '陈丽' }],
};
