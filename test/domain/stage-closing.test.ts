// A stage closes by its rule: all, or any one, of its milestone items. What is left goes on, and is told.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { stageCloses } from '../../src/domain/project-reading.ts';
import type { ApprovalTemplate, StageClosing } from '../../src/domain/template.ts';
import { projectSummary } from '../../src/services/project-summary.ts';
import { caseRecord } from '../../src/services/records.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { toldProject } from '../support/joint.ts';
import { limitsTemplate } from '../support/limits-template.ts';

const second = { code: 'S2', order: 2, zh: '验收', en: 'completion', lead: 'NRP' };

/** Four items of stage S1 that wait for nobody, and a stage S2 with one of its own. */
function staged(closes?: StageClosing) {
  const [stage] = limitsTemplate.stages;
  const [first] = limitsTemplate.items;
  const template = {
    ...limitsTemplate,
    stages: [{ ...stage, ...(closes === undefined ? {} : { closes }) }, second],
    items: [...limitsTemplate.items, { ...first, code: 'YS01', stage: 'S2' }],
  } as unknown as ApprovalTemplate;
  const project = toldProject(template);
  return {
    project,
    stage: (asOf: string) => {
      const found = project.on(asOf).stages[0];
      return [found?.state, found?.done, found?.total];
    },
    summary: (asOf: string) =>
      projectSummary(
        project.plan,
        project.on(asOf).cases.map((placed, i) => caseRecord('p', placed, i, 0)),
        calendar,
        day(asOf),
      ).stage,
  };
}

describe('a stage', () => {
  it('closes with all its items where it has no rule', () => {
    const { project, stage, summary } = staged();
    project.end('2026-05-18', 'SGXK', 'HPSP', 'KGYQ');
    expect([stage('2026-05-18'), summary('2026-05-18')]).toEqual([['running', 3, 4], 'S1']);
    project.end('2026-05-19', 'LHSP');
    expect([stage('2026-05-19'), summary('2026-05-19')]).toEqual([['done', 4, 4], 'S2']);
  });

  it('closes with all of its milestones, whatever else is open', () => {
    const { project, stage, summary } = staged({ rule: 'all', items: ['SGXK', 'HPSP'] });
    project.end('2026-05-18', 'SGXK');
    expect([stage('2026-05-18'), summary('2026-05-18')]).toEqual([['running', 1, 4], 'S1']);
    project.end('2026-05-19', 'HPSP');
    expect([stage('2026-05-19'), summary('2026-05-19')]).toEqual([['done', 2, 4], 'S2']);
  });

  it('closes with any of its milestones where the rule says so', () => {
    const { project, stage } = staged({ rule: 'any', items: ['SGXK', 'HPSP'] });
    project.end('2026-05-18', 'KGYQ');
    expect(stage('2026-05-18')).toEqual(['running', 1, 4]);
    project.end('2026-05-19', 'HPSP');
    expect(stage('2026-05-19')).toEqual(['done', 2, 4]);
  });

  it('does not wait for a milestone that was waived', () => {
    const { project, stage } = staged({ rule: 'all', items: ['SGXK', 'HPSP'] });
    project.tell('2026-05-18', 'SGXK', { type: 'waive', reason: '不涉及' });
    project.end('2026-05-18', 'HPSP');
    expect(stage('2026-05-18')).toEqual(['done', 1, 3]);
  });

  it('waits for all its items where none of the milestones applies', () => {
    expect(stageCloses({ closes: { rule: 'any', items: ['X'] } }, ['A', 'B'], ['A'])).toBe(false);
    expect(stageCloses({ closes: { rule: 'any', items: ['X'] } }, ['A', 'B'], ['A', 'B'])).toBe(true);
  });

  it('of which nothing applies is never closed', () => expect(stageCloses({}, [], [])).toBe(false));

  it('opens again when its milestone falls', () => {
    const { project, stage } = staged({ rule: 'all', items: ['HPSP'] });
    project.end('2026-05-18', 'HPSP');
    project.tell('2026-05-20', 'HPSP', { type: 'revoke', what: 'licence_revoked', reason: '材料虚假' });
    expect([stage('2026-05-19')[0], stage('2026-05-20')[0]]).toEqual(['done', 'running']);
  });

  it('that is closed stays so while a case left in it is late', () => {
    const { project, stage } = staged({ rule: 'all', items: ['HPSP'] });
    project.tell('2026-05-11', 'SGXK', { type: 'receive' });
    project.tell('2026-05-11', 'SGXK', { type: 'accept' });
    project.end('2026-05-18', 'HPSP');
    expect(stage('2026-05-27')[0]).toBe('done');
    expect(project.on('2026-05-27').stages[0]?.overdue).toBe(1);
  });
});
