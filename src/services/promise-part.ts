// Whether somebody has a part in promises at all: asked before what was sent is read, so that nobody learns from its faults.
import type { ProjectActType } from '../domain/project-acts.ts';
import { demandAct } from './access.ts';
import type { ActScene } from './record-acts.ts';

/** Throws `forbidden`. Of officers the department is asked once the case is known. */
export const demandPart = ({ ctx, reach }: Pick<ActScene, 'ctx' | 'reach'>, type: ProjectActType): void =>
  demandAct(ctx.actor, type, ctx.actor.department, reach);
