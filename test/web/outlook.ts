// What the project page shows of the days to come and those gone by, for a project of the demonstration.

import { chainLinks } from '../../src/services/project-chart.ts';
import { projectOutlook } from '../../src/services/project-outlook.ts';
import { stateCouncil } from '../support/calendar.ts';
import { type DemoView, parties } from './demo-views.ts';

export const outlookOf = ({ project, plan, reading }: Pick<DemoView, 'project' | 'plan' | 'reading'>) => ({
  owed: [],
  formKey: 'k',
  links: chainLinks(plan),
  ...projectOutlook(project, plan, reading, parties, stateCouncil),
});
