// The shape and tone of a template's status.
import type { ApprovalTemplate } from '../../domain/template.ts';
import type { Mark } from './marks.ts';

export const templateMarks: Readonly<Record<ApprovalTemplate['status'], Mark>> = {
  active: 'done',
  draft: 'not_started',
  retired: 'ended',
};
