// Which office issues a paper, and how it is called on it.
import { facts } from '../domain/case.ts';
import { WINDOW } from '../domain/case-clocks.ts';
import type { PaperKind } from '../domain/papers.ts';
import { officeName, type PaperCase } from './paper-scope.ts';
import type { ActScene } from './record-acts.ts';

export interface PaperOfficeOf {
  /** Party code. */
  readonly code: string;
  /** In numbers: 资规. */
  readonly word: string;
  /** Full name: 永康市自然资源和规划局. */
  readonly name: string;
}

/** The department that leads the case; for what is taken in or handed out at the window, the window where it received the case. */
export function paperOffice(scene: ActScene, kind: PaperKind, placed: PaperCase | null): PaperOfficeOf {
  const { parties } = scene.ctx;
  const atWindow = placed === null || (kind.office === 'intake' && facts(placed.state)?.byWindow === true);
  const code = atWindow ? WINDOW : placed.item.spec.department.lead;
  const party = parties.get(code);
  return { code, word: party?.word ?? party?.short ?? code, name: officeName(scene, code) };
}
