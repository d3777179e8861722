// The attributes of a project that decide which approvals it needs: the vocabulary of conditions and of the project form.
import type { Issue } from './errors.ts';
import { issueAt, type Problem } from './problem.ts';
import { quoted } from './shape.ts';
import type { AttributeValue } from './template.ts';

export interface AttributeChoice {
  readonly value: AttributeValue;
  readonly zh: string;
  readonly en: string;
}

export interface ProjectAttribute {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** In the order a form offers them. */
  readonly choices: readonly AttributeChoice[];
}

const choice = (value: AttributeValue, zh: string, en: string): AttributeChoice => ({ value, zh, en });
const yesNo = (name: string, zh: string, en: string): ProjectAttribute => ({
  name,
  zh,
  en,
  choices: [choice(true, '是', 'Yes'), choice(false, '否', 'No')],
});

export const projectAttributes: readonly ProjectAttribute[] = [
  {
    name: 'land_mode',
    zh: '供地方式',
    en: 'How the land is supplied',
    choices: [
      choice('transfer', '出让', 'Transfer'),
      choice('allocation', '划拨', 'Allocation'),
      choice('existing', '自有用地', 'Land already owned'),
    ],
  },
  {
    name: 'building_use',
    zh: '建筑用途',
    en: 'Building use',
    choices: [
      choice('industrial', '工业', 'Industrial'),
      choice('residential', '居住', 'Residential'),
      choice('commercial', '商业', 'Commercial'),
      choice('public', '公共建筑', 'Public'),
    ],
  },
  {
    name: 'eia_class',
    zh: '环评类别',
    en: 'Environmental impact class',
    choices: [
      choice('report', '报告书', 'Full report'),
      choice('form', '报告表', 'Report form'),
      choice('register', '登记表', 'Registration'),
      choice('exempt', '豁免', 'Exempt'),
    ],
  },
  {
    name: 'soil_class',
    zh: '水土保持方案',
    en: 'Soil and water plan',
    choices: [
      choice('report', '报告书（5 公顷以上或土石方 5 万立方米以上）', 'Report (≥ 5 ha or ≥ 50 000 m³)'),
      choice('form', '报告表（0.5 公顷以上或土石方 1000 立方米以上）', 'Form (≥ 0.5 ha or ≥ 1 000 m³)'),
      choice('none', '不需编制', 'None'),
    ],
  },
  {
    name: 'civil_defence_duty',
    zh: '人防义务',
    en: 'Civil air defence duty',
    choices: [
      choice('build', '结建', 'Build with the project'),
      choice('pay', '易地建设', 'Pay for building elsewhere'),
      choice('none', '无', 'None'),
    ],
  },
  yesNo('energy_review_required', '需节能审查', 'Energy review required'),
  yesNo('special_fire', '特殊建设工程（消防）', 'Special works (fire safety)'),
  yesNo('fire_expert', '消防设计需专家评审', 'Fire design needs expert review'),
  yesNo('explosive_or_flammable', '易燃易爆场所', 'Explosive or flammable site'),
  yesNo('in_regional_assessment', '位于区域评估范围', 'Within an area-wide assessment'),
  yesNo('heritage_zone', '涉及文物保护区域', 'In a heritage zone'),
  yesNo('flood_zone', '涉及洪水影响评价区域', 'In a flood zone'),
  yesNo('road_opening', '需占用、挖掘道路或开设路口', 'Opens or digs up a road'),
  yesNo('greenery_affected', '占用绿地或迁移树木', 'Affects greenery'),
  yesNo('gas_needed', '需接入燃气', 'Gas connection needed'),
  yesNo('temporary_drainage', '施工期临时排水', 'Temporary drainage during works'),
  yesNo('agent', '委托代办', 'Handled by an agent'),
  yesNo('large_project', '大型项目', 'Large project'),
];
const byName: ReadonlyMap<string, ProjectAttribute> = new Map(projectAttributes.map((a) => [a.name, a]));

export const attributeNamed = (name: string): ProjectAttribute | null => byName.get(name) ?? null;
export const attributeNames: readonly string[] = projectAttributes.map((attribute) => attribute.name);

/** null when the attribute exists and may have that value; else `unknown_attribute` or `attribute_value`. */
export function attributeProblem(name: string, value: unknown): Problem | null {
  const attribute = byName.get(name);
  if (attribute === undefined) return { code: 'unknown_attribute', facts: { attribute: name } };
  if (attribute.choices.some((allowed) => allowed.value === value)) return null;
  const allowed = attribute.choices.map((allowed) => String(allowed.value));
  return { code: 'attribute_value', facts: { attribute: name, found: quoted(value), allowed } };
}

/** Everything wrong with a set of attributes; `path` is where the set stands, e.g. `attributes`. */
export function attributeIssues(values: Readonly<Record<string, unknown>>, path: string): readonly Issue[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const problem = attributeProblem(name, value);
    return problem === null ? [] : [issueAt(`${path}.${name}`, problem)];
  });
}
