// Names of the cases and clocks of many projects at once, for lists and messages that keep only their codes.
import type { ApprovalTemplate } from '../domain/template.ts';
import { type NamedProject, readNamedProjects } from '../store/project-names.ts';
import { named, procedureName } from './case-view.ts';
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
  /** Of the material or procedure; of a promise its own name, in Chinese only. */
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
  for (const { templateId, templateVersion } of projects.values()) {
    const key = `${templateId}@${templateVersion}`;
    if (templates.has(key)) continue;
    const plan = await planOf(ctx.store, db, { templateId, templateVersion, attributes: {} });
    templates.set(key, plan.template);
  }
  return codes.map(({ projectId, item, subject }) => {
    const project = projects.get(projectId) ?? null;
    const template =
      project === null ? undefined : templates.get(`${project.templateId}@${project.templateVersion}`);
    return { project, ...namesIn(template, item, subject) };
  });
}

function namesIn(
  template: ApprovalTemplate | undefined,
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
  const material = spec?.materials.find(({ code }) => code === subject);
  const ofSubject = (): Named | null => {
    if (subject === null) return null;
    return material === undefined ? procedureName(template, subject) : plain(material.zh);
  };
  return { itemName: spec === undefined ? plain(item) : named(spec), subjectName: ofSubject() };
}
