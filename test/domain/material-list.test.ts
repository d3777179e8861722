// The list of materials of a case: what is in hand, from where, and that whatever is once in hand is never asked for again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedItem } from '../../src/domain/approval-chain.ts';
import { foldMaterials, type RecordedMaterialAct } from '../../src/domain/case-materials.ts';
import { day } from '../../src/domain/day.ts';
import {
  type Certificate,
  isValid,
  type ListedMaterial,
  materialKey,
  materialList,
} from '../../src/domain/material-list.ts';
import { toldProject } from '../support/joint.ts';
import { instant } from '../support/one-case.ts';
import { readTemplate } from '../support/story.ts';

const TEMPLATE = 'nb-industrial-59';

/** A project whose files and certificates are told as well. */
function told() {
  const project = toldProject(TEMPLATE, readTemplate(TEMPLATE).max_profile, '330200');
  const acts: RecordedMaterialAct[] = [];
  const certificates: Certificate[] = [];
  const record = (when: string, act: RecordedMaterialAct['act']): number => {
    const seq = acts.length + 1;
    acts.push({ seq, occurredAt: instant(when), actor: 'win01', actorName: '徐敏', act });
    return seq;
  };
  const itemOf = (code: string) => {
    const item = plannedItem(project.plan, code);
    if (item === null) throw new Error(`no item ${code}`);
    return item;
  };
  return {
    ...project,
    certificates,
    record,
    file: (when: string, item: string, material: string, awaitsCheck = false): number =>
      record(when, {
        type: 'file_material',
        item,
        material,
        materialName: itemOf(item).spec.materials.find(({ code }) => code === material)?.zh ?? material,
        file: 'a'.repeat(64),
        name: 'a.pdf',
        bytes: 1,
        mediaType: 'application/pdf',
        how: 'page',
        awaitsCheck,
        supplies: false,
      }),
    list: (item: string, asOf: string): readonly ListedMaterial[] =>
      materialList(
        {
          plan: project.plan,
          cases: project.on(asOf).cases,
          eventsOf: project.eventsOf,
          materials: foldMaterials(acts),
          certificates,
          asOf: day(asOf),
        },
        itemOf(item),
      ),
  };
}

/** Two items that ask for a material of the same name. */
function shared(project: ReturnType<typeof told>) {
  const uses = new Map<string, { item: string; code: string }[]>();
  for (const { code: item, materials } of project.plan.items)
    for (const spec of materials.filter(({ from_item }) => from_item === undefined)) {
      const key = materialKey(spec.zh);
      uses.set(key, [...(uses.get(key) ?? []), { item, code: spec.code }]);
    }
  const found = [...uses.values()].find((list) => new Set(list.map(({ item }) => item)).size > 1);
  const [first, second] = found ?? [];
  if (first === undefined || second === undefined) throw new Error('no material of two items');
  return { first, second };
}
const sourceOf = (list: readonly ListedMaterial[], code: string) =>
  list.find(({ spec }) => spec.code === code)?.source;

describe('a material', () => {
  it('of the same name is the same paper, however it is spaced, quoted or widened', () => {
    expect(materialKey(' 企业投资项目备案（赋码）信息表')).toBe(materialKey('企业投资项目备案(赋码)信息表 '));
    expect(materialKey('“标准地”履约承诺书')).toBe(materialKey('标准地履约承诺书'));
    expect(materialKey('监理合同')).not.toBe(materialKey('施工合同'));
  });

  it('filed for one case is in hand for every other that asks for it', () => {
    const project = told();
    const { first, second } = shared(project);
    project.file('2026-05-12 10:00', first.item, first.code);
    expect(sourceOf(project.list(second.item, '2026-05-12'), second.code)).toEqual({
      kind: 'in_hand',
      from: 'file',
      item: first.item,
      on: day('2026-05-12'),
    });
  });

  it('that waits for a check is not in hand, nor is one that went back', () => {
    const project = told();
    const asking = project.plan.items.flatMap(({ code: item, materials }) =>
      materials
        .filter(({ exempt, from_item }) => !exempt && from_item === undefined)
        .map(({ code }) => ({ item, code })),
    );
    const first = asking[0] ?? { item: '', code: '' };
    const target = project.file('2026-05-12 10:00', first.item, first.code, true);
    const asked = () => sourceOf(project.list(first.item, '2026-05-12'), first.code)?.kind;
    expect(asked()).toBe('to_hand_in');
    const check = { item: first.item, target, materialName: 'x' };
    project.record('2026-05-12 11:00', { type: 'accept_material', supplies: false, ...check });
    expect(asked()).toBe('in_hand');
    project.record('2026-05-12 12:00', { type: 'return_material', reason: '拿错了', ...check });
    expect(asked()).toBe('to_hand_in');
  });
});

describe('a certificate', () => {
  const licence = (validUntil: string | null, revokedOn: string | null = null): Certificate => ({
    name: '营业执照',
    number: '1',
    validUntil: validUntil === null ? null : day(validUntil),
    source: '窗口',
    revokedOn: revokedOn === null ? null : day(revokedOn),
  });

  it.each([
    ['without end', licence(null), true],
    ['on its last day', licence('2026-05-27'), true],
    ['the day after', licence('2026-05-26'), false],
    ['revoked tomorrow', licence(null, '2026-05-28'), true],
    ['revoked today', licence(null, '2026-05-27'), false],
  ])('%s', (_, certificate, valid) => {
    expect(isValid(certificate, day('2026-05-27'))).toBe(valid);
  });
});

describe('what is once in hand', () => {
  /** Every material of every case that is in hand, by its name and the case that asks for it. */
  const inHand = (project: ReturnType<typeof told>, asOf: string): ReadonlySet<string> =>
    new Set(
      project.plan.items.flatMap(({ code }) =>
        project
          .list(code, asOf)
          .filter(({ source }) => source.kind === 'in_hand')
          .map(({ spec }) => `${code} ${spec.code} ${materialKey(spec.zh)}`),
      ),
    );

  it('is never asked for again by any case, whatever happens but a return or a revocation', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 4, maxLength: 14 }), (choices) => {
        const project = told();
        let asOf = '2026-05-11';
        let before = inHand(project, asOf);
        for (const [step, choice] of choices.entries()) {
          asOf = `2026-05-${String(11 + step).padStart(2, '0')}`;
          const { cases } = project.on(asOf);
          const ready = cases.filter(({ reading }) => reading.status === 'ready');
          const next = ready[choice % Math.max(1, ready.length)];
          const asking = project.plan.items.filter(({ materials }) => materials.length > 0);
          const item = asking[choice % asking.length];
          const material = item?.materials[choice % item.materials.length];
          if (choice % 2 === 0 && next !== undefined) project.end(asOf, next.item.code);
          else if (item !== undefined && material !== undefined) {
            project.file(`${asOf} 10:00`, item.code, material.code);
            const name = materialKey(material.zh);
            const now = inHand(project, asOf);
            // At once, and for all that ask for it by that name.
            for (const other of asking)
              for (const spec of other.materials.filter(({ zh }) => materialKey(zh) === name))
                expect(now).toContain(`${other.code} ${spec.code} ${name}`);
          }
          const after = inHand(project, asOf);
          expect([...before].filter((one) => !after.has(one))).toEqual([]);
          before = after;
        }
      }),
      { numRuns: 15 },
    );
  });
});
