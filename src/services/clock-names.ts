// Names of the cases and clocks of many projects at once, for lists and messages that keep only their codes.
import type { Parties } from '../domain/parties.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { type NamedProject, readNamedProjects } from '../store/project-names.ts';
import { named, subjectName } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { planOf } from './plans.ts';
import type { Named } from './views.ts';

export interface ClockCodes {
  readonly projectId: string;
  /** null for a promise on the whole project. */
  readonly item: string | null;
  readonly subject: string | null;
}

export interface ClockNames {
  /** null when it is not there any more. */
  readonly project: NamedProject | null;
  readonly itemName: Named | null;
  /** Of the material, procedure or department; of a promise its own name, in Chinese only. */
  readonly subjectName: Named | null;
}

/** In the order of `codes`. */
export async function clockNames(
  ctx: ServiceContext,
  codes: readonly ClockCodes[],
): Promise<readonly ClockNames[]> {
  const { db } = ctx.store;
  const projects = await readNamedProjects(
    db,
    codes.map(({ projectId }) => projectId),
  );
  const templates = new Map<string, ApprovalTemplate>();
  for (const project of projects.values()) {
    const plan = await planOf(ctx.store, db, { ...project, attributes: {} });
    templates.set(project.id, plan.template);
  }
  return codes.map(({ projectId, item, subject }) => {
    const project = projects.get(projectId) ?? null;
    const template = templates.get(projectId);
    return { project, ...namesIn(template, ctx.parties, item, subject) };
  });
}

function namesIn(
  template: ApprovalTemplate | undefined,
  parties: Parties,
  item: string | null,
  subject: string | null,
): Pick<ClockNames, 'itemName' | 'subjectName'> {
  const plain = (code: string | null): Named | null => (code === null ? null : { zh: code, en: code });
  if (template === undefined) return { itemName: plain(item), subjectName: plain(subject) };
  if (item === null) {
    const target = template.targets.find(({ code }) => code === subject);
    return { itemName: null, subjectName: plain(target?.zh ?? subject) };
  }
  const spec = template.items.find(({ code }) => code === item);
  return {
    itemName: spec === undefined ? plain(item) : named(spec),
    subjectName: subject === null ? null : subjectName(template, parties, { item, subject }),
  };
}
